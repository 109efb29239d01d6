// What the page on which a scorecard is written is drawn from.
import type { Evidence } from '#app/session/evidence.ts'
import type { Rubric } from '#questions/schema.ts'
import type { Addition } from './additions.ts'
import type { Summary } from './ratings.ts'
import type { ScorecardDraft } from './scorecard.ts'

export type ScorecardRound = {
  round: number
  title: string
  rubric: Rubric
  draft: ScorecardDraft
  summary: Summary
  /** Notes in the order they were written, then what else was recorded of this round. */
  evidence: Evidence[]
  /** What was added after it was sealed, oldest first. */
  additions: Addition[]
}
/** Something that happened, to point at. */
export type TimelineMoment = { sessionMs: number; words: string }
export type ScorecardPage = {
  sessionId: string
  part: 'interviewer' | 'shadow'
  candidateName: string
  /** In order; at least one. */
  rounds: ScorecardRound[]
  timeline: TimelineMoment[]
  submittedAt: string | null
  /** The session is over, so the card can be submitted. */
  maySubmit: boolean
}
