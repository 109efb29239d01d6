// Where one session of a draft can go: for the cells that light up while its card is dragged, and for the window that moves it.
import { findPlanCohort, listPlanMembers } from '#app/db/plan-facts.server.ts'
import { findPlan } from '#app/db/proposals.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, shortWhenWords } from '#app/lib/calendar.ts'
import { possiblePlaces } from './moves.ts'
import { matchOf, type EntryKey } from './plan.ts'
import type { PlanPlaces } from './plan-page.ts'
import type { PlanNeeds } from './propose-plan.server.ts'

export async function readPlanPlaces(
  { db }: Pick<PlanNeeds, 'db'>,
  actor: { userId: string },
  { cohortId, planId, ...entry }: { cohortId: string; planId: string } & EntryKey,
): Promise<PlanPlaces | null> {
  const plan = await findPlan(db, { id: planId, cohortId })
  const cohort = await findPlanCohort(db, cohortId)
  const need = plan?.input.candidates
    .find(({ id }) => id === entry.candidateId)
    ?.needs.find(({ id }) => id === entry.needId)
  if (!plan || !cohort || !need) return null
  const zone = knownZone((await findUser(db, actor.userId))?.timeZone ?? cohort.timeZone)
  const names = new Map((await listPlanMembers(db, cohortId)).map(({ id, name }) => [id, name]))
  const interviewers = plan.input.interviewers
    .map(({ id }) => ({ id, name: names.get(id) ?? 'Somebody who has left' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const placeOf = new Map(interviewers.map(({ id }, index) => [id, index]))
  const fits: Record<string, number[]> = {}
  for (const { timeId, interviewerId } of possiblePlaces(plan.input, plan.entries.map(matchOf), entry)) {
    const index = placeOf.get(interviewerId)
    if (index !== undefined) (fits[timeId] ??= []).push(index)
  }
  for (const able of Object.values(fits)) able.sort((a, b) => a - b)
  return {
    key: `${entry.candidateId} ${entry.needId}`,
    times: plan.input.times
      .filter(({ rounds }) => rounds?.includes(need.round) ?? true)
      .map(({ id, startsAt }) => ({ id, label: shortWhenWords(new Date(startsAt), zone) })),
    interviewers,
    fits,
  }
}
