import { describe, expect, it } from 'vitest'
import { DESK_NOW, entryAt, heldAt, hoursAway, seatFor } from '#test/support/desk.ts'
import { doneDistribution, keptOf, sessionsByWeek, shareOf, waitsOf } from './report.ts'
import { ticksUpTo } from './ticks.ts'

const day = 86_400_000
/** Weeks as numbers, so that the test needs no calendar. */
const weekOf = (at: Date) => String(Math.floor(at.getTime() / day / 7))
const after = (week: string) => String(Number(week) + 1)

describe('the figures of the report', () => {
  it('DE19 counts sessions by week, with the weeks between that had none', () => {
    const entries = [heldAt(-24 * 21), heldAt(-24 * 21 + 1), entryAt(2), entryAt(3, { seats: [] })]
    const weeks = sessionsByWeek(entries, { weekOf, after, now: DESK_NOW })
    expect(weeks.map(({ held, coming }) => [held, coming])).toEqual([
      [2, 0],
      [0, 0],
      [0, 0],
      [0, 1],
    ])
    expect(sessionsByWeek([], { weekOf, after, now: DESK_NOW })).toEqual([])
  })

  it('DE19 counts candidates by sessions done, up to what is planned', () => {
    const rows = [0, 0, 1, 5].map((done) => ({ done }))
    expect(doneDistribution(rows, 3).map(({ people }) => people)).toEqual([2, 1, 0, 0, 0, 1])
    expect(doneDistribution([], 2)).toHaveLength(3)
  })

  it('DE19 counts how long everybody waits for their next session', () => {
    const at = (days: number) => ({ nextAt: hoursAway(24 * days), toCome: 1 })
    const rows = [at(1), at(7), at(8), at(40), { nextAt: null, toCome: 2 }, { nextAt: null, toCome: 0 }]
    expect(waitsOf(rows, DESK_NOW)).toEqual({ booked: [2, 1, 0, 1], none: 1, finished: 1 })
  })

  it('DE20 counts places that were kept, given up late or left empty, and no others', () => {
    const late = { ...seatFor('cara', 'cancelled'), isLate: true }
    const led = seatFor('ivan', 'accepted', 'interviewer')
    const entries = [
      heldAt(-5),
      entryAt(-9, { seats: [seatFor('cara', 'absent'), led] }),
      entryAt(-20, { seats: [late, led] }),
      entryAt(-30, { seats: [seatFor('cara', 'cancelled'), seatFor('sami', 'absent', 'shadow'), led] }),
      entryAt(5, { seats: [late] }),
    ]
    expect(keptOf(entries, DESK_NOW)).toEqual({ kept: 2, late: 1, absent: 1 })
  })

  it('DE20 has no share of nothing', () => {
    expect([shareOf(0, 0), shareOf(1, 3), shareOf(3, 3)]).toEqual([0, 33, 100])
  })

  it('DE19 has axes of round whole numbers that hold everything', () => {
    expect(ticksUpTo(0)).toEqual([0, 1])
    expect(ticksUpTo(7)).toEqual([0, 2, 4, 6, 8])
    for (let most = 1; most < 3000; most += 7) {
      const ticks = ticksUpTo(most)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
      expect(ticks.length).toBeLessThanOrEqual(7)
      expect(ticks.every(Number.isInteger)).toBe(true)
    }
  })
})
