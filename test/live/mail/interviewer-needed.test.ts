// A booked time that lost its interviewer: who coordinates hears of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '#app/db/client.server.ts'
import { listMails, type Mail } from '#app/db/mails.server.ts'
import { answerSeat } from '#app/scheduling/answer-seat.server.ts'
import { giveUpSeat } from '#app/scheduling/give-up-seat.server.ts'
import { actorOf } from '#test/support/build.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld

beforeEach(async () => {
  world = await buildSlotWorld()
})
afterEach(() => world.close())

async function needed(): Promise<Mail[]> {
  const mails = await listMails(world.context.db, { cohortIds: null })
  return mails
    .filter(({ kind }) => kind === 'interviewer-needed')
    .sort((one, other) => one.toName.localeCompare(other.toName, 'en'))
}

describe('a time that lost its interviewer', () => {
  it('ML33 is told to everybody who coordinates the cohort, once each, without a reason', async () => {
    const slotId = await world.openSlot(72, { state: 'asked' })
    await world.book(slotId)
    await world.addPerson('coordinator', { name: 'Otto Coordinator', hours: false })
    const answer = { slotId, answer: 'declined', words: 'I am away' } as const
    await answerSeat(world.needs, actorOf(world.interviewer), answer)
    const mails = await needed()
    expect(mails.map(({ toName }) => toName)).toEqual(['Cora Coordinator', 'Otto Coordinator'])
    expect(mails[0]?.text).toContain('Ivan Interviewer cannot lead this session')
    expect(mails[0]?.text).toContain(`/slots/${slotId}`)
    expect(mails[0]?.text).not.toContain('I am away')
    const seat = { slotId, seat: 'interviewer', userId: world.interviewer.id } as const
    await inTransaction(world.context.db, (tx) =>
      world.context.slotNeeds.tell(tx, { type: 'seat-answered', ...seat, answer: 'declined' }),
    )
    expect(await needed()).toHaveLength(2)
  })

  it('ML33 is told to nobody while no candidate has booked it', async () => {
    const slotId = await world.openSlot(72)
    await giveUpSeat(world.needs, actorOf(world.interviewer), { slotId, words: '' })
    expect(await needed()).toEqual([])
  })
})
