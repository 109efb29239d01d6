import { describe, expect, it } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import { anchorReadings, anchorsReadDifferently } from './anchors-read.ts'
import type { Rated } from './rated.ts'
import { severities } from './severity.ts'
import { agreementByDimension, coefficientWords } from './shown.ts'

function sitting(sittingId: string, ratings: Record<string, number | null>, dimensionId = 'method'): Rated[] {
  return Object.entries(ratings).map(([raterId, rating]) => ({ sittingId, raterId, dimensionId, rating }))
}

/** Two people on the same sessions; the second sees some of them one level higher. */
function manySittings(count: number, names: readonly [string, string] = ['ada', 'bo']): Rated[] {
  const random = createRandom(5)
  return Array.from({ length: count }, (_, at) => {
    const one = 1 + random.whole(3)
    const other = random.whole(3) === 0 ? one + 1 : one
    return sitting(`s${at}`, { [names[0]]: one, [names[1]]: other })
  }).flat()
}

describe('what is shown of agreement', () => {
  it('KA7 no coefficient under 20 pairs, and the shares all the same', () => {
    const [found] = agreementByDimension(manySittings(19))
    expect(found).toMatchObject({ pairs: 19, raters: 2, sittings: 19, coefficient: null, why: 'too-few' })
    expect(found?.withinOne).toBe(1)
    expect(agreementByDimension(manySittings(20))[0]?.coefficient?.kind).toBe('kappa')
  })

  it('KA7 a coefficient always has its interval, which holds it', () => {
    const found = agreementByDimension(manySittings(40))[0]?.coefficient
    expect(found && found.interval.from < found.value && found.value < found.interval.to).toBe(true)
  })

  it('KA7 many people who rated one recording say nothing about a scale', () => {
    const crowd = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`r${at}`, 1 + (at % 4)]))
    expect(agreementByDimension(sitting('tape', crowd))[0]).toMatchObject({
      pairs: 28,
      coefficient: null,
      why: 'too-few',
    })
  })

  it('KA8 two people have a kappa, more of them an alpha', () => {
    const third = manySittings(30).filter((one) => one.raterId === 'bo')
    const three = [...manySittings(30), ...third.map((one) => ({ ...one, raterId: 'cy' }))]
    expect(agreementByDimension(three)[0]).toMatchObject({
      raters: 3,
      pairs: 90,
      coefficient: { kind: 'alpha' },
    })
  })

  it('KA8 what was not observed is left out, pair by pair', () => {
    const rated = [
      ...sitting('s1', { ada: 3, bo: null }),
      ...sitting('s2', { ada: 3, bo: 2, cy: null }),
      ...sitting('s3', { ada: 1 }),
    ]
    expect(agreementByDimension(rated)).toMatchObject([{ pairs: 1, sittings: 1, raters: 2 }])
    expect(agreementByDimension(sitting('s1', { ada: null }))).toMatchObject([
      { pairs: 0, exact: null, withinOne: null, coefficient: null, why: 'too-few' },
    ])
  })

  it('KA8 everybody alike with one rating is agreement without a coefficient', () => {
    const alike = Array.from({ length: 25 }, (_, at) => sitting(`s${at}`, { ada: 3, bo: 3 })).flat()
    expect(agreementByDimension(alike)[0]).toMatchObject({ exact: 1, coefficient: null, why: 'no-spread' })
  })

  it('KA8 names of raters do not matter', () => {
    const other = agreementByDimension(manySittings(30, ['zoe', 'ann']))
    const counts = agreementByDimension(manySittings(30))
    expect(other[0]?.coefficient?.value).toBeCloseTo(counts[0]?.coefficient?.value ?? 0, 10)
    expect(other[0]).toMatchObject({ exact: counts[0]?.exact, withinOne: counts[0]?.withinOne })
  })

  it('KA9 the words go by the low end of the interval', () => {
    const words = (kind: 'kappa' | 'alpha', from: number) =>
      coefficientWords(kind, { interval: { from, to: 0.95 } })
    expect(words('alpha', 0.81)).toBe('People read this alike.')
    expect(words('alpha', 0.7)).toBe('People mostly read this alike.')
    expect(words('alpha', 0.4)).toBe('People may read this differently.')
    expect([words('kappa', 0.85), words('kappa', 0.65), words('kappa', 0.5)]).toEqual([
      'The two read this alike.',
      'The two mostly read this alike.',
      'The two may read this differently.',
    ])
  })
})

describe('severity', () => {
  /** Bo gives one more than Ada, every time. */
  const higher = (count: number) =>
    Array.from({ length: count }, (_, at) => sitting(`s${at}`, { ada: 2, bo: 3 })).flat()

  it('KA10 nothing is said before eight sessions shared with somebody', () => {
    const alone = Array.from({ length: 20 }, (_, at) => sitting(`alone${at}`, { ada: 4 })).flat()
    for (const one of severities([...higher(7), ...alone]))
      expect(one).toMatchObject({ sessions: 7, seen: null, shrunk: null, interval: null })
    expect(severities(higher(8)).map(({ seen }) => seen)).toEqual([-1, 1])
  })

  it('KA10 what was seen is drawn towards 0 by n / (n + 8)', () => {
    expect(severities(higher(8)).map(({ shrunk }) => shrunk)).toEqual([-0.5, 0.5])
    expect(severities(higher(24))[1]).toMatchObject({
      shrunk: 0.75,
      interval: { from: 0.75, to: 0.75 },
    })
  })

  it('KA10 a session counts once, however many dimensions it has', () => {
    const rated = higher(8).flatMap((one) => [
      one,
      { ...one, dimensionId: 'b' },
      { ...one, dimensionId: 'c' },
    ])
    expect(severities(rated)[1]).toMatchObject({ sessions: 8, seen: 1 })
  })

  it('KA10 people stand in the order of their ids, not of their figures', () => {
    expect(severities(higher(9).toReversed()).map(({ raterId }) => raterId)).toEqual(['ada', 'bo'])
  })
})

describe('anchors', () => {
  const mixed = [
    ...Array.from({ length: 6 }, (_, at) => sitting(`a${at}`, { ada: 3, bo: 2 })).flat(),
    ...Array.from({ length: 2 }, (_, at) => sitting(`b${at}`, { ada: 3, bo: 3 })).flat(),
    ...Array.from({ length: 8 }, (_, at) => sitting(`c${at}`, { ada: 4, bo: 4 })).flat(),
  ]

  it('KA11 an anchor is read differently where the other seldom gives it too, and what they give instead is told', () => {
    expect(anchorsReadDifferently(mixed)).toEqual([
      { dimensionId: 'method', rating: 3, uses: 10, agreement: 0.4, insteadOften: 2 },
    ])
    expect(anchorReadings(mixed).find(({ rating }) => rating === 4)).toMatchObject({
      uses: 16,
      agreement: 1,
      insteadOften: null,
    })
  })

  it('KA11 nothing is said of an anchor that was hardly used', () => {
    expect(anchorsReadDifferently(sitting('s', { ada: 1, bo: 4 }))).toEqual([])
    // Six times 2, never met by the other: too few to tell.
    expect(anchorReadings(mixed).find(({ rating }) => rating === 2)).toMatchObject({ uses: 6, agreement: 0 })
  })

  it('KA11 a half step lies between two sentences and uses neither', () => {
    expect(anchorReadings(sitting('s', { ada: 2.5, bo: 3 })).map(({ rating }) => rating)).toEqual([3])
  })
})
