// Fifty people book one slot in the same instant: letters, entries and reminders are of one booking.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listJobs } from '#app/db/jobs.server.ts'
import { listMails } from '#app/db/mails.server.ts'
import type { User } from '#app/db/users.server.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'

let world: SlotWorld

beforeEach(async () => {
  world = await buildSlotWorld()
})
afterEach(() => world.close())

it('ML29 of fifty who book at once one is told, with the interviewer, and six reminders wait', async () => {
  const slotId = await world.openSlot(72)
  const people: User[] = []
  for (let one = 0; one < 50; one++) people.push(await world.addPerson('candidate', { hours: false }))
  const answers = await Promise.all(people.map((person) => world.book(slotId, person)))
  const winner = people.find((_person, at) => answers[at]?.ok)
  const mails = await listMails(world.context.db, { cohortIds: null })
  expect(mails.map(({ toUserId, kind }) => `${toUserId} ${kind}`).sort()).toEqual(
    [`${winner?.id} confirmed`, `${world.interviewer.id} confirmed`].sort(),
  )
  const reminders = (await listJobs(world.context.db, 'waiting')).filter(({ name }) => name === 'remind')
  expect(reminders).toHaveLength(6)
  expect(await world.context.db.slotTold.count()).toBe(2)
})
