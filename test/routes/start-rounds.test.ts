// Putting a session together from rounds, as the page offers it and as the server takes it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSession, type Session } from '#app/db/sessions.server.ts'
import type { User } from '#app/db/users.server.ts'
import * as newSession from '#app/routes/sessions.new.tsx'
import { offerRounds, type OfferedRound } from '#app/session/offer-rounds.server.ts'
import { buildUser } from '#test/support/build.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { post, visit, type Answer } from '#test/support/pages.ts'
import { createTestBank, testQuestion } from '#test/support/questions.ts'
import { codingQuestion, everyKind } from '#test/support/work-questions.ts'

let world: TestContext
let candidate: User
let interviewer: User

const drafted = { ...codingQuestion, slug: 'not-yet-live', status: 'draft' as const }
const long = Array.from({ length: 3 }, (_, index) => {
  return { ...testQuestion, slug: `long-${index}-box`, minutes: { briefing: 10, working: 90, 'wrap-up': 10 } }
})

beforeAll(async () => {
  world = await createTestContext({ questions: createTestBank([...everyKind, drafted, ...long]) })
  candidate = await buildUser(world.context.db, { name: 'Cara Candidate' })
  interviewer = await buildUser(world.context.db, { role: 'interviewer' })
})
afterAll(() => world.close())

type Wish = [roundId: string, parts: Record<string, string>]

function formOf(rounds: readonly Wish[], more: Record<string, string> = {}): Record<string, string> {
  const fields = rounds.flatMap(([roundId, parts], index) => [
    [`rounds[${index}].roundId`, roundId],
    ...Object.entries(parts).map(([part, slug]) => [`rounds[${index}].questions.${part}`, slug]),
  ])
  return { candidateId: candidate.id, ...(Object.fromEntries(fields) as Record<string, string>), ...more }
}

function start(rounds: readonly Wish[], more: Record<string, string> = {}): Promise<Answer> {
  return post(world, newSession, { path: '/sessions/new', as: interviewer, form: formOf(rounds, more) })
}

async function started(answer: Answer): Promise<Session> {
  expect(answer).toMatchObject({ status: 302 })
  const session = await findSession(world.context.db, answer.location?.split('/').at(-1) ?? '')
  if (!session) throw new Error('no session')
  return session
}

type Offer = { rounds: OfferedRound[]; questions: { slug: string }[]; choices: { id: string }[] }

async function offered(search: Record<string, string>): Promise<Offer> {
  const path = `/sessions/new?${new URLSearchParams(search).toString()}`
  // why: the loader's own type, which a Request in and an answer out cannot carry
  return (await visit(world, newSession, { path, as: interviewer })).body as Offer
}

describe('what is offered', () => {
  it('SE55 begins with the first round and the questions that fit it', async () => {
    const { rounds, questions, choices } = await offered({})
    expect(choices.map(({ id }) => id)).toContain('mixed')
    expect(rounds).toMatchObject([{ roundId: 'troubleshooting', parts: [{ id: 'box', takesMinutes: true }] }])
    expect(questions.map(({ slug }) => slug)).not.toContain('count-the-lines')
  })

  it('SE55 shows for each part of the chosen rounds what fits it, and keeps what was chosen', async () => {
    const { rounds } = await offered(
      formOf([
        ['mixed', { program: 'sum-the-numbers' }],
        ['warm-up', {}],
      ]),
    )
    const parts = rounds.flatMap((round) => round.parts)
    expect(parts.map(({ field }) => field)).toEqual([
      'rounds[0].questions.program',
      'rounds[0].questions.system',
      'rounds[1].questions.box',
    ])
    expect(parts[0]).toMatchObject({
      slugs: ['count-the-lines', 'sum-the-numbers'],
      chosen: 'sum-the-numbers',
    })
    expect(parts[1]?.slugs).toContain('what-top-shows')
    // Meant for a first visit: nothing harder than level 1.
    expect(parts[2]?.slugs).toEqual(['an-easy-box'])
  })

  it('SE55 a round taken out from between two others takes nothing of theirs with it', async () => {
    const { rounds } = await offered(
      formOf([
        ['code-review', { change: 'a-cache-for-prices' }],
        ['', { program: 'count-the-lines' }],
        ['coding', { program: 'sum-the-numbers' }],
      ]),
    )
    expect(rounds.flatMap((round) => round.parts)).toMatchObject([
      { field: 'rounds[0].questions.change', chosen: 'a-cache-for-prices' },
      { field: 'rounds[1].questions.program', chosen: 'sum-the-numbers' },
    ])
  })

  it('SE55 a question from the library brings its round with it', async () => {
    const { rounds } = await offered({ questionSlug: 'a-cache-for-prices' })
    expect(rounds).toMatchObject([{ roundId: 'code-review', parts: [{ chosen: 'a-cache-for-prices' }] }])
  })

  it('SE55 a question that no round is complete with stands in the first part that takes it', () => {
    const bank = createTestBank([...everyKind])
    const without = { ...bank, rounds: bank.rounds.filter(({ id }) => id !== 'internals') }
    const search = new URLSearchParams({ questionSlug: 'what-top-shows' })
    expect(offerRounds(without, search, without.questions).rounds).toMatchObject([
      { roundId: 'mixed', parts: [{ chosen: '' }, { chosen: 'what-top-shows' }] },
    ])
  })

  it('SE55 tells nothing that is for the room alone', async () => {
    const search = formOf([
      ['coding', {}],
      ['code-review', {}],
      ['internals', {}],
    ])
    expect(JSON.stringify(await offered(search))).not.toMatch(/SECRET|HINT-TEXT/)
  })

  it('SE55 an address that makes no sense offers the first round', async () => {
    const { rounds } = await offered({ 'rounds[0].roundId': 'no-such', 'rounds[9].roundId': 'coding' })
    expect(rounds.map(({ roundId }) => roundId)).toEqual(['troubleshooting'])
  })
})

describe('what is started', () => {
  it('SE55 one round with one question', async () => {
    const session = await started(
      await start([['troubleshooting', { box: 'test-question' }]], { minutes: '20' }),
    )
    expect(session).toMatchObject({
      questionSlug: 'test-question',
      rubricId: 'practice@1',
      workingMinutes: 20,
      rounds: [
        {
          round: 0,
          roundId: 'troubleshooting',
          rubricId: 'practice@1',
          questions: [{ part: 'box', questionSlug: 'test-question', workingMinutes: 20 }],
        },
      ],
    })
  })

  it('SE55 several rounds in order; lists left empty between them are left out', async () => {
    const session = await started(
      await start([
        ['mixed', { program: 'count-the-lines', system: 'what-top-shows' }],
        ['', {}],
        ['internals', { first: 'what-top-shows', second: '' }],
      ]).then(async (answer) => {
        // The same question in two rounds is refused beside the second.
        expect(Object.keys((answer.body as { error: object }).error)).toEqual(['rounds[2].questions.first'])
        return start([
          ['mixed', { program: 'count-the-lines', system: 'test-question' }],
          ['', {}],
          ['internals', { first: 'what-top-shows', second: '' }],
        ])
      }),
    )
    expect(session.rounds).toMatchObject([
      { round: 0, roundId: 'mixed', questions: [{ part: 'program' }, { part: 'system' }] },
      { round: 1, roundId: 'internals', questions: [{ part: 'first', questionSlug: 'what-top-shows' }] },
    ])
  })

  it('SE55 a warm-up is not scored', async () => {
    const session = await started(await start([['warm-up', { box: 'an-easy-box' }]]))
    expect(session.rounds).toMatchObject([{ rubricId: null }])
  })

  const longRounds = long.map(({ slug }): Wish => ['troubleshooting', { box: slug }])
  const refusals: [string, Wish[], string][] = [
    ['without a round', [], 'rounds[0].roundId'],
    ['with a round that is not there', [['no-such', {}]], 'rounds[0].roundId'],
    ['with a part left empty', [['mixed', { program: 'count-the-lines' }]], 'rounds[0].questions.system'],
    [
      'with a question that is not there',
      [['coding', { program: 'no-such' }]],
      'rounds[0].questions.program',
    ],
    ['with a draft', [['coding', { program: 'not-yet-live' }]], 'rounds[0].questions.program'],
    [
      'with a question of another kind',
      [
        ['troubleshooting', { box: 'test-question' }],
        ['coding', { program: 'a-cache-for-prices' }],
      ],
      'rounds[1].questions.program',
    ],
    ['with one too hard for the part', [['warm-up', { box: 'test-question' }]], 'rounds[0].questions.box'],
  ]
  it.each(refusals)(
    'SE55 %s it is refused beside the field, and nothing is written',
    async (...[, wish, field]) => {
      const before = await world.context.db.session.count()
      const answer = await start(wish)
      expect(answer.status).toBe(409)
      expect(Object.keys((answer.body as { error: object }).error)).toEqual([field])
      expect(await world.context.db.session.count()).toBe(before)
    },
  )

  it('SE55 more than four hours are too long, and so are more than four rounds', async () => {
    const answer = await start(longRounds)
    expect(answer.status).toBe(409)
    expect(JSON.stringify(answer.body)).toContain('more than four hours')
    const five = Array.from({ length: 5 }, (): Wish => ['coding', { program: 'count-the-lines' }])
    expect((await start(five)).status).toBe(400)
  })
})
