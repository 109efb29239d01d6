// `match`: people, hours and rules in, a draft of a schedule out. Pure: the same input gives the same draft, in whatever order
// people are listed. The solver is handed in.
import { boundOf } from './bound.ts'
import { checkSchedule } from './check-schedule.ts'
import { solveByWeek, type Draft } from './decompose.ts'
import type { Match, MatchInput } from './input.ts'
import { Ledger } from './ledger.ts'
import { interviewersByTime, optionsOf, type FreeAt } from './options.ts'
import { byText, prepare, type Problem } from './problem.ts'
import { reasonFor } from './reasons.ts'
import type { MatchResult, Unmatched } from './result.ts'
import { scoreOf } from './score.ts'
import { solvePart } from './solve-part.ts'
import type { Solver } from './sparse-model.ts'

/** Options up to which a period is one model. */
const ONE_MODEL_OPTIONS = 12_000

export type MatchProgress = { done: number; of: number }
export type MatchTools = {
  solver: Solver
  onProgress?: (progress: MatchProgress) => void
  /** Where weeks are solved one by one whatever the size, or never. */
  oneModelOptions?: number
}

export function match(input: MatchInput, tools: MatchTools): MatchResult {
  const problem = prepare(input)
  const freeAt = interviewersByTime(problem)
  const tell = (done: number, of: number) => tools.onProgress?.({ done, of })
  const locked = inOrder(input.locked)
  tell(0, 1)
  const most = tools.oneModelOptions ?? ONE_MODEL_OPTIONS
  const found =
    countOptions(problem, freeAt, most) <= most
      ? solveWhole({ problem, freeAt, locked }, input.previous, tools.solver)
      : { ...solveByWeek({ problem, freeAt, locked, solver: tools.solver, onProgress: tell }), bound: null }
  const kept = keepIfAsGood(problem, input, found.matches)
  const matches = inOrder(kept)
  const objective = scoreOf(problem, matches)
  tell(1, 1)
  return {
    matches,
    unmatched: explain(problem, freeAt, matches),
    conflicts: locked.length > 0 ? checkSchedule(input, matches) : [],
    objective,
    bound: Math.max(objective, found.bound ?? boundOf({ problem, freeAt, locked, reached: objective })),
    way: found.bound === null ? 'by-week' : 'whole',
    options: found.options,
    models: found.models,
    nodes: found.nodes,
  }
}

type Stand = { problem: Problem; freeAt: FreeAt; locked: Match[] }

function solveWhole(
  { problem, freeAt, locked }: Stand,
  previous: Match[],
  solver: Solver,
): Draft & { bound: number } {
  const options = problem.needs.flatMap((need) => optionsOf(problem, need, { freeAt }))
  const part = solvePart(problem, { standing: locked, options, start: previous }, solver)
  const matches = [...locked, ...part.matches]
  return { matches, options: options.length, models: 1, nodes: part.nodes, bound: part.bound }
}

/** Counts no further than it must. */
function countOptions(problem: Problem, freeAt: FreeAt, most: number): number {
  let count = 0
  for (const need of problem.needs) {
    count += optionsOf(problem, need, { freeAt }).length
    if (count > most) return count
  }
  return count
}

/** What people have seen stays unless something is better: never moved for nothing. */
function keepIfAsGood(problem: Problem, input: MatchInput, matches: Match[]): Match[] {
  if (input.previous.length === 0 || scoreOf(problem, input.previous) < scoreOf(problem, matches))
    return matches
  return isClean(input, input.previous) ? input.previous : matches
}

function isClean(input: MatchInput, matches: Match[]): boolean {
  const isOfLocks = (one: Match) =>
    input.locked.some((lock) => lock.candidateId === one.candidateId && lock.needId === one.needId)
  return checkSchedule(input, matches).every(
    (broken) => broken.rule !== 'lock-moved' && broken.matches.every(isOfLocks),
  )
}

/** Why each need without a session is left, in a schedule that may have been changed by hand. */
export function explainLeft(input: MatchInput, matches: Match[]): Unmatched[] {
  const problem = prepare(input)
  return explain(problem, interviewersByTime(problem), inOrder(matches))
}

function explain(problem: Problem, freeAt: FreeAt, matches: Match[]): Unmatched[] {
  const ledger = new Ledger(problem, matches)
  return problem.needs
    .filter((need) => !ledger.hasNeed(need.candidate.id, need.id))
    .map((need) => ({
      candidateId: need.candidate.id,
      needId: need.id,
      ...reasonFor({ problem, ledger, freeAt }, need),
    }))
}

function inOrder(matches: Match[]): Match[] {
  return [...matches].sort((a, b) => byText(a.candidateId, b.candidateId) || byText(a.needId, b.needId))
}
