// What a session is at one moment: a union by phase, each holding only what exists in it. Folded from events.
import type { ReviewComment } from '#app/review/comments.ts'
import type { Language } from '#questions/schema-coding.ts'
import type {
  AddedTest,
  AgendaItem,
  Mark,
  OpenedRound,
  PauseReason,
  PointMark,
  PracticeOutcome,
  PracticeTerms,
  ProbeVerdict,
  RunKind,
  SessionParticipant,
  TestResult,
} from './events.ts'
import type { FocusState } from './focus-minutes.ts'
import type { HiddenName } from './hidden-name.ts'
import type { RecordingConsent } from './recording-consent.ts'

/** The phases that have a length: the clock runs in them and the terminal may be typed in. */
export const clockedPhases = ['briefing', 'working', 'wrap-up'] as const
export type ClockedPhase = (typeof clockedPhases)[number]

/** The clock of the current phase. All instants are ISO; `pausedMs` counts finished pauses. */
export type PhaseClock = {
  startedAt: string
  plannedMs: number
  extendedMs: number
  pausedMs: number
  paused: { since: string; because: PauseReason } | null
}

export type SandboxStatus =
  | { status: 'none' }
  | { status: 'preparing'; sandboxId: string }
  | { status: 'ready'; sandboxId: string }
  | { status: 'trouble'; sandboxId: string; words: string }
  | { status: 'lost'; sandboxId: string; words: string }

/** Why a box is in trouble, where that gives nothing away: everybody may read it. */
export const MACHINE_FULL = 'This machine has no room for another box at the moment.'

export type GivenHint = { hintId: string; at: string; questionSlug: string }
export type ProbeState = { verdict: ProbeVerdict; message: string; checkedAt: string }
export type Note = {
  noteId: string
  at: string
  elapsedMs: number
  text: string
  mark: Mark | null
  by: string
}

export type ChatMessage = { messageId: string; by: string; text: string; at: string }
export type WrittenComment = ReviewComment & { questionSlug: string }
export type Run = { runId: string; what: RunKind; questionSlug: string; language: Language; by: string }
export type LastTests = { at: string; language: Language; results: TestResult[] }

/** What has been done on one question beyond its box: by slug, so that a later round can be looked back from. */
export type Work = {
  language: Language | null
  tests: AddedTest[]
  lastTests: LastTests | null
  /** By point id. */
  points: Record<string, PointMark>
}
export const noWork: Work = { language: null, tests: [], lastTests: null, points: {} }

/** What a practice holds beyond a session. `workedMs` is known once the work has ended. */
export type PracticeState = PracticeTerms & { outcome: PracticeOutcome | null; workedMs: number | null }

/** What every session that has been opened holds, whatever its phase. */
type Opened = {
  seq: number
  openedAt: string
  /** Of the first round: its first question, and what the first scored one is rated by. */
  questionSlug: string
  questionVersion: string
  rubricId: string
  /** At least one, also in a practice and in sessions opened before there were rounds. */
  rounds: OpenedRound[]
  agenda: AgendaItem[]
  /** The present item of the agenda. */
  at: number
  /** How far the stages have come: the last clocked item that was entered, -1 = none. */
  reached: number
  participants: SessionParticipant[]
  /** User ids of who is in the room. */
  present: string[]
  /** Running time of the clocked phases that are over. */
  earlierMs: number
  sandbox: SandboxStatus
  /** Whose box that is; null while none was asked for. */
  boxQuestion: string | null
  /** How many boxes were asked for: the next one's number. */
  sandboxCount: number
  hints: GivenHint[]
  /** What was seen of the present box. */
  probes: Record<string, ProbeState>
  /** What was last seen of the boxes of other questions, by slug. */
  earlierProbes: Record<string, Record<string, ProbeState>>
  notes: Note[]
  /** The last ones. */
  chat: ChatMessage[]
  meetingLink: string | null
  recording: RecordingConsent
  /** Null where there is nothing to hide. */
  hiddenName: HiddenName | null
  focus: FocusState
  comments: WrittenComment[]
  /** By question slug. */
  work: Record<string, Work>
  run: Run | null
  /** Null in a session with an interviewer. */
  practice: PracticeState | null
}

export type PracticeOpened = OpenedState & { practice: PracticeState }

type Lobby = Opened & { phase: 'lobby' }
type Clocked = Opened & { phase: ClockedPhase; clock: PhaseClock; control: string | null }
type Scoring = Opened & { phase: 'scoring'; endedAt: string }
type Closed = Opened & { phase: 'closed'; endedAt: string }

export type ClockedState = Clocked
export type OpenedState = Lobby | Clocked | Scoring | Closed
/** `unopened`: nobody has entered the lobby yet, so there are no events. */
export type SessionState = { phase: 'unopened'; seq: 0 } | OpenedState

export const unopened: SessionState = { phase: 'unopened', seq: 0 }

export function isClocked(state: SessionState): state is ClockedState {
  return state.phase === 'briefing' || state.phase === 'working' || state.phase === 'wrap-up'
}

/** Who may type right now; nobody outside the clocked phases. */
export function controlHolder(state: SessionState): string | null {
  return isClocked(state) ? state.control : null
}

export function isPractice(state: OpenedState): state is PracticeOpened {
  return state.practice !== null
}

export function findParticipant(state: OpenedState, userId: string): SessionParticipant | null {
  return state.participants.find((participant) => participant.userId === userId) ?? null
}

/** The one person of a practice, or the candidate of a session: who works on the box. */
export function getCandidate(state: OpenedState): SessionParticipant {
  const candidate = state.participants.find(
    ({ sessionRole }) => sessionRole === 'candidate' || sessionRole === 'solo',
  )
  if (!candidate) throw new Error('a session without anybody to work on its box')
  return candidate
}
