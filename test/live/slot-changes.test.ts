// Another time, other places, other questions: what people agree among themselves about a slot.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { listMoves, listSwaps } from '#app/db/slot-changes.server.ts'
import { countBoxes, listQuartersOf } from '#app/db/slots.server.ts'
import { savePairWish } from '#app/db/pair-wishes.server.ts'
import { bookSlot } from '#app/scheduling/book-slot.server.ts'
import { chooseQuestions } from '#app/scheduling/choose-questions.server.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import { answerMove, moveSlot, wishMove, withdrawMove } from '#app/scheduling/move-slot.server.ts'
import { holderOf } from '#app/scheduling/slot.ts'
import { answerSwap, wishSwap, withdrawSwap } from '#app/scheduling/swap-seats.server.ts'
import { actorOf } from '#test/support/build.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'
import { boxRound } from '#test/support/rounds.ts'
import { createSlotDesk, type SlotDesk } from '#test/support/slot-desk.ts'

const HOUR_MS = 3_600_000
const boxed = { roundId: boxRound.id }
const otherQuestion = { ...testQuestion, slug: 'other-question', level: 3 }
const draft = { ...testQuestion, slug: 'draft-question', status: 'draft' as const }

let made: SlotDesk
beforeEach(async () => {
  made = await createSlotDesk({ questions: createTestBank([testQuestion, otherQuestion, draft]) })
})
afterEach(() => made.world.close())

const whole = { from: new Date(0), until: new Date('2030-01-01') }

async function confirmed(inHours: number): Promise<string> {
  const slotId = await made.open(inHours, boxed)
  await made.seat(slotId, made.interviewer)
  const booked = await bookSlot(made.needs, actorOf(made.candidate), { slotId })
  expect(booked).toMatchObject({ ok: true })
  return slotId
}

async function later(slotId: string, hours: number): Promise<Date> {
  return new Date((await made.read(slotId)).startsAt.getTime() + hours * HOUR_MS)
}

async function openMove(slotId: string): Promise<string> {
  const move = (await listMoves(made.world.context.db, [slotId])).find(({ state }) => state === 'open')
  return move?.id ?? ''
}

/** Somebody has been in the room. */
async function enter(sessionId: string | null): Promise<void> {
  const event = { type: 'scene-shown', seq: 1, at: made.world.context.now().getTime(), by: 'system' }
  await appendSessionEvents(made.world.context.db, sessionId ?? '', [event as never]) // why: only that there is one counts
}

describe('another time', () => {
  it('SL29 with the last yes the slot moves: people, box and session with it, once, and everybody is told', async () => {
    const { db } = made.world.context
    const slotId = await confirmed(57)
    await made.seat(slotId, made.trainee, { seat: 'shadow' })
    const before = await made.read(slotId)
    const startsAt = await later(slotId, 24)
    const asked = await wishMove(made.needs, actorOf(made.interviewer), { slotId, startsAt })
    expect(asked).toEqual({ ok: true, value: 'asked' })
    const moveId = await openMove(slotId)
    expect(made.told.at(-1)).toMatchObject({ type: 'move-wanted', moveId, byUserId: made.interviewer.id })
    const yes = { moveId, isYes: true }
    expect(await answerMove(made.needs, actorOf(made.candidate), yes)).toMatchObject({ value: 'asked' })
    expect((await made.read(slotId)).startsAt).toEqual(before.startsAt)
    expect(await answerMove(made.needs, actorOf(made.trainee), yes)).toMatchObject({ value: 'moved' })
    const after = await made.read(slotId)
    expect([after.startsAt, after.sessionId]).toEqual([startsAt, before.sessionId])
    expect(after.revision).toBeGreaterThan(before.revision)
    expect((await findSession(db, after.sessionId ?? ''))?.scheduledAt).toEqual(startsAt)
    const held = await listQuartersOf(db, [made.candidate.id], whole)
    expect(held.map(({ at }) => at.getTime() - startsAt.getTime())).toEqual([
      0, 900_000, 1_800_000, 2_700_000,
    ])
    const boxes = [...(await countBoxes(db, whole)).keys()]
    expect(Math.min(...boxes)).toBe(startsAt.getTime() - 900_000)
    const changed = made.told.find(({ type }) => type === 'slot-changed')
    expect(changed).toMatchObject({ slotId, before: before.startsAt })
    expect(await answerMove(made.needs, actorOf(made.trainee), yes)).toMatchObject({ reason: 'ended' })
  })

  it('SL29 one no ends it; whoever has no part in the slot can neither ask nor answer', async () => {
    const slotId = await confirmed(57)
    const startsAt = await later(slotId, 24)
    const stranger = actorOf(await made.join('candidate'))
    expect(await wishMove(made.needs, stranger, { slotId, startsAt })).toMatchObject({
      reason: 'slot-unknown',
    })
    await wishMove(made.needs, actorOf(made.candidate), { slotId, startsAt })
    const moveId = await openMove(slotId)
    for (const one of [stranger, actorOf(made.candidate), actorOf(made.coordinator)])
      expect(await answerMove(made.needs, one, { moveId, isYes: true })).toMatchObject({
        reason: 'wish-unknown',
      })
    const no = await answerMove(made.needs, actorOf(made.interviewer), { moveId, isYes: false })
    expect(no).toMatchObject({ ok: true })
    const again = { moveId, isYes: true }
    expect(await answerMove(made.needs, actorOf(made.interviewer), again)).toMatchObject({ reason: 'ended' })
    expect((await made.read(slotId)).startsAt).not.toEqual(startsAt)
  })

  it('SL29 what the new time breaks is refused by name: elsewhere, a rule of booking, the past, the grid, the season', async () => {
    const { db } = made.world.context
    const slotId = await confirmed(57)
    const elsewhere = await made.open(81)
    await made.seat(elsewhere, made.interviewer)
    const wish = async (hours: number, by = made.candidate) =>
      wishMove(made.needs, actorOf(by), { slotId, startsAt: await later(slotId, hours) })
    expect(await wish(0)).toMatchObject({ reason: 'same-time' })
    expect(await wish(-57)).toMatchObject({ reason: 'in-the-past' })
    expect(await wish(1 / 6)).toMatchObject({ reason: 'off-quarter' })
    expect(await wish(24, made.interviewer)).toMatchObject({ reason: 'busy-then' })
    // The candidate is free then; whoever agrees must be too.
    expect(await wish(24)).toMatchObject({ value: 'asked' })
    const yes = async () => ({ moveId: await openMove(slotId), isYes: true })
    expect(await answerMove(made.needs, actorOf(made.interviewer), await yes())).toMatchObject({
      reason: 'busy-then',
    })
    const other = await made.open(129)
    await made.seat(other, await made.join('interviewer'))
    expect(await bookSlot(made.needs, actorOf(made.candidate), { slotId: other })).toMatchObject({ ok: true })
    expect(await wish(68)).toMatchObject({ value: 'asked' })
    expect(await answerMove(made.needs, actorOf(made.interviewer), await yes())).toMatchObject({
      reason: 'day-full',
    })
    await db.cohort.update({ where: { id: made.cohortId }, data: { endsOn: '2026-11-30' } })
    expect(await wish(300)).toMatchObject({ reason: 'outside-season' })
    expect((await made.read(slotId)).sessionId).not.toBeNull()
  })

  it('SL29 a coordinator moves it at once, past the rules of booking but not to where somebody is elsewhere', async () => {
    const slotId = await confirmed(57)
    const elsewhere = await made.open(81)
    await made.seat(elsewhere, made.interviewer)
    const actor = actorOf(made.coordinator)
    const move = async (hours: number, cohortId = made.cohortId) =>
      moveSlot(made.needs, actor, { cohortId, slotId, startsAt: await later(slotId, hours) })
    expect(await move(24)).toMatchObject({ reason: 'busy-then' })
    expect(await move(3, 'another')).toMatchObject({ reason: 'not-yours' })
    expect(await move(3)).toEqual({ ok: true, value: null })
    expect(made.told.some(({ type }) => type === 'slot-changed')).toBe(true)
    const start = { cohortId: made.cohortId, slotId, startsAt: await later(slotId, 1) }
    expect(await moveSlot(made.needs, actorOf(made.candidate), start)).toMatchObject({ reason: 'not-yours' })
  })

  it('SL31 a wish ends with a new one of the same person, taken back, when its author leaves, and when the slot begins', async () => {
    const { db } = made.world.context
    const slotId = await confirmed(57)
    const wish = async (hours: number) => {
      await wishMove(made.needs, actorOf(made.candidate), { slotId, startsAt: await later(slotId, hours) })
      return openMove(slotId)
    }
    const [first, second] = [await wish(24), await wish(26)]
    const answer = (moveId: string) =>
      answerMove(made.needs, actorOf(made.interviewer), { moveId, isYes: true })
    expect(await answer(first)).toMatchObject({ reason: 'ended' })
    expect(await withdrawMove(made.needs, actorOf(made.interviewer), { moveId: second })).toMatchObject({
      reason: 'wish-unknown',
    })
    expect(await withdrawMove(made.needs, actorOf(made.candidate), { moveId: second })).toMatchObject({
      ok: true,
    })
    expect(await answer(second)).toMatchObject({ reason: 'ended' })
    const third = await wish(28)
    await giveUpSeat(made.needs, actorOf(made.candidate), { slotId, words: '' })
    expect(await answer(third)).toMatchObject({ reason: 'changed-since' })
    const alone = await made.open(30, boxed)
    await made.seat(alone, made.interviewer)
    await bookSlot(made.needs, actorOf(made.candidate), { slotId: alone })
    await wishMove(made.needs, actorOf(made.candidate), { slotId: alone, startsAt: await later(alone, 90) })
    const fourth = await openMove(alone)
    made.world.clock.advance(31 * HOUR_MS)
    expect(await answer(fourth)).toMatchObject({ reason: 'begun' })
    expect((await listMoves(db, [slotId])).map(({ state }) => state)).toContain('withdrawn')
  })
})

describe('other places', () => {
  async function two(): Promise<{
    mine: string
    theirs: string
    friend: Awaited<ReturnType<SlotDesk['join']>>
  }> {
    const mine = await confirmed(57)
    const theirs = await made.open(105, boxed)
    await made.seat(theirs, await made.join('interviewer'))
    const friend = await made.join('candidate')
    expect(await bookSlot(made.needs, actorOf(friend), { slotId: theirs })).toMatchObject({ ok: true })
    return { mine, theirs, friend }
  }
  const swapOf = async (slotId: string) =>
    (await listSwaps(made.world.context.db, [slotId])).find(({ state }) => state === 'open')?.id ?? ''
  const candidateOf = async (slotId: string) => holderOf(await made.read(slotId), 'candidate')?.userId

  it('SL30 two candidates who both say yes have the other slot, each with a session of its own; the boxes stay', async () => {
    const { db } = made.world.context
    const { mine, theirs, friend } = await two()
    const rooms = [(await made.read(mine)).sessionId, (await made.read(theirs)).sessionId]
    const wish = { fromSlotId: mine, toSlotId: theirs }
    expect(await wishSwap(made.needs, actorOf(made.candidate), wish)).toEqual({ ok: true, value: null })
    expect(await wishSwap(made.needs, actorOf(made.candidate), wish)).toMatchObject({
      reason: 'asked-already',
    })
    const swapId = await swapOf(mine)
    expect(made.told.at(-1)).toEqual({ type: 'swap-wanted', swapId, toUserId: friend.id })
    expect(await candidateOf(mine)).toBe(made.candidate.id)
    const forged = await answerSwap(made.needs, actorOf(made.candidate), { swapId, isYes: true })
    expect(forged).toMatchObject({ reason: 'wish-unknown' })
    const yes = { swapId, isYes: true }
    expect(await answerSwap(made.needs, actorOf(friend), yes)).toEqual({ ok: true, value: null })
    expect([await candidateOf(mine), await candidateOf(theirs)]).toEqual([friend.id, made.candidate.id])
    const held = await listQuartersOf(db, [made.candidate.id], whole)
    expect(held[0]?.at).toEqual((await made.read(theirs)).startsAt)
    for (const [slotId, userId] of [
      [mine, friend.id],
      [theirs, made.candidate.id],
    ] as const) {
      const { sessionId } = await made.read(slotId)
      expect(rooms).not.toContain(sessionId)
      const session = await findSession(db, sessionId ?? '')
      expect(session?.participants.map((one) => one.userId)).toContain(userId)
    }
    expect([...(await countBoxes(db, whole)).values()].reduce((sum, count) => sum + count, 0)).toBe(12)
    expect(await answerSwap(made.needs, actorOf(friend), yes)).toMatchObject({ reason: 'ended' })
  })

  it('SL30 a rule of either of the two stands against it without a word whose, and nothing has changed', async () => {
    const { db, now } = made.world.context
    const { mine, theirs, friend } = await two()
    const avoid = { byUserId: friend.id, aboutUserId: made.interviewer.id, kind: 'avoid' } as const
    const wish = { fromSlotId: mine, toSlotId: theirs }
    await wishSwap(made.needs, actorOf(made.candidate), wish)
    const swapId = await swapOf(mine)
    await savePairWish(db, avoid, now())
    expect(await answerSwap(made.needs, actorOf(friend), { swapId, isYes: true })).toEqual({
      ok: false,
      reason: 'not-possible',
    })
    expect([await candidateOf(mine), await candidateOf(theirs)]).toEqual([made.candidate.id, friend.id])
    expect((await made.read(mine)).sessionId).not.toBeNull()
    expect(await wishSwap(made.needs, actorOf(made.candidate), wish)).toEqual({
      ok: false,
      reason: 'not-possible',
    })
  })

  it('SL30 nobody offers what is not theirs', async () => {
    const { mine, theirs, friend } = await two()
    const wish = (fromSlotId: string, toSlotId: string, by = made.candidate) =>
      wishSwap(made.needs, actorOf(by), { fromSlotId, toSlotId })
    expect(await wish(theirs, mine)).toMatchObject({ reason: 'not-possible' })
    expect(await wish(mine, 'no-such-slot')).toMatchObject({ reason: 'not-possible' })
    expect(await wish(mine, mine)).toMatchObject({ reason: 'same-slot' })
    expect(await wish(mine, theirs, made.interviewer)).toMatchObject({ reason: 'not-allowed' })
    expect(await listSwaps(made.world.context.db, [mine, theirs])).toEqual([])
    expect(await candidateOf(theirs)).toBe(friend.id)
  })

  it('SL31 a swap ends with a no, taken back, or when one of the two has gone', async () => {
    const { mine, theirs, friend } = await two()
    const wish = { fromSlotId: mine, toSlotId: theirs }
    const ask = async () => {
      await wishSwap(made.needs, actorOf(made.candidate), wish)
      return swapOf(mine)
    }
    const no = await ask()
    expect(await answerSwap(made.needs, actorOf(friend), { swapId: no, isYes: false })).toMatchObject({
      ok: true,
    })
    const back = await ask()
    expect(await withdrawSwap(made.needs, actorOf(friend), { swapId: back })).toMatchObject({
      reason: 'wish-unknown',
    })
    expect(await withdrawSwap(made.needs, actorOf(made.candidate), { swapId: back })).toMatchObject({
      ok: true,
    })
    const gone = await ask()
    await giveUpSeat(made.needs, actorOf(made.candidate), { slotId: mine, words: '' })
    for (const [swapId, reason] of [
      [no, 'ended'],
      [back, 'ended'],
      [gone, 'changed-since'],
    ] as const)
      expect(await answerSwap(made.needs, actorOf(friend), { swapId, isYes: true })).toMatchObject({ reason })
  })
})

describe('other questions', () => {
  const choose = (slotId: string, slug: string, more: { used?: boolean; by?: SlotDesk['candidate'] } = {}) =>
    chooseQuestions(made.needs, actorOf(more.by ?? made.interviewer), {
      slotId,
      chosen: new Map([['box', slug]]),
      used: more.used ?? false,
    })

  it('SL32 its interviewer exchanges the question until somebody enters; what does not fit is refused by name', async () => {
    const slotId = await confirmed(57)
    const { sessionId } = await made.read(slotId)
    expect(await choose(slotId, 'other-question')).toEqual({ ok: true, value: null })
    const session = await findSession(made.world.context.db, sessionId ?? '')
    expect(session).toMatchObject({ questionSlug: 'other-question' })
    expect(session?.rounds[0]?.questions.map(({ questionSlug }) => questionSlug)).toEqual(['other-question'])
    expect(await choose(slotId, 'draft-question')).toMatchObject({ reason: 'question-unfitting' })
    expect(await choose(slotId, '')).toMatchObject({ reason: 'part-empty' })
    for (const by of [made.candidate, made.coordinator, await made.join('interviewer')])
      expect(await choose(slotId, 'test-question', { by })).toMatchObject({ reason: 'slot-unknown' })
    await enter(sessionId)
    expect(await choose(slotId, 'test-question')).toMatchObject({ reason: 'entered' })
  })

  it('SL32 where nothing was left to pick there is no session until the interviewer chooses', async () => {
    const none = { ...made.needs, questions: createTestBank([draft]) }
    const slotId = await made.open(57, boxed)
    await made.seat(slotId, made.interviewer)
    expect(await bookSlot(none, actorOf(made.candidate), { slotId })).toMatchObject({ ok: true })
    expect((await made.read(slotId)).sessionId).toBeNull()
    expect(await choose(slotId, 'test-question')).toEqual({ ok: true, value: null })
    const { sessionId } = await made.read(slotId)
    const session = await findSession(made.world.context.db, sessionId ?? '')
    expect(session?.participants.map(({ sessionRole }) => sessionRole)).toEqual(['candidate', 'interviewer'])
  })
})
