// The scale and the arithmetic of a scorecard. Pure: nobody types in a total.

/** 1 Not yet · 2 Developing · 3 Solid · 4 Strong. There is no neutral middle. */
export const ratings = [1, 2, 3, 4] as const
export type Rating = (typeof ratings)[number]

export const ratingWords: Record<Rating, string> = { 1: 'Not yet', 2: 'Developing', 3: 'Solid', 4: 'Strong' }
export const NOT_OBSERVED_WORDS = 'Not observed'

export const bands = ['not-yet', 'developing', 'solid', 'strong'] as const
export type Band = (typeof bands)[number]
export const bandWords: Record<Band, string> = {
  'not-yet': 'Not yet',
  developing: 'Developing',
  solid: 'Solid',
  strong: 'Strong',
}

/** With more dimensions than this not observed, a total would say more than was seen. */
export const NOT_OBSERVED_MAX = 2
/** Where the next band begins. */
const BAND_STARTS: readonly [Band, number][] = [
  ['strong', 3.4],
  ['solid', 2.5],
  ['developing', 1.75],
]

/** `null` = not observed: left out, and its weight with it. */
export type WeightedRating = { dimensionId: string; weight: number; rating: Rating | null }

export type Summary = {
  /** Weighted, to two decimals; for interviewers. Null when too little was observed. */
  total: number | null
  /** What a candidate is told instead of a number. */
  band: Band | null
  highest: string[]
  lowest: string[]
}

export function summarize(rated: readonly WeightedRating[]): Summary {
  const observed = rated.filter((one): one is WeightedRating & { rating: Rating } => one.rating !== null)
  const notObserved = rated.length - observed.length
  const [highest, lowest] = extremes(observed)
  if (observed.length === 0 || notObserved > NOT_OBSERVED_MAX) {
    return { total: null, band: null, highest, lowest }
  }
  const weight = observed.reduce((sum, one) => sum + one.weight, 0)
  const exact = observed.reduce((sum, one) => sum + one.weight * one.rating, 0) / weight
  // The band is that of the total people read, so that the two never disagree on a border.
  const total = Math.round(exact * 100) / 100
  return { total, band: bandOf(total), highest, lowest }
}

export function bandOf(total: number): Band {
  return BAND_STARTS.find(([, start]) => total >= start)?.[0] ?? 'not-yet'
}

/** The ids with the highest and the lowest rating; none when all are alike. */
function extremes(observed: readonly { dimensionId: string; rating: Rating }[]): [string[], string[]] {
  const all = observed.map((one) => one.rating)
  const top = Math.max(...all)
  const bottom = Math.min(...all)
  if (observed.length === 0 || top === bottom) return [[], []]
  const withRating = (rating: number) =>
    observed.filter((one) => one.rating === rating).map((one) => one.dimensionId)
  return [withRating(top), withRating(bottom)]
}
