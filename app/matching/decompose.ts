// A period too large for one model: week after week, then repaired around those who are left.
import type { Match } from './input.ts'
import { Ledger } from './ledger.ts'
import { optionsOf, type FreeAt, type Option } from './options.ts'
import { byText, needKey, type PlainNeed, type Problem } from './problem.ts'
import { scoreOf } from './score.ts'
import { solvePart } from './solve-part.ts'
import type { Solver } from './sparse-model.ts'

/** Options of one model; above, the best of each need and some of the rest are weighed. */
const MOST_OPTIONS = 24_000
const FEWEST_PER_NEED = 8
/** One repair takes so many needs that are left, and so many options of each. */
const REPAIR_NEEDS = 60
const REPAIR_OPTIONS = 24
const MOST_REPAIRS = 30

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
    const ledger = new Ledger(problem, draft.matches)
    const due = problem.needs.filter((need) => !ledger.hasNeed(need.candidate.id, need.id))
    const options = due.flatMap((need) => openIn(week, need, { problem, freeAt, ledger }))
    draft.options += options.length
    const thinned = thin(options, MOST_OPTIONS)
    const part = solvePart(problem, { standing: draft.matches, options: thinned, start: [] }, solver)
    draft.matches.push(...part.matches)
    draft.models++
    draft.nodes += part.nodes
    work.onProgress(index + 1, problem.weeks.length + 1)
  }
  repair(work, draft)
  return draft
}

type Stand = { problem: Problem; freeAt: FreeAt; ledger: Ledger }

function openIn(week: string, need: PlainNeed, { problem, freeAt, ledger }: Stand): Option[] {
  return optionsOf(problem, need, freeAt).filter(
    (option) => option.time.week === week && ledger.isOpen(option),
  )
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
    const wanted = batch.flatMap((need) => thin(optionsOf(problem, need, freeAt), REPAIR_OPTIONS))
    const inTheWay = new Set(wanted.map(({ interviewer, time }) => `${interviewer.id}\n${time.week}`))
    const batchOf = new Set(batch.map(({ candidate }) => candidate.id))
    const isFreed = (match: Match) => {
      const week = problem.timeOf.get(match.timeId)?.week ?? ''
      return (
        !isLocked.has(match) &&
        (batchOf.has(match.candidateId) || inTheWay.has(`${match.interviewerId}\n${week}`))
      )
    }
    const freed = draft.matches.filter(isFreed).slice(0, MOST_OPTIONS / REPAIR_OPTIONS / 2)
    const isFree = new Set(freed)
    const standing = draft.matches.filter((match) => !isFree.has(match))
    const own = freed.flatMap((match) => {
      const need = problem.needOf.get(needKey(match.candidateId, match.needId))
      return need ? withCurrent(optionsOf(problem, need, freeAt), match) : []
    })
    const part = solvePart(problem, { standing, options: [...wanted, ...own], start: freed }, solver)
    draft.models++
    draft.nodes += part.nodes
    const after = [...standing, ...part.matches]
    if (scoreOf(problem, after) > scoreOf(problem, draft.matches)) draft.matches = after
  }
}

function withCurrent(options: Option[], match: Match): Option[] {
  const isCurrent = ({ interviewer, time }: Option) =>
    interviewer.id === match.interviewerId && time.id === match.timeId
  const thinned = thin(options, REPAIR_OPTIONS)
  return thinned.some(isCurrent) ? thinned : [...thinned, ...options.filter(isCurrent)]
}

/** The best of each need, and of equally good ones some from all over, so that not everybody is sent to the same few. */
export function thin(options: Option[], most: number): Option[] {
  if (options.length <= most) return options
  const byNeed = new Map<PlainNeed, Option[]>()
  for (const option of options) {
    const known = byNeed.get(option.need)
    if (known) known.push(option)
    else byNeed.set(option.need, [option])
  }
  const each = Math.max(Math.min(FEWEST_PER_NEED, most), Math.floor(most / byNeed.size))
  return [...byNeed.values()].flatMap((own) => {
    const order = own.map((option) => ({ option, spread: spreadOf(option) }))
    order.sort(
      (a, b) => b.option.worth - a.option.worth || a.spread - b.spread || byPlace(a.option, b.option),
    )
    return order.slice(0, each).map(({ option }) => option)
  })
}

function byPlace(a: Option, b: Option): number {
  return a.time.at - b.time.at || byText(a.interviewer.id, b.interviewer.id)
}

/** A number that looks like chance and is the same each time. */
function spreadOf({ need, interviewer, time }: Option): number {
  let mixed = Math.imul(need.at + 1, 0x9e3779b1) ^ Math.imul(interviewer.at + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ Math.imul(time.at + 1, 0xc2b2ae35), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}
