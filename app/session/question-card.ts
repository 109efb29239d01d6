// The part of a question that a session works with. The bank's questions fit it; the pure rules need not load the bank.
import type { QuestionKind } from '#questions/schema-round.ts'
import type { CodingWork } from '#questions/schema-coding.ts'
import type { ReviewWork } from '#questions/schema-review.ts'
import type { TalkWork } from '#questions/schema-talk.ts'
import type { RubricView } from './view-types.ts'

export type QuestionCard = {
  slug: string
  kind: QuestionKind
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
  /** Null: it is not worked on in a box. */
  sandbox: object | null
  /** Each only in a question of its kind. */
  coding?: Pick<CodingWork, 'languages' | 'cases' | 'scale' | 'followUps'>
  review?: Pick<ReviewWork, 'files' | 'findings' | 'decoys'>
  talk?: TalkWork
}

/** In place of a question that has left the bank: its sessions stay readable. */
export function goneQuestion(slug: string): QuestionCard {
  return {
    slug,
    kind: 'troubleshooting',
    title: slug,
    level: 1,
    prompt: '',
    guide: '',
    hints: [],
    probes: [],
    solutions: [],
    wrongFixes: [],
    sandbox: null,
  }
}

/** A round as the bank has it now: what changes with it is only wording. */
export type RoundCard = {
  round: number
  rubric: RubricView | null
  /** What the interviewer does in each stage, by its id. */
  tells: Readonly<Record<string, string>>
}

/** Everything a view is made from that is not in the events. */
export type SessionCard = {
  sessionId: string
  /** Every question of the session, the first one first. */
  questions: readonly QuestionCard[]
  rounds: readonly RoundCard[]
  /** Of the first round that is scored; where none is, the one its question names. */
  rubric: RubricView
}

export function findCard(questions: readonly QuestionCard[], slug: string): QuestionCard {
  return questions.find((question) => question.slug === slug) ?? goneQuestion(slug)
}
