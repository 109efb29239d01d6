import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolve } from 'node:path'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { readEnv } from '#app/env.server.ts'
import * as landing from '#app/routes/_index.tsx'
import * as demo from '#app/routes/demo.tsx'
import { replay } from '#app/session/evolve.ts'
import { listMySessions, type MySessions } from '#app/session/my-sessions.server.ts'
import { loadQuestionBank } from '#questions/load.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { days } from '#app/lib/time.ts'
import { DEMO_SLOTS } from '#prisma/demo-slots.ts'
import { DEMO_PASSWORD, DEMO_PEOPLE, renewDemo, seedDemo } from '#prisma/seed.ts'
import { buildSession, buildUser } from '#test/support/build.ts'
import { cookieFrom, createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit } from '#test/support/pages.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'

let world: TestContext

beforeAll(async () => {
  world = await createTestContext({ questions: realBank() })
  await seedDemo(world.context.db, seeding())
})
afterAll(() => world.close())

function realBank(): QuestionBank {
  const loaded = loadQuestionBank(resolve('questions'))
  if (!loaded.ok) throw new Error('the bank has mistakes')
  return loaded.bank
}

function seeding() {
  return { now: world.context.now(), questions: world.context.questions }
}

function comeInAs(userId: string, env: Partial<TestContext['context']['env']> = {}) {
  return post(world, demo, { path: '/demo', form: { userId }, env })
}

async function sessionsOf(first: string): Promise<MySessions> {
  const person = DEMO_PEOPLE.find(({ id }) => id === `demo-${first}`)
  if (!person) throw new Error(`nobody is called ${first}`)
  return listMySessions(world.context, { userId: person.id, name: person.name, role: person.role })
}

describe('one-click sign-in', () => {
  it('PM17 one click makes somebody a demo person', async () => {
    const answer = await comeInAs('demo-ingrid')
    expect(answer).toMatchObject({ status: 302, location: '/home' })
    const actor = await world.context.logins.readLogin(cookieFrom(answer.setCookie ?? ''))
    expect(actor).toMatchObject({ userId: 'demo-ingrid', role: 'interviewer' })
  })

  it('PM17 nobody else can be come in as', async () => {
    const real = await buildUser(world.context.db, { role: 'admin' })
    for (const userId of [real.id, 'nobody', '']) {
      expect(await comeInAs(userId)).toMatchObject({ status: 404, setCookie: null })
    }
  })

  it.each([
    [{ PUBLIC_URL: 'https://practice.example' }, false],
    [{ PUBLIC_URL: 'http://192.168.1.4:3000' }, false],
    [{ DEMO: '0' }, false],
    [{}, true],
    [{ PUBLIC_URL: 'http://127.0.0.1:4000' }, true],
  ])('PM17 with %j the demo is offered: %j', async (variables, offered) => {
    const { demoOffered } = readEnv(variables as Record<string, string>)
    expect(demoOffered).toBe(offered)
    const answer = await comeInAs('demo-ingrid', { demoOffered })
    expect(answer.status).toBe(offered ? 302 : 404)
    expect(answer.setCookie === null).toBe(!offered)
  })

  it('PM17 the first page names the demo people only while the demo is offered', async () => {
    const open = await visit(world, landing, { path: '/' })
    expect(open.body).toMatchObject({ people: { length: DEMO_PEOPLE.length } })
    const { env } = world.context
    const closed = { ...world, context: { ...world.context, env: { ...env, demoOffered: false } } }
    expect((await visit(closed, landing, { path: '/' })).body).toEqual({ people: [] })
  })
})

describe('the story of the demo', () => {
  it('PM18 has two cohorts with a coordinator each, interviewers, candidates and trainees, and an admin', () => {
    const count = (role: string) => DEMO_PEOPLE.filter((person) => person.role === role).length
    const roles = ['coordinator', 'interviewer', 'candidate', 'trainee', 'admin'].map(count)
    expect(roles).toEqual([2, 6, 14, 2, 1])
  })

  it('PM18 everybody in it can sign in with the password that is shown', async () => {
    for (const { email } of DEMO_PEOPLE) {
      const signedIn = await world.context.logins.signIn({ email, password: DEMO_PASSWORD, address: email })
      expect(signedIn.ok, email).toBe(true)
    }
  })

  it('PM18 has sessions today and tomorrow, and finished ones', async () => {
    const { coming, past } = await sessionsOf('noor')
    expect(coming.map(({ day }) => day).slice(0, 6)).toEqual([
      'Today',
      'Today',
      'Tomorrow',
      'Tomorrow',
      'Tomorrow',
      'Tomorrow',
    ])
    expect(past.length).toBeGreaterThan(12)
    expect(new Set(past.map(({ phase }) => phase))).toEqual(new Set(['closed']))
  })

  it('PM18 its finished sessions have a history that could have happened, with notes, probes and hints', async () => {
    for (const id of ['demofinished1', 'demofinished2']) {
      const events = await listSessionEvents(world.context.db, id)
      const state = replay(events)
      if (state.phase !== 'closed') throw new Error(`${id} is in ${state.phase}`)
      expect(state.notes.length).toBeGreaterThan(4)
      expect(state.hints.length).toBeGreaterThan(0)
      expect(Object.keys(state.probes).length).toBeGreaterThan(3)
    }
  })

  it('PM18 one candidate can read a scorecard, another looks back first', async () => {
    expect((await sessionsOf('amara')).past.map(({ next }) => next)).toEqual(['read-scorecard'])
    expect((await sessionsOf('mateo')).past.map(({ next }) => next)).toEqual([
      'assess-oneself',
      'read-scorecard',
      'read-scorecard',
    ])
    for (const first of ['ingrid', 'jun']) {
      const nexts = (await sessionsOf(first)).past.map(({ next }) => next)
      expect(new Set(nexts), first).toEqual(new Set(['compare-scorecards']))
    }
  })

  it('PM18 has a program and a mixed round to come, and a review with comments, points and a scorecard', async () => {
    const { db } = world.context
    const roundOf = async (id: string) => (await findSession(db, id))?.rounds[0]?.roundId
    expect(await roundOf('demotomorrow3')).toBe('coding')
    expect(await roundOf('demotomorrow4')).toBe('mixed')
    const state = replay(await listSessionEvents(db, 'demofinished3'))
    if (state.phase !== 'closed') throw new Error(`the review is in ${state.phase}`)
    expect(state.comments).toHaveLength(3)
    const marks = Object.values(state.work).flatMap(({ points }) => Object.values(points))
    expect(new Set(marks)).toEqual(new Set(['unprompted', 'with-help', 'missed']))
    expect((await sessionsOf('hannah')).past.map(({ next }) => next)).toEqual(['assess-oneself'])
    expect((await sessionsOf('wanjiru')).past[0]?.next).toBe('compare-scorecards')
  })

  it('PM18 is seeded from any bank: what there is no question for is left out', async () => {
    const small = await createTestContext({ questions: createTestBank([testQuestion]) })
    const { db, now, questions } = small.context
    expect(await seedDemo(db, { now: now(), questions })).toBe(true)
    expect(await findSession(db, 'demotomorrow1')).not.toBeNull()
    for (const id of ['demotomorrow3', 'demotomorrow4', 'demofinished3']) {
      expect(await findSession(db, id)).toBeNull()
    }
    await small.close()
  })

  it('PM18 seeding again changes nothing', async () => {
    const { db } = world.context
    const count = () => Promise.all([db.user.count(), db.session.count(), db.sessionEvent.count()])
    const before = await count()
    expect(await seedDemo(db, seeding())).toBe(false)
    expect(await count()).toEqual(before)
  })

  it('PM29 a schedule that has passed unopened is today’s and tomorrow’s again, until then it stays', async () => {
    const old = await createTestContext({ questions: realBank() })
    const { db, questions, rooms } = old.context
    await seedDemo(db, { now: old.context.now(), questions })
    const times = async () => {
      const sessions = await db.session.findMany({
        where: { OR: [{ slot: null }, { slot: { id: { notIn: DEMO_SLOTS.map(({ id }) => id) } } }] },
        orderBy: { id: 'asc' },
      })
      return Object.fromEntries(sessions.map(({ id, scheduledAt }) => [id, scheduledAt.toISOString()]))
    }
    const seeded = await times()
    const inADay = new Date(old.context.now().getTime() + days(1))
    expect(await renewDemo(db, { now: inADay, questions })).toBe(0)
    expect(await times()).toEqual(seeded)

    await rooms.enter('demotoday2', 'demo-elif')
    const seq = 1 + (await db.sessionEvent.count({ where: { sessionId: 'demotoday2' } }))
    const came = { type: 'participant-joined', by: 'demo-elif', at: old.context.now(), body: '{}' }
    await db.sessionEvent.create({ data: { sessionId: 'demotoday2', seq, ...came } })
    const real = await buildSession(db)
    const inAMonth = new Date(old.context.now().getTime() + days(30))
    expect(await renewDemo(db, { now: inAMonth, questions })).toBe(5)
    expect(await times()).toEqual({
      ...seeded,
      [real.session.id]: real.session.scheduledAt.toISOString(),
      demotoday1: '2026-12-22T09:30:00.000Z',
      demotomorrow1: '2026-12-23T09:15:00.000Z',
      demotomorrow2: '2026-12-23T11:15:00.000Z',
      demotomorrow3: '2026-12-23T10:15:00.000Z',
      demotomorrow4: '2026-12-23T12:15:00.000Z',
    })
    expect(await renewDemo(db, { now: inAMonth, questions })).toBe(0)
    await old.close()
  })
})
