// A candidate opens every page there is, with a session of theirs in every state, and finds no word of a question they have not met.
import { basename } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendSessionEvents } from '#app/db/session-events.server.ts'
import { createSession } from '#app/db/sessions.server.ts'
import { changeSlot, createSlot, takeSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { quartersOf } from '#app/scheduling/quarters.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { buildCohort, buildUser, type Cast } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { post, visit, type RouteModule } from '#test/support/pages.ts'
import { boxRound } from '#test/support/rounds.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'
import type { Question, TroubleshootingQuestion } from '#questions/schema.ts'

/** Every text of it names it, so that one word gives it away wherever it stands. */
function unmet(word: string, overrides: Partial<TroubleshootingQuestion> = {}): Question {
  const hints = testQuestion.hints.map(({ id }) => ({ id, title: `${word} hint`, text: `${word} hint text` }))
  return {
    ...testQuestion,
    slug: `${word.toLowerCase()}-question`,
    title: `${word} title`,
    summary: `${word} summary`,
    prompt: `# ${word}\n\n${word} prompt`,
    guide: `# Guide\n\n## The true cause\n\n${word} guide`,
    hints,
    probes: testQuestion.probes.map((probe) => ({ ...probe, says: `${word} says` })),
    solutions: [{ name: 'solution', script: `echo ${word}\n` }],
    wrongFixes: [{ name: 'wrong', script: `echo ${word}\n`, fails: [], why: `${word} why` }],
    ...overrides,
  }
}

const bank = [
  testQuestion,
  unmet('FORESEEN'),
  unmet('LEFTEARLY'),
  unmet('PRACTISABLE', { practice: true }),
  unmet('WITHHELD', { practice: false }),
  unmet('DRAFTED', { status: 'draft' }),
  unmet('OFOTHERS'),
]
const SECRET = /FORESEEN|LEFTEARLY|PRACTISABLE|WITHHELD|DRAFTED|OFOTHERS/i

let world: TestContext
let cast: Cast
let candidate: User
const sessionIds: string[] = []
let slotId = ''
const files = import.meta.glob<RouteModule>('../../app/routes/*.{ts,tsx}', { eager: true })
const routes = new Map(Object.entries(files).map(([path, route]) => [basename(path), route]))

beforeAll(async () => {
  world = await createTestContext({ questions: createTestBank(bank) })
  cast = await buildFinishedSession(world)
  candidate = cast.candidate
  const planned = await plan('foreseen-question', candidate)
  const leftEarly = await plan('leftearly-question', candidate, [
    { type: 'session-ended', reason: 'stopped-early' },
    { type: 'phase-changed', from: 'lobby', to: 'closed' },
  ])
  const ofOthers = await plan('ofothers-question', await buildUser(world.context.db))
  sessionIds.push(cast.session.id, planned, leftEarly, ofOthers)
  slotId = await slotOf(planned)
})
afterAll(() => world.close())

type Body = SessionEvent extends infer One
  ? One extends SessionEvent
    ? Omit<One, 'seq' | 'at' | 'by'>
    : never
  : never

async function plan(questionSlug: string, person: User, then: Body[] | null = null): Promise<string> {
  const id = randomId()
  const scheduledAt = new Date(TEST_START)
  const participants = [
    { userId: person.id, sessionRole: 'candidate' as const },
    { userId: cast.interviewer.id, sessionRole: 'interviewer' as const },
  ]
  await createSession(world.context.db, {
    id,
    cohortId: null,
    questionSlug,
    rubricId: 'practice@1',
    workingMinutes: 30,
    scheduledAt,
    createdById: cast.interviewer.id,
    createdAt: scheduledAt,
    participants,
  })
  if (then) {
    const opened: Body = {
      type: 'session-opened',
      questionSlug,
      questionVersion: '1.0.0',
      rubricId: 'practice@1',
      agenda: [{ phase: 'working', minutes: 30 }],
      participants: [{ userId: person.id, name: person.name, sessionRole: 'candidate' }],
    }
    const events = [opened, ...then].map((body, index) => {
      return { ...body, seq: index + 1, at: scheduledAt.toISOString(), by: 'system' } as SessionEvent
    })
    await appendSessionEvents(world.context.db, id, events)
  }
  return id
}

/** The slot the candidate has booked, whose session is made and whose question is chosen. */
async function slotOf(sessionId: string): Promise<string> {
  const { db } = world.context
  const id = randomId()
  const startsAt = new Date(new Date(TEST_START).getTime() + 2 * 3_600_000)
  const { id: cohortId } = await buildCohort(db, [candidate, cast.interviewer])
  const slot = { id, cohortId, roundId: boxRound.id, level: 2, startsAt, minutes: 60, timeZone: 'UTC' }
  await createSlot(db, { ...slot, createdById: cast.interviewer.id, createdAt: startsAt })
  const people = [
    ['candidate', candidate.id],
    ['interviewer', cast.interviewer.id],
  ] as const
  for (const [seat, userId] of people) {
    await takeSeat(
      db,
      { id: randomId(), slotId: id, seat, userId, state: 'accepted', askedAt: startsAt },
      quartersOf(slot),
    )
  }
  await changeSlot(db, id, { sessionId })
  return id
}

/** Every address that this file's name stands for, with everything a candidate might put in it. */
function addressesOf(file: string): { path: string; params: Record<string, string> }[] {
  const path = `/${file
    .replace(/\.tsx?$/, '')
    .replace(/(^|\.)_index$/, '')
    .replaceAll('_.', '/')
    .replaceAll('.', '/')}`
  if (path.includes('$sessionId')) {
    return sessionIds.map((id) => ({ path: path.replace('$sessionId', id), params: { sessionId: id } }))
  }
  if (path.includes('$slotId')) return [{ path: path.replace('$slotId', slotId), params: { slotId } }]
  if (path.includes('$slug')) {
    return bank.map(({ slug }) => ({ path: path.replace('$slug', slug), params: { slug } }))
  }
  const searches = ['', `?candidateId=${candidate.id}&used=on`, '?status=draft', '?level=2', '?started=x']
  return searches.map((search) => ({
    path: path.replace('$token', 'token') + search,
    params: { token: 'token' },
  }))
}

describe('a candidate', () => {
  it('LI18 finds no word of a question they have not met on any page', async () => {
    let pages = 0
    for (const [file, route] of routes) {
      if (!route.loader) continue
      for (const address of addressesOf(file)) {
        const { status, body, location } = await visit(world, route, { ...address, as: candidate })
        expect(JSON.stringify({ body, location }) ?? '', `${address.path} (${status})`).not.toMatch(SECRET)
        pages += 1
      }
    }
    expect(pages).toBeGreaterThan(30)
  })

  it('LI18 finds none in the answer to any form', async () => {
    for (const [file, route] of routes) {
      if (!route.action || file === 'sign-out.tsx') continue
      for (const address of addressesOf(file)) {
        const answer = await post(world, route, { ...address, as: candidate, form: { clock: 'off' } })
        expect(JSON.stringify(answer), `${address.path} (${answer.status})`).not.toMatch(SECRET)
      }
    }
  })

  it('LI18 the same walk finds them for an interviewer, so it can find them', async () => {
    const found = async (file: string) => {
      const route = routes.get(file) ?? {}
      const answers = await Promise.all(
        addressesOf(file).map((address) => visit(world, route, { ...address, as: cast.interviewer })),
      )
      return JSON.stringify(answers)
    }
    expect(await found('questions._index.tsx')).toMatch(/PRACTISABLE title/)
    expect(await found('questions.$slug.tsx')).toMatch(/WITHHELD guide/)
    expect(await found('home.tsx')).toMatch(/FORESEEN title/)
    expect(await found('slots.$slotId.tsx')).toMatch(/FORESEEN title/)
    expect(await found('sessions.$sessionId.tsx')).toMatch(/FORESEEN prompt/)
  })

  it('LI18 reads the title of what they have worked on', async () => {
    const home = await visit(world, routes.get('home.tsx') ?? {}, { path: '/home', as: candidate })
    expect(JSON.stringify(home.body)).toContain('A quiet web server')
  })
})
