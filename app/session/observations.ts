// What the room itself notices, as opposed to what people ask for: presence, the box, the host, the clock.
import type {
  AgendaItem,
  BlindAtStart,
  OpenedRound,
  PracticeOutcome,
  PracticeTerms,
  ProbeResult,
  RunEnding,
  SessionParticipant,
  TestResult,
} from './events.ts'

export type Observation =
  | {
      type: 'first-entered'
      questionSlug: string
      questionVersion: string
      rubricId: string
      agenda: AgendaItem[]
      participants: SessionParticipant[]
      rounds?: OpenedRound[]
      practice?: PracticeTerms
      blind?: BlindAtStart
    }
  | { type: 'person-came'; userId: string }
  | { type: 'person-went'; userId: string }
  | { type: 'box-wanted'; sandboxId: string; questionSlug?: string }
  | { type: 'box-ready'; sandboxId: string; readyMs: number }
  | { type: 'box-failed'; sandboxId: string; words: string }
  | { type: 'box-lost'; sandboxId: string; words: string }
  | { type: 'host-gone' }
  /** The host answers again and still has the box. */
  | { type: 'host-back' }
  | { type: 'probes-read'; results: ProbeResult[]; questionSlug?: string }
  /** Before `run-over` of the same run. */
  | { type: 'tests-read'; runId: string; results: TestResult[] }
  | {
      type: 'run-over'
      runId: string
      because: RunEnding
      exitCode: number | null
      wallMs: number
      cpuMs: number
      truncated: boolean
    }
  | { type: 'time-up' }
  /** Perhaps: nothing may be left of the minutes alone. */
  | { type: 'focus-over' }
  /** A practice ends whether or not anybody asked for it. */
  | { type: 'practice-over'; outcome: PracticeOutcome }
  /** Its slot has nobody to hold it any more. */
  | { type: 'called-off' }
  /** The interviewer's scorecard is submitted. */
  | { type: 'scorecard-in'; by: string }
