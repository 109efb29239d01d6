// What a schedule is worth. The model maximises the same; a test holds the two together.
import type { Match } from './input.ts'
import { worthOfOption } from './options.ts'
import { needKey, shadowKey, type Problem } from './problem.ts'
import { loadCost, sessionWorth, worthOf } from './weights.ts'

export function scoreOf(problem: Problem, matches: Match[]): number {
  const { weights } = problem
  const sessions = new Map<string, number>()
  const weeks = new Map<string, number>()
  const loads = new Map<string, number>()
  const seats = new Map<string, number>()
  let score = 0
  for (const match of matches) {
    const need = problem.needOf.get(needKey(match.candidateId, match.needId))
    const interviewer = problem.interviewerOf.get(match.interviewerId)
    const time = problem.timeOf.get(match.timeId)
    if (!need || !interviewer || !time) continue
    const { candidate } = need
    score += worthOfOption(problem, { need, interviewer, time })
    score += sessionWorth(weights, candidate, addOne(sessions, candidate.id, allOf(candidate.taken.weeks)))
    const inWeek = addOne(weeks, `${candidate.id}\n${time.week}`, candidate.taken.weeks[time.week] ?? 0)
    if (inWeek > 0) score -= weights.sameWeek
    const load = addOne(loads, interviewer.id, allOf(interviewer.taken.weeks))
    score -= loadCost(weights, load + 1, interviewer.full)
    const shadow = match.shadowId === null ? undefined : problem.shadowOf.get(match.shadowId)
    if (!shadow) continue
    score += worthOf(weights.shadowSeats, addOne(seats, shadow.id, allOf(shadow.taken.weeks)))
    if (problem.previous.has(shadowKey(shadow.id, interviewer.id, time.id))) score += weights.shadowStays
  }
  return score
}

/** Counts one more, and answers how many there were. */
function addOne(counts: Map<string, number>, key: string, atFirst: number): number {
  const had = counts.get(key) ?? atFirst
  counts.set(key, had + 1)
  return had
}

function allOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
