// Two cohorts side by side: a coordinator of the one is shown nothing of the other, whatever page is asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cohort } from '#app/db/cohorts.server.ts'
import type { User } from '#app/db/users.server.ts'
import * as home from '#app/routes/home.tsx'
import * as hoursOf from '#app/routes/hours.$userId.tsx'
import * as mailbox from '#app/routes/mailbox.tsx'
import * as people from '#app/routes/people.tsx'
import * as questions from '#app/routes/questions._index.tsx'
import * as rubrics from '#app/routes/rubrics._index.tsx'
import * as newSession from '#app/routes/sessions.new.tsx'
import { invite } from '#app/auth/invitations.server.ts'
import { actorOf, buildCohort, buildSession, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type RouteModule } from '#test/support/pages.ts'

let world: TestContext
let carl: User
let olga: User
let admin: User
let anna: User
let ivan: User
let bert: User
let ida: User
let alpha: Cohort
let beta: Cohort

beforeAll(async () => {
  world = await createTestContext()
  const { db } = world.context
  const password = { passwordHash: 'chosen' }
  carl = await buildUser(db, { role: 'coordinator', name: 'Carl of Alpha', ...password })
  olga = await buildUser(db, { role: 'coordinator', name: 'Olga of Beta', ...password })
  admin = await buildUser(db, { role: 'admin', name: 'Ada Admin', ...password })
  anna = await buildUser(db, { name: 'Anna of Alpha', ...password })
  ivan = await buildUser(db, { role: 'interviewer', name: 'Ivan of Alpha', ...password })
  bert = await buildUser(db, { name: 'Bert of Beta', ...password })
  ida = await buildUser(db, { role: 'interviewer', name: 'Ida of Beta', ...password })
  alpha = await buildCohort(db, [carl, anna, ivan])
  beta = await buildCohort(db, [olga, bert, ida])
  for (const [cohort, by] of [
    [alpha, carl],
    [beta, olga],
  ] as const) {
    const { session, candidate } = await buildSession(db, { cohortId: cohort.id })
    const name = `Nell of ${cohort === alpha ? 'Alpha' : 'Beta'}`
    await db.user.update({ where: { id: candidate.id }, data: { name } })
    expect(session.cohortId).toBe(cohort.id)
    const invitee = { email: `${by.id}-new@example.org`, name, role: 'candidate' as const }
    expect((await invite(world.context, actorOf(by), { ...invitee, cohortId: cohort.id })).ok).toBe(true)
  }
})
afterAll(() => world.close())

const pages: [string, RouteModule][] = [
  ['/people', people],
  ['/home', home],
  ['/sessions/new', newSession],
  ['/mailbox', mailbox],
  ['/questions', questions],
  ['/rubrics', rubrics],
]

async function textOf(page: string, route: RouteModule, as: User): Promise<string> {
  const answer = await visit(world, route, { path: page, as })
  expect(answer.status).toBe(200)
  return JSON.stringify(answer.body)
}

describe('a coordinator sees only own cohorts', () => {
  it.each(pages)('CH7 %s shows the people of the own cohort and none of the other', async (page, route) => {
    const [own, other] = [await textOf(page, route, carl), await textOf(page, route, olga)]
    expect(own).not.toContain('of Beta')
    expect(other).not.toContain(' of Alpha')
    if (page !== '/rubrics') {
      expect(own).toContain(' of Alpha')
      expect(other).toContain(' of Beta')
      const all = await textOf(page, route, admin)
      expect(all).toContain(' of Alpha')
      expect(all).toContain(' of Beta')
    }
  })

  it('CH7 hours of people of another cohort do not exist', async () => {
    const look = (as: User, userId: string) =>
      visit(world, hoursOf, { path: `/hours/${userId}`, params: { userId }, as })
    expect((await look(carl, anna.id)).status).toBe(200)
    expect((await look(carl, bert.id)).status).toBe(404)
    expect((await look(admin, bert.id)).status).toBe(200)
  })

  it('CH7 a session with people of another cohort is refused as one with people nobody knows', async () => {
    const start = (as: User, form: Record<string, string>) =>
      post(world, newSession, {
        path: '/sessions/new',
        as,
        form: { questionSlug: 'test-question', minutes: '20', ...form },
      })
    const cast = { candidateId: anna.id, interviewerId: ivan.id }
    for (const [form, field] of [
      [{ ...cast, candidateId: bert.id }, 'candidateId'],
      [{ ...cast, interviewerId: ida.id }, 'interviewerId'],
      [{ ...cast, shadowId: ida.id }, 'shadowId'],
    ] as const) {
      const refused = await start(carl, form)
      expect(refused.status).toBe(409)
      expect(Object.keys((refused.body as { error: object }).error)).toEqual([field])
    }
    expect((await start(carl, cast)).status).toBe(302)
    expect((await start(admin, { candidateId: bert.id, interviewerId: ivan.id })).status).toBe(302)
  })

  it('CH7 what a candidate of another cohort has met is not told', async () => {
    const page = (as: User) =>
      visit(world, questions, { path: `/questions?candidate=${bert.id}`, as }).then(({ body }) =>
        JSON.stringify(body),
      )
    expect(await page(carl)).not.toContain('Bert')
    expect(await page(olga)).toContain('Bert')
  })

  it('CH7 nobody is invited to a cohort of others, and coordinators invite to none but their own', async () => {
    const ask = (as: User, cohortId: string | null) =>
      invite(world.context, actorOf(as), {
        email: 'fresh@example.org',
        name: 'Fresh',
        role: 'candidate',
        cohortId,
      })
    expect(await ask(carl, beta.id)).toEqual({ ok: false, reason: 'not-your-cohort' })
    expect(await ask(carl, null)).toEqual({ ok: false, reason: 'not-your-cohort' })
    expect((await ask(carl, alpha.id)).ok).toBe(true)
    expect((await ask(admin, null)).ok).toBe(true)
  })
})

describe('who has asked or has left is not in', () => {
  it.each(['asked', 'left'])('CH8 a coordinator whose standing is “%s” sees nothing', async (standing) => {
    const { db } = world.context
    const former = await buildUser(db, { role: 'coordinator', name: 'Fay', passwordHash: 'chosen' })
    await db.cohortMember.create({ data: { cohortId: alpha.id, userId: former.id, standing } })
    for (const [page, route] of pages) expect(await textOf(page, route, former)).not.toContain(' of Alpha')
    const hours = { path: `/hours/${anna.id}`, params: { userId: anna.id }, as: former }
    expect((await visit(world, hoursOf, hours)).status).toBe(404)
  })

  it.each(['asked', 'left'])(
    'CH8 a candidate whose standing is “%s” is not chosen from',
    async (standing) => {
      const { db } = world.context
      const name = `Gone ${standing}`
      const gone = await buildUser(db, { name, passwordHash: 'chosen' })
      await db.cohortMember.create({ data: { cohortId: alpha.id, userId: gone.id, standing } })
      for (const [page, route] of pages) expect(await textOf(page, route, carl)).not.toContain(name)
      const form = {
        candidateId: gone.id,
        interviewerId: ivan.id,
        questionSlug: 'test-question',
        minutes: '20',
      }
      expect((await post(world, newSession, { path: '/sessions/new', as: carl, form })).status).toBe(409)
      const hours = { path: `/hours/${gone.id}`, params: { userId: gone.id }, as: carl }
      expect((await visit(world, hoursOf, hours)).status).toBe(404)
    },
  )
})
