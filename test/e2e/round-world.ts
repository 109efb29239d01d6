// A session of some rounds on a server of its own, with questions made for tests: no real box is needed, and the pages are the
// built ones.
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
import { roundsOf, type Chosen } from '#test/support/round-script.ts'
import { everyKind } from '#test/support/work-questions.ts'
import { startServer, type RunningServer } from '../../server.ts'
import { buildTemplate } from '../setup/database.ts'
import { CHROMIUM } from './people.ts'

export type RoundWorld = {
  running: RunningServer
  cast: Cast
  /** What browsers complained of: errors, what the content security policy forbade, and what was asked of another server. */
  complaints: string[]
  /** `watch`: what happens to the page before it goes to the session. */
  open(user: User, watch?: (page: Page) => Promise<unknown>): Promise<Page>
  close(): Promise<void>
}

export async function startRoundWorld(...asked: Chosen[]): Promise<RoundWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'greenroom-round-'))
  const file = join(folder, 'round.db')
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
  const rounds = roundsOf(asked)
  const questionSlug = rounds[0]?.questions[0]?.questionSlug ?? ''
  const cast = await buildSession(running.context.db, {
    rounds,
    questionSlug,
    // Its box is wanted now.
    scheduledAt: new Date(),
  })
  const browser: Browser = await chromium.launch(CHROMIUM)
  const complaints: string[] = []
  const cookieOf = async (user: User) =>
    (await running.context.logins.startLogin(user.id)).split(';')[0] ?? ''
  return {
    running,
    cast,
    complaints,
    async open(user, watch = async () => undefined) {
      const viewport = { width: 1440, height: 900 }
      const context = await browser.newContext({ baseURL: url, viewport, colorScheme: 'light' })
      const [name = '', value = ''] = (await cookieOf(user)).split('=')
      await context.addCookies([{ name, value, url }])
      const page = await context.newPage()
      page.on('dialog', (dialog) => void dialog.accept().catch(() => {}))
      page.on('pageerror', (error) => complaints.push(`${user.name}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${user.name}: ${message.text()}`)
      })
      page.on('request', (request) => {
        if (/^(https?|wss?):/.test(request.url()) && new URL(request.url()).host !== new URL(url).host)
          complaints.push(`${user.name} asks for ${request.url()}`)
      })
      await watch(page)
      await page.goto(`/sessions/${cast.session.id}`)
      return page
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
