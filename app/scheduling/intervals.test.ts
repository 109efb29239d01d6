import { describe, expect, it } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import { intersect, isFree, lengthOf, merge, startTimes, subtract, type Interval } from './intervals.ts'

const NINE = Date.UTC(2027, 0, 4, 9)
function span(from: number, to: number): Interval {
  return { fromMs: NINE + from * 60_000, toMs: NINE + to * 60_000 }
}
function minute(count: number): Date {
  return new Date(NINE + count * 60_000)
}

describe('stretches of time', () => {
  it('HR6 what touches is one, what is empty goes', () => {
    expect(merge([span(60, 90), span(0, 30), span(30, 60), span(100, 100), span(20, 40)])).toEqual([
      span(0, 90),
    ])
  })

  it('HR6 are cut by what is taken away, in any order', () => {
    expect(subtract([span(0, 100)], [span(80, 120), span(10, 20), span(15, 30), span(-5, 1)])).toEqual([
      span(1, 10),
      span(30, 80),
    ])
    expect(subtract([span(0, 10)], [span(0, 10)])).toEqual([])
    expect(intersect([span(0, 50), span(60, 90)], [span(40, 70)])).toEqual([span(40, 50), span(60, 70)])
  })

  it('HR6 hold for any lists what a minute-by-minute count says (seed 31)', () => {
    const random = createRandom(31)
    const list = () => Array.from({ length: random.whole(6) }, () => span(random.whole(40), random.whole(60)))
    for (let round = 0; round < 400; round++) {
      const [a, b] = [list(), list()]
      const within = (all: Interval[], at: number) =>
        all.some(({ fromMs, toMs }) => fromMs <= NINE + at * 60_000 && NINE + at * 60_000 < toMs)
      const [merged, cut, both] = [merge(a), subtract(a, b), intersect(a, b)]
      for (let at = 0; at < 60; at++) {
        expect(within(merged, at)).toBe(within(a, at))
        expect(within(cut, at)).toBe(within(a, at) && !within(b, at))
        expect(within(both, at)).toBe(within(a, at) && within(b, at))
      }
      for (const result of [merged, cut, both])
        expect(result.slice(1).every(({ fromMs }, index) => fromMs > (result[index]?.toMs ?? 0))).toBe(true)
    }
  })

  it('HR7 a sitting is free with what is kept free around it, or not at all', () => {
    const hours = [span(0, 90), span(200, 260)]
    expect(isFree(hours, minute(0), { minutes: 90 })).toBe(true)
    expect(isFree(hours, minute(1), { minutes: 90 })).toBe(false)
    expect(isFree(hours, minute(10), { minutes: 60, beforeMinutes: 10, afterMinutes: 20 })).toBe(true)
    expect(isFree(hours, minute(9), { minutes: 60, beforeMinutes: 10, afterMinutes: 20 })).toBe(false)
    expect(isFree(hours, minute(10), { minutes: 60, beforeMinutes: 10, afterMinutes: 21 })).toBe(false)
    expect(isFree(hours, minute(200), { minutes: 60 })).toBe(true)
    expect(isFree(hours, minute(90), { minutes: 15 })).toBe(false)
    expect(isFree([], minute(0), { minutes: 1 })).toBe(false)
  })

  it('HR7 start times lie on quarters of an hour, and each of them is free', () => {
    const hours = [span(5, 70), span(120, 150)]
    const sitting = { minutes: 30, beforeMinutes: 10 }
    expect(startTimes(hours, sitting)).toEqual([minute(15), minute(30)])
    expect(startTimes(hours, { minutes: 30 })).toEqual([minute(15), minute(30), minute(120)])
    expect(startTimes(hours, sitting).every((start) => isFree(hours, start, sitting))).toBe(true)
    expect(lengthOf(hours)).toBe(95)
  })
})
