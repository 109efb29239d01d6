// The one way to the wording of a rubric: what was kept when it was first used, and only else what the bank says today.
import type { Db } from '#app/db/client.server.ts'
import {
  findCohortRubric,
  findRubricVersion,
  findRubricVersions,
  keepRubricVersion,
  type RubricVersionRow,
} from '#app/db/rubrics.server.ts'
import type { QuestionBank, Rubric } from '#questions/schema.ts'
import { rubricYaml } from '#questions/schema-rubric.ts'
import { familyOf, readRubricId } from './rubric-id.ts'

type Needs = { db: Db; now: () => Date; questions: Pick<QuestionBank, 'rubrics'> }
/** What is kept of a rubric; the rest is in its id. */
export type RubricWording = Pick<Rubric, 'title' | 'dimensions'>

const wording = rubricYaml.pick({ title: true, dimensions: true })

/** Null where neither the database nor the bank knows it. Keeps what it finds in the bank: from now on that is what it says. */
export async function findRubric(needs: Needs, rubricId: string): Promise<Rubric | null> {
  const { db, now, questions } = needs
  const kept = await findRubricVersion(db, rubricId)
  if (kept) return toRubric(kept)
  const rubric = questions.rubrics.find((one) => one.rubricId === rubricId)
  if (!rubric) return null
  const isFirst = await keepRubricVersion(db, toBankRow(rubric, now()))
  return isFirst ? rubric : findRubric(needs, rubricId)
}

/** Of a session that is there: a rubric it names is in the database or in the bank. */
export async function getRubric(needs: Needs, rubricId: string): Promise<Rubric> {
  const rubric = await findRubric(needs, rubricId)
  if (!rubric) throw new Error(`there is no rubric "${rubricId}"`)
  return rubric
}

/** Which wording a session that is being made is rated by: its cohort's own, or the one asked for. Keeps it. */
export async function chooseRubric(
  needs: Needs,
  { cohortId, rubricId }: { cohortId: string | null; rubricId: string },
): Promise<string> {
  const adapted = cohortId ? await findCohortRubric(needs.db, cohortId, familyOf(rubricId)) : null
  const chosen = adapted?.rubricId ?? rubricId
  await getRubric(needs, chosen)
  return chosen
}

/** Ids of rubrics whose file says something else than what sessions were rated by under the same id. */
export async function listChangedRubrics({ db, questions }: Omit<Needs, 'now'>): Promise<string[]> {
  const { rubrics } = questions
  const kept = await findRubricVersions(
    db,
    rubrics.map(({ rubricId }) => rubricId),
  )
  return kept
    .filter((row) => {
      const rubric = rubrics.find(({ rubricId }) => rubricId === row.rubricId)
      return rubric !== undefined && toBody(rubric) !== toBody(toRubric(row))
    })
    .map(({ rubricId }) => rubricId)
}

export function toBody({ title, dimensions }: RubricWording): string {
  return JSON.stringify(wording.parse({ title, dimensions }))
}

export function toRubric({ rubricId, body }: Pick<RubricVersionRow, 'rubricId' | 'body'>): Rubric {
  const name = readRubricId(rubricId)
  if (!name) throw new Error(`not the name of a rubric: "${rubricId}"`)
  return { rubricId, id: name.family, version: name.version, ...wording.parse(JSON.parse(body)) }
}

function toBankRow(rubric: Rubric, createdAt: Date): RubricVersionRow {
  return {
    rubricId: rubric.rubricId,
    family: rubric.id,
    cohortId: null,
    basedOn: null,
    createdById: null,
    body: toBody(rubric),
    createdAt,
  }
}
