// How far two people agree about the same things. A coefficient that says nothing is null; the shares beside it always say something.

/** What one and the other gave to the same thing: numbers on one scale, half steps included. */
export type Pair = readonly [one: number, other: number]

export type Agreement = {
  pairs: number
  /** Shares from 0 to 1; null without a pair. */
  exact: number | null
  withinOne: number | null
  /** How much higher the second stands than the first, on average. */
  meanDifference: number | null
  /** Null too where one of the two used a single rating: agreement by chance is then all there can be. */
  kappa: number | null
}

export type Weighting = 'quadratic' | 'linear'

export function agreementOf(pairs: readonly Pair[]): Agreement {
  const share = (isSo: (pair: Pair) => boolean) =>
    pairs.length === 0 ? null : pairs.filter(isSo).length / pairs.length
  return {
    pairs: pairs.length,
    exact: share(([one, other]) => one === other),
    withinOne: share(([one, other]) => Math.abs(one - other) <= 1),
    meanDifference: meanOf(pairs.map(([one, other]) => other - one)),
    kappa: weightedKappa(pairs),
  }
}

/**
 * Cohen's weighted kappa: one minus the disagreement seen over the disagreement that the two distributions give by chance. The
 * number of ratings on the scale cancels out, so ratings nobody gave do not matter.
 */
export function weightedKappa(pairs: readonly Pair[], weighting: Weighting = 'quadratic'): number | null {
  const ones = countOf(pairs.map(([one]) => one))
  const others = countOf(pairs.map(([, other]) => other))
  if (ones.size < 2 || others.size < 2) return null
  const apart = (one: number, other: number) => Math.abs(one - other) ** (weighting === 'quadratic' ? 2 : 1)
  const seen = pairs.reduce((sum, [one, other]) => sum + apart(one, other), 0) / pairs.length
  let byChance = 0
  for (const [one, ofOne] of ones) {
    for (const [other, ofOther] of others) {
      byChance += (ofOne / pairs.length) * (ofOther / pairs.length) * apart(one, other)
    }
  }
  return 1 - seen / byChance
}

export function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
}

export function countOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Everybody who rated a thing with everybody else who did, each two once, in the order they stand in. */
export function pairsWithin(ratings: readonly (number | null)[]): Pair[] {
  const given = ratings.filter((one): one is number => one !== null)
  return given.flatMap((one, index) => given.slice(index + 1).map((other): Pair => [one, other]))
}
