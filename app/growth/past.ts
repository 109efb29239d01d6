// What a candidate's growth is folded from: sessions they took part in, and what was released to them. Nobody else is in it.
import type { Rating } from '#app/rubric/ratings.ts'

export type PastDimension = { id: string; title: string; weight: number; rating: Rating | null }
/** One scored round, as it was released to the candidate. */
export type PastRound = {
  /** The rubric through all its versions, and its title. */
  family: string
  title: string
  dimensions: PastDimension[]
}
/** A question that was worked on, and what the box saw. */
export type PastQuestion = {
  slug: string
  title: string
  level: number
  topics: readonly string[]
  hintsUsed: number
  /** Null: nothing in it could be seen to pass. */
  solved: boolean | null
  /** From the start of the work until everything that users feel worked. */
  mitigatedMs: number | null
}
export type PastSitting = {
  sessionId: string
  how: 'session' | 'practice'
  at: number
  /** Empty until it is released, and of a practice. */
  rounds: PastRound[]
  questions: PastQuestion[]
}

/** First to last, whatever order the rows came in. */
export function inOrder(past: readonly PastSitting[]): PastSitting[] {
  return past.toSorted((one, other) => one.at - other.at || one.sessionId.localeCompare(other.sessionId))
}
