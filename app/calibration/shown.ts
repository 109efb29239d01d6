// What may be shown of agreement, and what would say more than was seen. Shares are always shown; coefficients never without an interval.
import { agreementOf, pairsWithin, weightedKappa } from './agreement.ts'
import { krippendorffAlpha } from './alpha.ts'
import { intervalOf, type Interval } from './bootstrap.ts'
import { groupBy, sharedUnits, type Rated } from './rated.ts'

/** With 20 pairs a kappa of about .7 lies anywhere from .5 to .9; with fewer it is a guess. */
export const PAIRS_MIN = 20

/** The recordings of one calibration set: fewer sittings give no interval worth the name, however many people rated them. */
export const SITTINGS_MIN = 4

export type Coefficient = { value: number; interval: Interval }
export type DimensionAgreement = {
  dimensionId: string
  /** Sittings that at least two people rated here. */
  sittings: number
  raters: number
  pairs: number
  exact: number | null
  withinOne: number | null
  /** Quadratic-weighted kappa of two raters, Krippendorff's ordinal alpha of more. Null: see `why`. */
  coefficient: (Coefficient & { kind: 'kappa' | 'alpha' }) | null
  why: 'too-few' | 'no-spread' | null
}

export function agreementByDimension(rated: readonly Rated[]): DimensionAgreement[] {
  const shared = groupBy(sharedUnits(rated), ({ dimensionId }) => dimensionId)
  const dimensions = [...new Set(rated.map(({ dimensionId }) => dimensionId))]
  return dimensions.map((dimensionId) => {
    const units = shared.get(dimensionId) ?? []
    const raters = new Set(units.flatMap(({ given }) => given.map(({ raterId }) => raterId)))
    const ratings = units.map(({ given }) => given.map(({ rating }) => rating))
    const { pairs, exact, withinOne } = agreementOf(ratings.flatMap(pairsWithin))
    const counts = { dimensionId, sittings: units.length, raters: raters.size, pairs, exact, withinOne }
    if (pairs < PAIRS_MIN || units.length < SITTINGS_MIN)
      return { ...counts, coefficient: null, why: 'too-few' }
    const kind = raters.size === 2 ? 'kappa' : 'alpha'
    const found = coefficientOf(ratings, kind)
    return { ...counts, coefficient: found && { ...found, kind }, why: found ? null : 'no-spread' }
  })
}

/** The interval is of the figure itself, by drawing sittings again. Without an interval there is no figure. */
export function coefficientOf(
  ratings: readonly (readonly number[])[],
  kind: 'kappa' | 'alpha',
): Coefficient | null {
  const figure = (drawn: readonly (readonly number[])[]) =>
    kind === 'kappa' ? weightedKappa(drawn.flatMap(pairsWithin)) : krippendorffAlpha(drawn)
  const value = figure(ratings)
  const interval = value === null ? null : intervalOf(ratings, figure)
  return value === null || interval === null ? null : { value, interval }
}

/** Words for a coefficient, by the conventions of its kind; the low end of the interval decides, because it is what is known. */
export function coefficientWords(
  kind: 'kappa' | 'alpha',
  { interval }: Pick<Coefficient, 'interval'>,
): string {
  const { from } = interval
  if (kind === 'alpha') {
    if (from >= 0.8) return 'People read this alike.'
    return from >= 0.667 ? 'People mostly read this alike.' : 'People may read this differently.'
  }
  if (from > 0.8) return 'The two read this alike.'
  return from > 0.6 ? 'The two mostly read this alike.' : 'The two may read this differently.'
}
