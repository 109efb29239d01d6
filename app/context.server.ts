// What server.ts builds once and every loader, action and socket receives. Routes import these types only.
import type { QuestionBank } from '#questions/schema.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import type { Logins } from './auth/login.server.ts'
import type { SignUpTries } from './cohort/sign-up-tries.server.ts'
import type { Database } from './db/client.server.ts'
import type { Documents } from './document/documents.server.ts'
import type { Env } from './env.server.ts'
import type { CalendarFeeds } from './calendar/feeds.server.ts'
import type { JobRunner } from './jobs/runner.server.ts'
import type { ProofsReader } from './library/proofs.server.ts'
import type { SolveTimesReader } from './library/solve-times.server.ts'
import type { SlotNeeds } from './scheduling/needs.server.ts'
import type { UntilTaken } from './recording/at-their-pace.server.ts'
import type { MakeIndex } from './recording/make-index.server.ts'
import type { Rooms } from './session/rooms.server.ts'

export type AppContext = {
  db: Database
  now: () => Date
  env: Env
  logins: Logins
  sandbox: SandboxClient
  rooms: Rooms
  documents: Documents
  questions: QuestionBank
  solveTimes: SolveTimesReader
  proofs: ProofsReader
  /** Wake it after a transaction that has put something in the queue. */
  jobs: JobRunner
  calendarFeeds: CalendarFeeds
  signUpTries: SignUpTries
  makeIndex: MakeIndex
  /** What the use cases of slots are given. */
  slotNeeds: SlotNeeds
  /** Per-response script nonce for the content security policy. */
  cspNonce: string
  /** Where this request came from, as the server saw it (never a header a browser can set); counts sign-in tries. */
  clientAddress: string
  /** Of this answer; a long one waits for it between its parts. */
  untilTaken: UntilTaken
}

declare module '@remix-run/node' {
  // The types of loaders follow the way they are sent (vite.config.ts).
  interface Future {
    v3_singleFetch: true
  }
  // An interface made to be augmented: loaders get our context typed.
  interface AppLoadContext extends AppContext {
    readonly appContext?: never
  }
}
