// What a live room is given, and what its parts may ask of it.
import type { IceServer } from '#app/call/messages.ts'
import type { Database } from '#app/db/client.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import type { Log } from '#app/lib/log.ts'
import type { Timers } from '#app/lib/timers.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import type { Observation } from './observations.ts'
import type { Places } from './places.server.ts'
import type { SessionState } from './state.ts'

export type RoomDeps = {
  db: Database
  now: () => Date
  timers: Timers
  sandbox: SandboxClient
  questions: QuestionBank
  log: Log
  places: Places
  /** How this person's browser may find the others in a call. */
  iceServers: (userId: string) => IceServer[]
}

/** The room as its parts see it. Observations are recorded in order, and retried until they are. */
export type RoomCore = {
  readonly session: Session
  readonly question: Question | null
  readonly deps: RoomDeps
  state(): SessionState
  observe(seen: Observation): void
  /** Something shown changed that is not an event. */
  changed(): void
  /** Somebody's page is connected right now. */
  isAttended(): boolean
}
