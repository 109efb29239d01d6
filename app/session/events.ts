// What happened in a session: past tense, append-only, the single source of everything shown or stored about it.
import type { BlindBy } from '#app/auth/blind.ts'
import type { SessionRole } from '#app/auth/roles.ts'
import type { CommentSeverity } from '#app/review/comments.ts'
import type { DiffSide } from '#app/review/diff.ts'
import type { Language } from '#questions/schema-coding.ts'
import type { Tool } from '#questions/schema-round.ts'

export type { Tool }

export const phases = ['lobby', 'briefing', 'working', 'wrap-up', 'scoring', 'closed'] as const
export type Phase = (typeof phases)[number]

/** A session has two people and perhaps a shadow; a practice has one, whose part is `solo`. */
export type SessionKind = 'session' | 'practice'

/**
 * A phase with its planned length. `lobby` and `scoring` have none: they end when people end them. The clocked ones are
 * stages of a round; in a practice, and in sessions opened before there were rounds, they are bare phases.
 */
export type AgendaItem = { phase: Phase; minutes: number | null; stage?: Stage }

export type Stage = {
  id: string
  title: string
  /** Which of the session's rounds, from 0. */
  round: number
  /** The part of the round whose question is in front of the candidate. */
  part: string | null
  tools: Tool[]
  /** What happens now, for the candidate. */
  says: string
}

/** A round of a session with what was chosen for it. */
export type OpenedRound = {
  round: number
  roundId: string
  title: string
  /** Null: nothing in it is scored. */
  rubricId: string | null
  questions: OpenedQuestion[]
}
export type OpenedQuestion = { part: string; questionSlug: string; questionVersion: string }

export type ProbeVerdict = 'pass' | 'not-yet' | 'could-not-check'
export type ProbeResult = { probeId: string; verdict: ProbeVerdict; message: string }

export type Mark = 'plus' | 'minus'
export type PauseReason =
  | 'interviewer'
  | 'solo'
  | 'sandbox-lost'
  | 'host-unreachable'
  /** The stage needs the box of another question. */
  | 'sandbox-preparing'

/** How a point of the interviewer's list was met. */
export type PointMark = 'unprompted' | 'with-help' | 'missed'
export const pointMarks = ['unprompted', 'with-help', 'missed'] as const satisfies readonly PointMark[]

export type RunKind = 'program' | 'tests'
/** As the host says it; `failed`: it could not be started. */
export type RunEnding = 'exited' | 'stopped' | 'wall' | 'cpu' | 'memory' | 'output' | 'lost' | 'failed'
export type TestVerdict = 'pass' | 'fail' | 'could-not-run'
/** `words`: why it fails, as the candidate may read it; nothing about what a hidden case expects. */
export type TestResult = { caseId: string; verdict: TestVerdict; words?: string; cpuMs: number }
/** A case that the interviewer adds while the session goes on. */
export type AddedTest = {
  testId: string
  title: string
  stdin: string
  args: string[]
  stdout: string
  exit: number
}

/** On: the question's own minutes. Off: the box is there for long, and nobody counts. */
export type PracticeTerms = { clock: 'on' | 'off' }

/** How the work of a practice ended. The last three came from outside; what was done is kept all the same. */
export type PracticeOutcome =
  | 'solved'
  | 'gave-up'
  | 'ran-out'
  | 'stopped-early'
  /** Nothing happened for long. */
  | 'put-away'
  /** A booked session needed the room. */
  | 'made-way'

/** Of the minutes in which nobody looks on: what can be agreed. */
export const focusChoices = [0, 3, 5, 10] as const
export type FocusMinutes = (typeof focusChoices)[number]
/** `used-up`: of what was agreed nothing is left. `time-up`: the stage is at zero. */
export type FocusEnding = 'candidate' | 'used-up' | 'time-up' | 'stage-over'

/** `standIn`: the name the candidate goes by while theirs is hidden. */
export type BlindAtStart = { by: BlindBy | 'none'; standIn: string }

export type SessionParticipant = { userId: string; name: string; sessionRole: SessionRole }

export type SessionEventBody =
  | {
      type: 'session-opened'
      questionSlug: string
      questionVersion: string
      rubricId: string
      agenda: AgendaItem[]
      participants: SessionParticipant[]
      /** Left out in a practice, and in sessions opened before there were rounds. */
      rounds?: OpenedRound[]
      /** Only of a practice. */
      practice?: PracticeTerms
      /** Left out where there is nothing to hide: whoever leads it chose the candidate by name. */
      blind?: BlindAtStart
    }
  | { type: 'participant-joined'; userId: string }
  | { type: 'participant-left'; userId: string }
  /** `place`: which item of the agenda; without it the only one of this phase is meant. */
  | { type: 'phase-changed'; from: Phase; to: Phase; place?: number }
  | { type: 'clock-paused'; reason: PauseReason }
  | { type: 'clock-resumed' }
  | { type: 'time-extended'; minutes: number }
  | { type: 'hint-given'; hintId: string; questionSlug?: string }
  /** In a session written when a verdict changes, not at every poll; in a practice each time somebody asks. */
  | { type: 'probe-ran'; results: ProbeResult[]; questionSlug?: string }
  /** `to: null` = nobody may type (clock at zero, or the phase has no terminal). */
  | { type: 'control-granted'; to: string | null }
  | { type: 'note-added'; noteId: string; text: string; mark: Mark | null }
  | { type: 'sandbox-requested'; sandboxId: string; questionSlug?: string }
  | { type: 'sandbox-ready'; sandboxId: string; readyMs: number }
  | { type: 'sandbox-failed'; sandboxId: string; words: string }
  | { type: 'sandbox-lost'; sandboxId: string; words: string }
  | { type: 'sandbox-replaced'; from: string; to: string }
  | { type: 'message-said'; messageId: string; text: string }
  /** Where people talk instead of here; null takes it away. */
  | { type: 'meeting-link-set'; url: string | null }
  /** Somebody would rather not be recorded, or agrees to it again. */
  | { type: 'recording-set'; on: boolean }
  /** The candidate would like more minutes alone than stand; the interviewer has a say. */
  | { type: 'focus-proposed'; minutes: FocusMinutes }
  | { type: 'focus-agreed'; minutes: FocusMinutes }
  | { type: 'focus-started' }
  | { type: 'focus-ended'; because: FocusEnding }
  /** The candidate's own wish, before it begins. */
  | { type: 'name-hidden'; hidden: boolean }
  /** The scorecard is in. */
  | { type: 'name-shown' }
  /** The same id again is the same comment with other words. */
  | {
      type: 'comment-set'
      commentId: string
      questionSlug: string
      file: string
      /** Left out where it is as before there were comments on removed lines: `new`. */
      side?: DiffSide
      line: number
      severity: CommentSeverity
      text: string
    }
  | { type: 'comment-removed'; commentId: string }
  | { type: 'point-marked'; questionSlug: string; pointId: string; mark: PointMark | null }
  | { type: 'language-chosen'; questionSlug: string; language: Language }
  | { type: 'test-added'; questionSlug: string; test: AddedTest }
  | { type: 'run-started'; runId: string; what: RunKind; questionSlug: string; language: Language }
  | { type: 'tests-ran'; runId: string; questionSlug: string; language: Language; results: TestResult[] }
  | {
      type: 'run-ended'
      runId: string
      because: RunEnding
      exitCode: number | null
      wallMs: number
      cpuMs: number
      truncated: boolean
    }
  /** Of a practice: its work has ended, and the walkthrough may follow. */
  /** `called-off`: it never began, because somebody could not come. */
  | { type: 'session-ended'; reason: 'finished' | 'called-off' | PracticeOutcome }

/** `by`: a user id, or `system`. `seq` counts from 1 without gaps within a session. */
export type SessionEvent = SessionEventBody & { seq: number; at: string; by: string }
