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
    target: { seconds: 120, gap: 0.02 },
  },
  {
    size: { candidates: 5000, interviewers: 1000, times: 10_000, weeks: 26, shadows: 100 },
    target: { seconds: 300, gap: 0.02 },
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
  const toBound = (objective: number) => `${((100 * (result.bound - objective)) / result.bound).toFixed(2)} %`
  const broken = checkSchedule(input, result.matches).length
  return [
    {
      name: `${name}: solved, ${result.way === 'whole' ? 'one model' : `${result.models} models`}, ${result.options} options`,
      measured: `${seconds.toFixed(1)} s`,
      target: `≤ ${target.seconds} s`,
      met: seconds <= target.seconds,
    },
    {
      name: `${name}: objective, ${result.way === 'whole' ? 'bound of the model' : 'bound by prices'}`,
      measured: `${result.objective} of ${result.bound} (${toBound(result.objective)} under it)`,
      target: `gap ≤ ${target.gap * 100} %`,
      met: gap <= target.gap,
    },
    {
      name: `${name}: first come, first served`,
      measured: `${greedy.objective} (${toBound(greedy.objective)} under the bound), ${sessionsOf(greedy.matches)}`,
      target: 'below the objective',
      met: greedy.objective < result.objective,
    },
    {
      name: `${name}: sessions of ${needs} needs, rules broken`,
      measured: `${sessionsOf(result.matches)}, ${broken}`,
      target: 'none broken, nobody less often than by first come',
      met: broken === 0 && servesAsMany(result.matches, greedy.matches),
    },
    {
      name: `${name}: memory of the process`,
      measured: `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
      target: '–',
      met: null,
    },
  ]
}

type Served = readonly { candidateId: string }[]

/** How many people have a first, a second, a third session. */
function peopleBySession(matches: Served): number[] {
  const had = new Map<string, number>()
  const people: number[] = []
  for (const { candidateId } of matches) {
    const before = had.get(candidateId) ?? 0
    had.set(candidateId, before + 1)
    people[before] = (people[before] ?? 0) + 1
  }
  return people
}

function sessionsOf(matches: Served): string {
  return `${matches.length} sessions (${peopleBySession(matches).join(' + ')} people)`
}

/** As many first sessions; of those with as many, as many second ones, and so on. */
function servesAsMany(matches: Served, others: Served): boolean {
  const [mine, theirs] = [peopleBySession(matches), peopleBySession(others)]
  const at = mine.findIndex((people, k) => people !== (theirs[k] ?? 0))
  return at === -1 ? mine.length >= theirs.length : (mine[at] ?? 0) > (theirs[at] ?? 0)
}
