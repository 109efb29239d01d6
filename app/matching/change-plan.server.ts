// A draft changed by hand: moved, locked, taken out, put back as it was, put away.
import type { Db } from '#app/db/client.server.ts'
import { changePlan, findPlan, type PlanChange } from '#app/db/proposals.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { isEntry, type EntryKey, type Plan, type PlanEntry } from './plan.ts'
import type { PlanAt } from './propose-plan.server.ts'

export type HandChange =
  /** Somewhere else, with somebody else; of a session that has no place yet, its first. */
  | (EntryKey & {
      type: 'move'
      timeId: string | null
      interviewerId: string | null
      shadowId?: string | null
    })
  | (EntryKey & { type: 'take-out' })
  | (EntryKey & { type: 'lock'; locked: boolean })
  | { type: 'lock-all'; locked: boolean }
  | { type: 'undo' }
  | { type: 'discard' }

export type HandRefusal = 'plan-unknown' | 'changed-meanwhile' | 'place-unknown' | 'nothing-to-undo'

export async function changeByHand(
  { db }: { db: Db },
  { cohortId, planId, revision }: PlanAt,
  change: HandChange,
): Promise<Result<null, HandRefusal>> {
  const plan = await findPlan(db, { id: planId, cohortId })
  if (!plan) return refuse('plan-unknown')
  if (plan.revision !== revision) return refuse('changed-meanwhile')
  const done = applied(plan, change)
  if (!done.ok) return done
  // A plan that could not be solved is still there to be put away.
  const state = change.type === 'discard' && plan.state === 'failed' ? 'failed' : 'draft'
  const isWritten = await changePlan(db, { id: planId, revision, state }, done.value)
  return isWritten ? accept(null) : refuse('changed-meanwhile')
}

function applied(plan: Plan, change: HandChange): Result<PlanChange, HandRefusal> {
  const { entries, before } = plan
  switch (change.type) {
    case 'move':
      return moved(plan, change)
    case 'take-out': {
      const left = entries.filter((one) => !isEntry(change)(one))
      return left.length === entries.length
        ? refuse('place-unknown')
        : accept({ entries: left, before: entries })
    }
    case 'lock':
      return accept({
        entries: entries.map((one) => (isEntry(change)(one) ? { ...one, locked: change.locked } : one)),
      })
    case 'lock-all':
      return accept({ entries: entries.map((one) => ({ ...one, locked: change.locked })) })
    case 'undo':
      return before === null ? refuse('nothing-to-undo') : accept({ entries: before, before: null })
    case 'discard':
      return accept({ state: 'discarded' })
  }
}

function moved(
  { entries, input }: Plan,
  change: Extract<HandChange, { type: 'move' }>,
): Result<PlanChange, HandRefusal> {
  const { candidateId, needId } = change
  const had = entries.find(isEntry(change))
  const entry: PlanEntry = {
    candidateId,
    needId,
    timeId: change.timeId ?? had?.timeId ?? '',
    interviewerId: change.interviewerId ?? had?.interviewerId ?? '',
    shadowId: change.shadowId === undefined ? (had?.shadowId ?? null) : change.shadowId,
    locked: had?.locked ?? false,
    origin: 'hand',
  }
  const isKnown =
    input.times.some(({ id }) => id === entry.timeId) &&
    input.interviewers.some(({ id }) => id === entry.interviewerId) &&
    (entry.shadowId === null || input.shadows.some(({ id }) => id === entry.shadowId)) &&
    (had !== undefined ||
      input.candidates.some(
        ({ id, needs }) => id === candidateId && needs.some((need) => need.id === needId),
      ))
  if (!isKnown) return refuse('place-unknown')
  const others = entries.filter((one) => one !== had)
  return accept({ entries: [...others, entry].sort(byCandidate), before: entries })
}

function byCandidate(a: PlanEntry, b: PlanEntry): number {
  return a.candidateId < b.candidateId ? -1 : a.candidateId > b.candidateId ? 1 : a.needId < b.needId ? -1 : 1
}
