// Who gets which letter and which calendar entry of every event of a slot, and who does not.
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#app/db/client.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import { listMails, type Mail } from '#app/db/mails.server.ts'
import { changeSlot, endSeat, takeSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { hours } from '#app/lib/time.ts'
import { answerSeat } from '#app/scheduling/answer-seat.server.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import type { ScheduleEvent } from '#app/scheduling/schedule-events.ts'
import type { Seat } from '#app/scheduling/slot.ts'
import { answerSwap, wishSwap } from '#app/scheduling/swap-seats.server.ts'
import { switchSlot } from '#app/scheduling/switch-slot.server.ts'
import { actorOf } from '#test/support/build.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld

beforeEach(async () => {
  world = await buildSlotWorld()
})
afterEach(() => world.close())

const mails = () => listMails(world.context.db, { cohortIds: null })

/** What was written since the last look, as "Cara confirmed REQUEST": in the order of the people, then of the kinds. */
let seen = new Set<string>()
beforeEach(() => void (seen = new Set()))

async function written(): Promise<string[]> {
  const fresh = (await mails()).filter(({ id }) => !seen.has(id))
  for (const { id } of fresh) seen.add(id)
  return fresh
    .map(({ toName, kind, calendarMethod }) =>
      [toName.split(' ')[0], kind, calendarMethod].filter(Boolean).join(' '),
    )
    .sort()
}

function tell(event: ScheduleEvent): Promise<void> {
  return inTransaction(world.context.db, (tx) => world.context.slotNeeds.tell(tx, event))
}

async function setZone(user: User, timeZone: string): Promise<void> {
  await world.context.db.user.update({ where: { id: user.id }, data: { timeZone } })
}

async function lastTo(user: User): Promise<Mail> {
  const found = (await mails()).filter(({ toUserId }) => toUserId === user.id)
  const [mail] = found.sort((a, b) => sequenceOf(b) - sequenceOf(a))
  if (!mail) throw new Error('no letter')
  return mail
}

function entryOf(mail: Mail): ICAL.Component {
  return new ICAL.Component(ICAL.parse(mail.calendar ?? '')).getFirstSubcomponent('vevent')!
}

function sequenceOf(mail: Mail): number {
  return mail.calendar ? Number(entryOf(mail).getFirstPropertyValue('sequence')) : -1
}

type Take = { who: User; as: Seat; state: 'asked' | 'accepted' }

async function seat(slotId: string, { who, as, state }: Take): Promise<string> {
  const id = randomId()
  const row = { id, slotId, seat: as, userId: who.id, state, askedAt: world.clock.now() }
  await takeSeat(world.context.db, row, [])
  return id
}

/** Booked by Cara, with Ivan's yes. */
async function confirmed(inHours = 72): Promise<string> {
  const slotId = await world.openSlot(inHours)
  await world.book(slotId)
  return slotId
}

const waiting = async () =>
  (await listJobs(world.context.db, 'waiting')).filter(({ name }) => name === 'remind')

describe('asking and booking', () => {
  it('ML20 who is asked gets the question, and nobody else hears of it', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    const event = { type: 'seat-asked', slotId, seat: 'interviewer', userId: world.interviewer.id } as const
    await tell(event)
    expect(await written()).toEqual(['Ivan interviewer-asked'])
    const mail = await lastTo(world.interviewer)
    expect(mail.subject).toMatch(/^Can you interview\? Troubleshooting, Wed 25 November/)
    expect(mail.text).toContain(`/slots/${slotId}`)
    await tell(event)
    await tell({ ...event, userId: world.candidate.id })
    expect(await written()).toEqual([])
  })

  it('ML20 who declines hears nothing more, and with nobody waiting nobody does', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await answerSeat(world.needs, actorOf(world.interviewer), { slotId, answer: 'declined', words: '' })
    expect(await written()).toEqual([])
  })

  it('ML21 a booking that waits is told to both sides as what it is', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await world.book(slotId)
    expect(await written()).toEqual(['Cara booked', 'Ivan booked'])
    expect((await lastTo(world.candidate)).text).toContain('has yet to say yes')
    expect((await lastTo(world.interviewer)).text).toContain('Somebody has booked')
    expect(await waiting()).toEqual([])
    await answerSeat(world.needs, actorOf(world.interviewer), { slotId, answer: 'accepted', words: '' })
    expect(await written()).toEqual(['Cara confirmed REQUEST', 'Ivan confirmed REQUEST'])
    expect(await waiting()).toHaveLength(6)
  })

  it('ML21 where the interviewer declines, who waits keeps the time and hears it without a reason', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await world.book(slotId)
    await written()
    const answer = { slotId, answer: 'declined', words: 'My cat is ill' } as const
    await answerSeat(world.needs, actorOf(world.interviewer), answer)
    expect(await written()).toEqual(['Cara declined', 'Cora interviewer-needed'])
    expect((await mails()).map(({ text, html }) => text + html).join('')).not.toContain('My cat')
  })

  it('ML21, ML22 where the interviewer has said yes there is the confirmation and nothing else', async () => {
    await confirmed()
    expect(await written()).toEqual(['Cara confirmed REQUEST', 'Ivan confirmed REQUEST'])
  })

  it('ML22 it is confirmed, too, where no question is left to choose by itself', async () => {
    const slotId = await world.openSlot(72)
    await world.context.db.slot.update({ where: { id: slotId }, data: { roundId: 'another-round' } })
    await seat(slotId, { who: world.candidate, as: 'candidate', state: 'accepted' })
    await tell({ type: 'slot-confirmed', slotId })
    expect(await written()).toEqual(['Cara confirmed REQUEST', 'Ivan confirmed REQUEST'])
  })

  it('ML22 each reads their own clock, and the entry is the same instant', async () => {
    await setZone(world.candidate, 'Europe/Berlin')
    await setZone(world.interviewer, 'Asia/Kathmandu')
    await confirmed()
    const [cara, ivan] = [await lastTo(world.candidate), await lastTo(world.interviewer)]
    expect(cara.text).toContain('Wednesday 25 November 2026, 10:00 to 11:00 (Central European Standard Time)')
    expect(ivan.text).toContain('Wednesday 25 November 2026, 14:45 to 15:45 (Nepal Time)')
    for (const mail of [cara, ivan]) {
      expect(mail.calendar).toContain('DTSTART:20261125T090000Z')
      expect(entryOf(mail).getFirstPropertyValue('status')).toBe('CONFIRMED')
    }
    expect(ivan.calendar).not.toContain(cara.toAddress)
  })

  it('ML22 a shadow who says yes later gets theirs, and the others nothing more', async () => {
    const slotId = await confirmed()
    await written()
    const sami = await world.addPerson('trainee', { name: 'Sami Shadow' })
    await seat(slotId, { who: sami, as: 'shadow', state: 'asked' })
    await tell({ type: 'seat-asked', slotId, seat: 'shadow', userId: sami.id })
    expect(await written()).toEqual(['Sami interviewer-asked'])
    await answerSeat(world.needs, actorOf(sami), { slotId, answer: 'accepted', words: '' })
    expect(await written()).toEqual(['Sami confirmed REQUEST'])
    expect(await waiting()).toHaveLength(9)
  })
})

describe('another time', () => {
  /** Hours from the first day of the tests to Saturday 27 March 2027, 13:00 in UTC: summer time begins in Berlin the night after. */
  const TO_MARCH = (Date.parse('2027-03-27T13:00:00Z') - Date.parse('2026-11-22T09:00:00Z')) / hours(1)

  async function move(slotId: string, to: string): Promise<ScheduleEvent> {
    const before = (await world.slotOf(slotId)).startsAt
    const event = { type: 'slot-changed', slotId, before } as const
    await inTransaction(world.context.db, async (tx) => {
      await changeSlot(tx, slotId, { startsAt: new Date(to) })
      await world.context.slotNeeds.tell(tx, event)
    })
    return event
  }

  it('ML23 both times by each clock across summer time, one UID, a higher SEQUENCE', async () => {
    await setZone(world.candidate, 'Europe/Berlin')
    await setZone(world.interviewer, 'America/New_York')
    const slotId = await confirmed(TO_MARCH)
    const first = await lastTo(world.candidate)
    await written()
    const event = await move(slotId, '2027-03-31T13:00:00Z')
    expect(await written()).toEqual(['Cara moved REQUEST', 'Ivan moved REQUEST'])
    const [cara, ivan] = [await lastTo(world.candidate), await lastTo(world.interviewer)]
    expect(cara.text).toContain('Wednesday 31 March 2027, 15:00 to 16:00 (Central European Summer Time)')
    expect(cara.text).toMatch(
      /Before: +Saturday 27 March 2027, 14:00 to 15:00 \(Central European Standard Time\)/,
    )
    expect(ivan.text).toContain('Wednesday 31 March 2027, 09:00 to 10:00 (Eastern Daylight Time)')
    expect(entryOf(cara).getFirstPropertyValue('uid')).toBe(entryOf(first).getFirstPropertyValue('uid'))
    expect(sequenceOf(cara)).toBeGreaterThan(sequenceOf(first))
    expect(cara.calendar).toContain('DTSTART:20270331T130000Z')
    await tell(event)
    expect(await written()).toEqual([])
  })

  it('ML23 reminders come for the new time only, and once', async () => {
    const slotId = await confirmed(48)
    await move(slotId, '2026-11-26T09:00:00Z')
    expect(await waiting()).toHaveLength(6)
    world.clock.advance(hours(48))
    await world.context.jobs.runDue()
    expect((await mails()).filter(({ kind }) => kind === 'reminder')).toEqual([])
    world.clock.advance(hours(24))
    await world.context.jobs.runDue()
    expect((await mails()).filter(({ kind }) => kind === 'reminder')).toHaveLength(2)
  })

  it('ML23 the last reminder leads into the room', async () => {
    const slotId = await confirmed(48)
    world.clock.advance(hours(48) - 10 * 60_000)
    await world.context.jobs.runDue()
    const { sessionId } = await world.slotOf(slotId)
    const [mail] = (await mails()).filter(({ kind }) => kind === 'reminder')
    expect(mail?.text).toContain(`Enter the room:\nhttp://localhost:3000/sessions/${sessionId}`)
  })

  it('ML23 moved there and back, both are told', async () => {
    const slotId = await confirmed(48)
    const { startsAt } = await world.slotOf(slotId)
    await written()
    await move(slotId, '2026-11-26T09:00:00Z')
    expect(await written()).toHaveLength(2)
    await move(slotId, startsAt.toISOString())
    expect(await written()).toEqual(['Cara moved REQUEST', 'Ivan moved REQUEST'])
  })

  it('ML23 while it is not certain, another time is told without an entry', async () => {
    const slotId = await world.openSlot(48, { state: 'asked' })
    await world.book(slotId)
    await written()
    await move(slotId, '2026-11-26T09:00:00Z')
    expect(await written()).toEqual(['Cara moved', 'Ivan moved'])
  })
})

describe('somebody goes', () => {
  it('ML24, ML30 the candidate: a receipt that cancels, and a tentative entry for who stays', async () => {
    const slotId = await confirmed()
    const first = await lastTo(world.candidate)
    await written()
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: 'I am ill' })
    expect(await written()).toEqual(['Cara cancelled CANCEL', 'Ivan seat-freed REQUEST'])
    const userId = world.candidate.id
    await tell({ type: 'seat-ended', slotId, seat: 'candidate', userId, why: 'cancelled' })
    expect(await written()).toEqual([])
    const [cara, ivan] = [await lastTo(world.candidate), await lastTo(world.interviewer)]
    expect(sequenceOf(cara)).toBeGreaterThan(sequenceOf(first))
    expect(cara.calendar).toContain('METHOD:CANCEL')
    expect(entryOf(ivan).getFirstPropertyValue('status')).toBe('TENTATIVE')
    expect(ivan.text + ivan.html).not.toMatch(/I am ill|Cara/)
    expect(await waiting()).toEqual([])
  })

  it('ML24, ML29 booked again after giving up, everything is told again with a higher number', async () => {
    const slotId = await confirmed()
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    const gone = sequenceOf(await lastTo(world.candidate))
    await written()
    await world.book(slotId)
    expect(await written()).toEqual(['Cara confirmed REQUEST', 'Ivan confirmed REQUEST'])
    expect(sequenceOf(await lastTo(world.candidate))).toBeGreaterThan(gone)
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    expect(await written()).toEqual(['Cara cancelled CANCEL', 'Ivan seat-freed REQUEST'])
  })

  it('ML24 the interviewer: the candidate keeps the time, as not certain', async () => {
    const slotId = await confirmed()
    await written()
    await giveUpSeat(world.needs, actorOf(world.interviewer), { slotId, words: '' })
    const told = 'Cara declined REQUEST, Cora interviewer-needed, Ivan cancelled CANCEL'
    expect((await written()).join(', ')).toBe(told)
    expect(entryOf(await lastTo(world.candidate)).getFirstPropertyValue('status')).toBe('TENTATIVE')
  })

  it('ML30 who never had an entry gets none cancelled', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await world.book(slotId)
    await written()
    await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
    expect(await written()).toEqual(['Cara cancelled'])
  })

  it('ML24 an exchange for another time cancels the one and confirms the other', async () => {
    const fromSlotId = await confirmed()
    const iris = await world.addPerson('interviewer', { name: 'Iris Interviewer' })
    const toSlotId = await world.openSlot(120, { by: iris })
    await written()
    expect(await switchSlot(world.needs, actorOf(world.candidate), { fromSlotId, toSlotId })).toMatchObject({
      ok: true,
    })
    expect(await written()).toEqual([
      'Cara cancelled CANCEL',
      'Cara confirmed REQUEST',
      'Iris confirmed REQUEST',
      'Ivan seat-freed REQUEST',
    ])
  })

  it('ML25 called off: everybody who had a seat, once, and nobody is reminded', async () => {
    const slotId = await confirmed()
    const sami = await world.addPerson('trainee', { name: 'Sami Shadow' })
    const asked = await seat(slotId, { who: sami, as: 'shadow', state: 'asked' })
    await written()
    const slot = await world.slotOf(slotId)
    const userIds = [world.candidate.id, world.interviewer.id, sami.id]
    const event = { type: 'slot-called-off', slotId, userIds } as const
    await inTransaction(world.context.db, async (tx) => {
      const endedAt = world.clock.now()
      for (const one of [...slot.seats, { id: asked }])
        await endSeat(tx, one.id, { state: 'cancelled', endedAt })
      await changeSlot(tx, slotId, { calledOffAt: endedAt })
      await world.context.slotNeeds.tell(tx, event)
    })
    expect(await written()).toEqual(['Cara cancelled CANCEL', 'Ivan cancelled CANCEL', 'Sami cancelled'])
    expect((await lastTo(world.candidate)).text).toContain('Find another time:\nhttp://localhost:3000/slots')
    expect(await waiting()).toEqual([])
    await tell(event)
    expect(await written()).toEqual([])
  })

  it('ML26 replaced: who goes, who comes and who stays each hear it', async () => {
    const slotId = await confirmed()
    const iris = await world.addPerson('interviewer', { name: 'Iris Interviewer' })
    await written()
    const old = (await world.slotOf(slotId)).seats.find((one) => one.seat === 'interviewer')!
    await endSeat(world.context.db, old.id, { state: 'cancelled', endedAt: world.clock.now() })
    await tell({
      type: 'seat-ended',
      slotId,
      seat: 'interviewer',
      userId: world.interviewer.id,
      why: 'replaced',
    })
    await seat(slotId, { who: iris, as: 'interviewer', state: 'accepted' })
    await tell({ type: 'slot-changed', slotId, before: null })
    expect(await written()).toEqual([
      'Cara confirmed REQUEST',
      'Cara declined REQUEST',
      'Iris confirmed REQUEST',
      'Ivan cancelled CANCEL',
    ])
    const cara = await lastTo(world.candidate)
    expect(cara.text).toContain('Iris Interviewer (interviewer)')
    expect(cara.text).not.toContain('Ivan')
    await tell({ type: 'slot-confirmed', slotId })
    expect(await written()).toEqual([])
    expect(await waiting()).toHaveLength(6)
  })
})

describe('when life happens', () => {
  it('ML27 missed: one letter to who did not come, one to who waited', async () => {
    const slotId = await confirmed()
    await written()
    const own = (await world.slotOf(slotId)).seats.find((one) => one.seat === 'candidate')!
    await endSeat(world.context.db, own.id, { state: 'absent', endedAt: world.clock.now() })
    const userId = world.candidate.id
    const event = { type: 'seat-ended', slotId, seat: 'candidate', userId, why: 'absent' } as const
    await tell(event)
    await tell(event)
    expect(await written()).toEqual(['Cara no-show', 'Ivan no-show'])
    const ivan = (await mails()).find(({ kind, toName }) => kind === 'no-show' && toName.startsWith('Ivan'))
    expect(ivan?.text).toContain('You came')
    expect(ivan?.text).not.toContain('Cara')
    await tell({ type: 'no-show-taken-back', slotId, userId })
    expect(await written()).toEqual(['Cara missed-taken-back'])
  })

  it('ML28 calls go to those they name, again only for another place', async () => {
    const slotId = await world.openSlot(72)
    const [a, b] = [
      await world.addPerson('candidate', { name: 'Ann' }),
      await world.addPerson('candidate', { name: 'Ben' }),
    ]
    const call = { slotId, userIds: [a.id, b.id] }
    await tell({ ...call, type: 'stand-by-called', seat: 'candidate' })
    await tell({ ...call, type: 'stand-by-called', seat: 'candidate' })
    await tell({ ...call, type: 'peer-mock-offered' })
    await tell({ slotId, type: 'stand-by-taken', userIds: [b.id] })
    expect(await written()).toEqual([
      'Ann peer-mock',
      'Ann stand-by-call',
      'Ben peer-mock',
      'Ben stand-by-call',
      'Ben stand-by-taken',
    ])
  })

  it('ML28 another time is proposed to everybody in the slot but who proposes it, by their own clock', async () => {
    await setZone(world.candidate, 'Asia/Kathmandu')
    const slotId = await confirmed()
    await written()
    const byUserId = world.interviewer.id
    const startsAt = new Date('2026-11-27T15:00:00Z')
    await world.context.db.slotMove.create({
      data: { id: 'm1', slotId, byUserId, startsAt, state: 'open', createdAt: world.clock.now() },
    })
    await tell({ type: 'move-wanted', slotId, moveId: 'm1', byUserId })
    expect(await written()).toEqual(['Cara move-wanted'])
    const mail = (await mails()).find(({ kind }) => kind === 'move-wanted')
    expect(mail?.text).toMatch(/Proposed: +Friday 27 November 2026, 20:45 to 21:45 \(Nepal Time\)/)
    expect(mail?.text).toMatch(/When: +Wednesday 25 November 2026/)
  })

  it('ML28 an exchange is proposed to who is asked, with both times', async () => {
    const ben = await world.addPerson('candidate', { name: 'Ben Candidate' })
    const iris = await world.addPerson('interviewer', { name: 'Iris Interviewer' })
    const [fromSlotId, toSlotId] = [await confirmed(72), await world.openSlot(120, { by: iris })]
    await world.book(toSlotId, ben)
    await written()
    const people = { fromUserId: world.candidate.id, toUserId: ben.id }
    await world.context.db.seatSwap.create({
      data: { id: 's1', fromSlotId, toSlotId, ...people, state: 'open', createdAt: world.clock.now() },
    })
    await tell({ type: 'swap-wanted', swapId: 's1', toUserId: ben.id })
    expect(await written()).toEqual(['Ben swap-wanted'])
    const mail = (await mails()).find(({ kind }) => kind === 'swap-wanted')
    expect(mail?.text).toMatch(/Instead: +Wednesday 25 November 2026, 09:00/)
    expect(mail?.text).toMatch(/When: +Friday 27 November 2026, 09:00/)
    await tell({ type: 'swap-wanted', swapId: 's1', toUserId: world.interviewer.id })
    expect(await written()).toEqual([])
  })

  it('ML28 exchanged, each has the other time in the calendar and the one before is gone from it', async () => {
    const ben = await world.addPerson('candidate', { name: 'Ben Candidate' })
    const iris = await world.addPerson('interviewer', { name: 'Iris Interviewer' })
    const [fromSlotId, toSlotId] = [await confirmed(72), await world.openSlot(120, { by: iris })]
    await world.book(toSlotId, ben)
    const wish = { fromSlotId, toSlotId }
    expect(await wishSwap(world.needs, actorOf(world.candidate), wish)).toMatchObject({ ok: true })
    await written()
    const swap = await world.context.db.seatSwap.findFirstOrThrow()
    const answer = { swapId: swap.id, isYes: true }
    expect(await answerSwap(world.needs, actorOf(ben), answer)).toMatchObject({ ok: true })
    expect(await written()).toEqual([
      'Ben cancelled CANCEL',
      'Ben confirmed REQUEST',
      'Cara cancelled CANCEL',
      'Cara confirmed REQUEST',
      'Iris moved REQUEST',
      'Ivan moved REQUEST',
    ])
    expect(await waiting()).toHaveLength(12)
  })

  it('ML28 a place is offered with the time until when it is kept', async () => {
    const slotId = await world.openSlot(72)
    const { db } = world.context
    const userId = world.candidate.id
    const offerEndsAt = new Date('2026-11-22T13:00:00Z')
    await db.waitlistEntry.create({
      data: {
        id: 'w1',
        cohortId: world.cohortId,
        userId,
        roundId: 'troubleshooting',
        since: world.clock.now(),
        state: 'offered',
        offeredSlotId: slotId,
        offerEndsAt,
      },
    })
    const event = { type: 'place-offered', entryId: 'w1', slotId, userId } as const
    await tell(event)
    await tell(event)
    expect(await written()).toEqual(['Cara waitlist-offer'])
    const [mail] = await mails()
    expect(mail?.text).toMatch(/Kept until: +Sunday 22 November 2026, 13:00/)
    await db.waitlistEntry.update({
      where: { id: 'w1' },
      data: { offerEndsAt: new Date('2026-11-23T13:00:00Z') },
    })
    await tell(event)
    expect(await written()).toEqual(['Cara waitlist-offer'])
  })

  it('ML31 of a plan each person gets one letter with all of theirs', async () => {
    const slotIds = [await confirmed(72), await world.openSlot(120)]
    await written()
    await tell({ type: 'plan-published', cohortId: world.cohortId, planId: 'p1', slotIds })
    await tell({ type: 'plan-published', cohortId: world.cohortId, planId: 'p1', slotIds })
    expect(await written()).toEqual([])
    await world.context.jobs.runDue()
    // A process that ends in the middle begins it again.
    await world.context.db.job.updateMany({ where: { name: 'tell-plan' }, data: { doneAt: null } })
    await world.context.jobs.runDue()
    expect(await written()).toEqual(['Cara proposal-published', 'Ivan proposal-published'])
    const plans = (await mails()).filter(({ kind }) => kind === 'proposal-published')
    expect(plans.map(({ text }) => text).join('')).not.toContain('for your answer')
    const subjects = plans.map(({ subject }) => subject.replace(/.*: /, '')).sort()
    expect(subjects).toEqual(['2 sessions are planned for you', 'a session is planned for you'])
  })
})

describe('a plan with questions', () => {
  it('ML31 says what waits for an answer, and what is not certain yet', async () => {
    const slotIds = [await confirmed(72), await world.openSlot(120, { state: 'asked' })]
    await world.book(slotIds[1] ?? '', await world.addPerson('candidate', { name: 'Ben' }))
    await tell({ type: 'plan-published', cohortId: world.cohortId, planId: 'p1', slotIds })
    await world.context.jobs.runDue()
    const plans = (await mails()).filter(({ kind }) => kind === 'proposal-published')
    const textTo = (name: string) => plans.find(({ toName }) => toName.startsWith(name))?.text ?? ''
    expect(textTo('Ivan')).toContain('One waits for your answer')
    expect(textTo('Ivan')).toMatch(
      /Fri 27 November, 09:00: +Troubleshooting, with Ben \(candidate\), not certain yet/,
    )
    expect(textTo('Ben')).toContain('not certain yet')
    expect(textTo('Cara')).not.toMatch(/not certain|for your answer/)
  })
})

describe('exactly once', () => {
  it('ML29 a booking that is refused or rolled back tells nobody', async () => {
    const slotId = await world.openSlot(72)
    const rolledBack = inTransaction(world.context.db, async (tx) => {
      await seatIn(tx, slotId)
      await world.context.slotNeeds.tell(tx, { type: 'slot-confirmed', slotId })
      throw new Error('undone')
    })
    await expect(rolledBack).rejects.toThrow('undone')
    expect(await written()).toEqual([])
    expect(await waiting()).toEqual([])
    expect(await world.context.db.slotTold.count()).toBe(0)
  })

  it('ML29 booked and answered twice, everything is told once', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await Promise.all([world.book(slotId), world.book(slotId), world.book(slotId)])
    const yes = { slotId, answer: 'accepted', words: '' } as const
    await Promise.all([1, 2].map(() => answerSeat(world.needs, actorOf(world.interviewer), yes)))
    expect(await written()).toEqual([
      'Cara booked',
      'Cara confirmed REQUEST',
      'Ivan booked',
      'Ivan confirmed REQUEST',
    ])
  })

  async function seatIn(tx: Parameters<typeof takeSeat>[0], slotId: string): Promise<void> {
    const { id: userId } = world.candidate
    const row = { id: randomId(), slotId, seat: 'candidate', userId, state: 'accepted' } as const
    await takeSeat(tx, { ...row, askedAt: world.clock.now() }, [])
  }
})
