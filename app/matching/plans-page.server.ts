// The list of a cohort's plans, and what the next one begins with.
import type { Actor } from '#app/auth/roles.ts'
import { findPlanCohort } from '#app/db/plan-facts.server.ts'
import { listPlans } from '#app/db/proposals.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords, zoneWords } from '#app/lib/calendar.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { dateAfter, instantOf, mondayOf, wallOf } from '#app/lib/zoned.ts'
import { periodWords } from './plan-page.server.ts'
import type { PlansPage } from './plan-page.ts'
import type { PlanNeeds } from './propose-plan.server.ts'

const USUAL_DAYS = 14

export async function readPlansPage(
  { db, now, questions }: Pick<PlanNeeds, 'db' | 'now' | 'questions'>,
  actor: Actor,
  cohortId: string,
): Promise<PlansPage> {
  const cohort = await findPlanCohort(db, cohortId)
  if (!cohort) throw new Response('This cohort is not there.', { status: 404 })
  const zone = knownZone((await findUser(db, actor.userId))?.timeZone ?? cohort.timeZone)
  const today = wallOf(now(), cohort.timeZone).date
  const fromDay = dateAfter(today, 2)
  return {
    cohortId,
    plans: (await listPlans(db, cohortId)).map(
      ({ createdAt, publishedAt, fromDay: from, untilDay, ...plan }) => ({
        id: plan.id,
        state: plan.state,
        period: periodWords({ fromDay: from, untilDay }),
        made: momentWords(createdAt, zone),
        published: publishedAt && momentWords(publishedAt, zone),
        entries: plan.entries,
        left: plan.left,
      }),
    ),
    nextId: randomId(),
    fromDay,
    // Limits count by weeks, so it ends where a week does.
    untilDay: dateAfter(
      mondayOf(instantOf({ date: fromDay, minute: 720 }, cohort.timeZone).at, cohort.timeZone),
      USUAL_DAYS - 1,
    ),
    earliest: dateAfter(today, 1),
    pairs: cohort.pairs,
    rounds: cohort.rounds.map(
      ({ roundId, level }) => `${questions.findRound(roundId)?.title ?? roundId}, level ${level}`,
    ),
    sessionsPlanned: cohort.sessionsPlanned,
    zone: zoneWords(now(), cohort.timeZone),
  }
}
