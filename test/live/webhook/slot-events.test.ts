// What other programs are told of slots: written with the change, once.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inTransaction } from '#app/db/client.server.ts'
import { listJobs } from '#app/db/jobs.server.ts'
import { changeSlot, endSeat } from '#app/db/slots.server.ts'
import { addWebhook } from '#app/db/webhooks.server.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import type { ScheduleEvent } from '#app/scheduling/schedule-events.ts'
import { webhookEvents } from '#app/webhook/events.ts'
import { actorOf } from '#test/support/build.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

type Told = { type: string; data: Record<string, unknown> }

let world: SlotWorld

beforeEach(async () => {
  world = await buildSlotWorld()
  const { cohortId, coordinator } = world
  await addWebhook(world.context.db, {
    id: 'hook',
    cohortId,
    url: 'https://receiver.example/in',
    secret: 'whsec_x',
    events: [...webhookEvents],
    createdAt: world.clock.now(),
    createdById: coordinator.id,
  })
})
afterEach(() => world.close())

/** In no order: they are written in the same instant. */
async function told(): Promise<Told[]> {
  const jobs = (await listJobs(world.context.db, 'waiting')).filter(({ name }) => name === 'deliver-webhook')
  return jobs.map(({ payload }) => JSON.parse((JSON.parse(payload) as { body: string }).body) as Told)
}
const types = async () => (await told()).map(({ type }) => type).sort()

function tell(event: ScheduleEvent): Promise<void> {
  return inTransaction(world.context.db, (tx) => world.context.slotNeeds.tell(tx, event))
}

it('WH8 a session is told with its ids, times and title, and no word about anybody', async () => {
  const slotId = await world.openSlot(72)
  await world.book(slotId)
  await tell({ type: 'slot-confirmed', slotId })
  const [one, ...rest] = await told()
  expect(rest).toEqual([])
  expect(one).toMatchObject({
    type: 'session.confirmed',
    data: {
      cohortId: world.cohortId,
      slotId,
      roundId: 'troubleshooting',
      title: 'Troubleshooting',
      startsAt: '2026-11-25T09:00:00.000Z',
      endsAt: '2026-11-25T10:00:00.000Z',
      candidateId: world.candidate.id,
      interviewerId: world.interviewer.id,
    },
  })
  expect(JSON.stringify(one)).not.toMatch(/@example|Cara|Ivan/)
})

it('WH8 asked, moved and cancelled are told, each once', async () => {
  const slotId = await world.openSlot(72, { state: 'asked' })
  const asked = { type: 'seat-asked', slotId, seat: 'interviewer', userId: world.interviewer.id } as const
  await tell(asked)
  await tell(asked)
  expect(await types()).toEqual(['session.asked'])
  const other = await world.openSlot(120)
  const before = (await world.slotOf(other)).startsAt
  await world.book(other)
  await changeSlot(world.context.db, other, { startsAt: new Date('2026-11-28T09:00:00Z') })
  for (const _twice of [1, 2]) await tell({ type: 'slot-changed', slotId: other, before })
  await giveUpSeat(world.needs, actorOf(world.candidate), { slotId: other, words: 'ill' })
  for (const _twice of [1, 2]) await tell({ type: 'slot-called-off', slotId: other, userIds: [] })
  expect(await types()).toEqual([
    'session.asked',
    'session.cancelled',
    'session.cancelled',
    'session.confirmed',
    'session.moved',
  ])
  expect(JSON.stringify(await told())).not.toContain('ill"')
})

it('WH8 of a booking that was never certain no end is told', async () => {
  const slotId = await world.openSlot(72, { state: 'asked' })
  await world.book(slotId)
  await giveUpSeat(world.needs, actorOf(world.candidate), { slotId, words: '' })
  expect(await types()).toEqual([])
})

it('WH8 of who did not come only the seat is told', async () => {
  const slotId = await world.openSlot(72)
  await world.book(slotId)
  const own = (await world.slotOf(slotId)).seats.find(({ seat }) => seat === 'candidate')!
  await endSeat(world.context.db, own.id, { state: 'absent', endedAt: world.clock.now() })
  const userId = world.candidate.id
  await tell({ type: 'seat-ended', slotId, seat: 'candidate', userId, why: 'absent' })
  const missed = (await told()).find(({ type }) => type === 'session.missed')
  expect(missed?.data.seat).toBe('candidate')
  expect(JSON.stringify(missed)).not.toContain(userId)
})

it('WH8 an offer of a place and a published plan are told', async () => {
  const slotId = await world.openSlot(72)
  await tell({ type: 'place-offered', entryId: 'w', slotId, userId: world.candidate.id })
  const plan = { type: 'plan-published', cohortId: world.cohortId, planId: 'p', slotIds: [slotId] } as const
  await tell(plan)
  await tell(plan)
  expect(await types()).toEqual(['proposal.published', 'waitlist.offered'])
})
