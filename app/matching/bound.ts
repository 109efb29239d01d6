// Points no schedule of a large period can exceed. It forgets who meets whom and at which hour, but not how many sessions interviewers of a
// round and level can give on each day: a session has a price there (Lagrange). Candidates buy where it is worth it, interviewers sell, and
// what both gain together is never less than the best schedule, whatever the prices; good prices are found step by step.
import type { Match } from './input.ts'
import { Ledger } from './ledger.ts'
import { isQualified, optionsOf, type FreeAt } from './options.ts'
import type { PlainInterviewer, PlainNeed, PlainTime, Problem } from './problem.ts'
import { scoreOf } from './score.ts'
import { loadCost, sessionWorth, worthOf } from './weights.ts'

/** `reached`: the points of a schedule there is; prices are moved by how far the bound is from it. */
type Stand = { problem: Problem; freeAt: FreeAt; locked: Match[]; reached: number }

/** Counted in steps, never in seconds: a slow machine must not tell another bound. */
const STEPS = 600
/** After so many steps without a better bound, steps get shorter. */
const PATIENCE = 12
const SHORTER = 0.7
const SHORTEST = 0.002

export function boundOf({ problem, freeAt, locked, reached }: Stand): number {
  const ledger = new Ledger(problem, locked)
  const market = openMarket(problem, freeAt, ledger)
  const fixed = scoreOf(problem, locked) + mostOfShadows(problem, ledger)
  const best = lowestGain(market, reached - fixed)
  return fixed + Math.floor(best + 1e-6)
}

/** A need on the days it could be held: where its price stands, and what it would be worth at best. */
type Buyer = { sessions: number[]; needs: { cells: Int32Array; worths: Float64Array }[] }
/** What an interviewer could give: on each day so many of these kinds, in each week no more than the cap. */
type Seller = { costs: number[]; weeks: { cap: number; days: { cells: number[]; most: number }[] }[] }
type Market = { cells: number; buyers: Buyer[]; sellers: Seller[] }

function openMarket(problem: Problem, freeAt: FreeAt, ledger: Ledger): Market {
  const kinds = new Map<string, { need: PlainNeed; at: number }>()
  for (const need of problem.needs)
    if (!kinds.has(kindOf(need))) kinds.set(kindOf(need), { need, at: kinds.size })
  const days = problem.days.length
  const cellOf = (kindAt: number, dayAt: number) => kindAt * days + dayAt
  const buyers = problem.candidates.map((candidate): Buyer => {
    const open = candidate.needs.filter((need) => !ledger.hasNeed(candidate.id, need.id))
    const had = ledger.sessionsOf(candidate.id)
    return {
      // The most first: where somebody sets other weights, that is never too little.
      sessions: open.map((_need, k) => sessionWorth(problem.weights, candidate, had + k)).sort(descending),
      needs: open.map((need) => {
        const best = bestByDay(problem, freeAt, need)
        const kindAt = kinds.get(kindOf(need))?.at ?? 0
        return {
          cells: Int32Array.from(best.keys(), (dayAt) => cellOf(kindAt, dayAt)),
          worths: Float64Array.from(best.values()),
        }
      }),
    }
  })
  const sellers = problem.interviewers.map((interviewer): Seller => {
    const taken = [...kinds.values()].filter(({ need }) => isQualified(interviewer, need))
    const had = ledger.loadOf(interviewer.id)
    const costs = Array.from({ length: interviewer.full }, (_cost, j) =>
      loadCost(problem.weights, had + j + 1, interviewer.full),
    )
    const weeks = [...timesByWeek(interviewer)].map(([week, byDay]) => ({
      cap: interviewer.perWeek - ledger.usedBy('iw', interviewer, week),
      days: [...byDay].map(([dayAt, times]) => ({
        cells: taken.map(({ at }) => cellOf(at, dayAt)),
        most: mostOfDay(times, interviewer),
      })),
    }))
    return { costs: costs.sort((a, b) => a - b), weeks: weeks.filter(({ cap }) => cap > 0) }
  })
  return { cells: kinds.size * days, buyers, sellers }
}

function descending(a: number, b: number): number {
  return b - a
}

function kindOf(need: PlainNeed): string {
  return `${need.round} ${need.level}`
}

/** What a need could add at best on each day on which it can be held at all. */
function bestByDay(problem: Problem, freeAt: FreeAt, need: PlainNeed): Map<number, number> {
  const best = new Map<number, number>()
  for (const option of optionsOf(problem, need, { freeAt })) {
    const { dayAt } = option.time
    if (option.worth > (best.get(dayAt) ?? -Infinity)) best.set(dayAt, option.worth)
  }
  return best
}

function timesByWeek(interviewer: PlainInterviewer): Map<string, Map<number, PlainTime[]>> {
  const weeks = new Map<string, Map<number, PlainTime[]>>()
  for (const time of interviewer.times) {
    if (interviewer.pausedWeeks.includes(time.week)) continue
    const days = weeks.get(time.week) ?? new Map<number, PlainTime[]>()
    weeks.set(time.week, days.set(time.dayAt, [...(days.get(time.dayAt) ?? []), time]))
  }
  return weeks
}

/** As many as fit one after the other, the earliest end first, and no more than the cap. */
function mostOfDay(times: PlainTime[], interviewer: PlainInterviewer): number {
  const gap = Math.max(interviewer.before + interviewer.after, interviewer.rest) * 60_000
  let count = 0
  let freeFrom = -Infinity
  for (const time of [...times].sort((a, b) => a.to - b.to)) {
    if (time.from < freeFrom || count >= interviewer.perDay) continue
    count++
    freeFrom = time.to + gap
  }
  return count
}

/** Prices rise where more is bought than sold and fall where less is; the lowest gain of all steps counts. */
function lowestGain(market: Market, reached: number): number {
  const prices = new Float64Array(market.cells)
  let best = Infinity
  let length = 1
  let since = 0
  for (let step = 0; step < STEPS && length > SHORTEST; step++) {
    const short = new Float64Array(market.cells)
    let gain = 0
    for (const buyer of market.buyers) gain += buy(buyer, prices, short)
    for (const seller of market.sellers) gain += sell(seller, prices, short)
    if (gain < best - 0.5) since = 0
    else if (++since >= PATIENCE) {
      length *= SHORTER
      since = 0
    }
    best = Math.min(best, gain)
    const size = short.reduce((sum, one) => sum + one * one, 0)
    if (size === 0) return best
    const move = (length * Math.max(gain - reached, 1)) / size
    for (const [cell, one] of short.entries()) prices[cell] = Math.max(0, (prices[cell] ?? 0) + move * one)
  }
  return best
}

/** Each need at its best day; the best needs get the best places among the candidate's sessions. */
function buy({ sessions, needs }: Buyer, prices: Float64Array, short: Float64Array): number {
  const wishes = needs.map(({ cells, worths }) => {
    let [worth, cell] = [-Infinity, -1]
    for (const [k, one] of cells.entries()) {
      const left = (worths[k] ?? 0) - (prices[one] ?? 0)
      if (left > worth) [worth, cell] = [left, one]
    }
    return { worth, cell }
  })
  let gain = 0
  for (const [k, { worth, cell }] of wishes.sort((a, b) => b.worth - a.worth).entries()) {
    const all = worth + (sessions[k] ?? 0)
    if (all <= 0) break
    gain += all
    short[cell] = (short[cell] ?? 0) + 1
  }
  return gain
}

/** The dearest sessions of each week up to the cap, as long as they are worth what the load costs. */
function sell({ costs, weeks }: Seller, prices: Float64Array, short: Float64Array): number {
  const offers: { price: number; cell: number }[] = []
  for (const { cap, days } of weeks) {
    const ofWeek: { price: number; cell: number }[] = []
    for (const { cells, most } of days) {
      let [price, cell] = [0, -1]
      for (const one of cells) if ((prices[one] ?? 0) > price) [price, cell] = [prices[one] ?? 0, one]
      if (cell >= 0) for (let k = 0; k < most; k++) ofWeek.push({ price, cell })
    }
    offers.push(...ofWeek.sort((a, b) => b.price - a.price).slice(0, cap))
  }
  let gain = 0
  for (const [j, { price, cell }] of offers.sort((a, b) => b.price - a.price).entries()) {
    const all = price - (costs[j] ?? Infinity)
    if (all <= 0) break
    gain += all
    short[cell] = (short[cell] ?? 0) - 1
  }
  return gain
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
