// Booking on the real database: everybody at once, and what is undone when one half fails.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findSession } from '#app/db/sessions.server.ts'
import { countBoxes, createSlot, findSlot, listQuartersOf, takeSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { answerSeat } from '#app/scheduling/answer-seat.server.ts'
import { bookSlot } from '#app/scheduling/book-slot.server.ts'
import { INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import type { SlotNeeds } from '#app/scheduling/needs.server.ts'
import { quartersOf } from '#app/scheduling/quarters.ts'
import type { ScheduleEvent } from '#app/scheduling/schedule-events.ts'
import { holderOf, type SeatState } from '#app/scheduling/slot.ts'
import { switchSlot } from '#app/scheduling/switch-slot.server.ts'
import { actorOf, buildCohort, buildUser } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTestBank } from '#test/support/questions.ts'
import { boxRound } from '#test/support/rounds.ts'

const HOUR_MS = 3_600_000
const now = new Date(TEST_START)
const questions = createTestBank()

let database: TestDatabase
let told: ScheduleEvent[]
let interviewer: User
let candidate: User
let cohortId: string

function needs({ boxPlaces = 10 } = {}): SlotNeeds {
  const { db } = database
  const tell = (_tx: unknown, event: ScheduleEvent) => Promise.resolve(void told.push(event))
  return { db, now: () => now, questions, tell, boxPlaces: () => boxPlaces }
}

async function openSlot(
  inHours: number,
  { by = interviewer, state = 'accepted' as Extract<SeatState, 'asked' | 'accepted'> } = {},
): Promise<string> {
  const startsAt = new Date(Math.ceil(now.getTime() / HOUR_MS + inHours) * HOUR_MS)
  const slot = { id: randomId(), cohortId, roundId: boxRound.id, level: null, startsAt, minutes: 60 }
  await createSlot(database.db, { ...slot, timeZone: 'UTC', createdById: by.id, createdAt: now })
  const seat = { id: randomId(), slotId: slot.id, seat: 'interviewer' as const, userId: by.id, state }
  await takeSeat(database.db, { ...seat, askedAt: now }, quartersOf(slot, INTERVIEWER_MARGIN))
  return slot.id
}

async function candidates(count: number): Promise<User[]> {
  const people: User[] = []
  for (let index = 0; index < count; index++) people.push(await buildUser(database.db))
  await Promise.all(
    people.map(({ id: userId }) => database.db.cohortMember.create({ data: { cohortId, userId } })),
  )
  return people
}

async function quarters(userId: string): Promise<number> {
  const [from, until] = [new Date(0), new Date(now.getTime() * 2)]
  return (await listQuartersOf(database.db, [userId], { from, until })).length
}

async function boxes(): Promise<number> {
  const held = await countBoxes(database.db, { from: new Date(0), until: new Date(now.getTime() * 2) })
  return [...held.values()].reduce((sum, count) => sum + count, 0)
}

beforeEach(async () => {
  database = await openTestDatabase()
  told = []
  interviewer = await buildUser(database.db, { role: 'interviewer' })
  candidate = await buildUser(database.db)
  cohortId = (await buildCohort(database.db, [interviewer, candidate])).id
})
afterEach(() => database.close())

describe('many at once', () => {
  it('SL2 of fifty who book in the same instant one has the seat, and the others are told', async () => {
    const slotId = await openSlot(48)
    const people = await candidates(50)
    const answers = await Promise.all(people.map((one) => bookSlot(needs(), actorOf(one), { slotId })))
    const winners = people.filter((_one, index) => answers[index]?.ok)
    expect(winners).toHaveLength(1)
    expect(answers.filter((one) => !one.ok && one.reason === 'taken')).toHaveLength(49)
    const slot = await findSlot(database.db, slotId)
    expect(slot && holderOf(slot, 'candidate')?.userId).toBe(winners[0]?.id)
    expect(told.filter(({ type }) => type === 'slot-booked')).toHaveLength(1)
  })

  it('SL2 the database itself refuses a second holder of a seat', async () => {
    const slotId = await openSlot(48)
    const seat = { slotId, seat: 'candidate' as const, state: 'asked' as const, askedAt: now }
    await takeSeat(database.db, { ...seat, id: 'one', userId: candidate.id }, [])
    const [other] = await candidates(1)
    await expect(
      takeSeat(database.db, { ...seat, id: 'two', userId: other?.id ?? '' }, []),
    ).rejects.toMatchObject({ code: 'P2002' })
  })

  it('SL1 one person who books two overlapping slots in the same instant has one', async () => {
    const [second] = [await buildUser(database.db, { role: 'interviewer' })]
    const slotIds = [await openSlot(48), await openSlot(48, { by: second })]
    const answers = await Promise.all(
      slotIds.map((slotId) => bookSlot(needs(), actorOf(candidate), { slotId })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'overlapping' })
    expect(await quarters(candidate.id)).toBe(4)
  })

  it('SL3 no more boxes are promised than the machine holds, and a refusal keeps nothing', async () => {
    const slotIds: string[] = []
    for (let index = 0; index < 3; index++)
      slotIds.push(await openSlot(48, { by: await buildUser(database.db, { role: 'interviewer' }) }))
    const people = await candidates(3)
    const answers = await Promise.all(
      slotIds.map((slotId, index) =>
        bookSlot(needs({ boxPlaces: 2 }), actorOf(people[index] ?? candidate), { slotId }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    const lost = answers.findIndex(({ ok }) => !ok)
    expect(answers[lost]).toMatchObject({ reason: 'boxes-full' })
    expect(await quarters(people[lost]?.id ?? '')).toBe(0)
    // An hour with a quarter before and after, twice.
    expect(await boxes()).toBe(12)
  })
})

describe('one step', () => {
  it('SL9 another time instead of the one they have; where it cannot be had the first one stays', async () => {
    const second = await buildUser(database.db, { role: 'interviewer' })
    const [fromSlotId, toSlotId] = [await openSlot(48), await openSlot(72, { by: second })]
    await bookSlot(needs(), actorOf(candidate), { slotId: fromSlotId })
    const [rival] = await candidates(1)
    await bookSlot(needs(), actorOf(rival ?? candidate), { slotId: toSlotId })
    const wish = { fromSlotId, toSlotId }
    expect(await switchSlot(needs(), actorOf(candidate), wish)).toMatchObject({ reason: 'taken' })
    const kept = await findSlot(database.db, fromSlotId)
    expect(kept && holderOf(kept, 'candidate')?.userId).toBe(candidate.id)
    expect(kept?.sessionId).not.toBeNull()
    await giveUpSeat(needs(), actorOf(rival ?? candidate), { slotId: toSlotId, words: '' })
    expect(await switchSlot(needs(), actorOf(candidate), wish)).toEqual({ ok: true, value: null })
    const [before, after] = [await findSlot(database.db, fromSlotId), await findSlot(database.db, toSlotId)]
    expect(before && holderOf(before, 'candidate')).toBeNull()
    expect(after && holderOf(after, 'candidate')?.userId).toBe(candidate.id)
    expect(await quarters(candidate.id)).toBe(4)
    expect(await boxes()).toBe(6)
  })

  it('SL4 a slot of another cohort is as if there were none', async () => {
    const slotId = await openSlot(48)
    const stranger = await buildUser(database.db)
    for (const wish of [slotId, 'no-such-slot'])
      expect(await bookSlot(needs(), actorOf(stranger), { slotId: wish })).toEqual({
        ok: false,
        reason: 'slot-unknown',
      })
    expect(await bookSlot(needs(), actorOf(interviewer), { slotId })).toMatchObject({ reason: 'not-allowed' })
  })

  it('SL12, SL13 both said yes: a session with its people; one goes: it goes, and both are told', async () => {
    const slotId = await openSlot(48, { state: 'asked' })
    await bookSlot(needs(), actorOf(candidate), { slotId })
    expect((await findSlot(database.db, slotId))?.sessionId).toBeNull()
    const yes = { slotId, answer: 'accepted' as const, words: '' }
    expect(await answerSeat(needs(), actorOf(interviewer), yes)).toMatchObject({ ok: true })
    expect(await answerSeat(needs(), actorOf(interviewer), yes)).toMatchObject({ reason: 'answered' })
    const slot = await findSlot(database.db, slotId)
    const session = await findSession(database.db, slot?.sessionId ?? '')
    expect(session).toMatchObject({ cohortId, scheduledAt: slot?.startsAt, questionSlug: 'test-question' })
    expect(session?.participants.map(({ userId, sessionRole }) => [userId, sessionRole])).toEqual([
      [candidate.id, 'candidate'],
      [interviewer.id, 'interviewer'],
    ])
    await giveUpSeat(needs(), actorOf(candidate), { slotId, words: 'Exams.' })
    expect(await findSession(database.db, session?.id ?? '')).toBeNull()
    expect([await boxes(), await quarters(candidate.id)]).toEqual([0, 0])
    expect(told.map(({ type }) => type)).toEqual([
      'slot-booked',
      'seat-answered',
      'slot-confirmed',
      'seat-ended',
    ])
  })

  it('SL13 where telling fails nothing has happened', async () => {
    const slotId = await openSlot(48)
    const broken = { ...needs(), tell: () => Promise.reject(new Error('no post')) }
    await expect(bookSlot(broken, actorOf(candidate), { slotId })).rejects.toThrow('no post')
    const slot = await findSlot(database.db, slotId)
    expect(slot && holderOf(slot, 'candidate')).toBeNull()
    expect([await quarters(candidate.id), await boxes()]).toEqual([0, 0])
  })
})
