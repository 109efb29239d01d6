// What everybody may read: by which words people are rated here, and in which wording for whom.
import type { Actor } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import { findCohort, listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { findCohortRubric, findRubricVersion, listCohortRubrics } from '#app/db/rubrics.server.ts'
import type { QuestionBank, Rubric } from '#questions/schema.ts'
import { listAdaptableCohorts } from './cohort-rubric.server.ts'
import { readRubricId } from './rubric-id.ts'
import type { RubricList, RubricPage } from './rubric-pages.ts'
import { findRubric, getRubric } from './rubric-versions.server.ts'

type Needs = { db: Db; now: () => Date; questions: QuestionBank }

/** In the order of the rounds; what no round uses comes last. */
export async function listRubrics(needs: Needs, actor: Actor): Promise<RubricList> {
  const { db, questions } = needs
  const adaptable = await listAdaptableCohorts(db, actor)
  const own = await listCohortsOfUser(db, actor.userId)
  const cohorts = [...new Map([...own, ...adaptable].map((cohort) => [cohort.id, cohort])).values()]
  const choices = await listCohortRubrics(
    db,
    cohorts.map(({ id }) => id),
  )
  const rounds = questions.rounds.toSorted((a, b) => a.order - b.order)
  const placeOf = ({ rubricId }: Rubric) => {
    const place = rounds.findIndex((round) => round.rubric === rubricId)
    return place === -1 ? rounds.length : place
  }
  const inOrder = questions.rubrics.toSorted((a, b) => placeOf(a) - placeOf(b))
  const rubrics = inOrder.map(async ({ id, rubricId }) => {
    const { title, dimensions } = await getRubric(needs, rubricId)
    return {
      family: id,
      rubricId,
      title,
      rounds: rounds.filter((round) => round.rubric === rubricId).map((round) => round.title),
      dimensions: dimensions.map(({ id, title, weight }) => ({ id, title, weight })),
      adapted: choices
        .filter((choice) => choice.family === id)
        .map((choice) => ({
          cohortName: cohorts.find((cohort) => cohort.id === choice.cohortId)?.name ?? '',
          rubricId: choice.rubricId,
        })),
    }
  })
  return { rubrics: await Promise.all(rubrics), cohorts: adaptable.map(({ id, name }) => ({ id, name })) }
}

export async function readRubric(needs: Needs, actor: Actor, rubricId: string): Promise<RubricPage | null> {
  const name = readRubricId(rubricId)
  const rubric = name ? await findRubric(needs, rubricId) : null
  if (!name || !rubric) return null
  const row = await findRubricVersion(needs.db, rubricId)
  const cohort = row?.cohortId ? await findCohort(needs.db, row.cohortId) : null
  const choice = cohort ? await findCohortRubric(needs.db, cohort.id, name.family) : null
  const bank = needs.questions.rubrics.find(({ id }) => id === name.family)
  const adaptable = bank ? await listAdaptableCohorts(needs.db, actor) : []
  return {
    rubric,
    cohort: cohort && {
      id: cohort.id,
      name: cohort.name,
      number: name.cohort?.number ?? 0,
      inUse: choice?.rubricId === rubricId,
    },
    bankId: bank && bank.rubricId !== rubricId ? bank.rubricId : null,
    mayAdapt: adaptable
      .filter(({ id }) => !cohort || cohort.id === id)
      .map(({ id, name }) => ({ cohortId: id, name })),
  }
}
