// Who gave what to which dimension of which sitting: all that agreement is worked out from.

/** One person's rating of one dimension. Null = not observed, which is left out of every pair. */
export type Rated = {
  /** A session and round, or a recording of the calibration set. */
  sittingId: string
  raterId: string
  dimensionId: string
  rating: number | null
}

export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Ratings that were given, of sittings that at least two people rated in this dimension. */
export type SharedUnit = {
  sittingId: string
  dimensionId: string
  given: { raterId: string; rating: number }[]
}

/** Raters stand in the order of their names everywhere, so that who comes first in a pair is no accident. */
export function sharedUnits(rated: readonly Rated[]): SharedUnit[] {
  const units = groupBy(rated, ({ sittingId, dimensionId }) => `${sittingId}\n${dimensionId}`)
  return [...units.values()].flatMap((all) => {
    const given = all
      .flatMap(({ raterId, rating }) => (rating === null ? [] : [{ raterId, rating }]))
      .sort((one, other) => (one.raterId < other.raterId ? -1 : 1))
    const [first] = all
    if (given.length < 2 || !first) return []
    return [{ sittingId: first.sittingId, dimensionId: first.dimensionId, given }]
  })
}
