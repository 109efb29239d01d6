// The object that loaders and actions receive, made as server.ts makes it: a real database, a fixed clock, no host unless asked.
import { createLogins } from '#app/auth/login.server.ts'
import { createAppointments } from '#app/calendar/appointments.server.ts'
import { createCalendarFeeds } from '#app/calendar/feeds.server.ts'
import type { AppContext } from '#app/context.server.ts'
import { createSignUpTries } from '#app/cohort/sign-up-tries.server.ts'
import { roomCoding } from '#app/coding/room-coding.server.ts'
import { createDocuments } from '#app/document/documents.server.ts'
import { readEnv, type Env } from '#app/env.server.ts'
import { allWork } from '#app/jobs/all-work.server.ts'
import { createJobRunner } from '#app/jobs/runner.server.ts'
import type { Log } from '#app/lib/log.ts'
import { createProofs } from '#app/library/proofs.server.ts'
import { createSolveTimes } from '#app/library/solve-times.server.ts'
import { createPostman } from '#app/mail/postman.server.ts'
import { createBoxPlaces } from '#app/scheduling/box-places.server.ts'
import { createTell } from '#app/scheduling/tell.server.ts'
import { createRooms } from '#app/session/rooms.server.ts'
import { createSandboxClient } from '#sandbox/client.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { createTestClock, type TestClock } from './clock.ts'
import { openTestDatabase } from './database.ts'
import { makeIndexHere } from './index-maker.ts'
import { createTestBank } from './questions.ts'

export const TEST_ORIGIN = 'http://localhost:3000'

/** Tests that expect trouble read it from `lines`. */
export function createTestLog(): Log & { lines: { level: string; words: string; details: object }[] } {
  const lines: { level: string; words: string; details: object }[] = []
  const keep = (level: string) => (details: object, words: string) =>
    void lines.push({ level, words, details })
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}

export function testEnv(overrides: Record<string, string> = {}): Env {
  return readEnv({ NODE_ENV: 'test', PORT: '0', PUBLIC_URL: TEST_ORIGIN, ...overrides })
}

export type TestContext = {
  context: AppContext
  clock: TestClock
  /** The `Cookie` header of a browser in which this person is signed in. */
  cookieOf(user: { id: string }): Promise<string>
  close(): Promise<void>
}

export type TestContextOptions = {
  questions?: QuestionBank
  env?: Record<string, string>
  /** Of a host started by startTestHost; left out = no host answers. */
  socketPath?: string
}

export async function createTestContext(options: TestContextOptions = {}): Promise<TestContext> {
  const database = await openTestDatabase()
  const { db } = database
  const clock = createTestClock()
  const env = testEnv({ DATABASE_URL: database.url, ...options.env })
  const socketPath = options.socketPath ?? `${database.file}.no-host.sock`
  const sandbox = createSandboxClient({ socketPath, patienceMs: options.socketPath ? 5000 : 0 })
  const questions = options.questions ?? createTestBank()
  const { now, timers } = clock
  const documents = createDocuments({ db, now, timers, log: createTestLog() })
  const rooms = createRooms({
    db,
    now,
    timers,
    sandbox,
    questions,
    log: createTestLog(),
    iceServers: () => [],
    parts: [roomCoding(documents)],
  })
  const logins = createLogins({ db, env })
  const solveTimes = createSolveTimes({ db })
  const postman = createPostman(env)
  const appointments = createAppointments({ db, questions, env })
  const boxPlaces = await createBoxPlaces({ db, now, env, sandbox, questions, log: createTestLog() })
  const slotNeeds = { db, now, questions, tell: createTell({ now, env, questions }), boxPlaces }
  const makeIndex = makeIndexHere
  // Not started: a test does what is due by `context.jobs.runDue()`.
  const work = allWork({ db, now, env, sandbox, postman, appointments, rooms, slotNeeds, makeIndex })
  const jobs = createJobRunner({ db, now, timers, log: createTestLog(), work })
  const context = {
    db,
    now,
    env,
    logins,
    sandbox,
    rooms,
    documents,
    questions,
    solveTimes,
    proofs: createProofs(`${database.file}.question-report.json`),
    jobs,
    signUpTries: createSignUpTries(),
    calendarFeeds: createCalendarFeeds({ db, now, env, appointments }),
    makeIndex,
    slotNeeds,
    cspNonce: 'nonce',
    clientAddress: '127.0.0.1',
    untilTaken: () => Promise.resolve(true),
  }
  return {
    context,
    clock,
    cookieOf: async (user) => cookieFrom(await logins.startLogin(user.id)),
    async close() {
      await jobs.stop()
      postman.stop()
      await rooms.stop()
      await documents.stop()
      sandbox.close()
      await database.close()
    },
  }
}

/** What a browser sends back for a `Set-Cookie` value. */
export function cookieFrom(setCookie: string): string {
  return setCookie.split(';')[0] ?? ''
}
