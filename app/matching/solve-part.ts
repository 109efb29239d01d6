// One model solved: the best matches among some options, around matches that stand.
import type { Match } from './input.ts'
import { Ledger } from './ledger.ts'
import { buildModel, readMatches, startFrom } from './model.ts'
import type { Option } from './options.ts'
import type { Problem } from './problem.ts'
import { scoreOf } from './score.ts'
import type { Solver } from './sparse-model.ts'

/** Up to so many options a model is solved to the last point; larger ones to within the gap. */
const EXACT_OPTIONS = 6000
const GAP = 0.0005
/** Counted in nodes of branch and bound, never in seconds: a slow machine must not get another schedule. */
const EXACT_NODES = 20_000
const NODES = 200

export type Part = { matches: Match[]; bound: number; nodes: number }

export function solvePart(
  problem: Problem,
  { standing, options, start }: { standing: Match[]; options: Option[]; start: Match[] },
  solver: Solver,
): Part {
  const ledger = new Ledger(problem, standing)
  const open = options.filter((option) => ledger.isOpen(option))
  const before = scoreOf(problem, standing)
  if (open.length === 0) return { matches: [], bound: before, nodes: 0 }
  const built = buildModel(problem, ledger, open)
  const exact = open.length <= EXACT_OPTIONS
  const limits = { exact, gap: GAP, nodes: exact ? EXACT_NODES : NODES }
  const solution = solver(built.model, limits, start.length > 0 ? startFrom(built, start) : null)
  const bound = before + Math.floor(solution.bound + 1e-6)
  return { matches: readMatches(built, solution.values), bound, nodes: solution.nodes }
}
