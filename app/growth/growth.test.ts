import { describe, expect, it } from 'vitest'
import type { Offer } from '#app/practice/offers.ts'
import type { Rating } from '#app/rubric/ratings.ts'
import { coveredTopics, questionHistory } from './covered.ts'
import { focusOf, offersThatTrain, suggestOffers } from './focus.ts'
import type { PastQuestion, PastRound, PastSitting } from './past.ts'
import { changeOf, trailsOf } from './trails.ts'
import { winsOf } from './wins.ts'

function round(ratings: Record<string, Rating | null>): PastRound {
  const dimensions = Object.entries(ratings).map(([id, rating]) => ({
    id,
    title: `The ${id}`,
    weight: 20,
    rating,
  }))
  return { family: 'troubleshooting', title: 'Troubleshooting', dimensions }
}
function question(own: Partial<PastQuestion> = {}): PastQuestion {
  return {
    slug: 'a-full-disk',
    title: 'A full disk',
    level: 2,
    topics: ['disk'],
    hintsUsed: 0,
    solved: true,
    mitigatedMs: null,
    ...own,
  }
}
function sitting(at: number, own: Partial<PastSitting> = {}): PastSitting {
  return { sessionId: `s${at}`, how: 'session', at, rounds: [], questions: [], ...own }
}
const wordsOf = (past: PastSitting[]) => winsOf(past)?.wins.map(({ words }) => words) ?? []

describe('ratings over time', () => {
  const past = [
    sitting(3, { rounds: [round({ method: 3, triage: null })] }),
    sitting(1, { rounds: [round({ method: 2, triage: 4 })] }),
    sitting(2, { rounds: [round({ method: 2 })] }),
  ]

  it('GR1 points stand in order of time, and what was not observed is none', () => {
    const [method, triage] = trailsOf(past)
    expect(method?.points.map(({ sessionId, rating }) => [sessionId, rating])).toEqual([
      ['s1', 2],
      ['s2', 2],
      ['s3', 3],
    ])
    expect(triage?.points).toEqual([{ sessionId: 's1', at: 1, rating: 4 }])
    expect(trailsOf([])).toEqual([])
  })

  it('GR2 the spread narrows with the root of the ratings and stays inside the scale', () => {
    const four = trailsOf([1, 2, 3, 4].map((at) => sitting(at, { rounds: [round({ method: 2 })] })))[0]
    expect([four?.mean, four?.spread.from, four?.spread.to]).toEqual([2, 1.775, 2.225])
    const top = trailsOf([sitting(1, { rounds: [round({ method: 4 })] })])[0]
    expect(top?.spread).toEqual({ from: 3.55, to: 4 })
  })

  it.each([
    [[3], 'too-early'],
    [[2, 3], 'up'],
    [[3, 2], 'down'],
    [[3, 3], 'steady'],
    // Half a level between the halves of four needs .71.
    [[2, 3, 3, 3], 'steady'],
    [[2, 2, 3, 3], 'up'],
    [[2, 2, 2, 2, 3, 2, 3, 3], 'up'],
  ] as const)('GR3 %j is %s', (ratings, change) => {
    expect(changeOf(ratings)).toBe(change)
  })
})

describe('what was met', () => {
  const past = [
    sitting(1, { questions: [question(), question({ slug: 'b', topics: ['disk', 'dns'] })] }),
    sitting(2, { how: 'practice', questions: [question({ hintsUsed: 2, solved: false })] }),
  ]

  it('GR4 a sitting counts once for a topic, sessions and practices apart', () => {
    expect(coveredTopics(past)).toEqual([
      { topic: 'disk', sessions: 1, practices: 1, lastAt: 2 },
      { topic: 'dns', sessions: 1, practices: 0, lastAt: 1 },
    ])
  })

  it('GR5 the history is newest first, with hints and outcome', () => {
    expect(
      questionHistory(past).map(({ at, slug, hintsUsed, solved }) => [at, slug, hintsUsed, solved]),
    ).toEqual([
      [2, 'a-full-disk', 2, false],
      [1, 'a-full-disk', 0, true],
      [1, 'b', 0, true],
    ])
  })
})

describe('small wins', () => {
  it('GR6 fewer hints than the last time', () => {
    const before = sitting(1, { questions: [question({ hintsUsed: 3 })] })
    const now = sitting(2, { questions: [question({ slug: 'b', hintsUsed: 1 })] })
    expect(wordsOf([now, before])).toEqual(['Found the cause two hints earlier than last time.'])
  })

  it('GR6 a harder question before does not count against, and more hints are no line', () => {
    const harder = sitting(1, { questions: [question({ level: 3, hintsUsed: 3 })] })
    const easy = sitting(2, { questions: [question({ slug: 'b' })] })
    expect(winsOf([harder, easy])?.sessionId).toBe('s1')
    const more = [
      sitting(1, { questions: [question({ hintsUsed: 0 })] }),
      sitting(2, { questions: [question({ hintsUsed: 2 })] }),
    ]
    expect(winsOf(more)?.sessionId).toBe('s1')
  })

  it('GR6 users could work sooner, by minutes that are not luck', () => {
    const times = (before: number, now: number) =>
      wordsOf([
        sitting(1, { questions: [question({ mitigatedMs: before * 60_000 })] }),
        sitting(2, { questions: [question({ mitigatedMs: now * 60_000 })] }),
      ])
    expect(times(20, 12)).toEqual(['Users could work again 8 minutes sooner than last time.'])
    expect(times(13, 12)).toEqual(['Solved a question for the first time.'])
  })

  it('GR6 first solved, first of a level, first time solid, something new', () => {
    const first = sitting(1, { questions: [question()], rounds: [round({ method: 2, triage: 4 })] })
    expect(wordsOf([first])).toEqual(['Solved a question for the first time.'])
    const next = sitting(2, {
      questions: [question({ slug: 'c', title: 'A lost name', level: 3, topics: ['dns'] })],
      rounds: [round({ method: 3, triage: 4 })],
    })
    expect(wordsOf([first, next])).toEqual([
      'Solved a question of level 3 for the first time.',
      'The method: Solid for the first time.',
      'Met something new: A lost name.',
    ])
  })

  it('GR6 without a win there is no line, and never more than four', () => {
    expect(winsOf([sitting(1, { questions: [question({ solved: false })] })])).toBeNull()
    const before = sitting(1, { rounds: [round({ a: 1, b: 1, c: 1, d: 1, e: 1 })] })
    expect(wordsOf([before, sitting(2, { rounds: [round({ a: 3, b: 3, c: 3, d: 3, e: 3 })] })])).toHaveLength(
      4,
    )
  })
})

describe('what to look at next', () => {
  const rated = (...ratings: Record<string, Rating>[]) =>
    trailsOf(ratings.map((one, at) => sitting(at, { rounds: [round(one)] })))

  it('GR7 the lowest of late: an old low rating does not stay for ever', () => {
    const old = { method: 1, safety: 3 } as const
    const lately = { method: 4, safety: 3 } as const
    expect(focusOf(rated(old, lately, lately, lately))).toMatchObject({
      dimensionId: 'safety',
      mean: 3,
      sessions: 4,
    })
    expect(focusOf(rated(old))).toMatchObject({ dimensionId: 'method' })
  })

  it('GR7 of equals what weighs more, and nothing where all is strong or nothing was rated', () => {
    const equals = rated({ a: 2, b: 2 }).map((trail) => ({
      ...trail,
      weight: trail.dimensionId === 'b' ? 25 : 10,
    }))
    expect(focusOf(equals)?.dimensionId).toBe('b')
    expect([focusOf(rated({ a: 4, b: 4 })), focusOf([])]).toEqual([null, null])
  })

  const offer = (key: string, own: Partial<Offer>): Offer => ({
    key,
    title: null,
    level: 2,
    topics: ['disk'],
    skills: ['reading-logs'],
    minutes: 20,
    standing: 'new',
    attempts: 0,
    metInSession: false,
    ...own,
  })
  const safety = focusOf(rated({ safety: 1 }))

  it('GR8 what trains it most, not solved, at most a level away', () => {
    const offers = [
      offer('one', { skills: ['mitigating-first'] }),
      offer('both', { skills: ['mitigating-first', 'keeping-evidence'] }),
      offer('solved', { skills: ['mitigating-first', 'keeping-evidence'], standing: 'solved' }),
      offer('hard', { skills: ['mitigating-first', 'keeping-evidence'], level: 4 }),
      offer('other', {}),
    ]
    const asked = { focus: safety, level: 2, metTopics: new Set<string>() }
    expect(suggestOffers(offers, asked).map(({ key }) => key)).toEqual(['both', 'one'])
  })

  it('EV21 after one scorecard: only what trains it, and nothing where no box does', () => {
    const offers = [
      offer('trains', { skills: ['mitigating-first'] }),
      offer('solved', { skills: ['mitigating-first'], standing: 'solved' }),
      offer('hard', { skills: ['mitigating-first'], level: 4 }),
      offer('other', {}),
    ]
    expect(offersThatTrain(offers, 'safety', 2).map(({ key }) => key)).toEqual(['trains'])
    expect(offersThatTrain(offers, 'communication', 2)).toEqual([])
  })

  it('GR8 where no box trains it, something new', () => {
    const offers = [offer('known', {}), offer('fresh', { topics: ['dns'] })]
    const asked = { focus: focusOf(rated({ communication: 1 })), level: 2, metTopics: new Set(['disk']) }
    expect(suggestOffers(offers, asked).map(({ key }) => key)).toEqual(['fresh', 'known'])
    expect(suggestOffers([], asked)).toEqual([])
  })
})
