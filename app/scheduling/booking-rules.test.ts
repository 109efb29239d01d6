import { describe, expect, it } from 'vitest'
import { isLateChange, refuseBooking, type Booked, type BookingFacts } from './booking-rules.ts'
import type { SeatTaken, Slot } from './slot.ts'

const HOUR_MS = 3_600_000
const now = new Date('2027-03-01T08:00:00Z')
const startsAt = new Date('2027-03-03T10:00:00Z')

function seat(part: SeatTaken['seat'], state: SeatTaken['state'] = 'accepted'): SeatTaken {
  const times = { askedAt: now, answeredAt: null, endedAt: null }
  return {
    id: part,
    seat: part,
    userId: `the-${part}`,
    name: part,
    state,
    ...times,
    isLate: false,
    words: null,
  }
}

const slot: Slot = {
  id: 'slot',
  cohortId: 'cohort',
  roundId: 'coding',
  level: null,
  startsAt,
  minutes: 60,
  timeZone: 'UTC',
  revision: 0,
  createdById: 'coordinator',
  calledOffAt: null,
  sessionId: null,
  seats: [seat('interviewer')],
  blind: null,
}

function facts(given: Partial<BookingFacts> = {}): BookingFacts {
  return {
    now,
    slot,
    candidateId: 'candidate',
    day: '2027-03-03',
    week: '2027-03-01',
    isMember: true,
    booked: [],
    sessions: 0,
    sessionsPlanned: 3,
    hasMet: false,
    isAvoided: false,
    isPromised: false,
    hasBox: true,
    ...given,
  }
}

function booked(hoursAway: number, given: Partial<Booked> = {}): Booked {
  const at = new Date(startsAt.getTime() + hoursAway * HOUR_MS)
  const day = at.toISOString().slice(0, 10)
  return { slotId: `other${hoursAway}`, startsAt: at, minutes: 60, day, week: '2027-03-01', ...given }
}

describe('what may be booked', () => {
  it('SL5 an open slot with an interviewer, who may still have to answer', () => {
    expect(refuseBooking(facts())).toBeNull()
    expect(refuseBooking(facts({ slot: { ...slot, seats: [seat('interviewer', 'asked')] } }))).toBeNull()
  })

  it('SL4 nobody from outside the cohort', () => {
    expect(refuseBooking(facts({ isMember: false }))).toBe('not-a-member')
  })

  it('SL5 none that is called off, too near, taken or without an interviewer', () => {
    expect(refuseBooking(facts({ slot: { ...slot, calledOffAt: now } }))).toBe('called-off')
    const minutesAhead = (minutes: number) => new Date(startsAt.getTime() - minutes * 60_000)
    expect(refuseBooking(facts({ now: minutesAhead(29) }))).toBe('too-late')
    expect(refuseBooking(facts({ now: minutesAhead(30) }))).toBeNull()
    expect(refuseBooking(facts({ now: minutesAhead(-60) }))).toBe('too-late')
    const taken = [...slot.seats, seat('candidate')]
    expect(refuseBooking(facts({ slot: { ...slot, seats: taken } }))).toBe('taken')
    for (const state of ['declined', 'cancelled', 'absent'] as const) {
      expect(refuseBooking(facts({ slot: { ...slot, seats: [seat('interviewer', state)] } }))).toBe(
        'unstaffed',
      )
      const left = [...slot.seats, seat('candidate', state)]
      expect(refuseBooking(facts({ slot: { ...slot, seats: left } }))).toBeNull()
    }
  })

  it('SL6 one a day by the own calendar, two a week from Monday', () => {
    // Far enough apart, but the same day where the candidate is.
    expect(refuseBooking(facts({ booked: [booked(21, { day: '2027-03-03' })] }))).toBe('day-full')
    expect(refuseBooking(facts({ booked: [booked(48)] }))).toBeNull()
    expect(refuseBooking(facts({ booked: [booked(48), booked(72)] }))).toBe('week-full')
    const lastWeek = { week: '2027-02-22' }
    expect(refuseBooking(facts({ booked: [booked(48), booked(-72, lastWeek)] }))).toBeNull()
  })

  it('SL6 twenty hours lie between the end of one and the start of the next', () => {
    expect(refuseBooking(facts({ booked: [booked(20.9)] }))).toBe('too-close')
    expect(refuseBooking(facts({ booked: [booked(21)] }))).toBeNull()
    expect(refuseBooking(facts({ booked: [booked(-20.9)] }))).toBe('too-close')
    expect(refuseBooking(facts({ booked: [booked(-21)] }))).toBeNull()
    expect(refuseBooking(facts({ booked: [booked(0.5)] }))).toBe('overlapping')
  })

  it('SL6 what is booked in this very slot does not stand against it', () => {
    expect(refuseBooking(facts({ booked: [booked(0, { slotId: 'slot' })] }))).toBeNull()
  })

  it('SL6 no more than are planned for a season', () => {
    expect(refuseBooking(facts({ sessions: 2 }))).toBeNull()
    expect(refuseBooking(facts({ sessions: 3 }))).toBe('plan-full')
  })

  it('SL7 nobody they have met, where pairs are fresh', () => {
    expect(refuseBooking(facts({ hasMet: true }))).toBe('met-before')
  })

  it('SL8 an avoided pair reads the same whatever else is wrong with the booking', () => {
    expect(refuseBooking(facts({ isAvoided: true }))).toBe('not-offered')
    expect(refuseBooking(facts({ isAvoided: true, sessions: 3, hasMet: true }))).toBe('not-offered')
  })

  it('SL3 none for which the machine has no box', () => {
    expect(refuseBooking(facts({ hasBox: false }))).toBe('boxes-full')
  })

  it('SL11 a change is late within twelve hours of the start', () => {
    expect(isLateChange(slot, new Date(startsAt.getTime() - 12 * HOUR_MS))).toBe(false)
    expect(isLateChange(slot, new Date(startsAt.getTime() - 12 * HOUR_MS + 1))).toBe(true)
  })
})
