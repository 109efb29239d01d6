// The part of a question that a session works with. The bank's questions fit it; the pure rules need not know the bank.
import type { RubricView } from './view-types.ts'

export type QuestionCard = {
  title: string
  level: number
  /** Markdown for the candidate. */
  prompt: string
  /** Markdown for interviewer and shadow only. */
  guide: string
  hints: readonly { id: string; title: string; text: string }[]
  probes: readonly { id: string; says: string; kind: 'behaviour' | 'persistence' | 'collateral' }[]
}

/** Everything a view is made from that is not in the events. */
export type SessionCard = { sessionId: string; question: QuestionCard; rubric: RubricView }
