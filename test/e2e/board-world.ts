// A design round on a server of its own: no box is needed, and the pages are the built ones.
import { mkdtemp, copyFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { User } from '#app/db/users.server.ts'
import { buildSession, type Cast } from '#test/support/build.ts'
import { createTestLog, testEnv } from '#test/support/context.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { createTestBank } from '#test/support/questions.ts'
import { chosen, roundsOf } from '#test/support/round-script.ts'
import { everyKind } from '#test/support/work-questions.ts'
import { startServer, type RunningServer } from '../../server.ts'
import { buildTemplate } from '../setup/database.ts'
import { CHROMIUM } from './people.ts'

export type BoardWorld = {
  running: RunningServer
  cast: Cast
  /** What the content security policy forbade, and what was asked of another server. */
  complaints: string[]
  open(user: User, look?: { width?: number; height?: number; dark?: boolean }): Promise<Page>
  cookieOf(user: User): Promise<string>
  /** On to the next stage. */
  moveOn(): Promise<void>
  close(): Promise<void>
}

export async function startBoardWorld(): Promise<BoardWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'greenroom-board-'))
  const file = join(folder, 'board.db')
  await copyFile(buildTemplate(), file)
  const host: TestHost = await startTestHost()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = testEnv({
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: `file:${file}`,
    SANDBOX_SOCKET: host.socketPath,
  })
  const log = createTestLog()
  const running = await startServer(env, { questions: createTestBank(everyKind), log })
  const rounds = roundsOf([chosen.design])
  const cast = await buildSession(running.context.db, { rounds, questionSlug: 'a-counter-for-visits' })
  const browser: Browser = await chromium.launch(CHROMIUM)
  const complaints: string[] = []
  const cookieOf = async (user: User) =>
    (await running.context.logins.startLogin(user.id)).split(';')[0] ?? ''
  return {
    running,
    cast,
    complaints,
    cookieOf,
    async open(user, { width = 1440, height = 900, dark = false } = {}) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
      })
      const [name = '', value = ''] = (await cookieOf(user)).split('=')
      await context.addCookies([{ name, value, url }])
      const page = await context.newPage()
      page.on('dialog', (dialog) => void dialog.accept().catch(() => {}))
      page.on('console', (message) => {
        if (/Content Security Policy/.test(message.text())) complaints.push(`${user.name}: ${message.text()}`)
      })
      page.on('request', (request) => {
        if (/^(https?|wss?):/.test(request.url()) && new URL(request.url()).host !== new URL(url).host)
          complaints.push(`${user.name} asks for ${request.url()}`)
      })
      await page.goto(`/sessions/${cast.session.id}`)
      return page
    },
    async moveOn() {
      const entry = await running.context.rooms.enter(cast.session.id, cast.interviewer.id)
      const state = entry?.room.state()
      if (!entry || !state || state.phase === 'unopened' || state.phase === 'closed')
        throw new Error('no stage')
      const moved = await entry.room.command(cast.interviewer.id, {
        type: 'advance-phase',
        from: state.phase,
      })
      if (!moved.ok) throw new Error(`not moved on: ${moved.reason}`)
    },
    async close() {
      await browser.close()
      await running.close()
      await host.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()))
    })
  })
}
