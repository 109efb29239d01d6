import { describe, expect, it } from 'vitest'
import type { SeatState, SeatTaken } from '#app/scheduling/slot.ts'
import { progressOf, type ProgressSession, type ProgressSource } from './progress.ts'

const NOW = new Date('2027-03-10T12:00:00Z')
const hoursAway = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

function seat(userId: string, state: SeatState, part: SeatTaken['seat'] = 'candidate'): SeatTaken {
  return {
    id: `${userId}-${part}-${state}`,
    seat: part,
    userId,
    name: userId,
    state,
    askedAt: NOW,
    answeredAt: null,
    endedAt: null,
    isLate: false,
    words: null,
  }
}

function held(hours: number, overrides: Partial<ProgressSession> = {}): ProgressSession {
  const startsAt = hoursAway(hours)
  const people = [
    { userId: 'cara', seat: 'candidate' as const },
    { userId: 'ivan', seat: 'interviewer' as const },
  ]
  return { slotId: null, startsAt, heldAt: startsAt, people, ...overrides }
}

function slot(id: string, hours: number, seats: SeatTaken[]): ProgressSource['slots'][number] {
  return { id, startsAt: hoursAway(hours), minutes: 60, calledOffAt: null, seats }
}

function progress(source: Partial<ProgressSource>) {
  const people = [
    { id: 'cara', role: 'candidate' as const },
    { id: 'ivan', role: 'interviewer' as const },
  ]
  const all = { people, sessions: [], slots: [], planned: 3, lastSeen: new Map(), now: NOW, ...source }
  const found = progressOf(all)
  return { cara: found.get('cara'), ivan: found.get('ivan') }
}

describe('progressOf', () => {
  it('DE1 counts sessions with and without a slot, and the newest as the last', () => {
    const sessions = [held(-48), held(-100, { slotId: 's1' })]
    const slots = [slot('s1', -100, [seat('cara', 'accepted'), seat('ivan', 'accepted', 'interviewer')])]
    const { cara, ivan } = progress({ sessions, slots })
    expect(cara).toMatchObject({ done: 2, planned: 3, booked: 0, lastSessionAt: hoursAway(-48) })
    expect(ivan).toMatchObject({ done: 2, planned: null, booked: 0 })
  })

  it('DE1 counts nothing that ended in its lobby', () => {
    expect(progress({ sessions: [held(-1, { heldAt: null })] }).cara).toMatchObject({ done: 0, booked: 0 })
  })

  it('DE1 counts nothing for whoever was absent, and counts for who stepped in', () => {
    const sessions = [held(-48, { slotId: 's1' })]
    const gone = seat('cara', 'absent')
    const other = seat('ivan', 'accepted', 'interviewer')
    expect(progress({ sessions, slots: [slot('s1', -48, [gone, other])] })).toMatchObject({
      cara: { done: 0 },
      ivan: { done: 1 },
    })
    const cameBack = [gone, seat('cara', 'accepted'), other]
    expect(progress({ sessions, slots: [slot('s1', -48, cameBack)] }).cara).toMatchObject({ done: 1 })
  })

  it('DE1 counts no peer mock for the candidate who led it', () => {
    const people = [{ userId: 'cara', seat: 'interviewer' as const }]
    expect(progress({ sessions: [held(-5, { people })] }).cara).toMatchObject({ done: 0 })
  })

  it('DE2 counts what is held and still to come, and knows the next', () => {
    const slots = [
      slot('later', 50, [seat('cara', 'accepted'), seat('ivan', 'asked', 'interviewer')]),
      slot('next', 26, [seat('cara', 'accepted')]),
      slot('given-up', 30, [seat('cara', 'cancelled')]),
      { ...slot('called-off', 5, [seat('cara', 'accepted')]), calledOffAt: NOW },
      slot('missed', -30, [seat('cara', 'accepted')]),
    ]
    const { cara, ivan } = progress({ slots })
    expect(cara).toMatchObject({ booked: 2, nextAt: hoursAway(26), done: 0 })
    expect(ivan).toMatchObject({ booked: 1, nextAt: hoursAway(50) })
  })

  it('DE2 counts a session that has begun as done, not twice', () => {
    const slots = [slot('s1', -0.25, [seat('cara', 'accepted')])]
    const sessions = [held(-0.25, { slotId: 's1' })]
    expect(progress({ slots, sessions }).cara).toMatchObject({ done: 1, booked: 0 })
  })

  it('DE2 counts sessions to come that have no slot', () => {
    const sessions = [held(3, { heldAt: null }), held(4, { heldAt: null, slotId: 'elsewhere' })]
    expect(progress({ sessions }).cara).toMatchObject({ booked: 1, nextAt: hoursAway(3) })
  })
})
