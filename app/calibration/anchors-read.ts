// Which sentences of a rubric people read differently: where one gives a rating, how often another gives it too.
import { countOf, pairsWithin } from './agreement.ts'
import { groupBy, sharedUnits, type Rated } from './rated.ts'

/** With fewer, one evening decides. */
export const ANCHOR_USES_MIN = 8
/** Below this, the two of a pair part ways more often than they meet. */
export const ANCHOR_AGREEMENT_MIN = 0.5

export type AnchorReading = {
  dimensionId: string
  rating: number
  /** How often somebody gave it where somebody else rated too. */
  uses: number
  /** Specific agreement: of those, the share where the other gave the same. */
  agreement: number
  /** What the others gave most often instead. */
  insteadOften: number | null
}

/** The furthest apart first; none where everybody reads alike or too little was rated. */
export function anchorsReadDifferently(rated: readonly Rated[]): AnchorReading[] {
  return anchorReadings(rated)
    .filter(({ uses, agreement }) => uses >= ANCHOR_USES_MIN && agreement < ANCHOR_AGREEMENT_MIN)
    .sort(
      (one, other) =>
        one.agreement - other.agreement ||
        one.dimensionId.localeCompare(other.dimensionId) ||
        one.rating - other.rating,
    )
}

/** Half steps lie between two sentences, so they use neither. */
export function anchorReadings(rated: readonly Rated[]): AnchorReading[] {
  const byDimension = groupBy(sharedUnits(rated), ({ dimensionId }) => dimensionId)
  return [...byDimension].flatMap(([dimensionId, units]) => {
    const pairs = units.flatMap(({ given }) => pairsWithin(given.map(({ rating }) => rating)))
    const both = pairs.flatMap(([one, other]) => [
      { rating: one, other },
      { rating: other, other: one },
    ])
    const ratings = [...new Set(both.map(({ rating }) => rating))].filter(Number.isInteger).sort()
    return ratings.map((rating) => {
      const others = both.filter((one) => one.rating === rating).map(({ other }) => other)
      const elsewhere = countOf(others.filter((other) => other !== rating))
      const [most] = [...elsewhere].sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b)
      const same = others.filter((other) => other === rating).length
      const insteadOften = most?.[0] ?? null
      return { dimensionId, rating, uses: others.length, agreement: same / others.length, insteadOften }
    })
  })
}
