// What a live room is given, and what its parts may ask of it.
import type { IceServer } from '#app/call/messages.ts'
import type { Database } from '#app/db/client.server.ts'
import type { Session } from '#app/db/sessions.server.ts'
import type { Log } from '#app/lib/log.ts'
import type { Timers } from '#app/lib/timers.ts'
import type { ToBrowser } from '#app/protocol/session-messages.ts'
import type { Question, QuestionBank } from '#questions/schema.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import type { Result } from '#app/lib/result.ts'
import type { Command } from './commands.ts'
import type { SessionEvent, SessionParticipant } from './events.ts'
import type { Observation } from './observations.ts'
import type { Places } from './places.server.ts'
import type { RefusalReason } from './refusal-words.ts'
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
  /** What a room does beyond its box and its probes; each room gets its own of each. */
  parts?: readonly ((core: RoomCore) => RoomPart)[]
}

/** A part of a live room that acts on what is decided there. It tells what it notices by `core.observe`. */
export type RoomPart = {
  /** Once, when the room is open: takes up what a restart interrupted. */
  start(): void
  /** An event is saved, and everybody has been told. */
  follow(event: SessionEvent): void
  /** What an accepted command asks for beyond its events; null = nothing of this part. */
  carryOut(command: Command, by: string): Promise<Result<null, RefusalReason>> | null
  /** A page has come, also after a reload: it is told what the view does not hold. */
  came?(page: { readonly participant: SessionParticipant; send(message: ToBrowser): void }): void
  stop(): void
}

/** The room as its parts see it. Observations are recorded in order, and retried until they are. */
export type RoomCore = {
  readonly session: Session
  readonly deps: RoomDeps
  state(): SessionState
  /** One of this session's questions, as it was when the room opened; null when it has left the bank. */
  findQuestion(slug: string): Question | null
  /** Every question of this session that is in the bank, the first one first. */
  readonly questions: readonly Question[]
  /** The box that is ready, and whose it is. */
  readyBox(): { sandboxId: string; questionSlug: string } | null
  /** To every open page of those whom `isFor` takes, of everybody without it. */
  say(message: ToBrowser, isFor?: (participant: SessionParticipant) => boolean): void
  observe(seen: Observation): void
  /** Something shown changed that is not an event. */
  changed(): void
  /** Somebody's page is connected right now. */
  isAttended(): boolean
}
