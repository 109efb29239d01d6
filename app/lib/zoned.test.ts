import { describe, expect, it } from 'vitest'
import {
  changesOf,
  clockOf,
  dateAfter,
  daysOf,
  findTimeZone,
  instantOf,
  isDate,
  isSameTimeZone,
  mondayOf,
  wallOf,
} from './zoned.ts'

function period(from: string, to: string) {
  return { from: new Date(from), to: new Date(to) }
}
function at(date: string, time: string) {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { date, minute: hour * 60 + minute }
}

describe('a wall time as an instant', () => {
  it.each([
    // zone, wall, instant
    ['Europe/Berlin', at('2027-03-27', '18:00'), '2027-03-27T17:00:00.000Z'],
    ['Europe/Berlin', at('2027-03-28', '18:00'), '2027-03-28T16:00:00.000Z'],
    ['America/New_York', at('2027-03-14', '18:00'), '2027-03-14T22:00:00.000Z'],
    ['Asia/Kolkata', at('2027-01-01', '00:15'), '2026-12-31T18:45:00.000Z'],
    ['Asia/Kathmandu', at('2027-01-01', '09:00'), '2027-01-01T03:15:00.000Z'],
    ['Australia/Lord_Howe', at('2027-01-10', '09:00'), '2027-01-09T22:00:00.000Z'],
    ['Australia/Lord_Howe', at('2027-06-10', '09:00'), '2027-06-09T22:30:00.000Z'],
    ['UTC', at('2027-01-01', '24:00'), '2027-01-02T00:00:00.000Z'],
  ])('HR1 %s %o is %s', (zone, wall, instant) => {
    expect(instantOf(wall, zone)).toEqual({ at: new Date(instant), is: 'once' })
  })

  it('HR2 where the clock jumps over it, it is the moment of the jump', () => {
    const jump = { at: new Date('2027-03-28T01:00:00Z'), is: 'missing' }
    expect(instantOf(at('2027-03-28', '02:30'), 'Europe/Berlin')).toEqual(jump)
    expect(instantOf(at('2027-03-28', '02:30'), 'Europe/Berlin', 'end')).toEqual(jump)
    expect(instantOf(at('2027-03-28', '03:00'), 'Europe/Berlin')).toEqual({ ...jump, is: 'once' })
  })

  it('HR2 a day that a zone skipped is the moment the next one began', () => {
    const next = new Date('2011-12-30T10:00:00Z')
    expect(instantOf(at('2011-12-30', '12:00'), 'Pacific/Apia')).toEqual({ at: next, is: 'missing' })
    expect(wallOf(next, 'Pacific/Apia')).toEqual({ date: '2011-12-31', minute: 0, weekday: 6 })
  })

  it('HR2 where the clock shows it twice, a start is the first and an end the last', () => {
    const berlin = at('2026-10-25', '02:30')
    expect(instantOf(berlin, 'Europe/Berlin', 'start')).toEqual({
      at: new Date('2026-10-25T00:30:00Z'),
      is: 'twice',
    })
    expect(instantOf(berlin, 'Europe/Berlin', 'end')).toEqual({
      at: new Date('2026-10-25T01:30:00Z'),
      is: 'twice',
    })
    const howe = at('2027-04-04', '01:45')
    expect(instantOf(howe, 'Australia/Lord_Howe', 'start').at).toEqual(new Date('2027-04-03T14:45:00Z'))
    expect(instantOf(howe, 'Australia/Lord_Howe', 'end').at).toEqual(new Date('2027-04-03T15:15:00Z'))
  })

  it('HR1 there and back is the same, through both changes of the year', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])
      for (let ms = Date.UTC(2027, 0, 1); ms < Date.UTC(2028, 0, 1); ms += 6 * 3_600_000 + 900_000) {
        const wall = wallOf(new Date(ms), zone)
        const sides = [instantOf(wall, zone, 'start'), instantOf(wall, zone, 'end')]
        expect(sides.map((side) => side.at.getTime())).toContain(ms)
        expect(sides.every(({ is }) => is !== 'missing')).toBe(true)
      }
  })
})

describe('the clock of a zone over a period', () => {
  it('HR2 runs in spells without gap between them', () => {
    const year = period('2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z')
    const hoursAhead = (zone: string) => clockOf(zone, year).spells.map(({ aheadMs }) => aheadMs / 3_600_000)
    expect(hoursAhead('Europe/Berlin')).toEqual([1, 2, 1])
    expect(hoursAhead('America/New_York')).toEqual([-5, -4, -5])
    expect(hoursAhead('Australia/Lord_Howe')).toEqual([11, 10.5, 11])
    expect(hoursAhead('Asia/Kolkata')).toEqual([5.5])
    expect(hoursAhead('Asia/Kathmandu')).toEqual([5.75])
    const { spells } = clockOf('Europe/Berlin', year)
    expect(spells[0]?.fromMs).toBe(year.from.getTime())
    expect(spells.at(-1)?.toMs).toBe(year.to.getTime())
    expect(spells.slice(1).map(({ fromMs }) => fromMs)).toEqual(spells.slice(0, -1).map(({ toMs }) => toMs))
  })

  it('HR19 names its changes, by how much and what the clock shows', () => {
    expect(changesOf('Europe/Berlin', period('2027-03-20T00:00:00Z', '2027-04-03T00:00:00Z'))).toEqual([
      {
        at: new Date('2027-03-28T01:00:00Z'),
        byMinutes: 60,
        before: at('2027-03-28', '02:00'),
        after: at('2027-03-28', '03:00'),
      },
    ])
    expect(
      changesOf('Australia/Lord_Howe', period('2027-04-01T00:00:00Z', '2027-04-10T00:00:00Z')),
    ).toMatchObject([{ byMinutes: -30, before: at('2027-04-04', '02:00'), after: at('2027-04-04', '01:30') }])
    expect(changesOf('Asia/Tokyo', period('2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'))).toEqual([])
  })

  it('HR1 refuses periods without end', () => {
    expect(() => clockOf('UTC', period('2027-01-01T00:00:00Z', '2037-01-01T00:00:00Z'))).toThrow('four years')
    expect(() => daysOf('UTC', period('2027-01-01T00:00:00Z', '2037-01-01T00:00:00Z'))).toThrow('four years')
  })
})

describe('days of a zone', () => {
  it('HR1 begin at its midnight; the day of a change has 23 or 25 hours', () => {
    const lengths = (zone: string, from: string, to: string) =>
      daysOf(zone, period(from, to)).map((day) => [
        day.date,
        (day.to.getTime() - day.from.getTime()) / 3_600_000,
      ])
    expect(lengths('Europe/Berlin', '2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z')).toEqual([
      ['2027-03-27', 24],
      ['2027-03-28', 23],
      ['2027-03-29', 24],
    ])
    expect(lengths('America/New_York', '2026-11-01T12:00:00Z', '2026-11-01T13:00:00Z')).toEqual([
      ['2026-11-01', 25],
    ])
    expect(lengths('Australia/Lord_Howe', '2027-04-04T00:00:00Z', '2027-04-04T01:00:00Z')).toEqual([
      ['2027-04-04', 24.5],
    ])
  })

  it('HR2 leave out a day that never was', () => {
    const dates = daysOf('Pacific/Apia', period('2011-12-29T12:00:00Z', '2011-12-31T12:00:00Z'))
    expect(dates.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01'])
  })

  it('HR3 a week begins on Monday, where the person is', () => {
    const sundayNightInUtc = new Date('2027-03-28T23:30:00Z')
    expect(mondayOf(sundayNightInUtc, 'UTC')).toBe('2027-03-22')
    expect(mondayOf(sundayNightInUtc, 'Europe/Berlin')).toBe('2027-03-29')
    expect(wallOf(sundayNightInUtc, 'Europe/Berlin').weekday).toBe(1)
    expect(dateAfter('2027-02-28', 1)).toBe('2027-03-01')
  })
})

describe('names of zones', () => {
  it.each(['Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC'])(
    'HR4 %s is one',
    (name) => {
      expect(findTimeZone(name)).toBe(name)
    },
  )

  it('HR4 has one spelling, and one zone may have two names', () => {
    expect(findTimeZone('europe/berlin')).toBe('Europe/Berlin')
    expect(isSameTimeZone('Asia/Calcutta', 'Asia/Kolkata')).toBe(true)
    expect(isSameTimeZone('Europe/Berlin', 'Europe/Paris')).toBe(false)
  })

  it.each(['', '+01:00', 'Mars/Olympus', '../../etc/passwd', 'E'.repeat(5000), 'Europe/Berlin\n', '[UTC]'])(
    'HR4 %j is none',
    (name) => {
      expect(findTimeZone(name)).toBeNull()
    },
  )

  it('HR4 dates are of the calendar', () => {
    expect(isDate('2028-02-29')).toBe(true)
    for (const text of ['2027-02-29', '2027-2-3', '27-02-03', '2027-13-01', '', '2027-01-01T00:00'])
      expect(isDate(text)).toBe(false)
  })
})
