import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { findSession, type Session } from '#app/db/sessions.server.ts'
import type { User } from '#app/db/users.server.ts'
import { hours } from '#app/lib/time.ts'
import * as home from '#app/routes/home.tsx'
import * as newSession from '#app/routes/sessions.new.tsx'
import type { ListedSession, MySessions } from '#app/session/my-sessions.server.ts'
import { buildCohort, buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'

let world: TestContext
let candidate: User
let interviewer: User
let trainee: User
let coordinator: User

beforeAll(async () => {
  const retired = { ...testQuestion, slug: 'old-question', title: 'An old one', status: 'retired' as const }
  world = await createTestContext({ questions: createTestBank([testQuestion, retired]) })
  const { db } = world.context
  candidate = await buildUser(db, { name: 'Cara Candidate' })
  interviewer = await buildUser(db, { role: 'interviewer', name: 'Ivan Interviewer' })
  trainee = await buildUser(db, { role: 'trainee', name: 'Tilda Trainee' })
  coordinator = await buildUser(db, { role: 'coordinator' })
  await buildCohort(db, [candidate, interviewer, trainee, coordinator])
})
afterAll(() => world.close())

function start(as: User, form: Record<string, string> = {}): Promise<Answer> {
  const filled = { candidateId: candidate.id, questionSlug: 'test-question', minutes: '20', ...form }
  return post(world, newSession, { path: '/sessions/new', as, form: filled })
}

async function sessionsOf(user: User): Promise<MySessions> {
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return (await visit(world, home, { path: '/home', as: user })).body as MySessions
}

async function startedBy(answer: Answer): Promise<Session> {
  expect(answer.status).toBe(302)
  const found = await findSession(world.context.db, answer.location?.split('/').at(-1) ?? '')
  if (!found) throw new Error(`no session behind ${String(answer.location)}`)
  return found
}

describe('starting a session', () => {
  it('PM21 an interviewer leads what they start, and goes straight to the room', async () => {
    const [cohort] = await listCohortsOfUser(world.context.db, candidate.id)
    const session = await startedBy(await start(interviewer, { shadowId: trainee.id }))
    expect(session).toMatchObject({ workingMinutes: 20, questionSlug: 'test-question', cohortId: cohort!.id })
    expect(session.participants.map(({ userId, sessionRole }) => [sessionRole, userId])).toEqual([
      ['candidate', candidate.id],
      ['interviewer', interviewer.id],
      ['shadow', trainee.id],
    ])
  })

  it('PM21 it is on the pages of everybody in it at once', async () => {
    const session = await startedBy(await start(interviewer, { shadowId: trainee.id }))
    for (const [person, part] of [
      [candidate, 'candidate'],
      [interviewer, 'interviewer'],
      [trainee, 'shadow'],
    ] as const) {
      const listed = (await sessionsOf(person)).coming.find(({ id }: ListedSession) => id === session.id)
      const title = part === 'candidate' ? 'Troubleshooting, level 2' : 'A quiet web server'
      expect(listed).toMatchObject({ part, next: 'enter-room', day: 'Today', title })
    }
  })

  it('PM21 a coordinator chooses the interviewer, has no part in it, and comes back to the schedule', async () => {
    const before = (await sessionsOf(coordinator)).coming.length
    const answer = await start(coordinator, { interviewerId: interviewer.id })
    const { coming } = await sessionsOf(coordinator)
    expect(coming.length).toBe(before + 1)
    const started = /^\/home\?started=(\w+)$/.exec(answer.location ?? '')?.[1]
    expect(coming.map(({ id }) => id)).toContain(started)
    expect(coming.every(({ part, next }) => part === null && next === 'nothing')).toBe(true)
  })

  it('PM21 an interviewer cannot start one for another interviewer', async () => {
    const other = await buildUser(world.context.db, { role: 'interviewer' })
    expect((await start(interviewer, { interviewerId: other.id })).status).toBe(409)
  })

  it('PM21 only coordinators are offered a choice of interviewers, and nobody themselves as a shadow', async () => {
    const offered = await visit(world, newSession, { path: '/sessions/new', as: interviewer })
    expect(offered.body).toMatchObject({ interviewers: null })
    expect(JSON.stringify((offered.body as { shadows: unknown }).shadows)).not.toContain(interviewer.id)
    const chosen = await visit(world, newSession, { path: '/sessions/new', as: coordinator })
    expect(JSON.stringify((chosen.body as { interviewers: unknown }).interviewers)).toContain(interviewer.id)
  })

  it('PM22 only questions that are live are offered, without their secrets', async () => {
    const { body } = await visit(world, newSession, { path: '/sessions/new', as: interviewer })
    expect((body as { questions: { slug: string }[] }).questions.map(({ slug }) => slug)).toEqual([
      'test-question',
    ])
    expect(JSON.stringify(body)).not.toMatch(/SECRET|HINT-TEXT/)
  })

  const refusals: [string, () => Promise<Answer>, number, string][] = [
    ['without a candidate', () => start(interviewer, { candidateId: '' }), 400, 'candidateId'],
    [
      'with a candidate who is an interviewer',
      () => start(interviewer, { candidateId: coordinator.id }),
      409,
      'candidateId',
    ],
    [
      'with a candidate who does not exist',
      () => start(interviewer, { candidateId: 'nobody' }),
      409,
      'candidateId',
    ],
    [
      'with a question that is not there',
      () => start(interviewer, { questionSlug: 'no-such' }),
      409,
      'questionSlug',
    ],
    [
      'with a question that is retired',
      () => start(interviewer, { questionSlug: 'old-question' }),
      409,
      'questionSlug',
    ],
    ['with minutes that are none', () => start(interviewer, { minutes: '0' }), 400, 'minutes'],
    ['with minutes without end', () => start(interviewer, { minutes: '600' }), 400, 'minutes'],
    ['with minutes that are words', () => start(interviewer, { minutes: 'soon' }), 400, 'minutes'],
    ['by a coordinator without an interviewer', () => start(coordinator), 409, 'interviewerId'],
    ['led by a trainee', () => start(coordinator, { interviewerId: trainee.id }), 409, 'interviewerId'],
    [
      'shadowed by a coordinator',
      () => start(coordinator, { interviewerId: interviewer.id, shadowId: coordinator.id }),
      409,
      'shadowId',
    ],
    ['shadowed by its interviewer', () => start(interviewer, { shadowId: interviewer.id }), 409, 'shadowId'],
  ]
  it.each(refusals)(
    'PM22 %s it is refused beside the field, and nothing is written',
    async (...[, ask, status, field]) => {
      const before = await world.context.db.session.count()
      const answer = await ask()
      expect(answer.status).toBe(status)
      expect(Object.keys((answer.body as { error: object }).error)).toEqual([field])
      expect(await world.context.db.session.count()).toBe(before)
    },
  )
})

describe('the list of sessions', () => {
  it('PM27 a session nobody came to counts as past from the next day on', async () => {
    const lonely = await buildUser(world.context.db, { role: 'interviewer' })
    const session = await startedBy(await start(lonely))
    world.clock.advance(hours(10))
    expect((await sessionsOf(lonely)).coming.map(({ id }) => id)).toEqual([session.id])
    world.clock.advance(hours(10))
    expect(await sessionsOf(lonely)).toMatchObject({
      coming: [],
      past: [{ id: session.id, next: 'enter-room', day: 'Yesterday' }],
    })
  })

  it('PM28 is in the reader’s own time zone', async () => {
    const { db } = world.context
    await db.user.update({ where: { id: candidate.id }, data: { timeZone: 'Asia/Tokyo' } })
    const instant = new Date(world.context.now())
    await startedBy(await start(interviewer))
    const { timeZone, coming } = await sessionsOf(candidate)
    expect(timeZone).toBe('Asia/Tokyo')
    const expected = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Tokyo',
      hour: '2-digit',
      minute: '2-digit',
    })
    expect(coming.at(-1)?.time).toBe(expected.format(instant))
  })
})
