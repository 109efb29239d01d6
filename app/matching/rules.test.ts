// Each hard rule in a season in which it binds: with it the draft is smaller than without, and the checker names what it forbids.
import { beforeAll, describe, expect, it } from 'vitest'
import { candidate, freeFor, interviewer, season, shadow, timeAt } from '#test/support/season.ts'
import { checkSchedule, type RuleKind } from './check-schedule.ts'
import { loadSolver } from './highs.server.ts'
import type { Match, MatchInput } from './input.ts'
import { match } from './match.ts'
import type { Solver } from './sparse-model.ts'

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

const solve = (input: MatchInput) => match(input, { solver })
const needs = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ id: `n${k + 1}`, round: 'linux', level: 1 }))
const two = [timeAt(18), timeAt(42)]
const seat = (candidateId: string, time: string, overrides: Partial<Match> = {}): Match => {
  return { candidateId, needId: 'n1', interviewerId: 'ian', timeId: time, shadowId: null, ...overrides }
}
const T18 = timeAt(18).id
const T42 = timeAt(42).id

type Case = {
  title: string
  input: MatchInput
  /** How many are seated under the rule. */
  seated: number
  /** A schedule that breaks this rule and no other. */
  forbidden: Match[]
  rules: RuleKind[]
}

const cases: Case[] = [
  {
    // Wished for so much, and in two weeks, that a second session would be worth its cost.
    title: 'MA1 a need has at most one session',
    input: season({
      times: [timeAt(18), timeAt(168 + 18)],
      candidates: [candidate('ada', { topics: ['dns'], likesInterviewers: ['ian', 'ivy'] })],
      interviewers: ['ian', 'ivy'].map((id) =>
        interviewer(id, { topics: ['dns'], likesCandidates: ['ada'], perWeek: 9 }),
      ),
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('ada', timeAt(168 + 18).id, { interviewerId: 'ivy' })],
    rules: ['need-twice'],
  },
  {
    title: 'MA2 a candidate is free to the end',
    input: season({ candidates: [candidate('ada', { free: freeFor(18, 18.75) })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['candidate-not-free'],
  },
  {
    title: 'MA2 an interviewer is free for the minutes before',
    input: season({ interviewers: [interviewer('ian', { before: 10, free: freeFor(18, 20) })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['interviewer-not-free'],
  },
  {
    title: 'MA2 an interviewer is free for the minutes after',
    input: season({ interviewers: [interviewer('ian', { after: 15, free: freeFor(17, 19) })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['interviewer-not-free'],
  },
  {
    title: 'MA3 an interviewer is at one place, also where lengths differ',
    input: season({
      times: [timeAt(18, { minutes: 90 }), timeAt(19)],
      candidates: [candidate('ada'), candidate('bob')],
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('bob', timeAt(19).id)],
    rules: ['two-places'],
  },
  {
    title: 'MA3 an interviewer has their rest between two sessions',
    input: season({
      times: [timeAt(18), timeAt(19)],
      candidates: [candidate('ada'), candidate('bob')],
      interviewers: [interviewer('ian', { rest: 30 })],
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('bob', timeAt(19).id)],
    rules: ['two-places'],
  },
  {
    title: 'MA3 a candidate is at one place over midnight',
    input: season({
      times: [timeAt(23.5), timeAt(24.25)],
      candidates: [candidate('ada', { needs: needs(2) })],
      interviewers: [interviewer('ian'), interviewer('ivy')],
    }),
    seated: 1,
    forbidden: [
      seat('ada', timeAt(23.5).id),
      seat('ada', timeAt(24.25).id, { needId: 'n2', interviewerId: 'ivy' }),
    ],
    rules: ['two-places'],
  },
  {
    title: 'MA3 who has two parts is at one place',
    input: season({
      candidates: [candidate('ada'), candidate('ian')],
      interviewers: [interviewer('ian'), interviewer('ivy')],
      avoid: [{ candidateId: 'ada', interviewerId: 'ivy' }],
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('ian', T18, { interviewerId: 'ivy' })],
    rules: ['two-places'],
  },
  {
    title: 'MA4 an interviewer keeps their cap of the week',
    input: season({
      // The second week would leave room for both in the caps of the period.
      times: [...two, timeAt(168 + 18)],
      candidates: ['ada', 'bob'].map((id) => candidate(id, { free: freeFor(0, 48) })),
      interviewers: [interviewer('ian', { perWeek: 1 })],
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('bob', T42)],
    rules: ['cap-week'],
  },
  {
    title: 'MA4 what an interviewer leads elsewhere counts',
    input: season({ interviewers: [interviewer('ian', { taken: { weeks: { w00: 5 }, days: {} } })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['cap-week'],
  },
  {
    title: 'MA4 an interviewer keeps their cap of the day',
    input: season({
      times: [timeAt(18), timeAt(20)],
      candidates: [candidate('ada'), candidate('bob')],
      interviewers: [interviewer('ian', { perDay: 1 })],
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('bob', timeAt(20).id)],
    rules: ['cap-day'],
  },
  {
    title: 'MA4 who pauses this week leads nothing in it',
    input: season({ interviewers: [interviewer('ian', { pausedWeeks: ['w00'] })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['paused'],
  },
  {
    title: 'MA5 a candidate has one session a day',
    input: season({
      times: [timeAt(16), timeAt(20)],
      candidates: [candidate('ada', { needs: needs(2) })],
      interviewers: [interviewer('ian'), interviewer('ivy')],
    }),
    seated: 1,
    forbidden: [
      seat('ada', timeAt(16).id),
      seat('ada', timeAt(20).id, { needId: 'n2', interviewerId: 'ivy' }),
    ],
    rules: ['candidate-day'],
  },
  {
    title: 'MA5 a candidate has two sessions a week',
    input: season({
      times: [...two, timeAt(66)],
      candidates: [candidate('ada', { needs: needs(3) })],
      interviewers: ['ian', 'ivy', 'ina'].map((id) => interviewer(id)),
    }),
    seated: 2,
    forbidden: [
      seat('ada', T18),
      seat('ada', T42, { needId: 'n2', interviewerId: 'ivy' }),
      seat('ada', timeAt(66).id, { needId: 'n3', interviewerId: 'ina' }),
    ],
    rules: ['candidate-week'],
  },
  {
    title: 'MA6 needs are held in their order',
    input: season({
      times: [timeAt(18, { rounds: ['talk'] }), timeAt(42, { rounds: ['linux'] })],
      candidates: [
        candidate('ada', {
          needs: [
            { id: 'n1', round: 'linux', level: 1 },
            { id: 'n2', round: 'talk', level: 1 },
          ],
        }),
      ],
      interviewers: [interviewer('ian'), interviewer('ivy', { takes: [{ round: 'talk', levels: [1] }] })],
    }),
    seated: 1,
    forbidden: [seat('ada', T42), seat('ada', T18, { needId: 'n2', interviewerId: 'ivy' })],
    rules: ['out-of-order'],
  },
  {
    title: 'MA7 a pair meets once in a period',
    input: season({ times: two, candidates: [candidate('ada', { needs: needs(2) })] }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('ada', T42, { needId: 'n2' })],
    rules: ['met-before'],
  },
  {
    title: 'MA7 a pair that has met does not meet again',
    input: season({ met: [{ candidateId: 'ada', interviewerId: 'ian' }] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['met-before'],
  },
  {
    title: 'MA7 people who are to avoid each other never meet, steady pairs or not',
    input: season({ pairs: 'steady', avoid: [{ candidateId: 'ada', interviewerId: 'ian' }] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['avoided'],
  },
  {
    title: 'MA8 the interviewer takes the round',
    input: season({ interviewers: [interviewer('ian', { takes: [{ round: 'talk', levels: [1] }] })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['not-qualified'],
  },
  {
    title: 'MA8 the interviewer takes the level',
    input: season({ interviewers: [interviewer('ian', { takes: [{ round: 'linux', levels: [2, 3] }] })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['not-qualified'],
  },
  {
    title: 'MA8 the time is open to the round',
    input: season({ times: [timeAt(18, { rounds: ['talk'] })] }),
    seated: 0,
    forbidden: [seat('ada', T18)],
    rules: ['round-not-held'],
  },
  {
    title: 'MA9 boxes last, also for a session that began earlier',
    input: season({
      times: [timeAt(18, { minutes: 90, boxes: 1 }), timeAt(19, { boxes: 1 })],
      candidates: [candidate('ada'), candidate('bob')],
      interviewers: [interviewer('ian'), interviewer('ivy')],
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('bob', timeAt(19).id, { interviewerId: 'ivy' })],
    rules: ['boxes'],
  },
  {
    title: 'MA9 a box is taken for the minutes around its session too',
    input: season({
      times: [timeAt(18, { boxes: 1 }), timeAt(19, { boxes: 1 })],
      candidates: [candidate('ada'), candidate('bob')],
      interviewers: [interviewer('ian'), interviewer('ivy')],
      boxMinutes: 30,
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('bob', timeAt(19).id, { interviewerId: 'ivy' })],
    rules: ['boxes'],
  },
  {
    title: 'MA10 places of a time last',
    input: season({
      times: [timeAt(18, { places: 1 })],
      candidates: [candidate('ada'), candidate('bob')],
      interviewers: [interviewer('ian'), interviewer('ivy')],
    }),
    seated: 1,
    forbidden: [seat('ada', T18), seat('bob', T18, { interviewerId: 'ivy' })],
    rules: ['places'],
  },
]

describe('hard rules', () => {
  it.each(cases)('$title', ({ input, seated, forbidden, rules }) => {
    const { matches } = solve(input)
    expect(checkSchedule(input, matches)).toEqual([])
    expect(matches).toHaveLength(seated)
    expect(checkSchedule(input, forbidden).map(({ rule }) => rule)).toEqual(rules)
  })

  it('MA6 a need nobody can lead is passed over', () => {
    const due = [
      { id: 'n1', round: 'nobody', level: 1 },
      { id: 'n2', round: 'linux', level: 1 },
    ]
    const { matches } = solve(season({ candidates: [candidate('ada', { needs: due })] }))
    expect(matches.map(({ needId }) => needId)).toEqual(['n2'])
  })

  it('MA7 a steady pair meets again', () => {
    const input = season({ times: two, candidates: [candidate('ada', { needs: needs(2) })], pairs: 'steady' })
    expect(solve({ ...input, met: [{ candidateId: 'ada', interviewerId: 'ian' }] }).matches).toHaveLength(2)
  })

  it('MA9 a round without a box needs none', () => {
    const talk = { needs: [{ id: 'n1', round: 'talk', level: 1 }] }
    const takes = [{ round: 'talk', levels: [1] }]
    const input = season({
      times: [timeAt(18, { boxes: 0 })],
      candidates: [candidate('ada', talk)],
      interviewers: [interviewer('ian', { takes })],
    })
    expect(solve(input).matches).toHaveLength(1)
  })
})

describe('shadows', () => {
  const seatedShadows = (input: MatchInput) =>
    solve(input).matches.filter(({ shadowId }) => shadowId !== null)
  const withShadow = seat('ada', T18, { shadowId: 'sam' })

  it.each<[string, Partial<MatchInput>, RuleKind]>([
    ['trained interviewers only', { interviewers: [interviewer('ian', { trained: false })] }, 'shadow-unfit'],
    ['rounds they learn only', { shadows: [shadow('sam', { learns: ['talk'] })] }, 'shadow-unfit'],
    [
      'candidates who welcome it only',
      { candidates: [candidate('ada', { welcomesShadows: false })] },
      'shadow-unfit',
    ],
    ['free to the end', { shadows: [shadow('sam', { free: freeFor(18, 18.5) })] }, 'shadow-not-free'],
    ['no more than their cap', { shadows: [shadow('sam', { perWeek: 0 })] }, 'shadow-week'],
  ])('MA11 %s', (_title, overrides, rule) => {
    expect(seatedShadows(season({ shadows: [shadow('sam')] }))).toEqual([withShadow])
    const input = season({ shadows: [shadow('sam')], ...overrides })
    expect(seatedShadows(input)).toEqual([])
    expect(checkSchedule(input, [withShadow]).map((broken) => broken.rule)).toEqual([rule])
  })

  it('MA11 at most one sits at a session, and one sits at one', () => {
    const one = season({ shadows: [shadow('sam'), shadow('sue')] })
    expect(seatedShadows(one)).toHaveLength(1)
    // A second at the same session would be counted in the bound, though nobody could be told of it.
    expect(solve(one).bound).toBe(solve(one).objective)
    const both = season({
      candidates: [candidate('ada'), candidate('bob')],
      interviewers: [interviewer('ian'), interviewer('ivy')],
      shadows: [shadow('sam', { perWeek: 3 })],
    })
    expect(solve(both).matches).toHaveLength(2)
    expect(seatedShadows(both)).toHaveLength(1)
  })

  it('MA11 their cap of a week is kept', () => {
    const input = season({
      // The second week would leave room in the caps of the period.
      times: [...two, timeAt(168 + 18)],
      candidates: ['ada', 'bob'].map((id) => candidate(id, { free: freeFor(0, 48) })),
      interviewers: [interviewer('ian', { perDay: 1 })],
      shadows: [shadow('sam', { perWeek: 1 })],
    })
    expect(solve(input).matches).toHaveLength(2)
    expect(seatedShadows(input)).toHaveLength(1)
  })
})

describe('locked matches', () => {
  it('MA14 stay although they break a rule, are told, and take what they take', () => {
    const input = season({
      times: two,
      candidates: [candidate('ada', { free: freeFor(42, 44) }), candidate('bob')],
      interviewers: [interviewer('ian', { perWeek: 1 })],
      locked: [seat('ada', T18)],
    })
    const { matches, conflicts, unmatched } = solve(input)
    expect(matches).toEqual([seat('ada', T18)])
    expect(conflicts).toEqual([
      { rule: 'candidate-not-free', matches: [seat('ada', T18)], about: ['ada', T18] },
    ])
    expect(unmatched.map(({ candidateId, reason }) => [candidateId, reason.type])).toEqual([
      ['bob', 'caps-full'],
    ])
    expect(checkSchedule(input, []).map(({ rule }) => rule)).toEqual(['lock-moved'])
  })

  it('MA14 of people who are gone are kept and told', () => {
    const gone = seat('zoe', T18)
    const { matches, conflicts } = solve(season({ locked: [gone], times: two }))
    expect(matches).toContainEqual(gone)
    expect(conflicts).toEqual([{ rule: 'unknown', matches: [gone], about: ['zoe', 'n1'] }])
  })
})

describe('what a change by hand would break', () => {
  it('MA24 is told rule by rule, with whom it concerns', () => {
    const input = season({
      times: two,
      candidates: [candidate('ada'), candidate('bob', { free: freeFor(42, 44) })],
      interviewers: [interviewer('ian', { perDay: 1 })],
    })
    const moved = [seat('ada', T18), seat('bob', T18)]
    expect(checkSchedule(input, moved)).toEqual([
      { rule: 'candidate-not-free', matches: [moved[1]], about: ['bob', T18] },
      { rule: 'two-places', matches: moved, about: ['ian'] },
      { rule: 'cap-day', matches: moved, about: ['ian', 'd000'] },
    ])
  })
})
