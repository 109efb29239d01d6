// Percentile intervals by drawing again from what there is. The same figures always get the same interval: chance is seeded, order does not count.

export type Interval = { from: number; to: number }

export const DRAWS = 1000
/** Of 100 such intervals about 95 hold what they are about. */
export const COVERAGE = 0.95
/** With fewer draws that say anything, the ends of an interval would be made up. */
const DRAWS_SAID_MIN = 0.8
const SEED = 20_261_122

type Drawing = { draws?: number; seed?: number }

/**
 * Draws whole units (a session with all that was rated in it), because ratings of one session are not independent of each other.
 * Null with fewer than two units, or where most draws say nothing.
 */
export function intervalOf<Unit>(
  units: readonly Unit[],
  statistic: (drawn: Unit[]) => number | null,
  { draws = DRAWS, seed = SEED }: Drawing = {},
): Interval | null {
  if (units.length < 2) return null
  const sorted = inOneOrder(units)
  const random = createChance(seed)
  const said: number[] = []
  for (let draw = 0; draw < draws; draw += 1) {
    const value = statistic(sorted.map(() => sorted[Math.floor(random() * sorted.length)] as Unit)) // why: the place is below the length
    if (value !== null) said.push(value)
  }
  if (said.length < draws * DRAWS_SAID_MIN) return null
  said.sort((one, other) => one - other)
  return { from: quantile(said, (1 - COVERAGE) / 2), to: quantile(said, (1 + COVERAGE) / 2) }
}

function inOneOrder<Unit>(units: readonly Unit[]): Unit[] {
  const named = units.map((unit) => ({ unit, name: JSON.stringify(unit) }))
  named.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
  return named.map(({ unit }) => unit)
}

/** Between two values in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const low = sorted[Math.floor(place)] ?? Number.NaN
  const high = sorted[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}

/** mulberry32: from 0 up to, not including, 1. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
