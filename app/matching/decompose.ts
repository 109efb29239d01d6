// A period too large for one model: week after week, then repaired around those who are left.
import type { Match } from './input.ts'
import { Ledger } from './ledger.ts'
import { optionsOf, type FreeAt, type Option } from './options.ts'
import { thin } from './thin.ts'
import { needKey, type PlainNeed, type Problem } from './problem.ts'
import { scoreOf } from './score.ts'
import { solvePart } from './solve-part.ts'
import type { Solver } from './sparse-model.ts'

/** One model takes so many needs, the most urgent first, and so many options of each. */
const NEEDS_AT_ONCE = 800
const OPTIONS_OF_NEED = 10
/** One repair takes so many needs that are left, and so many options of each. */
const REPAIR_NEEDS = 60
const REPAIR_OPTIONS = 12
const MOST_REPAIRS = 12
const MOST_FREED = 300

export type Draft = { matches: Match[]; options: number; models: number; nodes: number }
export type Work = {
  problem: Problem
  freeAt: FreeAt
  solver: Solver
  locked: Match[]
  onProgress: (done: number, of: number) => void
}

export function solveByWeek(work: Work): Draft {
  const { problem, freeAt, solver, locked } = work
  const draft: Draft = { matches: [...locked], options: 0, models: 0, nodes: 0 }
  for (const [index, week] of problem.weeks.entries()) {
    const due = urgentFirst(problem, new Ledger(problem, draft.matches))
    for (let from = 0; from < due.length; from += NEEDS_AT_ONCE) {
      const ledger = new Ledger(problem, draft.matches)
      const options = due.slice(from, from + NEEDS_AT_ONCE).flatMap((need) => {
        const all = optionsOf(problem, need, { freeAt, week })
        draft.options += all.length
        return thin(
          all.filter((option) => ledger.isOpen(option)),
          OPTIONS_OF_NEED,
        )
      })
      const part = solvePart(problem, { standing: draft.matches, options, start: [] }, solver)
      draft.matches.push(...part.matches)
      draft.models++
      draft.nodes += part.nodes
    }
    work.onProgress(index + 1, problem.weeks.length + 2)
  }
  fill(work, draft)
  repair(work, draft)
  moveOwn(work, draft)
  fill(work, draft)
  work.onProgress(problem.weeks.length + 1, problem.weeks.length + 2)
  return draft
}

/** Needs that are left: of those who had fewest first, then of those who wait longest. */
function urgentFirst(problem: Problem, ledger: Ledger): PlainNeed[] {
  const left = problem.needs.filter((need) => !ledger.hasNeed(need.candidate.id, need.id))
  const had = new Map(left.map(({ candidate }) => [candidate, ledger.sessionsOf(candidate.id)]))
  const hadOf = ({ candidate, place }: PlainNeed) => Math.max(had.get(candidate) ?? 0, place)
  return left.sort(
    (a, b) => hadOf(a) - hadOf(b) || b.candidate.waitingWeeks - a.candidate.waitingWeeks || a.at - b.at,
  )
}

/** Thinning may have passed over a time that is still open: whoever can be seated without moving anybody is. */
function fill({ problem, freeAt }: Work, draft: Draft): void {
  const ledger = new Ledger(problem, draft.matches)
  let score = scoreOf(problem, draft.matches)
  for (const need of urgentFirst(problem, ledger)) {
    const open = optionsOf(problem, need, { freeAt }).filter((option) => ledger.isOpen(option))
    const [best] = thin(open, 1)
    if (!best) continue
    const { interviewer, time } = best
    const match: Match = {
      candidateId: need.candidate.id,
      needId: need.id,
      interviewerId: interviewer.id,
      timeId: time.id,
      shadowId: null,
    }
    const after = scoreOf(problem, [...draft.matches, match])
    if (after <= score) continue
    score = after
    ledger.add(match)
    draft.matches.push(match)
  }
}

/** Frees what stands in the way of some who are left, and solves that neighbourhood again; never for the worse. */
function repair({ problem, freeAt, solver, locked }: Work, draft: Draft): void {
  const isLocked = new Set(locked)
  const tried = new Set<PlainNeed>()
  for (let round = 0; round < MOST_REPAIRS; round++) {
    const ledger = new Ledger(problem, draft.matches)
    const left = problem.needs.filter(
      (need) => !ledger.hasNeed(need.candidate.id, need.id) && !tried.has(need),
    )
    const urgent = left.sort((a, b) => ledger.sessionsOf(a.candidate.id) - ledger.sessionsOf(b.candidate.id))
    const batch = urgent.slice(0, REPAIR_NEEDS)
    if (batch.length === 0) return
    for (const need of batch) tried.add(need)
    const wanted = batch.flatMap((need) => thin(optionsOf(problem, need, { freeAt }), REPAIR_OPTIONS))
    const inTheWay = new Set(wanted.map(({ interviewer, time }) => `${interviewer.id}\n${time.week}`))
    const batchOf = new Set(batch.map(({ candidate }) => candidate.id))
    const isFreed = (match: Match) => {
      const week = problem.timeOf.get(match.timeId)?.week ?? ''
      return (
        !isLocked.has(match) &&
        (batchOf.has(match.candidateId) || inTheWay.has(`${match.interviewerId}\n${week}`))
      )
    }
    const freed = draft.matches.filter(isFreed).slice(0, MOST_FREED)
    const isFree = new Set(freed)
    const standing = draft.matches.filter((match) => !isFree.has(match))
    const own = freed.flatMap((match) => {
      const need = problem.needOf.get(needKey(match.candidateId, match.needId))
      return need ? withCurrent(optionsOf(problem, need, { freeAt }), match) : []
    })
    const part = solvePart(problem, { standing, options: [...wanted, ...own], start: freed }, solver)
    draft.models++
    draft.nodes += part.nodes
    const after = [...standing, ...part.matches]
    if (scoreOf(problem, after) > scoreOf(problem, draft.matches)) draft.matches = after
  }
}

/**
 * Who is left may stand in their own way: an early session on a late day leaves no later one a place. All of a candidate's own sessions
 * are placed anew, to the last point, until nobody gains by it.
 */
function moveOwn({ problem, freeAt, solver, locked }: Work, draft: Draft): void {
  const isLocked = new Set(locked)
  for (let isBetter = true; isBetter;) {
    isBetter = false
    const ledger = new Ledger(problem, draft.matches)
    const left = problem.needs.filter((need) => !ledger.hasNeed(need.candidate.id, need.id))
    for (const candidate of new Set(left.map((need) => need.candidate))) {
      const isOwn = (match: Match) => match.candidateId === candidate.id && !isLocked.has(match)
      const own = draft.matches.filter(isOwn)
      const standing = draft.matches.filter((match) => !isOwn(match))
      const options = candidate.needs.flatMap((need) => optionsOf(problem, need, { freeAt }))
      const part = solvePart(problem, { standing, options, start: own }, solver)
      draft.models++
      draft.nodes += part.nodes
      const after = [...standing, ...part.matches]
      if (scoreOf(problem, after) <= scoreOf(problem, draft.matches)) continue
      draft.matches = after
      isBetter = true
    }
  }
}

function withCurrent(options: Option[], match: Match): Option[] {
  const isCurrent = ({ interviewer, time }: Option) =>
    interviewer.id === match.interviewerId && time.id === match.timeId
  const thinned = thin(options, REPAIR_OPTIONS)
  return thinned.some(isCurrent) ? thinned : [...thinned, ...options.filter(isCurrent)]
}
