// Where people stood on the sentences of one dimension, and what all of it says in a sentence. Nobody but oneself is told apart.
import { signed } from './ladder.ts'
import { tapeRatings } from './tape-form.ts'

export type ComparedRow = {
  dimension: { title: string; anchors: readonly string[] }
  own: number | null
  reference: number | null
  difference: number | null
  others: readonly { rating: number | null; seen: string }[]
}
/** `sentence: null`: the step between two of them. */
export type Place = {
  rating: number
  sentence: string | null
  isOwn: boolean
  others: number
  seen: string[]
}

/** Every sentence, and each step between two on which somebody stood. */
export function placesOf({ dimension, own, others }: ComparedRow): Place[] {
  return tapeRatings.flatMap((rating) => {
    const there = others.filter((one) => one.rating === rating)
    const isOwn = own === rating
    const sentence = Number.isInteger(rating) ? (dimension.anchors[rating - 1] ?? null) : null
    if (sentence === null && !isOwn && there.length === 0) return []
    const seen = there.map((one) => one.seen).filter((words) => words !== '')
    return [{ rating, sentence, isOwn, others: there.length, seen }]
  })
}

export function isApart({ difference }: Pick<ComparedRow, 'difference'>): boolean {
  return difference !== null && Math.abs(difference) >= 1
}

/** Kind, and no more than two people can know. */
export function summaryWords(rows: readonly ComparedRow[]): string {
  const differences = rows.flatMap(({ difference }) => difference ?? [])
  if (differences.length === 0)
    return 'No interviewer has rated the same yet. Come back when somebody has: then you see where you stood.'
  const within = differences.filter((one) => Math.abs(one) < 1).length
  const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length
  const apart = rows.filter(isApart).map(({ dimension }) => dimension.title)
  const closeness = `In ${within} of ${differences.length} dimensions you are less than a level from the middle of the interviewers; on average ${signed(mean)}.`
  return apart.length === 0
    ? `${closeness} You read these sentences alike.`
    : `${closeness} Worth talking about first: ${apart.join(', ')}. Neither of you is wrong: the sentence may be.`
}
