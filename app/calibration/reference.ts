// What one's own ratings are compared with: the median of the interviewers who rated the same. Who is learning does not set it.

export type GivenRatings = {
  raterId: string
  isReference: boolean
  ratings: { dimensionId: string; rating: number | null }[]
}
export type ComparedDimension = {
  dimensionId: string
  own: number | null
  reference: number | null
  difference: number | null
}

/** Without the rater's own; differences of a level or more first, then in the order of the rubric. */
export function compareWithReference(
  raterId: string,
  all: readonly GivenRatings[],
  dimensionIds: readonly string[],
): ComparedDimension[] {
  const own = all.find((one) => one.raterId === raterId)
  const others = all.filter((one) => one.raterId !== raterId && one.isReference)
  const rows = dimensionIds.map((dimensionId): ComparedDimension => {
    const mine = ratingOf(own, dimensionId)
    const reference = medianOf(others.flatMap((one) => ratingOf(one, dimensionId) ?? []))
    const difference = mine === null || reference === null ? null : mine - reference
    return { dimensionId, own: mine, reference, difference }
  })
  const isApart = ({ difference }: ComparedDimension) => difference !== null && Math.abs(difference) >= 1
  return [...rows.filter(isApart), ...rows.filter((row) => !isApart(row))]
}

function ratingOf(given: GivenRatings | undefined, dimensionId: string): number | null {
  return given?.ratings.find((one) => one.dimensionId === dimensionId)?.rating ?? null
}

/** Of an even number the middle of the two: half a level may be the honest answer. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
