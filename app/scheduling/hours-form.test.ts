import { describe, expect, it } from 'vitest'
import { exceptionForm, readWeekForm, zoneForm } from './hours-form.ts'
import { limitsForm, readRoundsForm, topicsForm } from './limits-form.ts'

function week(...rows: [number, string, string][]): FormData {
  const form = new FormData()
  for (const [weekday, from, to] of rows) {
    form.append(`from-${weekday}`, from)
    form.append(`to-${weekday}`, to)
  }
  return form
}

describe('a posted week', () => {
  it('HR12 is read row by row; empty rows say nothing, 00:00 as an end is midnight', () => {
    expect(
      readWeekForm(week([1, '18:00', '20:00'], [1, '', ''], [1, '19:45', '21:00'], [7, '22:00', '00:00'])),
    ).toEqual({
      ok: true,
      hours: [
        { weekday: 1, fromMinute: 1080, toMinute: 1260 },
        { weekday: 7, fromMinute: 1320, toMinute: 1440 },
      ],
    })
    expect(readWeekForm(new FormData())).toEqual({ ok: true, hours: [] })
  })

  it.each([
    ['18:00', '', 'both times'],
    ['', '18:00', 'both times'],
    ['25:00', '26:00', 'both times'],
    ['18:05', '19:00', 'quarters'],
    ['20:00', '18:00', 'ends before it begins'],
    ['18:00', '18:00', 'ends before it begins'],
    ['=cmd()', '<b>', 'both times'],
  ])('HR12 %s to %s is told with its day, and nothing is read', (from, to, words) => {
    const read = readWeekForm(week([2, '08:00', '09:00'], [3, from, to]))
    expect(read).toMatchObject({ ok: false, problems: [{ weekday: 3 }] })
    expect(read.ok ? '' : read.problems[0]?.words).toContain(words)
    expect(read.ok ? '' : read.problems[0]?.words).toContain('Wednesday')
  })

  it('HR12 is bounded, and its columns are as long as each other', () => {
    const rows = Array.from({ length: 5000 }, (): [number, string, string] => [1, '08:00', '09:00'])
    expect(readWeekForm(week(...rows)).ok).toBe(false)
    const odd = week([1, '08:00', '09:00'])
    odd.append('from-1', '10:00')
    expect(readWeekForm(odd).ok).toBe(false)
  })
})

describe('the other forms', () => {
  it('HR13 an exception has dates, and times where it has them', () => {
    const sent = { kind: 'busy', fromDate: '2026-12-01', fromTime: '', toDate: '', toTime: '18:30' }
    expect(exceptionForm.parse(sent)).toEqual({ kind: 'busy', fromDate: '2026-12-01', toTime: 1110 })
    for (const wrong of [{ kind: 'maybe' }, { fromDate: '' }, { fromDate: '1 May' }, { toTime: '7pm' }])
      expect(exceptionForm.safeParse({ ...sent, ...wrong }).success).toBe(false)
  })

  it('HR8 a change of zone keeps the clock unless the instants are asked for', () => {
    expect(zoneForm.parse({ timeZone: 'Asia/Tokyo' })).toEqual({ timeZone: 'Asia/Tokyo', keep: 'clock' })
    expect(zoneForm.safeParse({ timeZone: 'x'.repeat(100) }).success).toBe(false)
  })

  it('HR14 limits are whole numbers', () => {
    const sent = { perWeek: '3', perDay: '1', breakMinutes: '30', pausedThrough: '', standBy: 'on' }
    expect(limitsForm.parse(sent)).toEqual({
      perWeek: 3,
      perDay: 1,
      breakMinutes: 30,
      standBy: true,
      takesInHours: false,
    })
    expect(limitsForm.parse({ ...sent, standBy: undefined }).standBy).toBe(false)
    for (const wrong of [{ perWeek: '0' }, { perWeek: '1.5' }, { perDay: '99' }, { breakMinutes: '-1' }])
      expect(limitsForm.safeParse({ ...sent, ...wrong }).success).toBe(false)
  })

  it('HR16 rounds come with levels, the lower first; topics are few', () => {
    const form = new FormData()
    form.append('round', 'coding')
    form.append('levelFrom-coding', '3')
    form.append('levelTo-coding', '1')
    form.append('round', 'coding')
    expect(readRoundsForm(form)).toEqual([{ roundId: 'coding', levelFrom: 1, levelTo: 3 }])
    form.set('levelTo-coding', '9')
    expect(readRoundsForm(form)).toBeNull()
    expect(topicsForm.parse({ topic: ['dns', 'dns'] })).toEqual({ topic: ['dns'] })
    expect(topicsForm.safeParse({ topic: 'abcdefghi'.split('') }).success).toBe(false)
  })
})
