import { describe, expect, it } from 'vitest'
import { wallOf } from '#app/lib/zoned.ts'
import { createRandom } from '#test/support/random.ts'
import { expand, type Exception } from './expand.ts'
import { lengthOf, type Interval } from './intervals.ts'
import { moveHours, weekMinutes, type WeeklyHour } from './weekly-hours.ts'

const DAY = 86_400_000

function period(from: string, to: string) {
  return { from: new Date(from), to: new Date(to) }
}
function hour(timeZone: string, weekday: number, [from, to]: [string, string]): WeeklyHour {
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return { timeZone, weekday, fromMinute: minute(from), toMinute: minute(to) }
}
function told(intervals: Interval[]): string[] {
  const words = (ms: number) => new Date(ms).toISOString().slice(0, 16)
  return intervals.map(({ fromMs, toMs }) => `${words(fromMs)} ${words(toMs)}`)
}

describe('weekly hours as instants', () => {
  it('HR1 the same clock time is another instant after the clocks have changed', () => {
    const evenings = [1, 2, 3, 4, 5, 6, 7].map((day) => hour('Europe/Berlin', day, ['18:00', '20:00']))
    expect(told(expand(evenings, [], period('2027-03-27T00:00:00Z', '2027-03-29T00:00:00Z')))).toEqual([
      '2027-03-27T17:00 2027-03-27T19:00',
      '2027-03-28T16:00 2027-03-28T18:00',
    ])
    const newYork = [
      hour('America/New_York', 6, ['18:00', '20:00']),
      hour('America/New_York', 7, ['18:00', '20:00']),
    ]
    expect(told(expand(newYork, [], period('2026-10-31T12:00:00Z', '2026-11-02T12:00:00Z')))).toEqual([
      '2026-10-31T22:00 2026-11-01T00:00',
      '2026-11-01T23:00 2026-11-02T01:00',
    ])
  })

  const spring = period('2027-03-28T00:00:00Z', '2027-03-28T12:00:00Z')
  it.each([
    // painted, of Sunday 28 March 2027, when 02:00 becomes 03:00
    [['02:00', '03:00'], []],
    [['02:15', '02:45'], []],
    [['01:30', '02:30'], ['2027-03-28T00:30 2027-03-28T01:00']],
    [['02:30', '04:00'], ['2027-03-28T01:00 2027-03-28T02:00']],
    [['01:00', '05:00'], ['2027-03-28T00:00 2027-03-28T03:00']],
  ] as [[string, string], string[]][])(
    'HR2 in spring %o loses exactly what is not there',
    (times, wanted) => {
      expect(told(expand([hour('Europe/Berlin', 7, times)], [], spring))).toEqual(wanted)
    },
  )

  const autumn = period('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')
  it.each([
    // painted, of Sunday 25 October 2026, when 03:00 becomes 02:00
    [['01:00', '05:00'], ['2026-10-24T23:00 2026-10-25T04:00']],
    [['02:00', '03:00'], ['2026-10-25T00:00 2026-10-25T02:00']],
    [
      ['01:00', '02:30'],
      ['2026-10-24T23:00 2026-10-25T00:30', '2026-10-25T01:00 2026-10-25T01:30'],
    ],
    [
      ['02:30', '04:00'],
      ['2026-10-25T00:30 2026-10-25T01:00', '2026-10-25T01:30 2026-10-25T03:00'],
    ],
  ] as [[string, string], string[]][])(
    'HR2 in autumn %o has the hour that comes twice, twice',
    (times, wanted) => {
      expect(told(expand([hour('Europe/Berlin', 7, times)], [], autumn))).toEqual(wanted)
    },
  )

  it('HR2 a change of half an hour counts as half an hour', () => {
    const howe = [hour('Australia/Lord_Howe', 7, ['01:00', '03:00'])]
    const minutesOn = (from: string, to: string) => lengthOf(expand(howe, [], period(from, to)))
    expect(minutesOn('2027-04-03T12:00:00Z', '2027-04-04T12:00:00Z')).toBe(150)
    expect(minutesOn('2027-10-02T12:00:00Z', '2027-10-03T12:00:00Z')).toBe(90)
    expect(minutesOn('2027-06-05T12:00:00Z', '2027-06-06T12:00:00Z')).toBe(120)
  })

  it('HR2 a zone that skipped a Friday had no Friday hours that week', () => {
    const days = [4, 5, 6].map((day) => hour('Pacific/Apia', day, ['09:00', '10:00']))
    expect(told(expand(days, [], period('2011-12-29T00:00:00Z', '2012-01-01T00:00:00Z')))).toEqual([
      '2011-12-29T19:00 2011-12-29T20:00',
      '2011-12-30T19:00 2011-12-30T20:00',
    ])
  })

  it('HR1 hours up to midnight and from midnight are one stretch', () => {
    const night = [
      hour('Asia/Kathmandu', 1, ['22:00', '24:00']),
      hour('Asia/Kathmandu', 2, ['00:00', '02:00']),
    ]
    expect(told(expand(night, [], period('2027-01-04T00:00:00Z', '2027-01-06T00:00:00Z')))).toEqual([
      '2027-01-04T16:15 2027-01-04T20:15',
    ])
  })

  it('HR8 hours that follow two zones are both there', () => {
    const berlin = hour('Europe/Berlin', 1, ['18:00', '20:00'])
    const week = period('2027-01-04T00:00:00Z', '2027-01-11T00:00:00Z')
    const moved = moveHours([berlin], 'America/New_York', 'clock')
    expect(told(expand(moved, [], week))).toEqual(['2027-01-04T23:00 2027-01-05T01:00'])
    expect(told(expand([berlin, ...moved], [], week))).toEqual([
      '2027-01-04T17:00 2027-01-04T19:00',
      '2027-01-04T23:00 2027-01-05T01:00',
    ])
  })
})

describe('exceptions', () => {
  const monday = [hour('UTC', 1, ['10:00', '14:00'])]
  const week = period('2027-01-04T00:00:00Z', '2027-01-11T00:00:00Z')
  const except = (kind: Exception['kind'], from: string, to: string): Exception => {
    return { kind, startsAt: new Date(`2027-01-${from}Z`), endsAt: new Date(`2027-01-${to}Z`) }
  }

  it('HR9 add and take away, and busy wins', () => {
    const free = except('free', '04T13:00', '04T16:00')
    const busy = except('busy', '04T11:00', '04T13:30')
    expect(told(expand(monday, [free, busy], week))).toEqual([
      '2027-01-04T10:00 2027-01-04T11:00',
      '2027-01-04T13:30 2027-01-04T16:00',
    ])
    expect(expand(monday, [busy, free], week)).toEqual(expand(monday, [free, busy], week))
  })

  it('HR9 count only as far as they lie in the period', () => {
    expect(told(expand([], [except('free', '01T00:00', '31T00:00')], week))).toEqual([
      '2027-01-04T00:00 2027-01-11T00:00',
    ])
    expect(expand([], [except('free', '20T00:00', '31T00:00')], week)).toEqual([])
  })
})

describe('any hours in any zone', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Pacific/Chatham',
    'Africa/Casablanca',
    'UTC',
  ]

  function anyHours(random: ReturnType<typeof createRandom>, timeZone: string): WeeklyHour[] {
    return Array.from({ length: 1 + random.whole(12) }, () => {
      const fromMinute = random.whole(95) * 15
      const toMinute = fromMinute + (1 + random.whole((1440 - fromMinute) / 15)) * 15
      return { timeZone, weekday: 1 + random.whole(7), fromMinute, toMinute }
    })
  }

  it('HR6 expansion is sorted, disjoint, inside the period, and free exactly where the wall says so (seed 2027)', () => {
    const random = createRandom(2027)
    for (let round = 0; round < 60; round++) {
      const timeZone = random.pick(zones)
      const hours = anyHours(random, timeZone)
      const fromMs = Date.UTC(2027, random.whole(12), 1 + random.whole(28), random.whole(24))
      const within = { from: new Date(fromMs), to: new Date(fromMs + (1 + random.whole(10)) * DAY) }
      const intervals = expand(hours, [], within)
      expect(intervals.every(({ fromMs: from, toMs: to }) => from < to)).toBe(true)
      expect(
        intervals.slice(1).every(({ fromMs: from }, at) => from > (intervals[at]?.toMs ?? Infinity)),
      ).toBe(true)
      expect(intervals[0]?.fromMs ?? fromMs).toBeGreaterThanOrEqual(fromMs)
      expect(intervals.at(-1)?.toMs ?? 0).toBeLessThanOrEqual(within.to.getTime())
      for (let probe = 0; probe < 60; probe++) {
        const atMs = fromMs + random.whole((within.to.getTime() - fromMs) / 60_000) * 60_000
        const wall = wallOf(new Date(atMs), timeZone)
        const painted = hours.some(
          (one) =>
            one.weekday === wall.weekday && one.fromMinute <= wall.minute && wall.minute < one.toMinute,
        )
        const free = intervals.some((one) => one.fromMs <= atMs && atMs < one.toMs)
        expect(free, `${timeZone} ${new Date(atMs).toISOString()}`).toBe(painted)
      }
    }
  })

  it('HR6 in weeks without a change, what is painted is what there is (seed 7)', () => {
    const random = createRandom(7)
    for (let round = 0; round < 60; round++) {
      const timeZone = random.pick(['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Chatham'])
      const hours = anyHours(random, timeZone)
      // Early June: no zone of these changes.
      const fromMs = Date.UTC(2027, 5, 1 + random.whole(10), random.whole(24))
      const weeks = 1 + random.whole(2)
      const intervals = expand(hours, [], { from: new Date(fromMs), to: new Date(fromMs + weeks * 7 * DAY) })
      const painted = new Set(
        hours.flatMap(({ weekday, fromMinute, toMinute }) =>
          Array.from(
            { length: (toMinute - fromMinute) / 15 },
            (_, at) => `${weekday} ${fromMinute + at * 15}`,
          ),
        ),
      )
      expect(lengthOf(intervals)).toBe(painted.size * 15 * weeks)
      expect(weekMinutes(hours)).toBeGreaterThanOrEqual(painted.size * 15)
    }
  })

  it('HR6 hours around the clock are all the time there is, over both changes of a year', () => {
    const always = (timeZone: string) =>
      [1, 2, 3, 4, 5, 6, 7].map((day) => hour(timeZone, day, ['00:00', '24:00']))
    const year = period('2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z')
    for (const zone of zones)
      expect(expand(always(zone), [], year)).toEqual([
        { fromMs: year.from.getTime(), toMs: year.to.getTime() },
      ])
  })
})
