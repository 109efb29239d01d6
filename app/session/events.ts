// What happened in a session: past tense, append-only, the single source of everything shown or stored about it.
import type { SessionRole } from '#app/auth/roles.ts'

export const phases = ['lobby', 'briefing', 'working', 'wrap-up', 'scoring', 'closed'] as const
export type Phase = (typeof phases)[number]

/** A session has two people and perhaps a shadow; a practice has one, whose part is `solo`. */
export type SessionKind = 'session' | 'practice'

/** A phase with its planned length. `lobby` and `scoring` have none: they end when people end them. */
export type AgendaItem = { phase: Phase; minutes: number | null }

export type ProbeVerdict = 'pass' | 'not-yet' | 'could-not-check'
export type ProbeResult = { probeId: string; verdict: ProbeVerdict; message: string }

export type Mark = 'plus' | 'minus'
export type PauseReason = 'interviewer' | 'solo' | 'sandbox-lost' | 'host-unreachable'

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

export type SessionParticipant = { userId: string; name: string; sessionRole: SessionRole }

export type SessionEventBody =
  | {
      type: 'session-opened'
      questionSlug: string
      questionVersion: string
      rubricId: string
      agenda: AgendaItem[]
      participants: SessionParticipant[]
      /** Only of a practice. */
      practice?: PracticeTerms
    }
  | { type: 'participant-joined'; userId: string }
  | { type: 'participant-left'; userId: string }
  | { type: 'phase-changed'; from: Phase; to: Phase }
  | { type: 'clock-paused'; reason: PauseReason }
  | { type: 'clock-resumed' }
  | { type: 'time-extended'; minutes: number }
  | { type: 'hint-given'; hintId: string }
  /** In a session written when a verdict changes, not at every poll; in a practice each time somebody asks. */
  | { type: 'probe-ran'; results: ProbeResult[] }
  /** `to: null` = nobody may type (clock at zero, or the phase has no terminal). */
  | { type: 'control-granted'; to: string | null }
  | { type: 'note-added'; noteId: string; text: string; mark: Mark | null }
  | { type: 'sandbox-requested'; sandboxId: string }
  | { type: 'sandbox-ready'; sandboxId: string; readyMs: number }
  | { type: 'sandbox-failed'; sandboxId: string; words: string }
  | { type: 'sandbox-lost'; sandboxId: string; words: string }
  | { type: 'sandbox-replaced'; from: string; to: string }
  /** Of a practice: its work has ended, and the walkthrough may follow. */
  | { type: 'session-ended'; reason: 'finished' | PracticeOutcome }

/** `by`: a user id, or `system`. `seq` counts from 1 without gaps within a session. */
export type SessionEvent = SessionEventBody & { seq: number; at: string; by: string }
