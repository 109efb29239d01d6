// The bound of a large season is held against the best schedules of seasons small enough to know them.
import { beforeAll, describe, expect, it } from 'vitest'
import { bestScore } from '#test/support/best-schedule.ts'
import { realSeason, season, tinySeason } from '#test/support/season.ts'
import { boundOf } from './bound.ts'
import { loadSolver } from './highs.server.ts'
import type { MatchInput } from './input.ts'
import { match } from './match.ts'
import { interviewersByTime } from './options.ts'
import { prepare } from './problem.ts'
import type { Solver } from './sparse-model.ts'

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

const LONG = 60_000
const breathe = () => new Promise((resolve) => setImmediate(resolve))

function boundFor(input: MatchInput, reached: number): number {
  const problem = prepare(input)
  return boundOf({ problem, freeAt: interviewersByTime(problem), locked: input.locked, reached })
}

describe('the bound', () => {
  it(
    'MA25 is never less than the best of all schedules, whatever it is told has been reached',
    async () => {
      for (let seed = 1; seed <= 60; seed++) {
        await breathe()
        const input = tinySeason(seed, { candidates: 3, interviewers: 3, times: 4 })
        const best = bestScore(input)
        for (const reached of [best, 0, -1000, best * 3, 1e9])
          expect(boundFor(input, reached), `seed ${seed}, ${reached}`).toBeGreaterThanOrEqual(best)
      }
    },
    LONG,
  )

  it(
    'MA25 is never less than the best around locked matches',
    async () => {
      for (let seed = 1; seed <= 25; seed++) {
        await breathe()
        const input = tinySeason(seed, { candidates: 6, interviewers: 4, times: 8, shadows: 2 })
        const { matches } = match(input, { solver })
        const locked = matches.filter((_match, k) => k % 2 === seed % 2)
        const { objective } = match({ ...input, locked }, { solver })
        expect(boundFor({ ...input, locked }, objective), `seed ${seed}`).toBeGreaterThanOrEqual(objective)
      }
    },
    LONG,
  )

  it(
    'MA25 is near to what one model finds, also where interviewers are few',
    async () => {
      for (const interviewers of [15, 6]) {
        await breathe()
        const input = realSeason(interviewers, {
          candidates: 40,
          interviewers,
          times: 90,
          weeks: 3,
          shadows: 0,
        })
        const { objective } = match(input, { solver })
        const bound = boundFor(input, objective)
        expect(bound).toBeGreaterThanOrEqual(objective)
        expect(bound / objective, `${interviewers} interviewers`).toBeLessThan(1.2)
      }
    },
    LONG,
  )

  it('MA25 is nothing where nothing can be held', () => {
    expect(boundFor(season({ interviewers: [] }), 0)).toBe(0)
    expect(boundFor(season({ candidates: [] }), 0)).toBe(0)
  })
})
