// The figures of matching: how long a season takes, what it is worth, against the bound and against first come, first served.
import { loadSolver } from '#app/matching/highs.server.ts'
import { checkSchedule } from '#app/matching/check-schedule.ts'
import { match } from '#app/matching/match.ts'
import { realSeason, type SeasonSize } from '#test/support/season.ts'
import type { BenchRow } from './boxes.ts'
import { matchGreedily } from './greedy.ts'

type Target = { seconds: number; gap: number }

const SEASONS: { size: SeasonSize; target: Target }[] = [
  {
    size: { candidates: 100, interviewers: 40, times: 200, weeks: 2, shadows: 10 },
    target: { seconds: 5, gap: 0.001 },
  },
  {
    size: { candidates: 1000, interviewers: 300, times: 2000, weeks: 6, shadows: 50 },
    target: { seconds: 120, gap: 0.05 },
  },
  {
    size: { candidates: 5000, interviewers: 1000, times: 10_000, weeks: 26, shadows: 100 },
    target: { seconds: 600, gap: 0.1 },
  },
]

/** `seasons` of the list are measured: the largest takes minutes. */
export async function benchMatching(seasons: number): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const { size, target } of SEASONS.slice(0, seasons)) rows.push(...(await measure(size, target)))
  return rows
}

async function measure(size: SeasonSize, target: Target): Promise<BenchRow[]> {
  const input = realSeason(1, size)
  const greedy = matchGreedily(input)
  const solver = await loadSolver()
  const started = performance.now()
  const result = match(input, { solver })
  const seconds = (performance.now() - started) / 1000
  const gap = result.bound > 0 ? (result.bound - result.objective) / result.bound : 0
  const name = `${size.candidates} × ${size.interviewers} × ${size.times}`
  const needs = input.candidates.reduce((sum, one) => sum + one.needs.length, 0)
  const served = (matches: { candidateId: string }[]) =>
    new Set(matches.map(({ candidateId }) => candidateId)).size
  const broken = checkSchedule(input, result.matches).length
  return [
    {
      name: `${name}: solved, ${result.way === 'whole' ? 'one model' : `${result.models} models`}, ${result.options} options`,
      measured: `${seconds.toFixed(1)} s`,
      target: `≤ ${target.seconds} s`,
      met: seconds <= target.seconds,
    },
    {
      name: `${name}: objective, bound of the relaxation`,
      measured: `${result.objective} of ${result.bound} (gap ${(gap * 100).toFixed(2)} %)`,
      target: `gap ≤ ${target.gap * 100} %`,
      met: gap <= target.gap,
    },
    {
      name: `${name}: first come, first served`,
      measured: `${greedy.objective} (${greedy.matches.length} sessions, ${served(greedy.matches)} people)`,
      target: 'below the objective',
      met: greedy.objective < result.objective,
    },
    {
      name: `${name}: sessions of ${needs} needs, people served, rules broken`,
      measured: `${result.matches.length}, ${served(result.matches)} of ${size.candidates}, ${broken}`,
      target: 'no rule broken',
      met: broken === 0,
    },
    {
      name: `${name}: memory of the process`,
      measured: `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
      target: '–',
      met: null,
    },
  ]
}
