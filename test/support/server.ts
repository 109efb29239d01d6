// The whole server as server.ts builds it, on a free port, with a database and a clock of the test's own.
import type { Session } from '#app/db/sessions.server.ts'
import type { Timers } from '#app/lib/timers.ts'
import type { Question } from '#questions/schema.ts'
import { startServer, type RunningServer } from '../../server.ts'
import { connectSession, type SessionClient } from './client.ts'
import { createTestClock, type TestClock } from './clock.ts'
import { cookieFrom, createTestLog, testEnv } from './context.ts'
import { copyDatabase } from './database.ts'
import { startTestHost, type TestHost } from './host.ts'
import { createTestBank } from './questions.ts'

export type TestServer = {
  host: TestHost
  clock: TestClock
  log: ReturnType<typeof createTestLog>
  databaseFile: string
  /** The running web process; another one after `restart`. */
  readonly running: RunningServer
  readonly port: number
  cookieOf(user: { id: string }): Promise<string>
  join(session: Session, user: { id: string }): Promise<SessionClient>
  /** Ends the web process and starts another on the same database; the host lives on. */
  restart(how?: { alreadyClosed: boolean }): Promise<void>
  close(): Promise<void>
}

export type TestServerOptions = {
  questions?: Question[]
  env?: Record<string, string>
  timers?: Timers
  capacityMb?: number
  /** The host records. */
  records?: boolean
  /** Another one than a host of the fake engine. */
  host?: TestHost
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const host = options.host ?? (await startTestHost(options))
  const database = await copyDatabase()
  const clock = createTestClock()
  const log = createTestLog()
  const env = testEnv({ DATABASE_URL: database.url, SANDBOX_SOCKET: host.socketPath, ...options.env })
  const start = () =>
    startServer(env, {
      now: clock.now,
      timers: options.timers ?? clock.timers,
      questions: createTestBank(options.questions),
      log,
      withoutPages: true,
    })
  let running = await start()
  const cookieOf = async (user: { id: string }) =>
    cookieFrom(await running.context.logins.startLogin(user.id))
  return {
    host,
    clock,
    log,
    databaseFile: database.file,
    get running() {
      return running
    },
    get port() {
      return running.port
    },
    cookieOf,
    join: async (session, user) => connectSession(running.port, session.id, { cookie: await cookieOf(user) }),
    async restart(how) {
      if (!how?.alreadyClosed) await running.close()
      running = await start()
    },
    async close() {
      await running.close()
      await host.close()
      await database.remove()
    },
  }
}
