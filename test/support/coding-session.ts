// A session that writes a program: its people, the page of the document, and a look into the box of the fake engine.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RunNews, ShownRun } from '#app/coding/messages.ts'
import { noRuns, runsAfter } from '#app/coding/run-state.ts'
import { filesOf } from '#app/document/shape.ts'
import { systemTimers } from '#app/lib/timers.ts'
import type { Command } from '#app/session/commands.ts'
import type { CodingQuestion } from '#questions/schema.ts'
import { buildSession, type Cast } from './build.ts'
import type { SessionClient } from './client.ts'
import { DocumentPage } from './document-page.ts'
import { chosen, roundsOf } from './round-script.ts'
import type { TestHost } from './host.ts'
import { startTestServer, type TestServer } from './server.ts'
import { codingQuestion, everyKind } from './work-questions.ts'

export type CodingSession = {
  server: TestServer
  cast: Cast
  candidate: SessionClient
  interviewer: SessionClient
  /** What the candidate's page shows of the document. */
  page: DocumentPage
  directory(): string
  read(path: string): string | null
  write(path: string, text: string): void
  shell(script: string): string
  text(path: string): string | undefined
  paths(): string[]
  begin(command: Command, client?: SessionClient): Promise<void>
  /** What a client was told of this run so far. */
  shown(client: SessionClient, runId: string): ShownRun | null
  over(client: SessionClient, runId: string): Promise<ShownRun>
  rejoin(): Promise<void>
  end(): Promise<void>
}

/** In the stage that writes, the candidate in control, Python chosen. */
export async function startCodingSession(
  coding: Partial<CodingQuestion['coding']> = {},
  { host, memoryMb = 128 }: { host?: TestHost; memoryMb?: number } = {},
): Promise<CodingSession> {
  const questions = everyKind.map((one) =>
    one.slug === codingQuestion.slug && one.kind === 'coding'
      ? { ...one, coding: { ...one.coding, ...coding }, sandbox: { ...codingQuestion.sandbox, memoryMb } }
      : one,
  )
  const server = await startTestServer({ questions, timers: systemTimers, ...(host ? { host } : {}) })
  const cast = await buildSession(server.running.context.db, {
    questionSlug: codingQuestion.slug,
    rounds: roundsOf([chosen.coding]),
  })
  const cookie = await server.cookieOf(cast.candidate)
  const page = new DocumentPage(() => ({
    port: server.port,
    cookie,
    sessionId: cast.session.id,
    name: 'code-0',
  }))
  const directory = () => {
    const sandboxId = session.candidate.view?.sandbox.sandboxId
    const box = sandboxId ? server.host.engine.find(sandboxId) : undefined
    if (!box) throw new Error('there is no box')
    return box.directory
  }
  const work = (path: string) => join(directory(), 'root/work', path)
  const session: CodingSession = {
    server,
    cast,
    page,
    interviewer: await server.join(cast.session, cast.interviewer),
    candidate: await server.join(cast.session, cast.candidate),
    directory,
    read(path) {
      try {
        return readFileSync(work(path), 'utf8')
      } catch {
        return null
      }
    },
    write(path, text) {
      mkdirSync(dirname(work(path)), { recursive: true })
      writeFileSync(work(path), text)
    },
    shell: (script) => execFileSync('/bin/sh', ['-c', script], { cwd: work('.'), encoding: 'utf8' }),
    text: (path) => filesOf(page.doc).get(path)?.toString(),
    paths: () => [...filesOf(page.doc).keys()].sort(),
    async begin(command, client = session.candidate) {
      const answer = await client.command(command)
      if (answer.type !== 'done') throw new Error(`${command.type} was refused: ${answer.reason}`)
    },
    shown: (client, runId) => shownTo(client, runId),
    async over(client, runId) {
      const wait = () => client.hears('run', ({ news }) => isOver(news, runId))
      // What only waits is ended by the wall clock, later than a client waits for anything else.
      await wait().catch(wait)
      const shown = shownTo(client, runId)
      if (!shown) throw new Error('it is over and was never shown')
      return shown
    },
    async rejoin() {
      session.interviewer = await server.join(cast.session, cast.interviewer)
      session.candidate = await server.join(cast.session, cast.candidate)
    },
    async end() {
      page.close()
      await server.close()
    },
  }
  await session.interviewer.seesView((view) => view.sandbox.status === 'ready')
  for (let stage = ''; stage !== 'write'; stage = session.interviewer.view?.stage?.id ?? '') {
    const { phase, stage: now } = session.interviewer.view ?? {}
    if (!phase || phase === 'closed' || now?.id === 'write') break
    await session.begin({ type: 'advance-phase', from: phase }, session.interviewer)
  }
  await session.interviewer.seesView((view) => view.control.holder === cast.candidate.id)
  await session.begin({ type: 'choose-language', language: 'python' })
  await page.until(() => session.text('main.py') !== undefined)
  return session
}

function shownTo(client: SessionClient, runId: string): ShownRun | null {
  const news = client.heard.flatMap((message) => (message.type === 'run' ? [message.news] : []))
  const { run } = news.reduce(runsAfter, noRuns)
  return run?.runId === runId ? run : null
}

function isOver(news: RunNews, runId: string): boolean {
  if (news.kind === 'run') return news.run.runId === runId && news.run.over !== null
  return news.kind === 'over' && news.runId === runId
}
