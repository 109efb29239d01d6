import { isKeyTaken, type Db } from './client.server.ts'

/** The kept wording of a rubric. `body` is its title and dimensions as JSON; app/rubric knows its shape. */
export type RubricVersionRow = {
  rubricId: string
  /** What stands before the `@`. */
  family: string
  /** Null for the bank's own, as are the next two. */
  cohortId: string | null
  basedOn: string | null
  createdById: string | null
  body: string
  createdAt: Date
}
export type CohortRubric = { cohortId: string; family: string; rubricId: string }

const VERSIONS_MAX = 200
/** More rubrics than all banks have, in more cohorts than one person is in. */
const CHOICES_MAX = 1000

const versionColumns = {
  rubricId: true,
  family: true,
  cohortId: true,
  basedOn: true,
  createdById: true,
  body: true,
  createdAt: true,
} as const
const choiceColumns = { cohortId: true, family: true, rubricId: true } as const

export async function findRubricVersion(db: Db, rubricId: string): Promise<RubricVersionRow | null> {
  return db.rubricVersion.findUnique({ where: { rubricId }, select: versionColumns })
}

export async function findRubricVersions(db: Db, rubricIds: string[]): Promise<RubricVersionRow[]> {
  return db.rubricVersion.findMany({
    where: { rubricId: { in: rubricIds } },
    select: versionColumns,
    orderBy: { rubricId: 'asc' },
  })
}

/** False when there is one with this id: that one stays as it is. */
export async function keepRubricVersion(db: Db, version: RubricVersionRow): Promise<boolean> {
  if (await findRubricVersion(db, version.rubricId)) return false
  try {
    await db.rubricVersion.create({ data: version, select: { rubricId: true } })
    return true
  } catch (error) {
    if (isKeyTaken(error)) return false
    throw error
  }
}

/** What a cohort has written of one rubric, newest first. */
export async function listCohortVersions(
  db: Db,
  cohortId: string,
  family: string,
): Promise<(RubricVersionRow & { authorName: string })[]> {
  const rows = await db.rubricVersion.findMany({
    where: { cohortId, family },
    select: { ...versionColumns, createdBy: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { rubricId: 'desc' }],
    take: VERSIONS_MAX,
  })
  return rows.map(({ createdBy, ...row }) => ({ ...row, authorName: createdBy?.name ?? '' }))
}

export async function countCohortVersions(db: Db, cohortId: string, family: string): Promise<number> {
  return db.rubricVersion.count({ where: { cohortId, family } })
}

/** Which versions these cohorts are rated by, where it is not the bank's. */
export async function listCohortRubrics(db: Db, cohortIds: string[]): Promise<CohortRubric[]> {
  return db.cohortRubric.findMany({
    where: { cohortId: { in: cohortIds } },
    select: choiceColumns,
    orderBy: [{ cohortId: 'asc' }, { family: 'asc' }],
    take: CHOICES_MAX,
  })
}

export async function findCohortRubric(
  db: Db,
  cohortId: string,
  family: string,
): Promise<CohortRubric | null> {
  return db.cohortRubric.findUnique({
    where: { cohortId_family: { cohortId, family } },
    select: choiceColumns,
  })
}

export async function setCohortRubric(db: Db, { cohortId, family, rubricId }: CohortRubric): Promise<void> {
  await db.cohortRubric.upsert({
    where: { cohortId_family: { cohortId, family } },
    create: { cohortId, family, rubricId },
    update: { rubricId },
    select: { rubricId: true },
  })
}

/** From now on the bank's counts. Doing it twice is no error. */
export async function removeCohortRubric(db: Db, cohortId: string, family: string): Promise<void> {
  await db.cohortRubric.deleteMany({ where: { cohortId, family } })
}
