// Points no schedule of a large period can exceed: a relaxation that forgets who meets whom and when within a week,
// but not how many sessions interviewers of a round and level can give there.
import type { Match } from './input.ts'
import { Ledger } from './ledger.ts'
import { isQualified, optionsOf, type FreeAt } from './options.ts'
import type { PlainInterviewer, PlainNeed, PlainTime, Problem } from './problem.ts'
import { scoreOf } from './score.ts'
import { ModelBuilder, type Solver } from './sparse-model.ts'
import { loadCost, sessionWorth, worthOf } from './weights.ts'

type Stand = { problem: Problem; freeAt: FreeAt; locked: Match[] }

export function boundOf({ problem, freeAt, locked }: Stand, solver: Solver): number {
  const builder = new ModelBuilder()
  const ledger = new Ledger(problem, locked)
  const kinds = new Map<string, PlainNeed>()
  for (const need of problem.needs) {
    if (ledger.hasNeed(need.candidate.id, need.id)) continue
    kinds.set(kindOf(need), need)
    const best = bestByWeek(problem, freeAt, need)
    for (const [week, worth] of best) {
      const column = builder.column(worth, false)
      builder.put(column, builder.row(`need ${need.at}`, 1))
      builder.put(column, builder.row(`candidate week ${need.candidate.at} ${week}`, 2))
      builder.put(column, builder.row(`given ${kindOf(need)} ${week}`, 0))
      builder.put(column, builder.row(`sessions ${need.candidate.at}`, 0), -1)
    }
  }
  for (const candidate of problem.candidates) {
    const had = ledger.sessionsOf(candidate.id)
    for (let k = 0; k < candidate.needs.length; k++) {
      const column = builder.column(sessionWorth(problem.weights, candidate, had + k), false)
      builder.put(column, builder.row(`sessions ${candidate.at}`, 0))
    }
  }
  for (const interviewer of problem.interviewers)
    giveSessions(problem, { builder, ledger, interviewer, kinds })
  const model = builder.build()
  const seats = mostOfShadows(problem, ledger)
  const { objective } = solver(model, { exact: false, gap: 0, nodes: 0 }, null)
  return scoreOf(problem, locked) + seats + Math.ceil(objective - 1e-6)
}

function kindOf(need: PlainNeed): string {
  return `${need.round} ${need.level}`
}

/** What a need could add at best in each week in which it can be held at all. */
function bestByWeek(problem: Problem, freeAt: FreeAt, need: PlainNeed): Map<number, number> {
  const best = new Map<number, number>()
  for (const option of optionsOf(problem, need, { freeAt })) {
    const { weekAt } = option.time
    if (option.worth > (best.get(weekAt) ?? -Infinity)) best.set(weekAt, option.worth)
  }
  return best
}

type Giving = {
  builder: ModelBuilder
  ledger: Ledger
  interviewer: PlainInterviewer
  kinds: Map<string, PlainNeed>
}

/** Sessions an interviewer can give in each week, to needs of each kind they take; a share of the cap each, at their cheapest. */
function giveSessions(problem: Problem, { builder, ledger, interviewer, kinds }: Giving): void {
  const byWeek = new Map<number, PlainTime[]>()
  for (const time of interviewer.times) {
    if (interviewer.pausedWeeks.includes(time.week)) continue
    byWeek.set(time.weekAt, [...(byWeek.get(time.weekAt) ?? []), time])
  }
  const taken = [...kinds].filter(([, need]) => isQualified(interviewer, need))
  const load = builder.row(`load ${interviewer.at}`, 0)
  for (const [weekAt, times] of byWeek) {
    const week = problem.weeks[weekAt] ?? ''
    const left = interviewer.perWeek - ledger.usedBy('iw', interviewer, week)
    const most = Math.min(left, mostSessions(times, interviewer))
    for (const [kind] of most > 0 ? taken : []) {
      // A column lies between 0 and 1 and stands for `most` sessions.
      const column = builder.column(0, false)
      builder.put(column, builder.row(`given ${kind} ${weekAt}`, 0), -most)
      builder.put(column, builder.row(`giving ${interviewer.at} ${weekAt}`, most), most)
      builder.put(column, load, most)
    }
  }
  const had = ledger.loadOf(interviewer.id)
  for (let j = 1; j <= interviewer.full; j++) {
    const cost = loadCost(problem.weights, had + j, interviewer.full)
    builder.put(builder.column(-cost, false), load, -1)
  }
}

/** As many as fit one after the other in each day by itself, the earliest end first, and no more than the cap. */
function mostSessions(times: PlainTime[], interviewer: PlainInterviewer): number {
  const gap = Math.max(interviewer.before + interviewer.after, interviewer.rest) * 60_000
  const days = new Map<number, { count: number; freeFrom: number }>()
  for (const time of [...times].sort((a, b) => a.to - b.to)) {
    const day = days.get(time.dayAt) ?? { count: 0, freeFrom: -Infinity }
    if (time.from < day.freeFrom || day.count >= interviewer.perDay) continue
    days.set(time.dayAt, { count: day.count + 1, freeFrom: time.to + gap })
  }
  return [...days.values()].reduce((sum, { count }) => sum + count, 0)
}

/** As if each shadow sat as often as they may. */
function mostOfShadows(problem: Problem, ledger: Ledger): number {
  let sum = 0
  for (const shadow of problem.shadows) {
    const had = ledger.shadowSeatsOf(shadow.id)
    const weeks = new Set(shadow.times.map(({ week }) => week)).size
    for (let k = 0; k < shadow.perWeek * weeks; k++) {
      sum += worthOf(problem.weights.shadowSeats, had + k) + problem.weights.shadowStays
    }
  }
  return sum
}
