import { describe, expect, it } from 'vitest'
import { DESK_NOW, entryAt, heldAt, hoursAway, seatFor } from '#test/support/desk.ts'
import { entriesOf } from './entry.ts'
import { progressOf, type ProgressSource } from './progress.ts'

function progress(entries: ProgressSource['entries']) {
  const people = [
    { id: 'cara', role: 'candidate' as const },
    { id: 'ivan', role: 'interviewer' as const },
  ]
  const found = progressOf({ people, entries, planned: 3, lastSeen: new Map(), now: DESK_NOW })
  return { cara: found.get('cara'), ivan: found.get('ivan') }
}

describe('progressOf', () => {
  it('DE1 counts sessions with and without a slot, and the newest as the last', () => {
    const { cara, ivan } = progress([heldAt(-48, { slotId: null }), heldAt(-100)])
    expect(cara).toMatchObject({ done: 2, planned: 3, booked: 0, lastSessionAt: hoursAway(-48) })
    expect(ivan).toMatchObject({ done: 2, planned: null, booked: 0 })
  })

  it('DE1 counts nothing that did not begin', () => {
    expect(progress([entryAt(-5)]).cara).toMatchObject({ done: 0, booked: 0 })
  })

  it('DE1 counts no peer mock for the candidate who led it', () => {
    const attended = [{ userId: 'cara', seat: 'interviewer' as const }]
    expect(progress([heldAt(-5, { attended })]).cara).toMatchObject({ done: 0 })
  })

  it('DE2 counts what is held and still to come, and knows the next', () => {
    const { cara, ivan } = progress([
      entryAt(50, { seats: [seatFor('cara'), seatFor('ivan', 'asked', 'interviewer')] }),
      entryAt(26, { seats: [seatFor('cara')] }),
      entryAt(30, { seats: [seatFor('cara', 'cancelled')] }),
      entryAt(5, { calledOffAt: DESK_NOW }),
      entryAt(-30),
    ])
    expect(cara).toMatchObject({ booked: 2, nextAt: hoursAway(26), done: 0 })
    expect(ivan).toMatchObject({ booked: 1, nextAt: hoursAway(50) })
  })

  it('DE2 counts a session that has begun as done, not twice', () => {
    expect(progress([heldAt(-0.25)]).cara).toMatchObject({ done: 1, booked: 0 })
  })
})

describe('entriesOf', () => {
  const session = {
    id: 'session1',
    cohortId: 'cohort',
    slotId: 'slot1' as string | null,
    startsAt: hoursAway(-3),
    roundIds: ['practice'],
    questionSlugs: [],
    heldAt: hoursAway(-3) as Date | null,
    endedInLobby: false,
    people: [
      { userId: 'cara', name: 'Cara', seat: 'candidate' as const },
      { userId: 'ivan', name: 'Ivan', seat: 'interviewer' as const },
    ],
  }
  const slot = {
    id: 'slot1',
    cohortId: 'cohort',
    roundId: 'practice',
    level: 2,
    startsAt: hoursAway(-3),
    minutes: 45,
    calledOffAt: null,
    sessionId: 'session1',
    seats: [seatFor('cara', 'absent'), seatFor('ivan', 'accepted', 'interviewer')],
  }
  const entries = (seats = slot.seats, overrides: Partial<typeof session> = {}) =>
    entriesOf([{ ...slot, seats }], [{ ...session, ...overrides }], () => 60)

  it('DE1 counts nobody as there who was absent, unless they came after all', () => {
    expect(entries()[0]?.attended).toEqual([{ userId: 'ivan', seat: 'interviewer' }])
    const cameBack = [...slot.seats, seatFor('cara')]
    expect(entries(cameBack)[0]?.attended.map(({ userId }) => userId)).toEqual(['cara', 'ivan'])
  })

  it('DE1 puts a slot and its session into one entry, and a session without a slot into its own', () => {
    expect(entries().map(({ id, minutes }) => [id, minutes])).toEqual([['slot1', 45]])
    const both = entriesOf([slot], [{ ...session, slotId: null, id: 'other' }], () => 60)
    expect(both.map(({ id, minutes }) => [id, minutes])).toEqual([
      ['other', 60],
      ['slot1', 45],
    ])
  })

  it('DE1 leaves out a session that a slot has let go of', () => {
    expect(entriesOf([], [{ ...session, slotId: null, heldAt: null, endedInLobby: true }], () => 60)).toEqual(
      [],
    )
  })
})
