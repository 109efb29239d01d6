import type { MatchInput } from '#app/matching/input.ts'
import type { Plan, PlanEntry, PlanOutcome, PlanState, PlanWishes } from '#app/matching/plan.ts'
import type { Db } from './client.server.ts'

export type PlanToCreate = Pick<Plan, 'id' | 'cohortId' | 'createdAt' | 'fromDay' | 'untilDay'> & {
  createdById: string
  wishes: PlanWishes
  input: MatchInput
}

/** As being solved. Fails on a key (isKeyTaken) where one of the cohort is being solved, or this one is there. */
export async function createPlan(db: Db, { wishes, input, ...plan }: PlanToCreate): Promise<void> {
  await db.proposal.create({
    data: { ...plan, wishes: JSON.stringify(wishes), input: JSON.stringify(input), state: 'solving' },
    select: { id: true },
  })
}

const columns = {
  id: true,
  cohortId: true,
  createdAt: true,
  fromDay: true,
  untilDay: true,
  wishes: true,
  state: true,
  revision: true,
  done: true,
  of: true,
  input: true,
  entries: true,
  before: true,
  outcome: true,
  publishedAt: true,
} as const

export async function findPlan(
  db: Db,
  { id, cohortId }: { id: string; cohortId: string },
): Promise<Plan | null> {
  const row = await db.proposal.findFirst({ where: { id, cohortId }, select: columns })
  if (!row) return null
  // why: only this file writes these columns, from these types
  return {
    ...row,
    wishes: JSON.parse(row.wishes) as PlanWishes,
    state: row.state as PlanState,
    input: JSON.parse(row.input) as MatchInput,
    entries: JSON.parse(row.entries) as PlanEntry[],
    before: row.before === null ? null : (JSON.parse(row.before) as PlanEntry[]),
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as PlanOutcome),
  }
}

export type PlanRow = Pick<
  Plan,
  'id' | 'createdAt' | 'fromDay' | 'untilDay' | 'state' | 'publishedAt' | 'done' | 'of'
> & { entries: number; left: number | null }

const PLANS_SHOWN = 50

/** The newest first; what was put away is not among them. */
export async function listPlans(db: Db, cohortId: string): Promise<PlanRow[]> {
  const rows = await db.proposal.findMany({
    where: { cohortId, state: { not: 'discarded' } },
    select: {
      id: true,
      createdAt: true,
      fromDay: true,
      untilDay: true,
      state: true,
      publishedAt: true,
      done: true,
      of: true,
      entries: true,
      outcome: true,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: PLANS_SHOWN,
  })
  return rows.map(({ entries, outcome, state, ...row }) => ({
    ...row,
    state: state as PlanState, // why: only this file writes it
    entries: (JSON.parse(entries) as PlanEntry[]).length, // why: as above
    left: outcome === null ? null : (JSON.parse(outcome) as PlanOutcome).unmatched.length, // why: as above
  }))
}

/** The one that is being solved, if any. */
export async function findSolvingPlan(db: Db, cohortId: string): Promise<string | null> {
  return (
    (await db.proposal.findFirst({ where: { cohortId, state: 'solving' }, select: { id: true } }))?.id ?? null
  )
}

export type PlanChange = {
  state?: PlanState
  input?: MatchInput
  entries?: PlanEntry[]
  before?: PlanEntry[] | null
  outcome?: PlanOutcome
  publishedAt?: Date
  done?: number
  of?: number
}

/** Raises the revision. False where somebody else changed it first, or it is not in this state any more: nothing is written then. */
export async function changePlan(
  db: Db,
  { id, revision, state }: { id: string; revision: number; state: PlanState },
  { input, entries, before, outcome, ...plain }: PlanChange,
): Promise<boolean> {
  const { count } = await db.proposal.updateMany({
    where: { id, revision, state },
    data: {
      ...plain,
      ...(input === undefined ? {} : { input: JSON.stringify(input) }),
      ...(entries === undefined ? {} : { entries: JSON.stringify(entries) }),
      ...(before === undefined ? {} : { before: before === null ? null : JSON.stringify(before) }),
      ...(outcome === undefined ? {} : { outcome: JSON.stringify(outcome) }),
      revision: { increment: 1 },
    },
  })
  return count === 1
}

/** False where it is not being solved as it was any more. */
export async function noteSolving(
  db: Db,
  { id, revision }: { id: string; revision: number },
  progress: { done: number; of: number } | null,
): Promise<boolean> {
  const where = { id, revision, state: 'solving' }
  if (!progress) return (await db.proposal.count({ where })) === 1
  return (await db.proposal.updateMany({ where, data: progress })).count === 1
}
