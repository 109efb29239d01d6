// The best schedule of a tiny season by trying every one: what the matcher is judged by. Rules come from checkSchedule alone.
import { checkSchedule } from '#app/matching/check-schedule.ts'
import type { Match, MatchInput } from '#app/matching/input.ts'
import { prepare } from '#app/matching/problem.ts'
import { scoreOf } from '#app/matching/score.ts'

export function bestScore(input: MatchInput): number {
  const problem = prepare(input)
  const needs = input.candidates.flatMap(({ id, needs }) =>
    needs.map((need) => ({ candidateId: id, needId: need.id })),
  )
  const isClean = (matches: Match[]) =>
    checkSchedule(input, matches).every(({ rule }) => rule === 'lock-moved')
  const seatsOf = (need: { candidateId: string; needId: string }): Match[] =>
    input.times.flatMap(({ id: timeId }) =>
      input.interviewers.flatMap(({ id: interviewerId }) =>
        [null, ...input.shadows.map(({ id }) => id)].map((shadowId) => ({
          ...need,
          interviewerId,
          timeId,
          shadowId,
        })),
      ),
    )
  const choices = needs.map((need) => seatsOf(need).filter((match) => isClean([match])))
  let best = -Infinity
  const walk = (at: number, matches: Match[]) => {
    const here = choices[at]
    if (!here) {
      best = Math.max(best, scoreOf(problem, matches))
      return
    }
    walk(at + 1, matches)
    for (const match of here) {
      const next = [...matches, match]
      // A rule that some matches break is still broken when more are added, but for the order of needs, which only adds.
      if (isClean(next)) walk(at + 1, next)
    }
  }
  walk(0, [])
  return best
}
