// Waiting for a place, being offered one, and what happens when two things happen at once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceWeeklyHours } from '#app/db/hours.server.ts'
import { countBoxes } from '#app/db/slots.server.ts'
import { findOfferOf, listOpenEntries } from '#app/db/waitlist.server.ts'
import type { User } from '#app/db/users.server.ts'
import { days, hours, minutes } from '#app/lib/time.ts'
import { bookSlot } from '#app/scheduling/book-slot.server.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import { sweepWaitlist } from '#app/scheduling/offer-places.server.ts'
import { holderOf } from '#app/scheduling/slot.ts'
import { acceptOffer, declineOffer, joinWaitlist, leaveWaitlist } from '#app/scheduling/waitlist.server.ts'
import { actorOf } from '#test/support/build.ts'
import { boxRound } from '#test/support/rounds.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld

beforeEach(async () => {
  world = await buildSlotWorld()
})
afterEach(() => world.close())

const join = async (who: User) => {
  const { cohortId } = world
  const joined = await joinWaitlist(world.needs, actorOf(who), { cohortId, roundId: boxRound.id })
  world.clock.advance(minutes(1))
  return joined
}
const entryOf = async ({ id: userId }: User) => (await listOpenEntries(world.context.db, { userId }))[0]
const offerOf = (slotId: string) => findOfferOf(world.context.db, slotId)
const run = () => world.context.jobs.runDue()
const holder = async (slotId: string) => holderOf(await world.slotOf(slotId), 'candidate')?.userId ?? null

async function entryIdOf(who: User): Promise<string> {
  return (await entryOf(who))?.id ?? ''
}

describe('waiting', () => {
  it('LF6 a member waits once for a round, while something is still planned for them', async () => {
    const { candidate, interviewer, needs, cohortId, context } = world
    expect(await join(candidate)).toEqual({ ok: true, value: null })
    expect(await join(candidate)).toMatchObject({ reason: 'waiting-already' })
    expect(await join(interviewer)).toMatchObject({ reason: 'not-allowed' })
    const stranger = { userId: 'nobody', name: '', role: 'candidate' as const }
    const roundId = boxRound.id
    expect(await joinWaitlist(needs, stranger, { cohortId, roundId })).toMatchObject({
      reason: 'cohort-unknown',
    })
    const wish = { cohortId, roundId: 'no-such-round' }
    expect(await joinWaitlist(needs, actorOf(candidate), wish)).toMatchObject({ reason: 'round-unknown' })
    const done = await world.addPerson('candidate')
    await context.db.cohort.update({ where: { id: cohortId }, data: { sessionsPlanned: 0 } })
    expect(await join(done)).toMatchObject({ reason: 'plan-full' })
  })

  it('LF6 whoever leaves is asked no more, and another person cannot leave for them', async () => {
    const { candidate, needs } = world
    await join(candidate)
    const entryId = await entryIdOf(candidate)
    const other = await world.addPerson('candidate')
    expect(await leaveWaitlist(needs, actorOf(other), { entryId })).toMatchObject({ reason: 'entry-unknown' })
    expect(await leaveWaitlist(needs, actorOf(candidate), { entryId })).toMatchObject({ ok: true })
    const slotId = await world.openSlot(48)
    await sweepWaitlist(needs)
    expect(await offerOf(slotId)).toBeNull()
  })
})

describe('an offer', () => {
  it('LF7 a place that becomes free is offered to whoever has waited longest, and told', async () => {
    const [first, second] = [await world.addPerson('candidate'), await world.addPerson('candidate')]
    const slotId = await world.openSlot(48)
    await world.book(slotId)
    await join(first)
    await join(second)
    await run()
    expect(await offerOf(slotId)).toBeNull()
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    await run()
    expect(await offerOf(slotId)).toMatchObject({ userId: first.id })
    const mail = await world.context.db.mail.findMany({ where: { toUserId: first.id } })
    expect(mail.map(({ kind }) => kind)).toContain('waitlist-offer')
  })

  it('LF7 outside their hours, or against a rule, the next one in line is asked', async () => {
    const [busy, booked, next] = [
      await world.addPerson('candidate'),
      await world.addPerson('candidate'),
      await world.addPerson('candidate'),
    ]
    const slotId = await world.openSlot(48)
    const { startsAt } = await world.slotOf(slotId)
    const hour = { weekday: 1, fromMinute: 0, toMinute: 15, timeZone: 'UTC' }
    await replaceWeeklyHours(world.context.db, busy.id, [{ ...hour, weekday: startsAt.getUTCDay() || 7 }])
    for (const one of [busy, booked, next]) await join(one)
    const sameDay = await world.openSlot(50, { by: await world.addPerson('interviewer') })
    await world.context.db.waitlistEntry.updateMany({ data: { state: 'left' }, where: { userId: booked.id } })
    await world.book(sameDay, booked)
    await world.context.db.waitlistEntry.updateMany({
      data: { state: 'waiting' },
      where: { userId: booked.id },
    })
    await run()
    await sweepWaitlist(world.needs)
    expect(await offerOf(slotId)).toMatchObject({ userId: next.id })
  })

  it('LF9 what is offered is kept: others are refused without a name, its box is held, and it books', async () => {
    const slotId = await world.openSlot(48)
    await join(world.candidate)
    await run()
    const other = await world.addPerson('candidate')
    expect(await world.book(slotId, other)).toEqual({ ok: false, reason: 'promised' })
    const around = { from: new Date(0), until: new Date(world.clock.now().getTime() + days(9)) }
    expect((await countBoxes(world.context.db, around)).size).toBe(6)
    const entryId = await entryIdOf(world.candidate)
    expect(await acceptOffer(world.needs, actorOf(other), { entryId })).toMatchObject({
      reason: 'offer-over',
    })
    expect(await acceptOffer(world.needs, actorOf(world.candidate), { entryId })).toMatchObject({ ok: true })
    expect(await holder(slotId)).toBe(world.candidate.id)
    expect(await entryOf(world.candidate)).toBeUndefined()
    expect(await acceptOffer(world.needs, actorOf(world.candidate), { entryId })).toMatchObject({
      reason: 'offer-over',
    })
  })

  it('LF10 a no, or no answer in time, passes it on and costs no place in line', async () => {
    const [first, second] = [await world.addPerson('candidate'), await world.addPerson('candidate')]
    const slotId = await world.openSlot(48)
    await join(first)
    await join(second)
    const since = (await entryOf(first))?.since
    await run()
    const entryId = await entryIdOf(first)
    expect(await declineOffer(world.needs, actorOf(second), { entryId })).toMatchObject({ ok: false })
    expect(await declineOffer(world.needs, actorOf(first), { entryId })).toMatchObject({ ok: true })
    await run()
    expect(await offerOf(slotId)).toMatchObject({ userId: second.id })
    expect(await entryOf(first)).toMatchObject({ state: 'waiting', since })
    world.clock.advance(hours(4))
    await run()
    await sweepWaitlist(world.needs)
    // Both have had it: it is open to everybody, and nothing of the machine is kept for it.
    expect(await offerOf(slotId)).toBeNull()
    const around = { from: new Date(0), until: new Date(world.clock.now().getTime() + days(9)) }
    expect((await countBoxes(world.context.db, around)).size).toBe(0)
    const another = await world.openSlot(72, { by: await world.addPerson('interviewer') })
    await sweepWaitlist(world.needs)
    expect(await offerOf(another)).toMatchObject({ userId: first.id })
  })

  it('LF10 an offer is over in the same instant in which it is accepted: one of the two holds', async () => {
    const second = await world.addPerson('candidate')
    const slotId = await world.openSlot(48)
    await join(world.candidate)
    await join(second)
    await run()
    const entryId = await entryIdOf(world.candidate)
    const endsAt = (await entryOf(world.candidate))?.offerEndsAt
    world.clock.advance((endsAt?.getTime() ?? 0) - world.clock.now().getTime() - 1)
    let atMs = world.clock.now().getTime()
    // The clock turns over between the two.
    const needs = { ...world.needs, now: () => new Date(atMs++) }
    const [accepted] = await Promise.all([
      acceptOffer(needs, actorOf(world.candidate), { entryId }),
      sweepWaitlist(needs),
      bookSlot(needs, actorOf(second), { slotId }),
    ])
    world.clock.advance(minutes(1))
    await run()
    const [who, offer] = [await holder(slotId), await offerOf(slotId)]
    if (accepted.ok) expect([who, offer]).toEqual([world.candidate.id, null])
    else expect(who ?? offer?.userId).toBe(second.id)
  })

  it('LF11 the machine is full: nobody is offered what could not be had; a freed box is', async () => {
    const full = { ...world.needs, boxPlaces: () => 1 }
    const by = await world.addPerson('interviewer')
    const [taken, slotId] = [await world.openSlot(48), await world.openSlot(48, { by })]
    const other = await world.addPerson('candidate')
    await bookSlot(full, actorOf(other), { slotId: taken })
    expect(await bookSlot(full, actorOf(world.candidate), { slotId })).toMatchObject({ reason: 'boxes-full' })
    await join(world.candidate)
    await sweepWaitlist(full)
    expect(await offerOf(slotId)).toBeNull()
    await giveUpSeat(full, actorOf(other), { slotId: taken, words: '' })
    await sweepWaitlist(full)
    const offers = [await offerOf(slotId), await offerOf(taken)].filter(Boolean)
    expect(offers).toMatchObject([{ userId: world.candidate.id }])
  })

  it('LF11 a slot that is called off while it is offered lets whoever waits go on waiting', async () => {
    const slotId = await world.openSlot(48)
    await join(world.candidate)
    await run()
    const calledOffAt = world.clock.now()
    await world.context.db.slot.update({ where: { id: slotId }, data: { calledOffAt } })
    const entryId = await entryIdOf(world.candidate)
    expect(await acceptOffer(world.needs, actorOf(world.candidate), { entryId })).toMatchObject({
      reason: 'called-off',
    })
    await sweepWaitlist(world.needs)
    expect(await entryOf(world.candidate)).toMatchObject({ state: 'waiting', offeredSlotId: null })
  })
})
