import { describe, expect, it } from 'vitest'
import { dateAfter } from '#app/lib/zoned.ts'
import { createRandom } from '#test/support/random.ts'
import { INTERVIEWER_MARGIN } from './booking-rules.ts'
import {
  keyOfQuarter,
  OPEN_MAX,
  planSlots,
  readTimes,
  refusePattern,
  type OpenFacts,
  type SlotPattern,
} from './plan-slots.ts'
import { isOnGrid, quartersOf } from './quarters.ts'

const pattern: SlotPattern = {
  roundId: 'coding',
  level: null,
  fromDate: '2027-03-01',
  untilDate: '2027-03-14',
  weekdays: [2, 4],
  times: [18 * 60, 20 * 60],
  interviewerIds: ['ivan'],
  places: 1,
}
const facts: OpenFacts = {
  now: new Date('2027-01-01T00:00:00Z'),
  timeZone: 'Europe/Berlin',
  minutes: 60,
  season: { startsOn: null, endsOn: null },
  interviewerIds: new Set(['ivan', 'ines']),
  taken: new Set(),
}

function planned(change: Partial<SlotPattern> = {}, also: Partial<OpenFacts> = {}) {
  return planSlots({ ...pattern, ...change }, { ...facts, ...also })
}

describe('a pattern', () => {
  it('SL21 means each of its clock times on each of its weekdays, by the clock of the zone, before and after it changes', () => {
    const starts = planned({ untilDate: '2027-03-31', times: [18 * 60] }).map(({ startsAt }) =>
      startsAt.toISOString(),
    )
    expect(starts).toHaveLength(9)
    expect(starts[0]).toBe('2027-03-02T17:00:00.000Z')
    // Summer time begins on the 28th.
    expect(starts.at(-1)).toBe('2027-03-30T16:00:00.000Z')
  })

  it('SL21 each interviewer gets one; with nobody named there are so many places', () => {
    expect(planned({ interviewerIds: ['ivan', 'ines', 'ivan'] })).toHaveLength(16)
    const places = planned({ interviewerIds: [], places: 3 })
    expect(places).toHaveLength(24)
    expect(places.slice(0, 3).map(({ interviewerId, place }) => [interviewerId, place])).toEqual([
      [null, 0],
      [null, 1],
      [null, 2],
    ])
  })

  it('SL22 names the line and the reason: a skipped hour, the past, the season, somewhere else', () => {
    const night = { fromDate: '2027-03-28', untilDate: '2027-03-28', weekdays: [], times: [120, 150, 180] }
    expect(planned(night).map(({ clash }) => clash)).toEqual(['no-such-time', 'no-such-time', null])
    const [past, coming] = planned({}, { now: new Date('2027-03-02T17:00:00Z') })
    expect([past?.clash, coming?.clash]).toEqual(['in-the-past', null])
    const season = { startsOn: '2027-03-04', endsOn: '2027-03-09' }
    expect(planned({ times: [1080] }, { season }).map(({ date, clash }) => [date.slice(8), clash])).toEqual([
      ['02', 'outside-season'],
      ['04', null],
      ['09', null],
      ['11', 'outside-season'],
    ])
    const held = new Set([keyOfQuarter('ivan', new Date('2027-03-02T18:00:00Z'))])
    // An hour with the quarter after it reaches into the quarter that is held.
    expect(planned({}, { taken: held }).map(({ clash }) => clash)).toEqual([
      'overlapping',
      ...Array.from({ length: 7 }, () => null),
    ])
  })

  it('SL22 two of its own lines do not overlap for one interviewer', () => {
    const close = { times: [1080, 1125, 1200], weekdays: [2], untilDate: '2027-03-02' }
    expect(planned(close).map(({ clash }) => clash)).toEqual([null, 'overlapping', null])
    expect(planned({ ...close, interviewerIds: [] }).every(({ clash }) => clash === null)).toBe(true)
  })

  it('SL22 what the clock shows twice is the first of the two', () => {
    const night = { fromDate: '2027-10-31', untilDate: '2027-10-31', weekdays: [], times: [150] }
    expect(planned(night)).toMatchObject([
      { startsAt: new Date('2027-10-31T00:30:00Z'), isFirstOfTwo: true, clash: null },
    ])
  })

  it('SL23 is refused as a whole where it means nothing, or too much', () => {
    const refused = (change: Partial<SlotPattern>, also: Partial<OpenFacts> = {}) =>
      refusePattern({ ...pattern, ...change }, { ...facts, ...also })
    expect(refused({})).toBeNull()
    expect(refused({}, { minutes: null })).toBe('round-unknown')
    expect(refused({ fromDate: '2027-02-30' })).toBe('no-such-date')
    expect(refused({ untilDate: '2027-02-28' })).toBe('ends-before-it-begins')
    expect(refused({ untilDate: '2029-03-01' })).toBe('too-long')
    expect(refused({ times: [] })).toBe('no-times')
    expect(refused({ times: [1085] })).toBe('off-quarter')
    expect(refused({ weekdays: [7], untilDate: '2027-03-03' })).toBe('no-day')
    expect(refused({ interviewerIds: ['somebody'] })).toBe('no-such-person')
    const many = { interviewerIds: [], untilDate: '2027-05-31', times: [1080] }
    expect(refused({ ...many, places: 19 })).toBeNull()
    expect(refused({ ...many, places: 20 })).toBe('too-many')
    expect(planned({ ...many, places: 20 })).toEqual([])
    expect(planned({ ...many, places: 19 }).length).toBeLessThanOrEqual(OPEN_MAX)
  })

  it('SL22 whatever the pattern and zone, what may be opened is on the grid, to come, in the season and never at two places', () => {
    const random = createRandom(20270328)
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia']
    for (let round = 0; round < 60; round++) {
      const fromDate = dateAfter('2027-01-01', random.whole(365))
      const times = Array.from({ length: 1 + random.whole(6) }, () => random.whole(96) * 15)
      const untilDate = dateAfter(fromDate, random.whole(20))
      const season = { startsOn: dateAfter(fromDate, 2), endsOn: dateAfter(fromDate, 12) }
      const lines = planned(
        { fromDate, untilDate, times, weekdays: [], interviewerIds: ['ivan', 'ines'] },
        { timeZone: random.pick(zones), now: new Date(`${dateAfter(fromDate, 1)}T12:00:00Z`), season },
      ).filter(({ clash }) => clash === null)
      const held = lines.flatMap((line) =>
        quartersOf(line, INTERVIEWER_MARGIN).map((at) => keyOfQuarter(line.interviewerId ?? '', at)),
      )
      expect(new Set(held).size).toBe(held.length)
      for (const { startsAt, date } of lines) {
        expect(isOnGrid(startsAt)).toBe(true)
        expect(date >= season.startsOn && date <= season.endsOn).toBe(true)
      }
    }
  })
})

describe('times as people write them', () => {
  it('SL21 are read with or without minutes, and one that is none spoils them all', () => {
    expect(readTimes('18:00, 7.30 and 9; 20h')).toEqual([1080, 450, 540, 1200])
    expect(readTimes('')).toEqual([])
    for (const wrong of ['25:00', 'six', '18:60', '18:00 or so', '1'.repeat(30)])
      expect(readTimes(wrong)).toBeNull()
  })
})
