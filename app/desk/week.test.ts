import { describe, expect, it } from 'vitest'
import { DESK_NOW, entryAt, heldAt, hoursAway, seatFor } from '#test/support/desk.ts'
import { entryStateOf, entryStates, entryStateWords, type DeskEntry, type EntryState } from './entry.ts'
import { boxDayOf, isAskedFor, readWeekFilter, toWeekSearch } from './week.ts'

const led = [seatFor('ivan', 'accepted', 'interviewer')]
const missed = [seatFor('cara', 'absent'), ...led]
const half = [seatFor('cara'), seatFor('ivan', 'asked', 'interviewer')]

const states: [EntryState, DeskEntry][] = [
  ['unstaffed', entryAt(2, { seats: [] })],
  // Whoever was to lead has said no: asking the candidate again would not help.
  ['unstaffed', entryAt(2, { seats: [seatFor('cara'), seatFor('ivan', 'declined', 'interviewer')] })],
  ['open', entryAt(2, { seats: led })],
  ['waiting', entryAt(2, { seats: half })],
  ['confirmed', entryAt(2)],
  ['confirmed', entryAt(-0.1)],
  ['live', heldAt(-0.5)],
  ['held', heldAt(-2)],
  ['absent', entryAt(-0.5, { seats: missed })],
  ['absent', entryAt(-5, { seats: missed })],
  // Somebody else has stepped in.
  ['confirmed', entryAt(-0.2, { seats: [...missed, seatFor('dan')] })],
  ['not-held', entryAt(-2)],
  ['unused', entryAt(-2, { seats: led })],
  ['called-off', entryAt(2, { calledOffAt: DESK_NOW })],
]

describe('entryStateOf', () => {
  it.each(states)('DE12 an entry can be %s', (state, entry) => {
    expect(entryStateOf(entry, DESK_NOW)).toBe(state)
  })

  it('DE12 has words of its own for each state', () => {
    expect(new Set(states.map(([state]) => state))).toEqual(new Set(entryStates))
    expect(new Set(Object.values(entryStateWords)).size).toBe(entryStates.length)
  })
})

describe('the filter of a week', () => {
  const asked = (search: string) => readWeekFilter(new URLSearchParams(search))
  const matches = (search: string, entry: DeskEntry) =>
    isAskedFor(entry, asked(search), { podOf: new Map([['cara', 'Reef']]), now: DESK_NOW })

  it('DE11 is written into an address and read from it alike', () => {
    const filter = asked('round=coding&interviewer=ivan&state=waiting&pod=Reef%20%26%20Co')
    expect(asked(toWeekSearch(filter, '2027-03-08').slice(1))).toEqual(filter)
    expect(toWeekSearch(asked(''), null)).toBe('')
  })

  it('DE11 asks for everything where its words mean nothing', () => {
    expect(asked('state=asleep&round=&pod=%20')).toEqual({
      roundId: null,
      interviewer: null,
      state: null,
      pod: null,
    })
  })

  it('DE11 narrows by round, interviewer, state and pod', () => {
    const entry = entryAt(2)
    for (const search of ['', 'round=practice', 'interviewer=ivan', 'state=confirmed', 'pod=Reef']) {
      expect(matches(search, entry), search).toBe(true)
    }
    for (const search of ['round=coding', 'interviewer=cara', 'state=open', 'pod=Harbour']) {
      expect(matches(search, entry), search).toBe(false)
    }
  })

  it('DE11 finds no slot by somebody who has said no to it', () => {
    const declined = entryAt(2, { seats: [seatFor('ivan', 'declined', 'interviewer'), seatFor('cara')] })
    expect(matches('interviewer=ivan', declined)).toBe(false)
  })
})

describe('boxDayOf', () => {
  const day = { from: hoursAway(-12), to: hoursAway(12) }

  it('DE13 counts the quarters of a day and says when the most are promised', () => {
    const counts = new Map([
      [hoursAway(1).getTime(), 2],
      [hoursAway(1.25).getTime(), 3],
      [hoursAway(2).getTime(), 3],
      [hoursAway(13).getTime(), 9],
    ])
    const { quarters, most, mostAt } = boxDayOf(day, counts)
    expect(quarters).toHaveLength(96)
    expect(quarters.reduce((sum, one) => sum + one, 0)).toBe(8)
    expect({ most, mostAt }).toEqual({ most: 3, mostAt: hoursAway(1.25) })
  })

  it('DE13 has fewer quarters on a day on which clocks go forward', () => {
    expect(boxDayOf({ from: hoursAway(-12), to: hoursAway(11) }, new Map()).quarters).toHaveLength(92)
    expect(boxDayOf(day, new Map()).mostAt).toBeNull()
  })
})
