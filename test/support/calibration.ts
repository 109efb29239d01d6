// A cohort that calibrates: sessions that are over, with sealed scorecards, and people who may rate them.
import { addCohortMember } from '#app/db/cohorts.server.ts'
import { saveScorecardDraft, sealScorecards } from '#app/db/scorecards.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import type { Rating } from '#app/rubric/ratings.ts'
import { ratingField, seenField } from '#app/calibration/tape-form.ts'
import { buildCohort, buildUser, type Cast } from './build.ts'
import type { TestContext } from './context.ts'
import { buildFinishedSession } from './finished-session.ts'
import { testRubric } from './questions.ts'
import { completeDraft } from './scorecards.ts'

export type CalibrationWorld = {
  cohortId: string
  coordinator: User
  rater: User
  other: User
  cast: Cast
}

/** One session of a cohort, sealed by its interviewer; two more interviewers and a trainee besides. */
export async function buildCalibration(world: TestContext): Promise<CalibrationWorld> {
  const { db } = world.context
  const coordinator = await buildUser(db, { role: 'coordinator', name: 'Cora Coordinator' })
  const rater = await buildUser(db, { role: 'interviewer', name: 'Rita Rater' })
  const other = await buildUser(db, { role: 'trainee', name: 'Tom Trainee' })
  const cohort = await buildCohort(db, [coordinator, rater, other])
  const cast = await addSession(world, cohort.id)
  return { cohortId: cohort.id, coordinator, rater, other, cast }
}

export async function addSession(world: TestContext, cohortId: string, rating: Rating = 3): Promise<Cast> {
  const { db } = world.context
  const cast = await buildFinishedSession(world)
  await db.session.update({ where: { id: cast.session.id }, data: { cohortId } })
  for (const person of [cast.candidate, cast.interviewer, cast.shadow])
    await addCohortMember(db, cohortId, person.id)
  await sealAs(world, cast, { kind: 'interviewer', rating })
  return cast
}

export async function sealAs(
  { context }: TestContext,
  { session, interviewer, shadow }: Cast,
  { kind, rating }: { kind: 'interviewer' | 'shadow'; rating: Rating },
): Promise<void> {
  const { db, now } = context
  const authorId = (kind === 'interviewer' ? interviewer : shadow).id
  const complete = completeDraft()
  const ratings = complete.ratings.map((one) => ({
    ...one,
    rating,
    evidence: 'EVIDENCE of the session itself',
  }))
  const body = JSON.stringify({ ...complete, ratings })
  const own = { sessionId: session.id, authorId, kind, round: 0, rubricId: session.rubricId }
  await saveScorecardDraft(db, { ...own, id: randomId(), body, updatedAt: now() })
  await sealScorecards(db, { sessionId: session.id, authorId }, now())
}

/** The form of a recording, filled in alike for every dimension. */
export function filledTape(
  rating: string,
  seen = 'SEEN something that one could film.',
): Record<string, string> {
  const fields = testRubric.dimensions.flatMap(({ id }) => [
    [ratingField(id), rating],
    [seenField(id), seen],
  ])
  return { intent: 'rate', ...(Object.fromEntries(fields) as Record<string, string>) }
}
