// The pages and forms of slots, asked by every kind of person.
import { beforeAll, describe, expect, it } from 'vitest'
import { createSlot, takeSeat } from '#app/db/slots.server.ts'
import * as cohortSlots from '#app/routes/cohorts.$cohortId.slots.tsx'
import * as cohortSlotsTable from '#app/routes/cohorts.$cohortId_.slots[.]csv.ts'
import * as schedule from '#app/routes/slots._index.tsx'
import * as slotPage from '#app/routes/slots.$slotId.tsx'
import { describeAccess, useAccessWorld, type FormRow, type PageRow } from '#test/support/access-table.ts'
import { post, visit } from '#test/support/pages.ts'
import { designRound } from '#test/support/rounds.ts'

const made = useAccessWorld()

/** In the cohort nobody of these coordinates, with the candidate and the interviewer of the session in it. */
beforeAll(async () => {
  const { db, now } = made.world.context
  const startsAt = new Date(now().getTime() + 72 * 3_600_000)
  const slot = { id: 'planned', cohortId: made.cohortId, roundId: designRound.id, level: null, startsAt }
  await createSlot(db, {
    ...slot,
    minutes: 60,
    timeZone: 'UTC',
    createdById: made.cast.interviewer.id,
    createdAt: now(),
  })
  const seats = { candidate: made.cast.candidate, interviewer: made.cast.interviewer } as const
  for (const seat of ['candidate', 'interviewer'] as const)
    await takeSeat(
      db,
      { id: seat, slotId: 'planned', seat, userId: seats[seat].id, state: 'accepted', askedAt: now() },
      [startsAt],
    )
})

const pages: PageRow[] = [
  ['/slots', schedule, 'sign-in 200 200 200 403 403 200 200 200'],
  // Whoever has no part in it does not learn that it is there; an administrator coordinates every cohort.
  ['/slots/planned', slotPage, 'sign-in 404 404 404 404 200 200 200 404'],
  ['/slots/none', slotPage, 'sign-in 404 404 404 404 404 404 404 404'],
  ['/cohorts/COHORT/slots', cohortSlots, 'sign-in 403 403 403 404 200 403 403 403'],
  ['/cohorts/none/slots', cohortSlots, 'sign-in 403 403 403 404 404 403 403 403'],
  ['/cohorts/COHORT/slots.csv', cohortSlotsTable, 'sign-in 403 403 403 404 200 403 403 403'],
]

const forms: FormRow[] = [
  ['/slots', schedule, 'sign-in 409 409 409 403 403 409 409 409', () => ({ intent: 'book', slotId: 'none' })],
  [
    '/slots/planned',
    slotPage,
    'sign-in 404 404 404 404 409 409 409 404',
    () => ({ intent: 'accept', slotId: 'planned' }),
  ],
  [
    '/cohorts/COHORT/slots',
    cohortSlots,
    'sign-in 403 403 403 404 409 403 403 403',
    () => ({ intent: 'call-off', slotId: 'none' }),
  ],
]

describeAccess(made, { pages, forms })

describe('forged forms', () => {
  it('SL26 a form of the schedule about a slot of others changes nothing, whatever it wants', async () => {
    const { db } = made.world.context
    const before = await db.slot.findUnique({ where: { id: 'planned' }, include: { seats: true } })
    const intents = [
      'book',
      'switch',
      'accept',
      'decline',
      'give-up',
      'wish-move',
      'wish-swap',
      'questions',
      'drop',
    ]
    for (const role of ['candidate', 'interviewer', 'trainee'] as const) {
      for (const intent of intents) {
        const form = { intent, slotId: 'planned', toSlotId: 'planned', date: '2027-01-01', time: '10:00' }
        const answer = await post(made.world, schedule, { path: '/slots', as: made.byRole.get(role), form })
        expect([role, intent, answer.status]).toEqual([role, intent, 409])
      }
    }
    expect(await db.slot.findUnique({ where: { id: 'planned' }, include: { seats: true } })).toEqual(before)
  })

  it('SL34 what a slot of others holds is on no page of theirs', async () => {
    for (const role of ['candidate', 'interviewer', 'trainee'] as const) {
      const { body } = await visit(made.world, schedule, { path: '/slots', as: made.byRole.get(role) })
      expect(JSON.stringify(body)).not.toContain('planned"')
    }
  })
})
