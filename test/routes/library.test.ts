// The library's pages asked as the server asks them: who is told what, whom a question is offered for, what it measures.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { User } from '#app/db/users.server.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { createSolveTimes } from '#app/library/solve-times.server.ts'
import type { ListedQuestion } from '#app/library/listed-question.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import * as preview from '#app/routes/questions.$slug.tsx'
import * as library from '#app/routes/questions._index.tsx'
import * as newSession from '#app/routes/sessions.new.tsx'
import type { SessionEventBody } from '#app/session/events.ts'
import { buildSession, buildUser } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit } from '#test/support/pages.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'

let world: TestContext
let interviewer: User
let trainee: User
let candidate: User

const questions = [
  testQuestion,
  { ...testQuestion, slug: 'second-question', title: 'A slow name', topics: ['dns' as const], level: 3 },
  { ...testQuestion, slug: 'half-done', title: 'Half done', status: 'draft' as const },
]

beforeAll(async () => {
  world = await createTestContext({ questions: createTestBank(questions) })
  const { db } = world.context
  candidate = await buildUser(db, { name: 'Cara Candidate' })
  interviewer = await buildUser(db, { role: 'interviewer', name: 'Ivan Interviewer' })
  trainee = await buildUser(db, { role: 'trainee', name: 'Tilda Trainee' })
})
afterAll(() => world.close())

type LibraryBody = { found: ListedQuestion[]; total: number; metCount: number; candidates: { id: string }[] }

async function look(search = '', as: User = interviewer): Promise<LibraryBody> {
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return (await visit(world, library, { path: `/questions${search}`, as })).body as LibraryBody
}
const slugsOf = ({ found }: { found: ListedQuestion[] }) => found.map(({ slug }) => slug)

type Played = {
  slug?: string
  version?: string
  /** Minutes from the start of working until all probes passed; null = never. */
  solvedAfter?: number | null
  /** Where it stopped; left out = it went to its end. */
  until?: 'briefing' | 'working'
  kind?: 'session' | 'practice'
}

/** Writes the events of a session as they might have come, for this candidate. */
async function play(by: User, played: Played = {}): Promise<string> {
  const { slug = 'test-question', version = '1.0.0', solvedAfter = null, until, kind = 'session' } = played
  const solo = kind === 'practice'
  const id = randomId()
  await createSession(world.context.db, {
    id,
    kind,
    cohortId: null,
    questionSlug: slug,
    rubricId: 'practice@1',
    workingMinutes: 30,
    scheduledAt: new Date(TEST_START),
    createdById: interviewer.id,
    createdAt: new Date(TEST_START),
    participants: [{ userId: by.id, sessionRole: solo ? 'solo' : 'candidate' }],
  })
  const agenda = [
    { phase: 'briefing' as const, minutes: 5 },
    { phase: 'working' as const, minutes: 30 },
  ]
  const verdict = (passes: boolean): SessionEventBody => ({
    type: 'probe-ran',
    results: [{ probeId: 'fixed', verdict: passes ? 'pass' : 'not-yet', message: '' }],
  })
  const all: [minute: number, SessionEventBody][] = [
    [
      0,
      {
        type: 'session-opened',
        questionSlug: slug,
        questionVersion: version,
        rubricId: 'practice@1',
        agenda,
        participants: [],
      },
    ],
    [1, { type: 'phase-changed', from: 'lobby', to: 'briefing' }],
    [3, { type: 'phase-changed', from: 'briefing', to: 'working' }],
    [3, verdict(false)],
    ...(solvedAfter === null ? [] : [[3 + solvedAfter, verdict(true)] as [number, SessionEventBody]]),
    [33, { type: 'phase-changed', from: 'working', to: 'scoring' }],
    [33, { type: 'session-ended', reason: 'finished' }],
  ]
  const shown = until === 'briefing' ? all.slice(0, 2) : until === 'working' ? all.slice(0, 3) : all
  const events = shown.map(([minute, body], index) => {
    const at = new Date(new Date(TEST_START).getTime() + minute * 60_000).toISOString()
    return { ...body, seq: index + 1, at, by: 'system' }
  })
  await appendSessionEvents(world.context.db, id, events)
  return id
}

describe('the list', () => {
  it('LI5 offers what is in use, with drafts on a shelf of their own', async () => {
    expect(slugsOf(await look())).toEqual(['test-question', 'second-question'])
    expect(slugsOf(await look('?status=draft'))).toEqual(['half-done'])
  })

  it('LI1, LI2 narrows by its address, whatever else stands there', async () => {
    expect(slugsOf(await look('?topic=dns&colour=red'))).toEqual(['second-question'])
    expect(slugsOf(await look('?level=3&topic=systemd'))).toEqual([])
    expect(slugsOf(await look('?q=SLOW'))).toEqual(['second-question'])
  })

  it('LI17 holds no word of prompt, guide, hints, probes or scripts', async () => {
    expect(JSON.stringify(await look('?used=on'))).not.toMatch(/SECRET|HINT-TEXT|have a look|touch|BOX/)
  })

  it('LI16 a preview holds all of it for those who may choose', async () => {
    const { body } = await visit(world, preview, {
      path: '/questions/test-question',
      params: { slug: 'test-question' },
      as: trainee,
    })
    const text = JSON.stringify(body)
    for (const word of [
      'have a look',
      'SECRET-GUIDE',
      'HINT-TEXT-make',
      'SECRET-SAYS',
      'touch \\"$HOME/fixed',
    ])
      expect(text).toContain(word)
  })
})

describe('a candidate who has met a question', () => {
  it('LI7 has met it from the moment its work began, in a session or in practice', async () => {
    const met = async (played: Played) => {
      const somebody = await buildUser(world.context.db)
      await play(somebody, played)
      return (await look(`?candidateId=${somebody.id}`)).metCount
    }
    expect(await met({ until: 'briefing' })).toBe(0)
    expect(await met({ until: 'working' })).toBe(1)
    expect(await met({})).toBe(1)
    expect(await met({ kind: 'practice', until: 'working' })).toBe(1)
  })

  it('LI8 is not offered it again until asked for, and then with when and how', async () => {
    const somebody = await buildUser(world.context.db)
    await play(somebody)
    await play(somebody, { kind: 'practice' })
    expect(slugsOf(await look(`?candidateId=${somebody.id}`))).toEqual(['second-question'])
    const { found } = await look(`?candidateId=${somebody.id}&used=on`)
    expect(found.find(({ slug }) => slug === 'test-question')?.met).toMatchObject({
      times: 2,
      words: expect.stringMatching(/^Met twice, last in /) as string,
    })
    expect(slugsOf(await look())).toContain('test-question')
  })

  it('LI8 is not offered it on the page that starts a session either', async () => {
    const somebody = await buildUser(world.context.db)
    await play(somebody)
    const ask = async (search: string) =>
      (await visit(world, newSession, { path: `/sessions/new?${search}`, as: interviewer })).body as {
        questions: ListedQuestion[]
        asked: { questionSlug: string }
      }
    const offered = await ask(`candidateId=${somebody.id}&questionSlug=test-question`)
    expect(offered.questions.map(({ slug }) => slug)).toEqual(['second-question'])
    expect(offered.asked.questionSlug).toBe('test-question')
    const all = await ask(`candidateId=${somebody.id}&used=on&level=2`)
    expect(all.questions.map(({ slug }) => slug)).toEqual(['test-question'])
  })

  it('LI9 is refused it by the server, unless it was asked for', async () => {
    const somebody = await buildUser(world.context.db)
    await play(somebody, { until: 'working' })
    const form = { candidateId: somebody.id, questionSlug: 'test-question', minutes: '20' }
    const before = await world.context.db.session.count()
    const refused = await post(world, newSession, { path: '/sessions/new', as: interviewer, form })
    expect(refused.status).toBe(409)
    expect((refused.body as { error: object }).error).toMatchObject({
      questionSlug: [expect.stringContaining('met this question before')],
    })
    expect(await world.context.db.session.count()).toBe(before)
    const asked = { ...form, used: 'on' }
    expect(
      (await post(world, newSession, { path: '/sessions/new', as: interviewer, form: asked })).status,
    ).toBe(302)
    const other = { ...form, questionSlug: 'second-question' }
    expect(
      (await post(world, newSession, { path: '/sessions/new', as: interviewer, form: other })).status,
    ).toBe(302)
  })

  it('LI10 a trainee may ask only about those they have sat with', async () => {
    const cast = await buildSession(world.context.db)
    await play(cast.candidate)
    const asShadow = await look(`?candidateId=${cast.candidate.id}`, cast.shadow)
    expect(asShadow.candidates).toEqual([{ id: cast.candidate.id, name: cast.candidate.name }])
    expect(asShadow.metCount).toBe(1)
    const asStranger = await look(`?candidateId=${cast.candidate.id}`, trainee)
    expect(asStranger).toMatchObject({ candidates: [], metCount: 0, candidate: null })
    const path = {
      path: `/questions/test-question?candidateId=${cast.candidate.id}`,
      params: { slug: 'test-question' },
    }
    expect((await visit(world, preview, { ...path, as: trainee })).body).toMatchObject({ candidate: null })
    expect((await visit(world, preview, { ...path, as: cast.shadow })).body).toMatchObject({
      candidate: { met: { times: 1 } },
    })
  })

  it('LI10 whoever starts sessions may ask about every candidate, and about nobody else', async () => {
    const { candidates } = await look()
    expect(candidates.map(({ id }) => id)).toContain(candidate.id)
    expect(candidates.map(({ id }) => id)).not.toContain(interviewer.id)
    expect(await look(`?candidateId=${trainee.id}`)).toMatchObject({ candidate: null })
  })
})

describe('solve times', () => {
  const timesOf = async (slug: string) =>
    (await look('?used=on')).found.find((one) => one.slug === slug)?.solveTimes

  it('LI13 count sessions that are over, never practice, and only with the same major version', async () => {
    const slug = 'second-question'
    expect(await timesOf(slug)).toMatchObject({ sessions: 0, spread: null })
    await play(candidate, { slug, solvedAfter: 12 })
    await play(candidate, { slug, solvedAfter: null })
    await play(candidate, { slug, solvedAfter: 4, kind: 'practice' })
    await play(candidate, { slug, solvedAfter: 5, version: '2.0.0' })
    await play(candidate, { slug, until: 'working' })
    await play(candidate, { slug, until: 'briefing' })
    expect(await timesOf(slug)).toMatchObject({ sessions: 2, solved: 1, each: [12] })
  })

  it('LI15 read a finished session once, and a new one as soon as it is over', async () => {
    const slug = 'second-question'
    const before = await timesOf(slug)
    const { db } = world.context
    let asked = 0
    const counting = new Proxy(db, {
      get: (target, name) => {
        if (name === 'sessionEvent') asked += 1
        return Reflect.get(target, name) as unknown
      },
    })
    const solveTimes = createSolveTimes({ db: counting })
    const read = async () => (await solveTimes.read(questions)).get(slug)
    expect(await read()).toEqual(before)
    const forAll = asked
    expect(await read()).toEqual(before)
    expect(asked - forAll).toBe(1)
    await play(candidate, { slug, solvedAfter: 20 })
    expect(await read()).toMatchObject({ sessions: (before?.sessions ?? 0) + 1, each: [12, 20] })
    await solveTimes.stop()
  })

  it('LI15 many who ask at once wait for one reading', async () => {
    const solveTimes = createSolveTimes({ db: world.context.db })
    const answers = await Promise.all([1, 2, 3].map(() => solveTimes.read(questions)))
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]?.size).toBeGreaterThan(0)
    await solveTimes.stop()
  })
})
