import { describe, expect, it } from 'vitest'
import { hours, minutes } from '#app/lib/time.ts'
import {
  callEndsAt,
  emptySeatOf,
  mayAskPeers,
  mayCallFor,
  refuseNoShow,
  restOf,
  type NoShowFacts,
} from './no-show-rules.ts'
import type { SeatState, SeatTaken, Slot } from './slot.ts'

const startsAt = new Date('2027-03-01T18:00:00Z')
const after = (ms: number) => new Date(startsAt.getTime() + ms)

function seat(which: SeatTaken['seat'], userId: string, state: SeatState = 'accepted'): SeatTaken {
  const answer = { answeredAt: startsAt, endedAt: null, isLate: false, words: null }
  return { id: `${which}-${userId}`, seat: which, userId, name: userId, state, askedAt: startsAt, ...answer }
}

function slotWith(seats: SeatTaken[], overrides: Partial<Slot> = {}): Slot {
  return {
    id: 's',
    cohortId: 'c',
    roundId: 'r',
    level: null,
    timeZone: 'UTC',
    revision: 0,
    createdById: 'cora',
    calledOffAt: null,
    sessionId: 'x',
    startsAt,
    minutes: 60,
    seats,
    blind: null,
    ...overrides,
  }
}

const both = [seat('candidate', 'cara'), seat('interviewer', 'ivan'), seat('shadow', 'sami')]

function facts(overrides: Partial<NoShowFacts> = {}): NoShowFacts {
  return {
    now: after(minutes(10)),
    slot: slotWith(both),
    userId: 'cara',
    hasBegun: false,
    present: ['cara'],
    ...overrides,
  }
}

describe('saying that somebody did not come', () => {
  it('LF12 either side may, ten minutes after the start', () => {
    expect(refuseNoShow(facts())).toBeNull()
    expect(refuseNoShow(facts({ userId: 'ivan', present: [] }))).toBeNull()
  })

  it.each<[string, Partial<NoShowFacts>, string]>([
    ['a minute early', { now: after(minutes(10) - 1) }, 'too-early'],
    ['after the end', { now: after(hours(1)) }, 'too-late'],
    ['of somebody who is in the room', { present: ['cara', 'ivan'] }, 'is-here'],
    ['in a session that has begun', { hasBegun: true }, 'begun'],
    ['by the shadow', { userId: 'sami' }, 'slot-unknown'],
    ['by a stranger', { userId: 'eve' }, 'slot-unknown'],
    ['of a slot that is off', { slot: slotWith(both, { calledOffAt: startsAt }) }, 'called-off'],
    ['where nobody is across', { slot: slotWith([seat('candidate', 'cara')]) }, 'nobody-waited-for'],
    [
      'of somebody who has never said yes',
      { slot: slotWith([seat('candidate', 'cara'), seat('interviewer', 'ivan', 'asked')]) },
      'nobody-waited-for',
    ],
  ])('LF12 not %s', (_when, overrides, reason) => {
    expect(refuseNoShow(facts(overrides))).toBe(reason)
  })
})

describe('how long somebody else is looked for', () => {
  it('LF16 until half an hour after the start, but ten minutes at least', () => {
    expect(callEndsAt(slotWith(both), after(minutes(10)))).toEqual(after(minutes(30)))
    expect(callEndsAt(slotWith(both), after(minutes(25)))).toEqual(after(minutes(35)))
    expect(callEndsAt(slotWith(both, { minutes: 15 }), after(-hours(2)))).toEqual(after(minutes(15)))
  })

  it('LF17 a coordinator calls from a day ahead until it is too late to begin', () => {
    const slot = slotWith(both)
    expect(mayCallFor(slot, after(-hours(24)))).toBe(true)
    expect(mayCallFor(slot, after(-hours(24) - 1))).toBe(false)
    expect(mayCallFor(slot, after(minutes(30) - 1))).toBe(true)
    expect(mayCallFor(slot, after(minutes(30)))).toBe(false)
    expect(mayCallFor(slotWith(both, { calledOffAt: startsAt }), startsAt)).toBe(false)
  })

  it('LF19 candidates are asked once, after five minutes or when everybody else has said no', () => {
    const call = (afterMs: number, declined: boolean[], isPeer = false) => ({
      isPeer,
      state: 'open',
      createdAt: after(minutes(10) - afterMs),
      asked: declined.map((one) => ({ declinedAt: one ? startsAt : null })),
    })
    const now = after(minutes(10))
    expect(mayAskPeers([], now)).toBe(true)
    expect(mayAskPeers([call(0, [])], now)).toBe(true)
    expect(mayAskPeers([call(0, [true, true])], now)).toBe(true)
    expect(mayAskPeers([call(minutes(4), [true, false])], now)).toBe(false)
    expect(mayAskPeers([call(minutes(5), [true, false])], now)).toBe(true)
    expect(mayAskPeers([call(minutes(9), [], true)], now)).toBe(false)
    expect(mayAskPeers([{ ...call(0, [false]), state: 'over' }], now)).toBe(true)
  })

  it('LF16 what is left is counted from now on', () => {
    expect(restOf(slotWith(both), after(minutes(20)))).toEqual({ startsAt: after(minutes(20)), minutes: 40 })
    expect(restOf(slotWith(both), after(-minutes(20)))).toEqual({ startsAt, minutes: 60 })
    expect(restOf(slotWith(both), after(hours(2))).minutes).toBe(0)
  })

  it('LF14 the empty seat is the one across from whoever is left', () => {
    expect(emptySeatOf(slotWith(both))).toBeNull()
    expect(emptySeatOf(slotWith([seat('candidate', 'cara'), seat('interviewer', 'ivan', 'absent')]))).toBe(
      'interviewer',
    )
    expect(emptySeatOf(slotWith([seat('interviewer', 'ivan')]))).toBe('candidate')
    expect(emptySeatOf(slotWith([]))).toBeNull()
  })
})
