// Somebody does not come: what becomes of the session, of whoever waits, and of whoever was missed. On the real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addCohortMember } from '#app/db/cohorts.server.ts'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { listCallsOfSlot } from '#app/db/stand-by.server.ts'
import { countBoxes, countCandidateSeats, listQuartersOf } from '#app/db/slots.server.ts'
import { listNoShows } from '#app/db/no-shows.server.ts'
import { listOpenEntries } from '#app/db/waitlist.server.ts'
import type { User } from '#app/db/users.server.ts'
import { days, hours, minutes } from '#app/lib/time.ts'
import { answerSeat } from '#app/scheduling/answer-seat.server.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import { reportNoShow, stopWaiting, takeBackNoShow } from '#app/scheduling/no-show.server.ts'
import { sweepWaitlist } from '#app/scheduling/offer-places.server.ts'
import { readReliability, readReplacements } from '#app/scheduling/reliability.server.ts'
import { holderOf, type SeatTaken } from '#app/scheduling/slot.ts'
import {
  acceptStandBy,
  askOne,
  askPeers,
  callForUnstaffed,
  callStandBy,
  declineStandBy,
} from '#app/scheduling/stand-by.server.ts'
import { actorOf } from '#test/support/build.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld
let slotId: string

const run = () => world.context.jobs.runDue()
const slot = () => world.slotOf(slotId)
const holder = async (seat: SeatTaken['seat']) => holderOf(await slot(), seat)?.userId ?? null
const report = (who: User) => reportNoShow(world.needs, actorOf(who), { slotId })
const lastCall = async () => (await listCallsOfSlot(world.context.db, slotId))[0]
const asked = async () => (await lastCall())?.asked.map(({ userId }) => userId) ?? []
const stepIn = async (who: User) =>
  acceptStandBy(world.needs, actorOf(who), { callId: (await lastCall())?.id ?? '' })

function goTo(startsAt: Date, afterMs: number): void {
  world.clock.advance(startsAt.getTime() + afterMs - world.clock.now().getTime())
}
async function toStart(afterMs: number): Promise<void> {
  goTo((await slot()).startsAt, afterMs)
}
async function mailTo({ id: toUserId }: User): Promise<string[]> {
  return (await world.context.db.mail.findMany({ where: { toUserId } })).map(({ kind }) => kind)
}
async function boxes(): Promise<number> {
  const until = new Date(world.clock.now().getTime() + days(9))
  return (await countBoxes(world.context.db, { from: new Date(0), until })).size
}

beforeEach(async () => {
  world = await buildSlotWorld()
  slotId = await world.openSlot(48)
  await world.book(slotId)
})
afterEach(() => world.close())

describe('somebody did not come', () => {
  it('LF12 it is refused before ten minutes are over, and for somebody who is in the room', async () => {
    await toStart(minutes(9))
    expect(await report(world.candidate)).toMatchObject({ reason: 'too-early' })
    await toStart(minutes(10))
    const { sessionId } = await slot()
    await world.context.rooms.prepare(sessionId ?? '')
    const joined = { type: 'participant-joined' as const, userId: world.interviewer.id }
    const seq = (await listSessionEvents(world.context.db, sessionId ?? '')).length + 1
    const at = world.clock.now().toISOString()
    await appendSessionEvents(world.context.db, sessionId ?? '', [
      { ...joined, seq, at, by: world.interviewer.id },
    ])
    expect(await report(world.candidate)).toMatchObject({ reason: 'is-here' })
    expect(await report(world.interviewer)).toEqual({ ok: true, value: null })
  })

  it('LF13 the seat is empty, is no load, and the session that never began is gone; both get a kind letter', async () => {
    const { sessionId } = await slot()
    await toStart(minutes(10))
    expect(await report(world.interviewer)).toMatchObject({ ok: true })
    expect((await slot()).seats.find(({ seat }) => seat === 'candidate')?.state).toBe('absent')
    expect(await countCandidateSeats(world.context.db, world.cohortId, world.candidate.id)).toBe(0)
    expect(await findSession(world.context.db, sessionId ?? '')).toBeNull()
    expect(await mailTo(world.candidate)).toContain('no-show')
    const whole = { from: new Date(0), until: new Date(world.clock.now().getTime() + days(9)) }
    expect(await listQuartersOf(world.context.db, [world.candidate.id], whole)).toEqual([])
    expect(await report(world.interviewer)).toMatchObject({ reason: 'nobody-waited-for' })
  })

  it('LF13 both sides at once: one of the two is believed', async () => {
    await toStart(minutes(10))
    const answers = await Promise.all([report(world.candidate), report(world.interviewer)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listNoShows(world.context.db, { slotId })).toHaveLength(1)
  })

  it('LF18 whoever waited in vain is first in line, and nothing of it counts as a session', async () => {
    const other = await world.addPerson('candidate')
    await world.context.db.waitlistEntry.create({
      data: {
        id: 'earlier',
        cohortId: world.cohortId,
        userId: other.id,
        roundId: (await slot()).roundId,
        since: new Date(0),
        state: 'waiting',
      },
    })
    await toStart(minutes(10))
    await report(world.candidate)
    await toStart(minutes(30))
    await run()
    const ended = await slot()
    expect(ended.calledOffAt).not.toBeNull()
    expect(ended.seats.map(({ state, isLate }) => [state, isLate])).toEqual(
      expect.arrayContaining([
        ['absent', false],
        ['cancelled', false],
      ]),
    )
    expect([
      await boxes(),
      await countCandidateSeats(world.context.db, world.cohortId, world.candidate.id),
    ]).toEqual([0, 0])
    const line = await listOpenEntries(world.context.db, { cohortId: world.cohortId })
    expect(line.map(({ userId }) => userId)).toEqual([world.candidate.id, other.id])
    const next = await world.openSlot(48, { by: await world.addPerson('interviewer') })
    await sweepWaitlist(world.needs)
    const offer = await world.context.db.waitlistEntry.findFirst({ where: { offeredSlotId: next } })
    expect(offer?.userId).toBe(world.candidate.id)
  })

  it('LF18 whoever does not want to wait any longer says so', async () => {
    expect(await stopWaiting(world.needs, actorOf(world.candidate), { slotId })).toMatchObject({
      reason: 'nobody-missing',
    })
    await toStart(minutes(10))
    await report(world.candidate)
    expect(await stopWaiting(world.needs, actorOf(world.interviewer), { slotId })).toMatchObject({
      ok: false,
    })
    expect(await stopWaiting(world.needs, actorOf(world.candidate), { slotId })).toMatchObject({ ok: true })
    expect((await slot()).calledOffAt).not.toBeNull()
    expect((await lastCall())?.state).toBe('over')
  })
})

describe('stand-by', () => {
  it('LF14 those who stand by, are free and may meet are asked; the first yes makes a session, the others hear of it', async () => {
    const [first, second] = [
      await world.addPerson('interviewer', { standBy: true }),
      await world.addPerson('interviewer', { standBy: true }),
    ]
    const notAsked = await world.addPerson('interviewer')
    const away = await world.addPerson('interviewer', { standBy: true, hours: false })
    await toStart(minutes(10))
    await report(world.candidate)
    expect(new Set(await asked())).toEqual(new Set([first.id, second.id]))
    expect(await mailTo(first)).toContain('stand-by-call')
    for (const one of [notAsked, away]) expect(await stepIn(one)).toMatchObject({ reason: 'call-over' })
    expect(await stepIn(second)).toEqual({ ok: true, value: { slotId } })
    const session = await findSession(world.context.db, (await slot()).sessionId ?? '')
    expect(session?.participants.map(({ userId }) => userId)).toEqual([world.candidate.id, second.id])
    expect(world.told).toContainEqual({ type: 'stand-by-taken', slotId, userIds: [first.id] })
    expect(await stepIn(first)).toMatchObject({ reason: 'taken' })
    await toStart(minutes(31))
    await run()
    expect((await slot()).calledOffAt).toBeNull()
  })

  it('LF15 of twenty who accept in the same instant one has the seat', async () => {
    const people = await Promise.all(
      Array.from({ length: 20 }, () => world.addPerson('interviewer', { standBy: true })),
    )
    await toStart(minutes(10))
    await report(world.candidate)
    const answers = await Promise.all(people.map(stepIn))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((one) => !one.ok && one.reason === 'taken')).toHaveLength(19)
    expect(await holder('interviewer')).toBe(people[answers.findIndex(({ ok }) => ok)]?.id)
    expect(world.types().filter((type) => type === 'stand-by-taken')).toHaveLength(1)
  })

  it('LF14 a candidate who stands by takes the place of one who did not come', async () => {
    const keen = await world.addPerson('candidate', { standBy: true })
    const stranger = await world.addPerson('candidate')
    await toStart(minutes(10))
    await report(world.interviewer)
    expect(await asked()).toEqual([keen.id])
    expect(await stepIn(stranger)).toMatchObject({ ok: false })
    expect(await stepIn(keen)).toMatchObject({ ok: true })
    expect((await slot()).sessionId).not.toBeNull()
    expect(await countCandidateSeats(world.context.db, world.cohortId, keen.id)).toBe(1)
  })

  it('LF14 who is somewhere else meanwhile, or says no, has no seat', async () => {
    const helper = await world.addPerson('interviewer', { standBy: true })
    await toStart(minutes(10))
    await report(world.candidate)
    const at = new Date(Math.ceil(world.clock.now().getTime() / minutes(15)) * minutes(15))
    const elsewhere = await world.openSlot(1, { by: await world.addPerson('interviewer') })
    await world.context.db.seatQuarter.create({
      data: {
        userId: helper.id,
        at,
        seatId: (await world.slotOf(elsewhere)).seats[0]?.id ?? '',
      },
    })
    expect(await stepIn(helper)).toMatchObject({ reason: 'busy' })
    const callId = (await lastCall())?.id ?? ''
    expect(await declineStandBy(world.needs, actorOf(helper), { callId })).toMatchObject({ ok: true })
    expect(await declineStandBy(world.needs, actorOf(helper), { callId })).toMatchObject({ ok: false })
  })

  it('LF23 a booked slot without an interviewer is called for by itself an hour ahead, once', async () => {
    const helper = await world.addPerson('interviewer', { standBy: true })
    await giveUpSeat(world.needs, actorOf(world.interviewer), { slotId, words: '' })
    await toStart(-minutes(61))
    await callForUnstaffed(world.needs)
    expect(await lastCall()).toBeUndefined()
    await toStart(-minutes(59))
    await callForUnstaffed(world.needs)
    await callForUnstaffed(world.needs)
    expect(await listCallsOfSlot(world.context.db, slotId)).toHaveLength(1)
    expect(await asked()).toEqual([helper.id])
  })

  it('LF17 a coordinator of the cohort calls for a slot without an interviewer, from a day ahead', async () => {
    const helper = await world.addPerson('interviewer', { standBy: true })
    const call = (who: User) => callStandBy(world.needs, actorOf(who), { slotId })
    expect(await call(world.coordinator)).toMatchObject({ reason: 'nobody-missing' })
    await giveUpSeat(world.needs, actorOf(world.interviewer), { slotId, words: '' })
    expect(await call(world.coordinator)).toMatchObject({ reason: 'not-now' })
    await toStart(-hours(20))
    expect(await call(world.candidate)).toMatchObject({ reason: 'slot-unknown' })
    const stranger = await world.addPerson('coordinator')
    await world.context.db.cohortMember.deleteMany({ where: { userId: stranger.id } })
    expect(await call(stranger)).toMatchObject({ reason: 'slot-unknown' })
    expect(await call(world.coordinator)).toEqual({ ok: true, value: 1 })
    expect(await call(world.coordinator)).toMatchObject({ reason: 'called-already' })
    expect(await stepIn(helper)).toMatchObject({ ok: true })
    expect((await slot()).sessionId).not.toBeNull()
  })
})

describe('one person', () => {
  it('LF17 a coordinator asks one by name, also after the start, whether or not they stand by', async () => {
    const [named, other] = [await world.addPerson('interviewer'), await world.addPerson('interviewer')]
    const ask = (who: User, { id: userId }: User) => askOne(world.needs, actorOf(who), { slotId, userId })
    expect(await ask(world.coordinator, named)).toMatchObject({ reason: 'nobody-missing' })
    await toStart(minutes(10))
    await report(world.candidate)
    expect(await ask(world.candidate, named)).toMatchObject({ reason: 'slot-unknown' })
    expect(await ask(world.coordinator, world.interviewer)).toMatchObject({ reason: 'nobody-to-ask' })
    expect(await ask(world.coordinator, named)).toEqual({ ok: true, value: null })
    expect(await ask(world.coordinator, named)).toMatchObject({ reason: 'called-already' })
    expect(await asked()).toEqual([named.id])
    expect(await mailTo(named)).toContain('stand-by-call')
    expect(await stepIn(other)).toMatchObject({ reason: 'call-over' })
    expect(await stepIn(named)).toMatchObject({ ok: true })
  })
})

describe('a peer mock', () => {
  it('LF19 nobody of the interviewers can: another candidate leads, and both have met the question', async () => {
    const peer = await world.addPerson('candidate', { standBy: true })
    const distant = await world.addPerson('candidate')
    const leader = await world.addPerson('interviewer', { standBy: true })
    await toStart(minutes(10))
    expect(await askPeers(world.needs, actorOf(world.candidate), { slotId })).toMatchObject({
      reason: 'nobody-missing',
    })
    await report(world.candidate)
    expect(await askPeers(world.needs, actorOf(peer), { slotId })).toMatchObject({ reason: 'slot-unknown' })
    // Those who lead as a rule have five minutes to answer, or say no.
    const peers = () => askPeers(world.needs, actorOf(world.candidate), { slotId })
    expect(await peers()).toMatchObject({ reason: 'called-already' })
    const callId = (await lastCall())?.id ?? ''
    await declineStandBy(world.needs, actorOf(leader), { callId })
    expect(await peers()).toEqual({ ok: true, value: 1 })
    expect(await asked()).toEqual([peer.id])
    expect(await stepIn(distant)).toMatchObject({ reason: 'call-over' })
    expect(await stepIn(peer)).toMatchObject({ ok: true })
    const session = await findSession(world.context.db, (await slot()).sessionId ?? '')
    expect(session?.participants.map(({ userId, sessionRole }) => [userId, sessionRole])).toEqual([
      [world.candidate.id, 'candidate'],
      [peer.id, 'interviewer'],
    ])
    // The part of this session decides what the peer sees, and the candidate stays a candidate.
    const entry = await world.context.rooms.enter(session?.id ?? '', peer.id)
    const view = entry?.room.viewOf(entry.participant)
    expect(view?.cockpit?.guide).toContain('SECRET')
    const other = await world.context.rooms.enter(session?.id ?? '', world.candidate.id)
    expect(JSON.stringify(other?.room.viewOf(other.participant))).not.toContain('SECRET-GUIDE')
    const met = await listQuestionUses(world.context.db, peer.id)
    expect(met.map(({ questionSlug }) => questionSlug)).toEqual([session?.questionSlug])
    expect(await countCandidateSeats(world.context.db, world.cohortId, peer.id)).toBe(0)
  })
})

describe('a mistake', () => {
  it('LF20 a coordinator takes it back: the seat and the session are there again, and the person is told', async () => {
    await toStart(minutes(10))
    await report(world.candidate)
    const [noShow] = await listNoShows(world.context.db, { slotId })
    const noShowId = noShow?.id ?? ''
    const back = (who: User) => takeBackNoShow(world.needs, actorOf(who), { noShowId })
    for (const who of [world.candidate, world.interviewer])
      expect(await back(who)).toMatchObject({ reason: 'no-show-unknown' })
    expect(await back(world.coordinator)).toEqual({ ok: true, value: null })
    expect(await holder('interviewer')).toBe(world.interviewer.id)
    expect((await slot()).sessionId).not.toBeNull()
    expect(world.told).toContainEqual({ type: 'no-show-taken-back', slotId, userId: world.interviewer.id })
    expect(await back(world.coordinator)).toMatchObject({ reason: 'taken-back' })
    expect(await readReliability(world.context.db, world.cohortId)).toEqual(new Map())
  })

  it('LF20 after somebody has stepped in, or it is over, it counts as given up in time', async () => {
    const helper = await world.addPerson('interviewer', { standBy: true })
    await toStart(minutes(10))
    await report(world.candidate)
    await stepIn(helper)
    const [noShow] = await listNoShows(world.context.db, { slotId })
    await takeBackNoShow(world.needs, actorOf(world.coordinator), { noShowId: noShow?.id ?? '' })
    expect(await holder('interviewer')).toBe(helper.id)
    const seat = (await slot()).seats.find(({ userId }) => userId === world.interviewer.id)
    expect(seat).toMatchObject({ state: 'cancelled', isLate: false })
  })
})

describe('for coordinators', () => {
  it('LF21 who did not come and who gave up late is counted by person and cohort', async () => {
    await toStart(-hours(11))
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: 'A cold.' })
    const again = await world.openSlot(72, { by: await world.addPerson('interviewer') })
    await world.book(again)
    const { startsAt } = await world.slotOf(again)
    goTo(startsAt, minutes(10))
    const interviewerId = holderOf(await world.slotOf(again), 'interviewer')?.userId ?? ''
    const by = { userId: interviewerId, name: '', role: 'interviewer' as const }
    expect(await reportNoShow(world.needs, by, { slotId: again })).toMatchObject({ ok: true })
    const known = await readReliability(world.context.db, world.cohortId)
    expect([...known.keys()]).toEqual([world.candidate.id])
    expect(known.get(world.candidate.id)).toMatchObject({
      noShows: [{ slotId: again, seat: 'candidate' }],
      lateCancellations: [{ slotId, seat: 'candidate' }],
    })
    const elsewhere = await world.context.db.cohort.create({
      data: { id: 'elsewhere', name: 'Elsewhere', createdAt: world.clock.now() },
    })
    await addCohortMember(world.context.db, elsewhere.id, world.candidate.id)
    expect(await readReliability(world.context.db, elsewhere.id)).toEqual(new Map())
  })

  it('LF22 the interviewer says no: the candidate keeps the seat, and who could step in is listed, the best first', async () => {
    const fresh = await world.openSlot(96, { state: 'asked' })
    await world.book(fresh, await world.addPerson('candidate'))
    const no = { slotId: fresh, answer: 'declined' as const, words: '' }
    expect(await answerSeat(world.needs, actorOf(world.interviewer), no)).toMatchObject({ ok: true })
    expect(holderOf(await world.slotOf(fresh), 'candidate')).not.toBeNull()
    const [good, away] = [
      await world.addPerson('interviewer'),
      await world.addPerson('interviewer', { hours: false }),
    ]
    const listed = await readReplacements(world.context.db, fresh, world.clock.now())
    expect(listed.map(({ userId }) => userId)).toEqual([good.id, away.id])
    expect(listed[0]).toMatchObject({ warnings: [], load: 0, standBy: false })
    expect(listed[1]?.warnings).toContain('outside-hours')
  })
})
