// The pages and forms of what happens around slots, asked by every kind of person.
import { beforeAll, describe, expect, it } from 'vitest'
import * as life from '#app/routes/slots.$slotId_.life.tsx'
import * as slotPage from '#app/routes/slots.$slotId.tsx'
import * as waitlist from '#app/routes/waitlist.tsx'
import { listCallsOfSlot } from '#app/db/stand-by.server.ts'
import { minutes } from '#app/lib/time.ts'
import { reportNoShow } from '#app/scheduling/no-show.server.ts'
import { actorOf } from '#test/support/build.ts'
import { describeAccess, useAccessWorld, type FormRow, type PageRow } from '#test/support/access-table.ts'
import { buildSlotWorld, type SlotWorld } from '#test/support/slot-world.ts'
import { post, visit } from '#test/support/pages.ts'

const made = useAccessWorld()

const pages: PageRow[] = [
  ['/waitlist', waitlist, 'sign-in 200 403 403 403 403 200 403 403'],
  // No page of its own: it leads to the slot, which says whether there is one.
  ['/slots/none/life', life, 'sign-in 302 302 302 302 302 302 302 302'],
]

const forms: FormRow[] = [
  ...['join', 'leave', 'accept', 'decline', 'nonsense'].map((intent): FormRow => [
    '/waitlist',
    waitlist,
    'sign-in 409 403 403 403 403 409 403 403',
    () => ({ intent, wish: 'none/none', entryId: 'none' }),
  ]),
  ...['no-show', 'step-in', 'not-now', 'ask-peers', 'stop-waiting', 'call', 'take-back', 'ask-person'].map(
    (intent): FormRow => [
      '/slots/none/life',
      life,
      'sign-in 404 404 404 404 404 404 404 404',
      () => ({ intent, callId: 'none', noShowId: 'none', userId: 'none' }),
    ],
  ),
]

describeAccess(made, { pages, forms })

describe('a real slot', () => {
  let world: SlotWorld
  let slotId: string

  beforeAll(async () => {
    world = await buildSlotWorld()
    slotId = await world.openSlot(48)
    await world.book(slotId)
    const { startsAt } = await world.slotOf(slotId)
    world.clock.advance(startsAt.getTime() + minutes(10) - world.clock.now().getTime())
    return () => world.close()
  })

  const send = (who: { id: string }, form: Record<string, string>) =>
    post(world, life, { path: `/slots/${slotId}/life`, params: { slotId }, as: who, form })

  it('LF12, LF14, LF20, LF21 each form is for whom it concerns: strangers find nothing, others are told why not', async () => {
    const helper = await world.addPerson('interviewer', { standBy: true })
    const bystander = await world.addPerson('candidate')
    expect(await send(bystander, { intent: 'no-show' })).toMatchObject({ status: 404 })
    expect(await send(world.coordinator, { intent: 'no-show' })).toMatchObject({ status: 409 })
    for (const intent of ['call', 'ask-person', 'take-back'])
      expect(await send(world.candidate, { intent })).toMatchObject({ status: 409 })
    expect(await send(world.candidate, { intent: 'nonsense' })).toMatchObject({ status: 409 })

    expect(await send(world.candidate, { intent: 'no-show' })).toMatchObject({ status: 200 })
    expect(await reportNoShow(world.needs, actorOf(world.candidate), { slotId })).toMatchObject({ ok: false })
    const callId = (await listCallsOfSlot(world.context.db, slotId))[0]?.id ?? ''
    // Who was asked has no seat yet: the page leads to where they answer.
    const there = await visit(world, slotPage, { path: `/slots/${slotId}`, params: { slotId }, as: helper })
    expect(there).toMatchObject({ status: 302, location: '/home' })
    expect(await send(bystander, { intent: 'step-in', callId })).toMatchObject({ status: 404 })
    expect(await send(helper, { intent: 'step-in', callId })).toMatchObject({
      status: 302,
      location: `/slots/${slotId}`,
    })
  })

  it('LF21 nobody but coordinators reads who did not come', async () => {
    const read = async (who: { id: string }) =>
      (await visit(world, slotPage, { path: `/slots/${slotId}`, params: { slotId }, as: who })).body as {
        life: { desk: unknown; missed: boolean } | null
      }
    expect((await read(world.coordinator)).life?.desk).toMatchObject({
      noShows: [{ name: world.interviewer.name }],
    })
    for (const who of [world.candidate, world.interviewer]) {
      const { life: own } = await read(who)
      expect(own?.desk).toBeNull()
      expect(own?.missed).toBe(who === world.interviewer)
    }
  })
})
