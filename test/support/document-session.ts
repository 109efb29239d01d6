// A session in its working part, with everybody's pages on its documents at hand.
import type { User } from '#app/db/users.server.ts'
import { buildSession, type Cast } from './build.ts'
import type { SessionClient } from './client.ts'
import { DocumentPage, RawPage, type DocumentAddress } from './document-page.ts'
import { startTestServer, type TestServer, type TestServerOptions } from './server.ts'

export type DocumentSession = {
  server: TestServer
  cast: Cast
  interviewer: SessionClient
  candidate: SessionClient
  page(user: { id: string }, name?: string): Promise<DocumentPage>
  raw(user: { id: string } | null, name?: string): Promise<RawPage>
  address(user: { id: string }, name?: string): Promise<() => DocumentAddress>
  grant(to: User): Promise<void>
  /** Both sockets of the session again, after a restart. */
  rejoin(): Promise<void>
  end(): Promise<void>
}

export async function startDocumentSession(
  options: TestServerOptions & { phase?: 'lobby' | 'working' } = {},
): Promise<DocumentSession> {
  const server = await startTestServer(options)
  const cast = await buildSession(server.running.context.db)
  const pages: (DocumentPage | RawPage)[] = []
  const session: DocumentSession = {
    server,
    cast,
    interviewer: await server.join(cast.session, cast.interviewer),
    candidate: await server.join(cast.session, cast.candidate),
    async address(user, name = 'code-0') {
      const cookie = await server.cookieOf(user)
      return () => ({ port: server.port, cookie, sessionId: cast.session.id, name })
    },
    async page(user, name) {
      const page = new DocumentPage(await session.address(user, name))
      pages.push(page)
      return page
    },
    async raw(user, name) {
      const at = await session.address(user ?? cast.candidate, name)
      const page = new RawPage({ ...at(), ...(user ? {} : { cookie: '' }) })
      pages.push(page)
      return page
    },
    async grant(to) {
      const answer = await session.interviewer.command({ type: 'grant-control', to: to.id })
      if (answer.type !== 'done') throw new Error(`control was not granted: ${answer.reason}`)
    },
    async rejoin() {
      session.interviewer = await server.join(cast.session, cast.interviewer)
      session.candidate = await server.join(cast.session, cast.candidate)
    },
    async end() {
      for (const page of pages) page.close()
      await server.close()
    },
  }
  await session.interviewer.seesView((view) => view.sandbox.status === 'ready')
  if (options.phase !== 'lobby') {
    await session.interviewer.command({ type: 'advance-phase', from: 'lobby' })
    await session.interviewer.command({ type: 'advance-phase', from: 'briefing' })
    await session.interviewer.seesView((view) => view.control.holder === cast.candidate.id)
  }
  return session
}
