// A plan is begun, solved again around what is locked, or called back while it is solved.
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, isKeyTaken, type Database } from '#app/db/client.server.ts'
import { findPlanCohort } from '#app/db/plan-facts.server.ts'
import { changePlan, createPlan, findPlan, findSolvingPlan } from '#app/db/proposals.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { dateAfter, instantOf, isDate } from '#app/lib/zoned.ts'
import { matchOf, PLAN_DAYS_MAX, PLAN_LEAD_MS, type PlanForm } from './plan.ts'
import { readMatchInput, type InputNeeds } from './read-match-input.server.ts'
import { backFrom, locksOf, solvePlanJob } from './solve-plan.server.ts'

export type PlanNeeds = Omit<InputNeeds, 'db'> & { db: Database }
export type PlanAt = { cohortId: string; planId: string; revision: number }

export type ProposeRefusal =
  'bad-period' | 'over' | 'too-long' | 'no-rounds' | 'no-interviewers' | 'nobody-due'

export async function proposePlan(
  needs: PlanNeeds,
  actor: Actor,
  { cohortId, form }: { cohortId: string; form: PlanForm },
): Promise<Result<{ planId: string }, ProposeRefusal>> {
  const { db, now } = needs
  const cohort = await findPlanCohort(db, cohortId)
  if (!cohort || cohort.rounds.length === 0) return refuse('no-rounds')
  const reason = refusePeriod(form, cohort.timeZone, now())
  if (reason) return refuse(reason)
  const { id, fromDay, untilDay, most } = form
  const input = await readMatchInput(needs, { cohortId, fromDay, untilDay, most })
  if (!input) return refuse('no-rounds')
  if (input.candidates.every((one) => one.needs.length === 0)) return refuse('nobody-due')
  if (input.interviewers.length === 0) return refuse('no-interviewers')
  const plan = { id, cohortId, createdById: actor.userId, createdAt: now(), fromDay, untilDay }
  try {
    await inTransaction(db, async (tx) => {
      await createPlan(tx, { ...plan, wishes: { most }, input })
      await enqueueSolving({ db: tx, now }, { cohortId, planId: id, revision: 0 })
    })
    return accept({ planId: id })
  } catch (error) {
    if (!isKeyTaken(error)) throw error
    // A second click, or a second coordinator: both are led to the one that is there.
    const solving = await findSolvingPlan(db, cohortId)
    return accept({ planId: solving ?? id })
  }
}

function refusePeriod(
  { fromDay, untilDay }: Pick<PlanForm, 'fromDay' | 'untilDay'>,
  timeZone: string,
  now: Date,
): ProposeRefusal | null {
  if (!isDate(fromDay) || !isDate(untilDay) || untilDay < fromDay) return 'bad-period'
  if (untilDay > dateAfter(fromDay, PLAN_DAYS_MAX - 1)) return 'too-long'
  const end = instantOf({ date: dateAfter(untilDay, 1), minute: 0 }, timeZone).at
  return end.getTime() <= now.getTime() + PLAN_LEAD_MS ? 'over' : null
}

function enqueueSolving({ db, now }: Pick<InputNeeds, 'db' | 'now'>, plan: PlanAt): Promise<void> {
  return enqueue(db, solvePlanJob, { key: `${plan.planId}:${plan.revision}`, payload: plan, now: now() })
}

export type ChangeRefusal = 'plan-unknown' | 'changed-meanwhile' | 'busy'

/** With what people have said and booked since: locked matches stay, the others where nothing better is gained. */
export async function solveRest(
  needs: PlanNeeds,
  { cohortId, planId, revision }: PlanAt,
): Promise<Result<null, ChangeRefusal>> {
  const { db, now } = needs
  const plan = await findPlan(db, { id: planId, cohortId })
  if (!plan) return refuse('plan-unknown')
  if (plan.revision !== revision || plan.state !== 'draft') return refuse('changed-meanwhile')
  const { fromDay, untilDay, wishes, entries } = plan
  const keepTimes = entries.map(({ timeId }) => timeId)
  const wanted = { cohortId, fromDay, untilDay, most: wishes.most, keepTimes }
  const fresh = await readMatchInput(needs, wanted)
  if (!fresh) return refuse('plan-unknown')
  const input = { ...fresh, locked: locksOf(fresh, entries), previous: entries.map(matchOf) }
  try {
    return await inTransaction(db, async (tx) => {
      const at = { id: planId, revision, state: 'draft' } as const
      const change = { state: 'solving', input, before: null, done: 0, of: 1 } as const
      if (!(await changePlan(tx, at, change))) return refuse('changed-meanwhile')
      await enqueueSolving({ db: tx, now }, { cohortId, planId, revision: revision + 1 })
      return accept(null)
    })
  } catch (error) {
    if (isKeyTaken(error)) return refuse('busy')
    throw error
  }
}

/** Nothing of it is kept: a first draft goes, a later one is as it was. */
export async function callBackSolving(
  { db }: { db: Database },
  { cohortId, planId }: Omit<PlanAt, 'revision'>,
): Promise<Result<{ state: 'draft' | 'discarded' }, 'plan-unknown' | 'changed-meanwhile'>> {
  const plan = await findPlan(db, { id: planId, cohortId })
  if (!plan) return refuse('plan-unknown')
  const state = backFrom(plan, 'discarded')
  const at = { id: planId, revision: plan.revision, state: 'solving' } as const
  return (await changePlan(db, at, { state })) ? accept({ state }) : refuse('changed-meanwhile')
}
