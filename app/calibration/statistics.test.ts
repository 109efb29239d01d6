import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '#test/support/random.ts'
import { agreementOf, weightedKappa, type Pair } from './agreement.ts'
import { krippendorffAlpha } from './alpha.ts'
import { intervalOf, quantile } from './bootstrap.ts'
import { iccCrossed, iccOneWay } from './intraclass.ts'

const A = [3, 2, 4, 3, 1, 2, 3, 4, 2, 3, 3, 1]
const B = [3, 3, 4, 2, 1, 2, 3, 3, 2, 4, 3, 2]
const golden = A.map((one, index): Pair => [one, B[index] ?? 0])

/** Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), example C: four coders, twelve units, some of them missing. */
const _ = null
const krippendorff = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
const twelveUnits = Array.from({ length: 12 }, (_unit, at) => krippendorff.map((coder) => coder[at] ?? null))

/** Shrout and Fleiss, “Intraclass Correlations: Uses in Assessing Rater Reliability” (1979), table 2. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
]

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const left = [...items]
  return items.map(() => left.splice(random.whole(left.length), 1)[0] as Item)
}

function someRatings(random: Random, raters: number): (number | null)[][] {
  return Array.from({ length: 12 }, () =>
    Array.from({ length: raters }, () => (random.whole(6) === 0 ? null : 1 + random.whole(4))),
  )
}

/** Gwet, “Handbook of Inter-Rater Reliability”: two abstractors, a hundred charts; figures as printed by the R package irrCAC. */
const abstractors = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]
const charts = abstractors.flatMap((row, one) =>
  row.flatMap((times, other) => Array.from({ length: times }, (): Pair => [one + 1, other + 1])),
)

describe('a vector of twelve pairs', () => {
  it('KA1 the golden vector of twelve pairs: quadratic .7458, linear .5775, exact 7 of 12, within one 12 of 12, bias .0833', () => {
    const found = agreementOf(golden)
    expect(found.kappa).toBeCloseTo(0.7458, 4)
    expect(weightedKappa(golden, 'linear')).toBeCloseTo(0.5775, 4)
    expect(found).toMatchObject({ pairs: 12, exact: 7 / 12, withinOne: 1 })
    expect(found.meanDifference).toBeCloseTo(0.0833, 4)
  })

  it('KA1 the golden vector as two raters of twelve things: ordinal alpha .7517, ICC(1,1) .764, ICC(2,1) .762', () => {
    const units = golden.map((pair) => [...pair])
    expect(krippendorffAlpha(units)).toBeCloseTo(0.7517, 4)
    expect(iccOneWay(units)).toBeCloseTo(0.764, 3)
    expect(iccCrossed(units)).toBeCloseTo(0.762, 3)
  })
})

describe('published worked examples', () => {
  it('KA1 Gwet’s two abstractors and a hundred charts: quadratic-weighted kappa .8921569', () => {
    expect(charts).toHaveLength(100)
    expect(weightedKappa(charts, 'quadratic')).toBeCloseTo(0.8921569, 7)
  })

  it('KA2 Krippendorff’s four coders and twelve units: nominal .743, ordinal .815, interval .849', () => {
    expect(krippendorffAlpha(twelveUnits, 'nominal')).toBeCloseTo(0.743, 3)
    expect(krippendorffAlpha(twelveUnits, 'ordinal')).toBeCloseTo(0.815, 3)
    expect(krippendorffAlpha(twelveUnits, 'interval')).toBeCloseTo(0.849, 3)
  })

  it('KA3 Shrout and Fleiss’s six targets and four judges: ICC(1,1) .17, ICC(2,1) .29', () => {
    expect(iccOneWay(shroutFleiss)).toBeCloseTo(0.17, 2)
    expect(iccCrossed(shroutFleiss)).toBeCloseTo(0.29, 2)
  })
})

describe('properties', () => {
  it('KA4 the order of what was rated and the names of the raters change nothing', () => {
    const random = createRandom(4711)
    for (let round = 0; round < 50; round += 1) {
      const units = someRatings(random, 4)
      const alpha = krippendorffAlpha(units)
      expect(krippendorffAlpha(shuffled(units, random))).toBeCloseTo(alpha ?? 0, 10)
      expect(krippendorffAlpha(units.map((unit) => shuffled(unit, random)))).toBeCloseTo(alpha ?? 0, 10)
      const pairs = Array.from({ length: 30 }, (): Pair => [1 + random.whole(4), 1 + random.whole(4)])
      const kappa = weightedKappa(pairs) ?? 0
      expect(weightedKappa(shuffled(pairs, random))).toBeCloseTo(kappa, 10)
      expect(weightedKappa(pairs.map(([one, other]): Pair => [other, one]))).toBeCloseTo(kappa, 10)
      const rows = pairs.map((pair) => [...pair])
      expect(iccCrossed(shuffled(rows, random))).toBeCloseTo(iccCrossed(rows) ?? 0, 10)
      expect(iccCrossed(rows.map((row) => row.toReversed()))).toBeCloseTo(iccCrossed(rows) ?? 0, 10)
    }
  })

  it('KA4 everybody alike is 1, and turning or stretching the scale changes nothing', () => {
    const random = createRandom(99)
    for (let round = 0; round < 20; round += 1) {
      const same = [1, 4, ...Array.from({ length: 20 }, () => 1 + random.whole(4))]
      expect(weightedKappa(same.map((one): Pair => [one, one]))).toBe(1)
      expect(krippendorffAlpha(same.map((one) => [one, one, one]))).toBe(1)
      expect(iccCrossed(same.map((one) => [one, one]))).toBeCloseTo(1, 10)
      const units = someRatings(random, 3)
      const turned = units.map((unit) => unit.map((one) => (one === null ? null : 10 - 2 * one)))
      expect(krippendorffAlpha(turned)).toBeCloseTo(krippendorffAlpha(units) ?? 0, 10)
    }
  })

  it('KA4 ratings by chance agree about as often as chance', () => {
    const random = createRandom(7)
    const pairs = Array.from({ length: 4000 }, (): Pair => [1 + random.whole(4), 1 + random.whole(4)])
    expect(Math.abs(weightedKappa(pairs) ?? 1)).toBeLessThan(0.05)
    expect(Math.abs(krippendorffAlpha(pairs.map((pair) => [...pair])) ?? 1)).toBeLessThan(0.05)
    expect(Math.abs(iccOneWay(pairs.map((pair) => [...pair])) ?? 1)).toBeLessThan(0.05)
  })

  it('KA5 where nothing differs a coefficient is null, and the shares are still there', () => {
    const threes = Array.from({ length: 25 }, (): Pair => [3, 3])
    expect(agreementOf(threes)).toEqual({
      pairs: 25,
      exact: 1,
      withinOne: 1,
      meanDifference: 0,
      kappa: null,
    })
    expect(krippendorffAlpha(threes.map((pair) => [...pair]))).toBeNull()
    expect(iccCrossed(threes.map((pair) => [...pair]))).toBeNull()
    expect(iccOneWay(threes.map((pair) => [...pair]))).toBeNull()
  })

  it('KA5 a rater with a single rating gives no kappa, and nothing rated gives nothing', () => {
    const oneSided = A.map((one): Pair => [3, one])
    expect(agreementOf(oneSided)).toMatchObject({ kappa: null, exact: 5 / 12, withinOne: 10 / 12 })
    expect(agreementOf([])).toEqual({
      pairs: 0,
      exact: null,
      withinOne: null,
      meanDifference: null,
      kappa: null,
    })
    expect(krippendorffAlpha([])).toBeNull()
    expect(krippendorffAlpha([[1], [null, 2], [3, null]])).toBeNull()
    expect([iccCrossed([[1, 2]]), iccCrossed([[1], [2]]), iccOneWay([[1, 2]])]).toEqual([null, null, null])
  })

  it('KA5 rows of unequal length have no crossed correlation; what one person rated says nothing', () => {
    expect(iccCrossed([[1, 2], [2]])).toBeNull()
    expect(iccOneWay([...shroutFleiss, [3]])).toBeCloseTo(iccOneWay(shroutFleiss) ?? 0, 10)
  })
})

describe('intervals', () => {
  const mean = (drawn: number[]) => drawn.reduce((sum, one) => sum + one, 0) / drawn.length

  it('KA6 the same figures get the same interval, in whatever order they come', () => {
    const random = createRandom(3)
    const first = intervalOf(golden, (drawn) => weightedKappa(drawn))
    expect(intervalOf(shuffled(golden, random), (drawn) => weightedKappa(drawn))).toEqual(first)
    expect(first?.from).toBeLessThan(0.7458)
    expect(first?.to).toBeGreaterThan(0.7458)
    expect(intervalOf(golden, (drawn) => weightedKappa(drawn), { seed: 5 })).not.toEqual(first)
  })

  it('KA6 about 95 of 100 intervals hold the mean of what was drawn from', () => {
    const random = createRandom(11)
    const held = Array.from({ length: 200 }, (_, at) => {
      const drawn = Array.from({ length: 40 }, () => 1 + random.whole(4))
      const interval = intervalOf(drawn, mean, { draws: 400, seed: at })
      return interval !== null && interval.from <= 2.5 && 2.5 <= interval.to
    }).filter(Boolean).length
    expect(held).toBeGreaterThan(200 * 0.89)
    expect(held).toBeLessThan(200)
  })

  it('KA6 with a single thing, or where most draws say nothing, there is no interval', () => {
    expect(intervalOf([3], mean)).toBeNull()
    expect(intervalOf([1, 2, 3], () => null)).toBeNull()
  })

  it('KA6 a quantile lies between two values in proportion', () => {
    expect([quantile([1, 2, 3, 4], 0.5), quantile([1, 2], 0.25), quantile([7], 0.9)]).toEqual([2.5, 1.25, 7])
  })
})
