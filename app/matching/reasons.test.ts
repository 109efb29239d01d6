// What is better, and why a need is left: small seasons in which one thing decides.
import { beforeAll, describe, expect, it } from 'vitest'
import { candidate, freeFor, interviewer, season, shadow, timeAt, tinySeason } from '#test/support/season.ts'
import { loadSolver } from './highs.server.ts'
import type { MatchInput } from './input.ts'
import { match } from './match.ts'
import { relaxationWords, unmatchedWords, type Wording } from './reason-words.ts'
import type { Reason, Relaxation } from './result.ts'
import type { Solver } from './sparse-model.ts'
import { DEFAULT_WEIGHTS, loadCost } from './weights.ts'

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

const solve = (input: MatchInput) => match(input, { solver })
const seatsOf = (input: MatchInput) =>
  solve(input).matches.map(({ candidateId, interviewerId, timeId }) => [candidateId, interviewerId, timeId])
const two = [timeAt(18), timeAt(42)]
const T18 = timeAt(18).id
const T42 = timeAt(42).id
const both = [candidate('ada'), candidate('bob')]
const needs = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ id: `n${k + 1}`, round: 'linux', level: 1 }))

describe('what is better', () => {
  it('MA12 everybody gets one before anybody gets two, whoever is listed first', () => {
    const input = season({
      times: two,
      candidates: [
        candidate('ada', { needs: needs(2), likesInterviewers: ['ian', 'ivy'] }),
        candidate('bob', { sessionsDone: 9 }),
      ],
      interviewers: [interviewer('ian', { perWeek: 1 }), interviewer('ivy', { perWeek: 1 })],
    })
    expect(solve(input).matches.map(({ candidateId }) => candidateId)).toEqual(['ada', 'bob'])
  })

  it.each([
    ['waits longer', { waitingWeeks: 2 }],
    ['had fewer', {}],
  ])('MA12 where there is one place, it goes to who %s', (_title, overrides) => {
    const input = season({
      candidates: [candidate('ada', { sessionsDone: 1 }), candidate('bob', overrides)],
      interviewers: [interviewer('ian')],
    })
    expect(seatsOf(input)).toEqual([['bob', 'ian', T18]])
  })

  it('MA13 load is shared, by the share of their own caps', () => {
    const people = Array.from({ length: 6 }, (_, k) => candidate(`c${k}`))
    const days = Array.from({ length: 6 }, (_, k) => timeAt(18 + 24 * k, { places: 1 }))
    const input = season({
      times: days,
      candidates: people,
      interviewers: [interviewer('ian', { perWeek: 8 }), interviewer('ivy', { perWeek: 4 })],
    })
    const led = solve(input)
      .matches.map(({ interviewerId }) => interviewerId)
      .sort()
    expect(led).toEqual(['ian', 'ian', 'ian', 'ian', 'ivy', 'ivy'])
    expect([1, 2, 3, 4].map((j) => loadCost(DEFAULT_WEIGHTS, j, 4))).toEqual([5, 10, 15, 20])
  })

  it.each<[string, Partial<MatchInput>]>([
    [
      'wanted topics',
      {
        candidates: [candidate('ada', { topics: ['dns'] })],
        interviewers: [interviewer('ian'), interviewer('ivy', { topics: ['dns'] })],
      },
    ],
    [
      'a wish of the candidate',
      {
        candidates: [candidate('ada', { likesInterviewers: ['ivy'] })],
        interviewers: [interviewer('ian'), interviewer('ivy')],
      },
    ],
    [
      'a wish of the interviewer',
      { interviewers: [interviewer('ian'), interviewer('ivy', { likesCandidates: ['ada'] })] },
    ],
    [
      'a time the interviewer likes',
      { interviewers: [interviewer('ian'), interviewer('ivy', { likesTimes: [T18] })] },
    ],
    [
      'meeting again',
      {
        pairs: 'steady',
        met: [{ candidateId: 'ada', interviewerId: 'ivy' }],
        interviewers: [interviewer('ian'), interviewer('ivy')],
      },
    ],
    [
      'a shadow to seat',
      {
        shadows: [shadow('sam')],
        interviewers: [interviewer('ian', { trained: false }), interviewer('ivy')],
      },
    ],
    [
      'less load so far',
      { interviewers: [interviewer('ian', { taken: { weeks: { w00: 2 }, days: {} } }), interviewer('ivy')] },
    ],
  ])('MA15 of two interviewers %s decides', (_title, overrides) => {
    expect(seatsOf(season(overrides))).toEqual([['ada', 'ivy', T18]])
  })

  it('MA15 a time the candidate likes decides, and sessions are spread over weeks', () => {
    expect(seatsOf(season({ times: two, candidates: [candidate('ada', { likesTimes: [T42] })] }))).toEqual([
      ['ada', 'ian', T42],
    ])
    const spread = season({
      times: [...two, timeAt(168 + 18)],
      candidates: [candidate('ada', { needs: needs(2) })],
      interviewers: [interviewer('ian'), interviewer('ivy')],
    })
    expect(seatsOf(spread).at(1)?.[2]).toBe(timeAt(168 + 18).id)
  })
})

type Told = [title: string, Partial<MatchInput>, [Reason, Relaxation]]
const told: Told[] = [
  [
    'nobody takes it',
    { interviewers: [interviewer('ian', { takes: [{ round: 'linux', levels: [3] }] })] },
    [
      { type: 'no-qualified-interviewer', round: 'linux', level: 1, otherLevels: ['ian'] },
      { type: 'teach-level', interviewerId: 'ian', round: 'linux', level: 1 },
    ],
  ],
  [
    'all pause',
    { interviewers: [interviewer('ian', { pausedWeeks: ['w00'] })] },
    [
      { type: 'all-paused', interviewers: ['ian'] },
      { type: 'unpause', interviewerId: 'ian' },
    ],
  ],
  [
    'no hours',
    { candidates: [candidate('ada', { free: [] })] },
    [{ type: 'no-hours' }, { type: 'ask-for-hours' }],
  ],
  [
    'no time for the round',
    { times: [timeAt(18, { rounds: ['talk'] })] },
    [
      { type: 'no-time-for-round', round: 'linux' },
      { type: 'open-times', round: 'linux' },
    ],
  ],
  [
    'no time in common, missed by minutes',
    {
      times: two,
      candidates: [candidate('ada', { free: freeFor(18, 18.75) })],
      interviewers: [interviewer('ian', { after: 15, free: freeFor(18, 19, 42, 43) })],
    },
    [
      {
        type: 'no-common-time',
        interviewers: ['ian'],
        nearest: { timeId: T18, interviewerId: 'ian', candidateMinutes: 15, interviewerMinutes: 15 },
      },
      {
        type: 'more-minutes',
        miss: { timeId: T18, interviewerId: 'ian', candidateMinutes: 15, interviewerMinutes: 15 },
      },
    ],
  ],
  [
    'pairs spent',
    {
      interviewers: [interviewer('ian'), interviewer('ivy')],
      met: [{ candidateId: 'ada', interviewerId: 'ian' }],
      avoid: [{ candidateId: 'ada', interviewerId: 'ivy' }],
    },
    [
      { type: 'pairs-spent', met: ['ian'], avoided: ['ivy'] },
      { type: 'meet-again', interviewerId: 'ian' },
    ],
  ],
  [
    'own limits',
    { candidates: [candidate('ada', { taken: { weeks: {}, days: { d000: 1 } } })] },
    [{ type: 'own-limit', limit: 'day', keys: ['d000'] }, { type: 'later-period' }],
  ],
  [
    'caps',
    { interviewers: [interviewer('ian', { taken: { weeks: { w00: 5 }, days: {} } })] },
    [
      { type: 'caps-full', interviewers: ['ian'] },
      { type: 'raise-cap', interviewerId: 'ian', per: 'week', timeId: T18 },
    ],
  ],
  [
    'boxes',
    { times: [timeAt(18, { boxes: 0 })] },
    [
      { type: 'boxes-full', times: [T18] },
      { type: 'another-box', timeId: T18 },
    ],
  ],
  [
    'places',
    { times: [timeAt(18, { places: 0 })] },
    [
      { type: 'places-full', times: [T18] },
      { type: 'another-place', timeId: T18 },
    ],
  ],
  [
    'several',
    { times: [timeAt(18, { places: 0 }), timeAt(42, { boxes: 0 })] },
    [
      { type: 'several', blockers: { places: 1, boxes: 1 }, times: [T18, T42], interviewers: ['ian'] },
      { type: 'another-place', timeId: T18 },
    ],
  ],
]

const words: Wording = { person: (id) => id, round: (id) => id, time: (id) => `at ${id}` }

describe('why a need is left', () => {
  it.each(told)('MA22, MA23 %s', (_title, overrides, [reason, relaxation]) => {
    const { unmatched } = solve(season(overrides))
    expect(unmatched).toEqual([{ candidateId: 'ada', needId: 'n1', reason, relaxation }])
    for (const one of unmatched)
      expect(unmatchedWords(one, words)).toMatch(/^[A-Z].*\. What would help: .*\.$/)
  })

  it('MA22, MA23 lost to others, and to one another', () => {
    const { unmatched } = solve(season({ candidates: both }))
    expect(unmatched).toEqual([
      {
        candidateId: 'bob',
        needId: 'n1',
        reason: { type: 'lost-to-others', times: [T18], interviewers: ['ian'], candidates: ['ada'] },
        relaxation: { type: 'another-interviewer', round: 'linux', level: 1, timeId: T18 },
      },
    ])
    const [first] = unmatched
    expect(first && relaxationWords(first.relaxation, words)).toContain('One more interviewer for linux')
  })

  it('MA22 every need is seated or has a reason, for seasons by chance, and none was left for nothing', () => {
    const seen = new Set<string>()
    for (let seed = 1; seed <= 10; seed++) {
      const input = tinySeason(seed, { candidates: 6, interviewers: 4, times: 8, shadows: 2 })
      for (const oneModelOptions of [10_000, 0]) {
        const { matches, unmatched } = match(input, { solver, oneModelOptions })
        const named = [...matches, ...unmatched].map(({ candidateId, needId }) => `${candidateId} ${needId}`)
        const due = input.candidates.flatMap(({ id, needs }) => needs.map((need) => `${id} ${need.id}`))
        expect(named.sort(), `seed ${seed}`).toEqual(due.sort())
        for (const { reason } of unmatched) seen.add(reason.type)
      }
    }
    expect(seen).not.toContain('worth-nothing')
    expect(seen.size).toBeGreaterThan(4)
  }, 60_000)
})
