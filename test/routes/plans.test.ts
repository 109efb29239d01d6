// The pages of plans, as a browser asks for them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { User } from '#app/db/users.server.ts'
import type { PlanPage, PlanPlaces, PlansPage } from '#app/matching/plan-page.ts'
import * as plansRoute from '#app/routes/cohorts.$cohortId.plans._index.tsx'
import * as planRoute from '#app/routes/cohorts.$cohortId.plans.$planId.tsx'
import * as placesRoute from '#app/routes/cohorts.$cohortId_.plans.$planId.places.ts'
import * as csvRoute from '#app/routes/cohorts.$cohortId_.plans.$planId[.]csv.ts'
import { buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'
import { buildMember, buildPlanCohort } from '#test/support/plan-season.ts'

let world: TestContext
let cohortId: string
let noor: User
let people: { ada: User; bob: User; ian: User; ivy: User }

beforeEach(async () => {
  world = await createTestContext()
  const { db } = world.context
  cohortId = await buildPlanCohort(db)
  noor = await buildUser(db, { role: 'coordinator' })
  await db.cohortMember.create({ data: { cohortId, userId: noor.id } })
  people = {
    ada: await buildMember(db, cohortId, { name: '=Ada' }),
    bob: await buildMember(db, cohortId, { name: 'Bob', hours: [[6, 9, 11]] }),
    ian: await buildMember(db, cohortId, { role: 'interviewer', name: 'Ian' }),
    ivy: await buildMember(db, cohortId, { role: 'interviewer', name: 'Ivy' }),
  }
})
afterEach(() => world.close())

function plans(): Promise<Answer> {
  return visit(world, plansRoute, { path: `/cohorts/${cohortId}/plans`, params: { cohortId }, as: noor })
}

async function propose(changes: Record<string, string> = {}): Promise<Answer> {
  const { nextId, fromDay, untilDay } = (await plans()).body as PlansPage
  const form = { id: nextId, fromDay, untilDay, most: '1', ...changes }
  return post(world, plansRoute, { path: `/cohorts/${cohortId}/plans`, params: { cohortId }, as: noor, form })
}

async function solved(): Promise<string> {
  const { location } = await propose()
  await world.context.jobs.runDue()
  return location?.split('/').at(-1) ?? ''
}

function at(planId: string, rest = '') {
  return { path: `/cohorts/${cohortId}/plans/${planId}${rest}`, params: { cohortId, planId }, as: noor }
}

async function look(planId: string, rest = ''): Promise<PlanPage> {
  return (await visit(world, planRoute, at(planId, rest))).body as PlanPage
}

async function send(planId: string, form: Record<string, string>): Promise<Answer> {
  const { revision } = await look(planId)
  return post(world, planRoute, { ...at(planId), form: { revision: String(revision), ...form } })
}

describe('the list', () => {
  it('PL30 the form begins with the next two weeks, and leads to the plan', async () => {
    expect((await plans()).body).toMatchObject({
      plans: [],
      fromDay: '2026-11-24',
      untilDay: '2026-12-06',
      pairs: 'fresh',
      rounds: ['Troubleshooting, level 2'],
    })
    const { status, location } = await propose()
    expect(status).toBe(302)
    expect(location).toMatch(new RegExp(`^/cohorts/${cohortId}/plans/[\\w-]+$`))
    expect((await plans()).body).toMatchObject({ plans: [{ state: 'solving', entries: 0, left: null }] })
    await world.context.jobs.runDue()
    expect((await plans()).body).toMatchObject({ plans: [{ state: 'draft', entries: 1, left: 1 }] })
  })

  it('PL14 what cannot be planned is said in words beside the form', async () => {
    expect(await propose({ untilDay: '2026-11-01' })).toMatchObject({
      status: 409,
      body: { problem: 'These days are no period: the last one comes after the first.' },
    })
    expect(await propose({ fromDay: 'soon' })).toMatchObject({ status: 400 })
    expect(await propose({ most: '9' })).toMatchObject({ status: 400 })
  })
})

describe('a draft', () => {
  it('PL30 how many have their next session comes first, then who is left, why, and what to do about it', async () => {
    const page = await look(await solved())
    expect(page.people).toEqual({ due: 2, seated: 1, sessions: 1, left: 1 })
    expect(page.left).toMatchObject([
      {
        candidate: 'Bob',
        what: 'Session 1: Troubleshooting, level 2',
        reason: 'They are never free together with Ian and Ivy.',
        link: { to: `/hours/${people.bob.id}`, label: 'Hours of Bob' },
      },
    ])
    expect(page.broken).toEqual([])
    expect(page.worth).toBe('No other schedule would be worth more.')
    expect(page.fairness).toMatch(/^Interviewers have 0 to 1 session in these weeks/)
    expect(page.cards).toMatchObject([
      { candidate: '=Ada', what: 'Troubleshooting, level 2', isLocked: false },
    ])
  })

  it('PL30 no hours and no wishes of anybody leave the server', async () => {
    const words = JSON.stringify(await look(await solved()))
    for (const secret of ['"free"', 'likes', 'avoid', '"input"']) expect(words).not.toContain(secret)
  })

  it('PL31 where a session can go without breaking anything is told for every time', async () => {
    const planId = await solved()
    const [card] = (await look(planId)).cards
    const query = `/places?candidate=${people.ada.id}&need=session-1`
    const { body } = await visit(world, placesRoute, at(planId, query))
    const places = body as PlanPlaces
    expect(places.interviewers.map(({ name }) => name)).toEqual(['Ian', 'Ivy'])
    expect(places.fits[card?.timeId ?? '']).toEqual([0, 1])
    expect(Object.keys(places.fits).length).toBeGreaterThan(5)
    expect(await visit(world, placesRoute, at(planId, '/places?candidate=x&need=y'))).toMatchObject({
      status: 404,
    })
  })

  it('PL32 after a move what breaks is told, on the card and in the list, and what it costs', async () => {
    const planId = await solved()
    const { cards, starts } = await look(planId)
    const other = cards[0]?.interviewerId === people.ian.id ? people.ivy : people.ian
    const seat = { candidateId: people.ada.id, needId: 'session-1' }
    expect(await send(planId, { deed: 'move', ...seat, interviewerId: other.id })).toMatchObject({
      status: 200,
    })
    const moved = await look(planId)
    expect(moved.broken).toEqual([])
    expect(moved.costs).toEqual(
      expect.arrayContaining([`Sessions of ${other.name}: 0 → 1.`, expect.stringContaining('instead of')]),
    )
    expect(moved.canUndo).toBe(true)
    expect(starts.length).toBeGreaterThan(3)
    // Bob can on Saturdays only, and nobody else can then.
    const bob = { candidateId: people.bob.id, needId: 'session-1' }
    const timeId = moved.cards[0]?.timeId ?? ''
    await send(planId, { deed: 'move', ...bob, timeId, interviewerId: other.id })
    const broken = await look(planId)
    expect(broken.broken.map(({ words }) => words)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Bob is not free at /),
        expect.stringMatching(/two places/),
      ]),
    )
    const ofBob = broken.cards.find(({ candidate }) => candidate === 'Bob')
    expect(ofBob?.broken).toEqual(['Candidate not free', 'At two places at once'])
    const refused = await send(planId, { deed: 'publish' })
    expect(refused).toMatchObject({ status: 409, body: { ok: false, reason: 'broken' } })
    await send(planId, { deed: 'undo' })
    expect((await look(planId)).broken).toEqual([])
  })

  it('PL30 solved again with nothing changed, the best is still called the best', async () => {
    const planId = await solved()
    expect(await send(planId, { deed: 'solve' })).toMatchObject({ status: 200 })
    await world.context.jobs.runDue()
    expect(await look(planId)).toMatchObject({
      state: 'draft',
      worth: 'No other schedule would be worth more.',
    })
  })

  it('PL16 a change of an earlier state is refused, and forms that are none of ours as well', async () => {
    const planId = await solved()
    const stale = { deed: 'lock-all', locked: 'yes', revision: '0' }
    expect(await post(world, planRoute, { ...at(planId), form: stale })).toMatchObject({
      status: 409,
      body: { reason: 'changed-meanwhile' },
    })
    const wrong: Record<string, string>[] = [
      { deed: 'nothing' },
      { deed: 'lock-all', locked: 'maybe' },
      { deed: 'undo', revision: 'x' },
    ]
    for (const form of wrong) expect((await send(planId, form)).status).toBe(400)
  })

  it('PL33 published it is told as it was, and put away it is gone for everybody', async () => {
    const planId = await solved()
    expect(await send(planId, { deed: 'publish' })).toMatchObject({ status: 200, body: { slots: 1 } })
    expect(await look(planId)).toMatchObject({ state: 'published', people: { sessions: 1 } })
    expect(await send(planId, { deed: 'discard' })).toMatchObject({ status: 409 })
    expect((await plans()).body).toMatchObject({ plans: [{ state: 'published' }] })
    // Ada is booked now; Bob is still due.
    const second = await solved()
    expect((await look(second)).people).toMatchObject({ due: 1 })
    expect(await send(second, { deed: 'discard' })).toMatchObject({ status: 302 })
    expect((await visit(world, planRoute, at(second))).status).toBe(404)
    expect((await visit(world, csvRoute, at(second, '.csv'))).status).toBe(404)
  })

  it('PL34 as a table: everybody in it and everybody left, safe in a spreadsheet', async () => {
    const { body } = await visit(world, csvRoute, at(await solved(), '.csv'))
    const lines = String(body).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^'=Ada,"Troubleshooting, level 2",2026-1/)
    expect(lines[2]).toMatch(/^Bob,.*never free together/)
  })

  it('PL35 of another cohort’s plan nothing is read and nothing changed', async () => {
    const planId = await solved()
    const { db } = world.context
    const otherId = await buildPlanCohort(db)
    await db.cohortMember.create({ data: { cohortId: otherId, userId: noor.id } })
    const there = {
      path: `/cohorts/${otherId}/plans/${planId}`,
      params: { cohortId: otherId, planId },
      as: noor,
    }
    expect((await visit(world, planRoute, there)).status).toBe(404)
    expect((await visit(world, csvRoute, there)).status).toBe(404)
    const form = { deed: 'publish', revision: '1' }
    expect((await post(world, planRoute, { ...there, form })).status).toBe(404)
    expect((await look(planId)).state).toBe('draft')
  })
})
