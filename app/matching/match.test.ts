import { beforeAll, describe, expect, it } from 'vitest'
import { bestScore } from '#test/support/best-schedule.ts'
import { createRandom } from '#test/support/random.ts'
import { freeFor, realSeason, tinySeason } from '#test/support/season.ts'
import { checkSchedule } from './check-schedule.ts'
import { loadSolver } from './highs.server.ts'
import type { MatchInput } from './input.ts'
import { match, type MatchTools } from './match.ts'
import { prepare } from './problem.ts'
import { scoreOf } from './score.ts'
import type { Solver } from './sparse-model.ts'

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

const solve = (input: MatchInput, tools: Partial<MatchTools> = {}) => match(input, { solver, ...tools })
const seeds = (count: number) => Array.from({ length: count }, (_, k) => k + 1)
const byWeek = { oneModelOptions: 0 }
/** Solving holds the thread; between seasons the runner is let in. */
const breathe = () => new Promise((resolve) => setImmediate(resolve))
/** Some hundred models, also where the machine is busy. */
const LONG = 60_000

describe('a draft', () => {
  it(
    'MA2 breaks no rule, for seasons by chance, whole and by week',
    async () => {
      for (const seed of seeds(12)) {
        await breathe()
        const input = tinySeason(seed, { candidates: 6, interviewers: 4, times: 8, shadows: 2 })
        for (const tools of [{}, byWeek]) {
          const { matches } = solve(input, tools)
          expect(checkSchedule(input, matches), `seed ${seed}`).toEqual([])
        }
      }
    },
    LONG,
  )

  it(
    'MA16 is worth as much as the best of all schedules of a tiny season',
    async () => {
      let shadowed = 0
      for (const seed of seeds(40)) {
        await breathe()
        const input = tinySeason(seed, { candidates: 3, interviewers: 3, times: 4 })
        const result = solve(input)
        shadowed += result.matches.filter(({ shadowId }) => shadowId !== null).length
        expect(result.objective, `seed ${seed}`).toBe(bestScore(input))
        expect(result.bound, `seed ${seed}`).toBeGreaterThanOrEqual(result.objective)
        expect(result.bound, `seed ${seed}`).toBeLessThanOrEqual(result.objective + 1)
      }
      expect(shadowed).toBeGreaterThan(5)
    },
    LONG,
  )

  it(
    'MA17 does not depend on the order in which people and times are listed',
    async () => {
      for (const seed of seeds(12)) {
        await breathe()
        const input = tinySeason(seed, { candidates: 6, interviewers: 4, times: 8, shadows: 2 })
        for (const tools of [{}, byWeek])
          expect(solve(shuffled(input, seed), tools)).toEqual(solve(input, tools))
      }
    },
    LONG,
  )

  it(
    'MA17 is the same again for the same season, in the same solver and in a fresh one',
    async () => {
      const input = realSeason(7, { candidates: 40, interviewers: 15, times: 80, weeks: 2, shadows: 4 })
      const first = solve(input)
      expect(solve(input)).toEqual(first)
      expect(match(input, { solver: await loadSolver() })).toEqual(first)
      expect(first.matches.length).toBeGreaterThan(10)
    },
    LONG,
  )

  it(
    'MA16 is worth no less when somebody has more time',
    async () => {
      for (const seed of seeds(10)) {
        await breathe()
        const input = tinySeason(seed)
        const before = solve(input).objective
        const person = createRandom(seed).whole(4)
        const more = input.candidates.map((one, at) =>
          at === person ? { ...one, free: [...one.free, ...freeFor(18, 21, 40, 46)] } : one,
        )
        const helpers = input.interviewers.map((one, at) =>
          at === 1 ? { ...one, free: [...one.free, ...freeFor(17, 22)] } : one,
        )
        expect(solve({ ...input, candidates: more }).objective, `seed ${seed}`).toBeGreaterThanOrEqual(before)
        expect(solve({ ...input, interviewers: helpers }).objective, `seed ${seed}`).toBeGreaterThanOrEqual(
          before,
        )
      }
    },
    LONG,
  )

  it(
    'MA18 by week loses little of what one model finds, and never passes the bound',
    async () => {
      for (const seed of seeds(2)) {
        await breathe()
        const input = realSeason(seed, { candidates: 40, interviewers: 15, times: 90, weeks: 3, shadows: 4 })
        const whole = solve(input)
        const weeks = solve(input, byWeek)
        expect([whole.way, weeks.way]).toEqual(['whole', 'by-week'])
        expect(weeks.objective, `seed ${seed}`).toBeGreaterThan(whole.objective * 0.9)
        expect(weeks.bound, `seed ${seed}`).toBeGreaterThanOrEqual(whole.objective)
      }
    },
    LONG,
  )
})

describe('week by week', () => {
  it(
    'MA26 nobody who is left could be given a session by moving their own alone',
    async () => {
      let left = 0
      for (const seed of seeds(4)) {
        await breathe()
        const size = { candidates: 50, interviewers: 100, times: 600, weeks: 2, shadows: 0 }
        const input = realSeason(seed, size)
        const draft = solve(input, byWeek)
        const held = new Set(draft.matches.map(({ candidateId, needId }) => `${candidateId} ${needId}`))
        for (const candidateId of new Set(draft.unmatched.map((one) => one.candidateId))) {
          left++
          const locked = draft.matches.filter((one) => one.candidateId !== candidateId)
          // Everybody else keeps to what they have.
          const candidates = input.candidates.map((one) =>
            one.id === candidateId
              ? one
              : { ...one, needs: one.needs.filter(({ id }) => held.has(`${one.id} ${id}`)) },
          )
          const alone = solve({ ...input, candidates, locked }, { oneModelOptions: Infinity })
          expect(alone.matches.length, `seed ${seed}, ${candidateId}`).toBeLessThanOrEqual(
            draft.matches.length,
          )
        }
      }
      expect(left).toBeGreaterThan(10)
    },
    LONG,
  )
})

describe('locks and what people have seen', () => {
  it(
    'MA14 keeps locked matches, and fills around them without a further conflict',
    async () => {
      for (const seed of seeds(8)) {
        await breathe()
        const input = tinySeason(seed, { candidates: 6, interviewers: 4, times: 8, shadows: 2 })
        const first = solve(input)
        const locked = first.matches.filter((_, k) => k % 2 === 0)
        const again = solve({ ...input, locked })
        expect(again.matches, `seed ${seed}`).toEqual(expect.arrayContaining(locked))
        expect(checkSchedule(input, again.matches), `seed ${seed}`).toEqual([])
        expect(again.objective, `seed ${seed}`).toBe(first.objective)
      }
    },
    LONG,
  )

  it(
    'MA19 solved again with nothing changed, nothing moves',
    async () => {
      for (const seed of seeds(12)) {
        await breathe()
        const input = tinySeason(seed, { candidates: 6, interviewers: 4, times: 8, shadows: 2 })
        for (const tools of [{}, byWeek]) {
          const first = solve(input, tools)
          const again = solve({ ...input, previous: first.matches }, tools)
          expect(again.matches, `seed ${seed}`).toEqual(first.matches)
        }
      }
    },
    LONG,
  )

  it(
    'MA20 the points told are the points of the matches',
    async () => {
      for (const seed of seeds(10)) {
        await breathe()
        const input = tinySeason(seed)
        const { matches, objective } = solve(input)
        expect(objective).toBe(scoreOf(prepare(input), matches))
      }
    },
    LONG,
  )
})

function shuffled(input: MatchInput, seed: number): MatchInput {
  const random = createRandom(seed * 31)
  const mix = <Item>(items: Item[]): Item[] => {
    const mixed: Item[] = []
    for (const item of items) mixed.splice(random.whole(mixed.length + 1), 0, item)
    return mixed
  }
  return {
    ...input,
    times: mix(input.times),
    candidates: mix(input.candidates).map((one) => ({
      ...one,
      free: mix(one.free),
      topics: mix(one.topics),
    })),
    interviewers: mix(input.interviewers).map((one) => ({
      ...one,
      free: mix(one.free),
      takes: mix(one.takes),
    })),
    shadows: mix(input.shadows),
    met: mix(input.met),
    avoid: mix(input.avoid),
  }
}
