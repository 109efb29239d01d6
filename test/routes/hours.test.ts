import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listWeeklyHours } from '#app/db/hours.server.ts'
import type { User } from '#app/db/users.server.ts'
import * as hoursOf from '#app/routes/hours.$userId.tsx'
import * as hours from '#app/routes/hours._index.tsx'
import * as limits from '#app/routes/hours.limits.tsx'
import type { HoursPage, LimitsPage } from '#app/scheduling/hours-page.ts'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'

let world: TestContext
let candidate: User
let interviewer: User
let coordinator: User

beforeAll(async () => {
  world = await createTestContext()
  const { db } = world.context
  candidate = await buildUser(db, { timeZone: 'Europe/Berlin', name: 'Cara Candidate' })
  interviewer = await buildUser(db, { role: 'interviewer', name: 'Ivan Interviewer' })
  coordinator = await buildUser(db, { role: 'coordinator' })
  await buildCohort(world.context.db, [candidate, interviewer, coordinator])
})
afterAll(() => world.close())

type Sent = Record<string, string | string[]>
const send = (as: User, form: Sent): Promise<Answer> => post(world, hours, { path: '/hours?index', as, form })
const sendLimits = (as: User, form: Sent): Promise<Answer> =>
  post(world, limits, { path: '/hours/limits', as, form })
const week = { intent: 'week', timeZone: 'Europe/Berlin' }

async function pageOf(user: User): Promise<HoursPage> {
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return (await visit(world, hours, { path: '/hours', as: user })).body as HoursPage
}

describe('my hours', () => {
  it('HR5, HR19 a posted week is saved, and shown with the next two weeks', async () => {
    const sent = {
      ...week,
      'from-1': ['18:00', ''],
      'to-1': ['20:00', ''],
      'from-7': '22:00',
      'to-7': '00:00',
    }
    expect(await send(candidate, sent)).toMatchObject({ status: 200, body: { ok: true, intent: 'week' } })
    const page = await pageOf(candidate)
    expect(page.hours).toEqual([
      { weekday: 1, fromMinute: 1080, toMinute: 1200 },
      { weekday: 7, fromMinute: 1320, toMinute: 1440 },
    ])
    expect(page).toMatchObject({ timeZone: 'Europe/Berlin', hoursZone: 'Europe/Berlin', today: '2026-11-22' })
    expect(page.preview).toHaveLength(14)
    expect(page.preview[0]).toMatchObject({ label: 'Today', stretches: ['22:00–24:00'] })
    expect(page.preview[1]).toMatchObject({ label: 'Tomorrow', stretches: ['18:00–20:00'] })
  })

  it('HR12 one bad row saves nothing, and is told with its day', async () => {
    const before = await listWeeklyHours(world.context.db, [candidate.id])
    const sent = { ...week, 'from-1': '08:00', 'to-1': '09:00', 'from-2': '20:00', 'to-2': '18:00' }
    const answer = await send(candidate, sent)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ ok: false, problems: [{ field: 'from-2' }] })
    expect(await listWeeklyHours(world.context.db, [candidate.id])).toEqual(before)
  })

  const forged: Sent[] = [
    {},
    { intent: 'drop-tables' },
    { intent: 'toString' },
    { intent: 'exception', kind: 'busy' },
  ]
  it.each(forged)('HR12 a form that is not of the page is refused: %o', async (sent) => {
    expect(await send(candidate, sent)).toMatchObject({ status: 400, body: { ok: false } })
  })

  it('HR9 an exception is added, listed in words and removed', async () => {
    const busy = { intent: 'exception', kind: 'busy', fromDate: '2026-11-23', fromTime: '19:00', toTime: '' }
    expect(await send(candidate, busy)).toMatchObject({ status: 200 })
    const { exceptions, preview } = await pageOf(candidate)
    expect(exceptions).toMatchObject([{ kind: 'busy', words: 'Tomorrow 19:00–24:00' }])
    expect(preview[1]?.stretches).toEqual(['18:00–19:00'])
    const removal = { intent: 'remove-exception', exceptionId: exceptions[0]?.id ?? '' }
    expect(await send(interviewer, removal)).toMatchObject({ status: 400 })
    expect(await send(candidate, removal)).toMatchObject({ status: 200 })
    const holiday = { intent: 'exception', kind: 'busy', fromDate: '2026-12-01', toDate: '2026-12-03' }
    await send(candidate, holiday)
    expect((await pageOf(candidate)).exceptions.map(({ words }) => words)).toEqual([
      'Tue 1 December to Thu 3 December, whole days',
    ])
  })

  it('HR8 hours that kept their moments say whose clock they follow', async () => {
    const mover = await buildUser(world.context.db, { timeZone: 'Europe/Berlin' })
    await send(mover, { ...week, 'from-1': '18:00', 'to-1': '20:00' })
    await send(mover, { intent: 'zone', timeZone: 'America/New_York', keep: 'instants' })
    const page = await pageOf(mover)
    expect(page).toMatchObject({ timeZone: 'America/New_York', hoursZone: 'Europe/Berlin' })
    expect(page.preview.flatMap(({ stretches }) => stretches)).toEqual(['12:00–14:00', '12:00–14:00'])
    const nowhere = { intent: 'zone', timeZone: 'Mars/Olympus' }
    expect(await send(mover, nowhere)).toMatchObject({ status: 400 })
  })

  it('HR10 a coordinator’s page has a zone and no hours; a stranger signs in first', async () => {
    expect(await pageOf(coordinator)).toMatchObject({ keepsHours: false })
    expect(await send(coordinator, { ...week, 'from-1': '08:00', 'to-1': '09:00' })).toMatchObject({
      status: 400,
    })
    expect(await listWeeklyHours(world.context.db, [coordinator.id])).toEqual([])
    expect(await visit(world, limits, { path: '/hours/limits', as: coordinator })).toMatchObject({
      status: 403,
    })
    expect((await visit(world, hours, { path: '/hours' })).location).toContain('/sign-in')
  })
})

describe('hours of another person', () => {
  const look = (as: User, userId: string) =>
    visit(world, hoursOf, { path: `/hours/${userId}`, as, params: { userId } })

  it('HR11 a coordinator of their cohort reads them', async () => {
    expect(await look(coordinator, candidate.id)).toMatchObject({
      status: 200,
      body: { name: 'Cara Candidate', weekly: 'Monday 18:00–20:00; Sunday 22:00–24:00' },
    })
    expect('action' in hoursOf).toBe(false)
  })

  it('HR11 for everybody else the page does not exist', async () => {
    const elsewhere = await buildUser(world.context.db, { role: 'coordinator' })
    const admin = await buildUser(world.context.db, { role: 'admin' })
    for (const [reader, userId] of [
      [candidate, interviewer.id],
      [interviewer, candidate.id],
      [elsewhere, candidate.id],
      [coordinator, 'nobody'],
      [admin, 'nobody'],
    ] as const)
      expect(await look(reader, userId)).toMatchObject({ status: 404 })
    expect(await look(admin, candidate.id)).toMatchObject({ status: 200 })
  })
})

describe('limits and wishes', () => {
  async function limitsOf(user: User): Promise<LimitsPage> {
    const { body } = await visit(world, limits, { path: '/hours/limits', as: user })
    // why: the loader's own type, as above
    return (body as { page: LimitsPage }).page
  }

  it('HR14, HR15, HR18 are shown as they were sent', async () => {
    const sent = { intent: 'limits', perWeek: '5', perDay: '2', breakMinutes: '20', standBy: 'on' }
    expect(await sendLimits(interviewer, { ...sent, pausedThrough: '2026-11-29' })).toMatchObject({
      status: 200,
    })
    expect((await limitsOf(interviewer)).limits).toEqual({
      perWeek: 5,
      perDay: 2,
      breakMinutes: 20,
      standBy: true,
      takesInHours: false,
      pausedThrough: '2026-11-29',
    })
    expect(await pageOf(interviewer)).toMatchObject({ pausedThrough: '2026-11-29' })
    const answer = await sendLimits(candidate, { ...sent, pausedThrough: '' })
    expect(answer).toMatchObject({ status: 400, body: { problems: [{ field: 'perWeek' }] } })
  })

  it('HR16 rounds, levels and topics are shown as they were sent', async () => {
    const [round] = (await limitsOf(interviewer)).rounds
    const id = round?.id ?? ''
    const sent = { intent: 'rounds', round: id, [`levelFrom-${id}`]: '2', [`levelTo-${id}`]: '3' }
    expect(await sendLimits(interviewer, sent)).toMatchObject({ status: 200 })
    expect((await limitsOf(interviewer)).taken).toEqual([{ roundId: id, levelFrom: 2, levelTo: 3 }])
    const [topic = ''] = (await limitsOf(candidate)).topics
    expect(await sendLimits(candidate, { intent: 'topics', topic: [topic] })).toMatchObject({ status: 200 })
    expect((await limitsOf(candidate)).wishedTopics).toEqual([topic])
    await sendLimits(candidate, { intent: 'topics' })
    expect((await limitsOf(candidate)).wishedTopics).toEqual([])
  })

  it('HR17 a wish stands on its maker’s page and on no other', async () => {
    expect((await limitsOf(candidate)).mates).toEqual([{ id: interviewer.id, name: 'Ivan Interviewer' }])
    const wish = { intent: 'wish', aboutUserId: interviewer.id, wish: 'avoid' }
    expect(await sendLimits(candidate, wish)).toMatchObject({ status: 200 })
    expect((await limitsOf(candidate)).wishes).toMatchObject([{ id: interviewer.id, kind: 'avoid' }])
    expect((await limitsOf(interviewer)).wishes).toEqual([])
    const shown = JSON.stringify(
      await visit(world, hoursOf, {
        path: `/hours/${candidate.id}`,
        as: coordinator,
        params: { userId: candidate.id },
      }),
    )
    expect(shown).not.toContain(interviewer.id)
    const stranger = await buildUser(world.context.db, { role: 'interviewer' })
    expect(await sendLimits(candidate, { ...wish, aboutUserId: stranger.id })).toMatchObject({ status: 400 })
  })
})
