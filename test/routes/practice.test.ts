import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { listQuestionUses } from '#app/db/question-uses.server.ts'
import { findSession, listSessions, listSessionsOfUser } from '#app/db/sessions.server.ts'
import type { User } from '#app/db/users.server.ts'
import type { Obstacle } from '#app/components/practice/cannot-begin.tsx'
import type { PracticeOverview } from '#app/practice/list-practice.server.ts'
import type { Offer } from '#app/practice/offers.ts'
import { questionKey } from '#app/practice/question-key.server.ts'
import * as home from '#app/routes/home.tsx'
import * as practice from '#app/routes/practice.tsx'
import * as room from '#app/routes/sessions.$sessionId.tsx'
import * as debrief from '#app/routes/sessions.$sessionId_.debrief.tsx'
import * as scorecard from '#app/routes/sessions.$sessionId_.scorecard.tsx'
import { buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { startTestHost, type TestHost } from '#test/support/host.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'
import { buildPractice } from '#test/support/practice.ts'
import { solved } from '#test/support/practice-script.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'

const kept = { ...testQuestion, slug: 'kept-for-sessions', title: 'SLUGTITLE kept', practice: false }
const draft = { ...testQuestion, slug: 'only-a-draft', title: 'SLUGTITLE draft', status: 'draft' as const }
/** More than the test host may promise. */
const huge = {
  ...testQuestion,
  slug: 'a-huge-box',
  level: 4,
  sandbox: { ...testQuestion.sandbox, memoryMb: 1_000_000 },
}

let host: TestHost
let world: TestContext
let candidate: User
let interviewer: User

beforeAll(async () => {
  host = await startTestHost()
  const questions = createTestBank([testQuestion, kept, draft, huge])
  world = await createTestContext({ questions, socketPath: host.socketPath })
  await world.context.sandbox.request('status', {})
  candidate = await buildUser(world.context.db, { name: 'Cara Candidate' })
  interviewer = await buildUser(world.context.db, { role: 'interviewer', name: 'Ivan Interviewer' })
})
afterAll(async () => {
  await world.close()
  await host.close()
})

function begin(as: User, form: Record<string, string> = {}): Promise<Answer> {
  return post(world, practice, { path: '/practice', as, form: { questionSlug: 'test-question', ...form } })
}

async function begun(answer: Answer): Promise<string> {
  expect(answer.status).toBe(302)
  const id = /^\/sessions\/(\w+)$/.exec(answer.location ?? '')?.[1] ?? ''
  expect(await findSession(world.context.db, id)).toMatchObject({ kind: 'practice' })
  return id
}

function obstacleOf({ body }: Answer): Obstacle {
  return body as Obstacle
}

async function overview(as: User, search = ''): Promise<PracticeOverview> {
  return (await visit(world, practice, { path: `/practice${search}`, as })).body as PracticeOverview
}

/** Works in the room: its first page opens it, and a ready box lets the work begin. */
async function work(sessionId: string, userId: string): Promise<void> {
  const entry = await world.context.rooms.enter(sessionId, userId)
  if (!entry) throw new Error('no room')
  entry.room.observe({ type: 'box-wanted', sandboxId: `s-${sessionId}-1` })
  await expect
    .poll(() => entry.room.viewOf(entry.participant).sandbox.status, { timeout: 15_000 })
    .toBe('ready')
  expect((await entry.room.command(userId, { type: 'advance-phase', from: 'lobby' })).ok).toBe(true)
}

async function phaseOf(sessionId: string, userId: string): Promise<string> {
  const entry = await world.context.rooms.enter(sessionId, userId)
  return entry?.room.state().phase ?? 'none'
}

describe('beginning', () => {
  it('PR2 a candidate begins what is marked for practice and in use, and nothing else', async () => {
    const id = await begun(await begin(candidate))
    for (const questionSlug of [
      'kept-for-sessions',
      questionKey('kept-for-sessions'),
      'only-a-draft',
      'no-such-one',
      '',
    ]) {
      const answer = await begin(candidate, { questionSlug })
      expect([400, 409]).toContain(answer.status)
      expect(obstacleOf(answer)).toMatchObject({ why: 'refused' })
    }
    await world.context.rooms.endPractice(id, 'gave-up')
  })

  it('PR2 an interviewer tries any question in use, and no draft', async () => {
    await world.context.rooms.endPractice(
      await begun(await begin(interviewer, { questionSlug: 'kept-for-sessions', clock: 'on' })),
      'gave-up',
    )
    expect((await begin(interviewer, { questionSlug: 'only-a-draft' })).status).toBe(409)
  })

  it('PR2 a stranger signs in first, and another site begins nothing', async () => {
    const form = { questionSlug: 'test-question' }
    expect((await post(world, practice, { path: '/practice', form })).location).toContain('/sign-in')
    const elsewhere = { path: '/practice', as: candidate, form, origin: 'https://elsewhere.example' }
    expect((await post(world, practice, elsewhere)).status).toBe(403)
  })

  it('PR6 with the clock on it has the minutes of the question, else the long term of a box', async () => {
    for (const [clock, workingMinutes, timed] of [
      ['on', 30, true],
      ['off', 90, false],
    ] as const) {
      const id = await begun(await begin(candidate, { clock }))
      expect(await findSession(world.context.db, id)).toMatchObject({ workingMinutes, timed, cohortId: null })
      await world.context.rooms.endPractice(id, 'gave-up')
    }
  })

  it('PR4 a surprise fits the filter, and says so when nothing does', async () => {
    const id = await begun(await begin(candidate, { questionSlug: 'surprise', level: '2' }))
    expect(await findSession(world.context.db, id)).toMatchObject({ questionSlug: 'test-question' })
    await world.context.rooms.endPractice(id, 'gave-up')
    const answer = await begin(candidate, { questionSlug: 'surprise', topic: 'dns' })
    expect(obstacleOf(answer)).toMatchObject({
      why: 'refused',
      words: expect.stringContaining('fits') as string,
    })
  })

  it('PR21 without room nothing is begun, and the page says when to try again', async () => {
    const answer = await begin(candidate, { questionSlug: 'a-huge-box' })
    expect(answer.status).toBe(503)
    expect(obstacleOf(answer)).toMatchObject({ why: 'full', tryAt: '09:15' })
  })
})

describe('one at a time', () => {
  it('PR17 whoever works is asked to go back or to end it', async () => {
    const person = await buildUser(world.context.db)
    const first = await begun(await begin(person))
    await work(first, person.id)
    const answer = await begin(person)
    expect(answer.status).toBe(409)
    expect(obstacleOf(answer)).toMatchObject({ why: 'already', sessionId: first })
    expect((await overview(person)).running).toMatchObject([
      { sessionId: first, title: 'A quiet web server' },
    ])
    const second = await begun(await begin(person, { instead: first }))
    expect(second).not.toBe(first)
    expect(await phaseOf(first, person.id)).toBe('closed')
    await world.context.rooms.endPractice(second, 'gave-up')
  })

  it('PR17 naming a practice of somebody else ends nothing', async () => {
    const [person, other] = [await buildUser(world.context.db), await buildUser(world.context.db)]
    const theirs = await begun(await begin(other))
    await work(theirs, other.id)
    await begun(await begin(person, { instead: theirs }))
    expect(await phaseOf(theirs, other.id)).toBe('working')
    await world.context.rooms.endPractice(theirs, 'gave-up')
  })

  it('PR17 what was not begun, or is only read, ends by itself; the same press twice begins one', async () => {
    const person = await buildUser(world.context.db)
    const lobby = await begun(await begin(person))
    const reading = await begun(await begin(person))
    expect(await phaseOf(lobby, person.id)).toBe('closed')
    await work(reading, person.id)
    await (
      await world.context.rooms.enter(reading, person.id)
    )?.room.command(person.id, { type: 'end-session' })
    expect(await phaseOf(reading, person.id)).toBe('wrap-up')
    const [one, two] = await Promise.all([begin(person), begin(person)])
    expect([one.status, two.status].sort()).toEqual([302, 409])
    expect(await phaseOf(reading, person.id)).toBe('closed')
  })
})

describe('what is told', () => {
  it('PR3 a candidate learns a title by working on it, and the page holds neither title nor folder before', async () => {
    const person = await buildUser(world.context.db)
    const before = JSON.stringify(await visit(world, practice, { path: '/practice', as: person }))
    expect(before).not.toMatch(/quiet web server|test-question|SLUGTITLE/)
    const id = await begun(await begin(person, { questionSlug: questionKey('test-question') }))
    await visit(world, room, { path: `/sessions/${id}`, params: { sessionId: id }, as: person })
    expect((await overview(person)).offers.every(({ title }: Offer) => title === null)).toBe(true)
    await work(id, person.id)
    expect((await overview(person)).offers.map(({ title }: Offer) => title)).toContain('A quiet web server')
    await world.context.rooms.endPractice(id, 'gave-up')
  })

  it('PR3 interviewers know all titles', async () => {
    const { offers } = await overview(interviewer)
    expect(offers.map(({ title }) => title)).toContain('SLUGTITLE kept')
  })

  it('PR1 to others a practice does not exist, coordinators included', async () => {
    const coordinator = await buildUser(world.context.db, { role: 'coordinator' })
    const session = await buildPractice(world.context.db, candidate)
    for (const as of [interviewer, coordinator]) {
      const answer = await visit(world, room, {
        path: `/sessions/${session.id}`,
        params: { sessionId: session.id },
        as,
      })
      expect(answer.status).toBe(404)
    }
  })

  it('PR25, PR26 attempts stand on the pages of their person, with all that is worth knowing', async () => {
    const person = await buildUser(world.context.db)
    const session = await buildPractice(world.context.db, person)
    const script = solved()
    const events = script.events.map((event) =>
      JSON.parse(JSON.stringify(event).replaceAll('"lena"', `"${person.id}"`)),
    ) as typeof script.events
    await appendSessionEvents(world.context.db, session.id, events)
    await world.context.rooms.endPractice(session.id, 'stopped-early')
    const { attempts, offers } = await overview(person)
    expect(attempts).toMatchObject([
      {
        sessionId: session.id,
        title: 'A quiet web server',
        outcome: 'solved',
        hintsUsed: 0,
        key: questionKey('test-question'),
        day: 'Today',
      },
    ])
    expect(offers.find(({ title }) => title)).toMatchObject({ standing: 'solved', attempts: 1 })
    const { practice: atHome } = (await visit(world, home, { path: '/home', as: person })).body as {
      practice: { attempts: unknown[]; progress: unknown[] }
    }
    expect(atHome.attempts).toHaveLength(1)
    const uses = await listQuestionUses(world.context.db, person.id)
    expect(uses.map((use) => use.questionSlug)).toEqual(['test-question'])
    expect((await overview(candidate)).attempts.some(({ sessionId }) => sessionId === session.id)).toBe(false)
  })

  it('PR27 practice is in no list of sessions, and has neither scorecard nor debrief', async () => {
    const person = await buildUser(world.context.db)
    const session = await buildPractice(world.context.db, person)
    expect((await listSessions(world.context.db)).map(({ id }) => id)).not.toContain(session.id)
    expect(await listSessionsOfUser(world.context.db, person.id)).toEqual([])
    for (const [page, name] of [
      [debrief, 'debrief'],
      [scorecard, 'scorecard'],
    ] as const) {
      const path = `/sessions/${session.id}/${name}`
      expect((await visit(world, page, { path, params: { sessionId: session.id }, as: person })).status).toBe(
        404,
      )
    }
  })
})
