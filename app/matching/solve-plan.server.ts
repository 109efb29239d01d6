// Solving a plan, as work of the queue: it goes on after a restart, and stops where the plan is no longer waited for.
import { z } from 'zod'
import { changePlan, findPlan, noteSolving } from '#app/db/proposals.server.ts'
import type { Database } from '#app/db/client.server.ts'
import { jobKind } from '#app/jobs/kinds.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { systemTimers } from '#app/lib/timers.ts'
import type { Match, MatchInput } from './input.ts'
import type { MatchProgress } from './match.ts'
import { isEntry, matchOf, type Plan, type PlanEntry } from './plan.ts'
import type { MatchResult } from './result.ts'
import { startMatching, type MatchRun } from './solve-in-worker.server.ts'

const solving = z.object({ planId: z.string(), cohortId: z.string(), revision: z.number() })
export type SolvePlan = z.infer<typeof solving>

/** Solved again, the same plan fails in the same way: once more is for a machine that was out of memory. */
export const solvePlanJob = jobKind('solve-plan', solving, { triesMax: 2 })

/** How soon a run ends that was called back. */
const LOOK_MS = 300

export function solvePlanWork({ db }: { db: Database }): Work {
  return workOf(
    solvePlanJob,
    async (wanted, { signal }) => {
      const plan = await findPlan(db, { id: wanted.planId, cohortId: wanted.cohortId })
      if (plan?.state !== 'solving' || plan.revision !== wanted.revision) return
      const { result, words } = await solveWatched(db, plan, signal)
      signal.throwIfAborted()
      if (result.ok) await keepResult(db, plan, result.value)
      else if (result.reason === 'failed') throw new Error(words)
    },
    async (wanted) => {
      const plan = await findPlan(db, { id: wanted.planId, cohortId: wanted.cohortId })
      if (plan?.state !== 'solving' || plan.revision !== wanted.revision) return
      await changePlan(db, { ...plan, state: 'solving' }, { state: backFrom(plan, 'failed') })
    },
  )
}

/** Where a plan goes whose solving comes to nothing: what stood before still stands. */
export function backFrom<Otherwise extends 'failed' | 'discarded'>(
  { outcome }: Plan,
  otherwise: Otherwise,
): 'draft' | Otherwise {
  return outcome === null ? otherwise : 'draft'
}

async function solveWatched(db: Database, plan: Plan, signal: AbortSignal) {
  let words = ''
  const notes: Promise<unknown>[] = []
  const run = startMatching(plan.input, {
    onProgress: (progress) => void notes.push(note(db, plan, { run, progress })),
    report: (said) => (words = said),
  })
  signal.addEventListener('abort', () => run.cancel(), { once: true })
  let stop = () => {}
  const look = () => {
    stop = systemTimers.after(LOOK_MS, () => {
      void note(db, plan, { run, progress: null }).then((isWanted) => isWanted && look())
    })
  }
  look()
  const result = await run.result
  stop()
  await Promise.all(notes)
  return { result, words }
}

async function note(
  db: Database,
  plan: Plan,
  { run, progress }: { run: MatchRun; progress: MatchProgress | null },
): Promise<boolean> {
  const isWanted = await noteSolving(db, plan, progress)
  if (!isWanted) run.cancel()
  return isWanted
}

async function keepResult(db: Database, plan: Plan, result: MatchResult): Promise<void> {
  const { matches, unmatched, bound, way, options } = result
  const entries = matches.map((match): PlanEntry => {
    const had = plan.entries.find(isEntry(match))
    const fit = withoutAvoidedShadow(plan.input, match)
    const stays = had !== undefined && had.interviewerId === fit.interviewerId && had.timeId === fit.timeId
    return { ...fit, locked: stays && had.locked, origin: stays ? had.origin : 'solver' }
  })
  await changePlan(
    db,
    { ...plan, state: 'solving' },
    { state: 'draft', entries, before: null, outcome: { unmatched, bound, way, options } },
  )
}

/** Whom a candidate would rather not meet does not watch either; a lock is the coordinator's own word. */
function withoutAvoidedShadow(input: MatchInput, match: Match): Match {
  const { candidateId, shadowId } = match
  const isAvoided = input.avoid.some(
    (pair) => pair.candidateId === candidateId && pair.interviewerId === shadowId,
  )
  return isAvoided ? { ...match, shadowId: null } : match
}

/** What the matcher must keep, of what it still knows. */
export function locksOf(input: MatchInput, entries: readonly PlanEntry[]): Match[] {
  const candidates = new Map(input.candidates.map((one) => [one.id, one]))
  const interviewers = new Set(input.interviewers.map(({ id }) => id))
  return entries
    .filter(
      ({ locked, candidateId, needId, interviewerId }) =>
        locked &&
        interviewers.has(interviewerId) &&
        (candidates.get(candidateId)?.needs.some(({ id }) => id === needId) ?? false),
    )
    .map(matchOf)
}
