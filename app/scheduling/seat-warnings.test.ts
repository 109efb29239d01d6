import { describe, expect, it } from 'vitest'
import { limitsOf } from './limits.ts'
import { placed, warnAboutSeat, type SeatLoad } from './seat-warnings.ts'

const at = (iso: string) => ({ startsAt: new Date(iso), minutes: 60 })
const seat = { ...at('2026-12-02T18:00:00Z'), roundId: 'coding', level: 2 }
const day = { fromMs: Date.parse('2026-12-02T12:00:00Z'), toMs: Date.parse('2026-12-02T22:00:00Z') }

function warned(change: Partial<SeatLoad> = {}, sessions: string[] = [], of = seat) {
  const load: SeatLoad = {
    timeZone: 'UTC',
    limits: { ...limitsOf('interviewer', null), perDay: 2, perWeek: 3, breakMinutes: 30 },
    hours: [day],
    rounds: [{ roundId: 'coding', levelFrom: 1, levelTo: 3 }],
    sessions: sessions.map((iso) => placed(at(iso), change.timeZone ?? 'UTC')),
    ...change,
  }
  return warnAboutSeat(of, load)
}

describe('what speaks against a seat', () => {
  it('SL27 nothing, inside hours and limits, with the minutes before and after', () => {
    expect(warned()).toEqual([])
    expect(warned({ hours: [{ ...day, fromMs: seat.startsAt.getTime() }] })).toEqual(['outside-hours'])
    expect(warned({ hours: [{ ...day, toMs: seat.startsAt.getTime() + 60 * 60_000 }] })).toEqual([
      'outside-hours',
    ])
  })

  it('SL27 a break, full days and weeks where the person is, too short a rest, rounds and levels', () => {
    const limits = { ...limitsOf('interviewer', null), pausedUntil: new Date('2026-12-03T00:00:00Z') }
    expect(warned({ limits, hours: [] })).toEqual(['paused'])
    expect(warned({}, ['2026-12-02T08:00:00Z', '2026-12-02T10:00:00Z'])).toEqual(['day-full'])
    const week = ['2026-11-30T10:00:00Z', '2026-12-01T10:00:00Z', '2026-12-06T23:30:00Z']
    expect(warned({}, week)).toEqual(['week-full'])
    // In Kolkata that last one is on Monday of the week after.
    expect(warned({ timeZone: 'Asia/Kolkata' }, week)).toEqual([])
    expect(warned({}, ['2026-12-02T16:45:00Z'])).toEqual(['break-short'])
    expect(warned({}, ['2026-12-02T16:30:00Z'])).toEqual([])
    expect(warned({ rounds: [] })).toEqual(['round-not-taken'])
    expect(warned({}, [], { ...seat, level: 4 })).toEqual(['level-not-taken'])
  })
})
