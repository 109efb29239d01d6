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
  /** Read in a practice after its work has ended, and nowhere else. */
  solutions: readonly { name: string; script: string }[]
  wrongFixes: readonly { name: string; script: string; why: string }[]
}

/** In place of a question that has left the bank: its sessions stay readable. */
export function goneQuestion(slug: string): QuestionCard {
  return {
    title: slug,
    level: 1,
    prompt: '',
    guide: '',
    hints: [],
    probes: [],
    solutions: [],
    wrongFixes: [],
  }
}

/** Everything a view is made from that is not in the events. */
export type SessionCard = { sessionId: string; question: QuestionCard; rubric: RubricView }
