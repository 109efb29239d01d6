// Opening, staffing and calling off on the real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveLimits, replaceTakenRounds } from '#app/db/scheduling-profiles.server.ts'
import { replaceWeeklyHours } from '#app/db/hours.server.ts'
import { savePairWish } from '#app/db/pair-wishes.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { countBoxes, listQuartersOf, listSlots } from '#app/db/slots.server.ts'
import { bookSlot } from '#app/scheduling/book-slot.server.ts'
import { answerSeat } from '#app/scheduling/answer-seat.server.ts'
import { moveSlot } from '#app/scheduling/move-slot.server.ts'
import { openSlots, previewSlots, type OpenWish } from '#app/scheduling/open-slots.server.ts'
import { callOffSlot, staffSlot, type StaffWish } from '#app/scheduling/staff-slot.server.ts'
import { actorOf, buildUser } from '#test/support/build.ts'
import { boxRound, designRound } from '#test/support/rounds.ts'
import { createSlotDesk, type SlotDesk } from '#test/support/slot-desk.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'

const boxQuestion = { ...testQuestion }
const designQuestion = { ...testQuestion, slug: 'a-queue', kind: 'design' } as never // why: only picked, never played

let made: SlotDesk
beforeEach(async () => {
  made = await createSlotDesk({ questions: createTestBank([boxQuestion, designQuestion]) })
})
afterEach(() => made.world.close())

function wish(change: Partial<OpenWish['pattern']> = {}, nonce = 'form'): OpenWish {
  const { cohortId, interviewer } = made
  const pattern = {
    roundId: designRound.id,
    level: null,
    fromDate: '2026-11-24',
    untilDate: '2026-12-03',
    weekdays: [2, 4],
    times: [18 * 60],
    interviewerIds: [interviewer.id],
    places: 1,
    ...change,
  }
  return { cohortId, nonce, pattern }
}

async function slots() {
  const period = { from: new Date(0), until: new Date('2030-01-01') }
  return listSlots(made.world.context.db, { cohortIds: [made.cohortId], ...period })
}

/** Says yes to everything in the evenings, and leads the round. */
async function willing(): Promise<void> {
  const { db } = made.world.context
  const { id: userId } = made.interviewer
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    return { weekday, fromMinute: 17 * 60, toMinute: 22 * 60, timeZone: 'UTC' }
  })
  await replaceWeeklyHours(db, userId, hours)
  await replaceTakenRounds(db, userId, [{ roundId: designRound.id, levelFrom: 1, levelTo: 4 }])
  const limits = { perWeek: 2, perDay: 1, breakMinutes: 0, pausedUntil: null, standBy: false }
  await saveLimits(db, { userId, ...limits, takesInHours: true }, made.world.context.now())
}

describe('opening', () => {
  it('SL24 a preview keeps nothing; opening opens what was shown, and the same form sent again opens nothing more', async () => {
    const actor = actorOf(made.coordinator)
    const preview = await previewSlots(made.needs, actor, wish())
    expect(preview.ok && preview.value.lines.map(({ clash }) => clash)).toEqual([null, null, null, null])
    expect(await slots()).toEqual([])
    const answers = await Promise.all([1, 2, 3].map(() => openSlots(made.needs, actor, wish())))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await slots()).toHaveLength(4)
    const again = await openSlots(made.needs, actor, wish())
    expect(again.ok && again.value.lines.every(({ clash }) => clash === 'opened-already')).toBe(true)
    // One letter with all of them.
    expect(made.told).toMatchObject([{ type: 'seats-asked', userId: made.interviewer.id }])
    // Another form is another wish: these hours of the interviewer are gone.
    const other = await openSlots(made.needs, actor, wish({}, 'another'))
    expect(other.ok && other.value.lines.map(({ clash }) => clash)).toEqual(
      Array.from({ length: 4 }, () => 'overlapping'),
    )
    expect(await slots()).toHaveLength(4)
  })

  it('SL24 lines that clash are left out and told with their reason, the others are opened', async () => {
    const busy = await made.open(57)
    await made.seat(busy, made.interviewer)
    const opened = await openSlots(made.needs, actorOf(made.coordinator), wish())
    expect(opened.ok && opened.value.lines.map(({ date, clash }) => [date, clash])).toEqual([
      ['2026-11-24', 'overlapping'],
      ['2026-11-26', null],
      ['2026-12-01', null],
      ['2026-12-03', null],
    ])
    expect(await slots()).toHaveLength(4)
  })

  it('SL25 interviewers are asked, unless they said yes beforehand to what lies in hours and limits', async () => {
    await willing()
    const opened = await openSlots(
      made.needs,
      actorOf(made.coordinator),
      wish({ weekdays: [2, 3, 4], untilDate: '2026-11-26' }),
    )
    expect(opened.ok && opened.value.lines.map(({ takes, warnings }) => [takes, warnings])).toEqual([
      [true, []],
      [true, []],
      [false, ['week-full']],
    ])
    expect((await slots()).map(({ seats }) => seats[0]?.state)).toEqual(['accepted', 'accepted', 'asked'])
  })

  it('SL26 only whoever coordinates the cohort opens, staffs and calls off, whatever the form says', async () => {
    const { db } = made.world.context
    const slotId = await made.open(60)
    const stranger = await buildUser(db, { role: 'coordinator' })
    for (const one of [stranger, made.candidate, made.interviewer]) {
      const actor = actorOf(one)
      expect(await openSlots(made.needs, actor, wish())).toMatchObject({ reason: 'not-yours' })
      expect(await previewSlots(made.needs, actor, wish())).toMatchObject({ reason: 'not-yours' })
      const staff = { cohortId: made.cohortId, slotId, seat: 'candidate', userId: made.candidate.id } as const
      expect(await staffSlot(made.needs, actor, { ...staff, despite: true })).toMatchObject({
        reason: 'slot-unknown',
      })
      expect(await callOffSlot(made.needs, actor, { cohortId: made.cohortId, slotId })).toMatchObject({
        reason: 'slot-unknown',
      })
    }
    // A cohort of one's own does not lend its name to the slot of another.
    const own = await db.cohort.create({ data: { id: 'own', name: 'Own', createdAt: new Date(0) } })
    await db.cohortMember.create({ data: { cohortId: own.id, userId: stranger.id } })
    const forged = { cohortId: own.id, slotId }
    expect(await callOffSlot(made.needs, actorOf(stranger), forged)).toMatchObject({ reason: 'slot-unknown' })
    const staff = { ...forged, seat: 'candidate', userId: made.candidate.id, despite: true } as const
    expect(await staffSlot(made.needs, actorOf(stranger), staff)).toMatchObject({ reason: 'slot-unknown' })
    const move = { ...forged, startsAt: new Date('2026-12-24T18:00:00Z') }
    expect(await moveSlot(made.needs, actorOf(stranger), move)).toMatchObject({ reason: 'slot-unknown' })
    expect(await made.read(slotId)).toMatchObject({ calledOffAt: null, seats: [], revision: 0 })
  })
})

describe('staffing by hand', () => {
  const actor = () => actorOf(made.coordinator)
  const put = (change: Partial<StaffWish>) =>
    staffSlot(made.needs, actor(), {
      cohortId: made.cohortId,
      slotId: '',
      seat: 'candidate',
      userId: null,
      despite: false,
      ...change,
    })

  it('SL27 a coordinator puts people in and takes them out; both sides there, it has a session, and a shadow comes into it', async () => {
    await willing()
    const slotId = await made.open(57)
    const lead = { slotId, seat: 'interviewer', userId: made.interviewer.id } as const
    expect(await put(lead)).toEqual({ ok: true, value: null })
    expect(await put({ slotId, userId: made.candidate.id })).toEqual({ ok: true, value: null })
    const { sessionId } = await made.read(slotId)
    expect(sessionId).not.toBeNull()
    const shadow = { slotId, seat: 'shadow', userId: made.trainee.id } as const
    expect(await put(shadow)).toMatchObject({
      reason: 'warned',
      warnings: ['outside-hours', 'round-not-taken'],
    })
    expect(await put({ ...shadow, despite: true })).toMatchObject({ ok: true })
    const yes = { slotId, answer: 'accepted', words: '' } as const
    expect(await answerSeat(made.needs, actorOf(made.trainee), yes)).toMatchObject({ ok: true })
    const session = await findSession(made.world.context.db, sessionId ?? '')
    expect(session?.participants.map(({ sessionRole }) => sessionRole)).toEqual([
      'candidate',
      'interviewer',
      'shadow',
    ])
    expect(await put({ slotId, seat: 'interviewer' })).toMatchObject({ ok: true })
    expect((await made.read(slotId)).sessionId).toBeNull()
    expect(await findSession(made.world.context.db, sessionId ?? '')).toBeNull()
    expect(await put({ slotId, seat: 'interviewer' })).toMatchObject({ reason: 'nobody-there' })
  })

  it('SL27 no insisting makes the impossible possible: two places, two people, a pair that avoids or has met, a stranger', async () => {
    const { db, now } = made.world.context
    const [slotId, other] = [await made.open(57), await made.open(57)]
    const insist = (change: Partial<StaffWish>) => put({ slotId, despite: true, ...change })
    const lead = { seat: 'interviewer', userId: made.interviewer.id } as const
    expect(await insist(lead)).toMatchObject({ ok: true })
    expect(await insist({ ...lead, slotId: other })).toMatchObject({ reason: 'overlapping' })
    expect(await insist({ seat: 'shadow', userId: made.interviewer.id })).toMatchObject({
      reason: 'seated-already',
    })
    expect(await insist(lead)).toMatchObject({ reason: 'seated-already' })
    const second = await made.join('interviewer')
    expect(await insist({ seat: 'interviewer', userId: second.id })).toMatchObject({ reason: 'taken' })
    expect(await insist({ seat: 'candidate', userId: second.id })).toMatchObject({ reason: 'no-such-person' })
    const stranger = await buildUser(db)
    expect(await insist({ userId: stranger.id })).toMatchObject({ reason: 'no-such-person' })
    const avoid = { byUserId: made.candidate.id, aboutUserId: made.interviewer.id, kind: 'avoid' } as const
    await savePairWish(db, avoid, now())
    expect(await insist({ userId: made.candidate.id })).toMatchObject({ reason: 'avoided' })
    const friend = await made.join('candidate')
    const before = await made.open(200)
    await made.seat(before, made.interviewer)
    await made.seat(before, friend)
    expect(await insist({ userId: friend.id })).toMatchObject({ reason: 'met-before' })
    expect(await made.states(slotId)).toHaveLength(1)
  })

  it('SL27 against the rules of booking a coordinator is warned, and may', async () => {
    const slots = [await made.open(57), await made.open(60)]
    for (const slotId of slots) await made.seat(slotId, await made.join('interviewer'))
    const [first = '', second = ''] = slots
    expect(await put({ slotId: first, userId: made.candidate.id })).toMatchObject({ ok: true })
    const close = { slotId: second, userId: made.candidate.id }
    expect(await put(close)).toMatchObject({ reason: 'warned', warnings: ['day-full'] })
    expect(await put({ ...close, despite: true })).toMatchObject({ ok: true })
  })

  it('SL3, SL27 where the machine is full nobody is put in, and nothing is kept', async () => {
    const slotId = await made.open(57, { roundId: boxRound.id })
    const full = { ...made.needs, boxPlaces: () => 0 }
    const into = { cohortId: made.cohortId, slotId, seat: 'candidate', userId: made.candidate.id } as const
    expect(await staffSlot(full, actor(), { ...into, despite: true })).toMatchObject({ reason: 'boxes-full' })
    expect(await made.states(slotId)).toEqual([])
  })
})

describe('calling off', () => {
  it('SL28 frees everybody and the box, takes the session back and tells who was there; once, and before it begins', async () => {
    const { db } = made.world.context
    const slotId = await made.open(57, { roundId: boxRound.id })
    await made.seat(slotId, made.interviewer)
    expect(await bookSlot(made.needs, actorOf(made.candidate), { slotId })).toMatchObject({ ok: true })
    const { sessionId } = await made.read(slotId)
    const off = { cohortId: made.cohortId, slotId }
    expect(await callOffSlot(made.needs, actorOf(made.coordinator), off)).toEqual({ ok: true, value: null })
    expect(made.told.at(-1)).toMatchObject({ type: 'slot-called-off', slotId })
    expect((await made.states(slotId)).map(([, , state]) => state)).toEqual(['cancelled', 'cancelled'])
    expect(await findSession(db, sessionId ?? '')).toBeNull()
    const period = { from: new Date(0), until: new Date('2030-01-01') }
    expect(await listQuartersOf(db, [made.candidate.id, made.interviewer.id], period)).toEqual([])
    expect((await countBoxes(db, period)).size).toBe(0)
    expect(await callOffSlot(made.needs, actorOf(made.coordinator), off)).toMatchObject({
      reason: 'called-off',
    })
    const begun = { cohortId: made.cohortId, slotId: await made.open(1) }
    made.world.clock.advance(2 * 3_600_000)
    expect(await callOffSlot(made.needs, actorOf(made.coordinator), begun)).toMatchObject({ reason: 'begun' })
  })
})

describe('letters', () => {
  it('SL25 whoever is asked for several slots at once gets one letter with all of them', async () => {
    const { context } = made.world
    await openSlots(context.slotNeeds, actorOf(made.coordinator), wish())
    const mails = await context.db.mail.findMany({ where: { toUserId: made.interviewer.id } })
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ kind: 'interviewer-asked', subject: 'Can you interview? 4 times' })
    expect(mails[0]?.text).toContain('Thu 3 December, 18:00')
    expect(mails[0]?.text).toContain('/slots')
    const one = wish({ untilDate: '2026-11-24', times: [20 * 60] }, 'another')
    await openSlots(context.slotNeeds, actorOf(made.coordinator), one)
    expect(await context.db.mail.count({ where: { toUserId: made.interviewer.id } })).toBe(2)
  })
})
