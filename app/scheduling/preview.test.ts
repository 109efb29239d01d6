import { describe, expect, it } from 'vitest'
import { changesOf } from '#app/lib/zoned.ts'
import { expand } from './expand.ts'
import { changeWords, previewDays, previewPeriod } from './preview.ts'
import type { WeeklyHour } from './weekly-hours.ts'

const always = (timeZone: string, fromMinute: number, toMinute: number): WeeklyHour[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute, toMinute, timeZone }))

function preview(hours: WeeklyHour[], timeZone: string, now: string) {
  const at = new Date(now)
  return previewDays(expand(hours, [], previewPeriod(at, timeZone)), { timeZone, now: at })
}

describe('the next two weeks', () => {
  it('HR19 are fourteen days from today, with clock times of the reader', () => {
    const days = preview(always('Europe/Berlin', 1080, 1200), 'Europe/Berlin', '2027-03-20T22:30:00Z')
    expect(days.map(({ label }) => label).slice(0, 3)).toEqual(['Today', 'Tomorrow', 'Mon 22 March'])
    expect(days).toHaveLength(14)
    expect(new Set(days.flatMap(({ stretches }) => stretches))).toEqual(new Set(['18:00–20:00']))
    const abroad = preview(always('Europe/Berlin', 1080, 1200), 'America/New_York', '2027-03-20T12:00:00Z')
    // America has changed, Europe has not: for a week it is five hours between them, then six again.
    expect(abroad.map(({ stretches }) => stretches[0])).toEqual([
      ...Array.from({ length: 8 }, () => '13:00–15:00'),
      ...Array.from({ length: 6 }, () => '12:00–14:00'),
    ])
  })

  it('HR19 tell a change of the clocks on its day, and what is left of the hours', () => {
    const days = preview(always('Europe/Berlin', 90, 240), 'Europe/Berlin', '2027-03-27T12:00:00Z')
    expect(days[1]).toEqual({
      date: '2027-03-28',
      label: 'Tomorrow',
      stretches: ['01:30–04:00'],
      change: 'The clocks go forward by an hour at 02:00: 02:00–03:00 is not there.',
    })
    expect(days.filter(({ change }) => change !== null)).toHaveLength(1)
  })

  it('HR19 a day that is free to its end ends at 24:00', () => {
    const days = preview(always('Asia/Kolkata', 1380, 1440), 'Asia/Kolkata', '2027-03-27T12:00:00Z')
    expect(days[0]?.stretches).toEqual(['23:00–24:00'])
  })

  it('HR19 changes are told both ways, by hours, halves and days', () => {
    const words = (zone: string, from: string, to: string) =>
      changesOf(zone, { from: new Date(from), to: new Date(to) }).map(changeWords)
    expect(words('America/New_York', '2026-10-30T00:00Z', '2026-11-05T00:00Z')).toEqual([
      'The clocks go back by an hour at 02:00: 01:00–02:00 comes twice.',
    ])
    expect(words('Australia/Lord_Howe', '2027-10-01T00:00Z', '2027-10-10T00:00Z')).toEqual([
      'The clocks go forward by half an hour at 02:00: 02:00–02:30 is not there.',
    ])
    expect(words('Pacific/Apia', '2011-12-28T00:00Z', '2012-01-02T00:00Z')[0]).toContain('forward by a day')
  })
})
