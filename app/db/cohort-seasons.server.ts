import type { Db } from './client.server.ts'

export type CohortSeason = {
  id: string
  name: string
  timeZone: string
  /** Days of that zone; both null = open ended. */
  startsOn: string | null
  endsOn: string | null
  sessionsPlanned: number
  pairs: 'fresh' | 'steady'
  /** Names of candidates are hidden from who rates them until the scorecard is in. */
  blindInterviews: boolean
  signUpNonce: string | null
  createdAt: Date
  /** The k-th session of a candidate is the k-th of these. */
  plan: { roundId: string; level: number }[]
}

const seasonColumns = {
  id: true,
  name: true,
  timeZone: true,
  startsOn: true,
  endsOn: true,
  sessionsPlanned: true,
  pairs: true,
  blindInterviews: true,
  signUpNonce: true,
  createdAt: true,
  plan: { select: { roundId: true, level: true }, orderBy: { place: 'asc' } },
} as const

export async function findSeason(db: Db, id: string): Promise<CohortSeason | null> {
  const row = await db.cohort.findUnique({ where: { id }, select: seasonColumns })
  return row && { ...row, pairs: toPairs(row.pairs) }
}

export async function findSeasonByNonce(db: Db, signUpNonce: string): Promise<CohortSeason | null> {
  const row = await db.cohort.findUnique({ where: { signUpNonce }, select: seasonColumns })
  return row && { ...row, pairs: toPairs(row.pairs) }
}

export type SeasonChange = Omit<CohortSeason, 'id' | 'createdAt' | 'signUpNonce' | 'blindInterviews'>

export async function createSeason(
  db: Db,
  { plan, ...season }: SeasonChange & { id: string; createdAt: Date },
): Promise<void> {
  await db.cohort.create({ data: season, select: { id: true } })
  await writePlan(db, season.id, plan)
}

export async function changeSeason(db: Db, id: string, { plan, ...season }: SeasonChange): Promise<void> {
  await db.cohort.update({ where: { id }, data: season, select: { id: true } })
  await db.cohortRound.deleteMany({ where: { cohortId: id } })
  await writePlan(db, id, plan)
}

async function writePlan(db: Db, cohortId: string, plan: SeasonChange['plan']): Promise<void> {
  await db.cohortRound.createMany({ data: plan.map((round, place) => ({ ...round, cohortId, place })) })
}

/** Null: nobody can sign up by link. */
export async function setSignUpNonce(db: Db, id: string, signUpNonce: string | null): Promise<void> {
  await db.cohort.update({ where: { id }, data: { signUpNonce }, select: { id: true } })
}

/** Of sessions that nobody has entered yet, and of all that are to come. */
export async function setBlindInterviews(db: Db, id: string, blindInterviews: boolean): Promise<void> {
  await db.cohort.update({ where: { id }, data: { blindInterviews }, select: { id: true } })
}

export type StandingCounts = { active: number; asked: number; byRole: Record<string, number> }

/** Of these cohorts, how many people are in and how many ask to be. */
export async function countPeople(
  db: Db,
  cohortIds: readonly string[],
): Promise<Map<string, StandingCounts>> {
  const counts = new Map(
    cohortIds.map((id): [string, StandingCounts] => [id, { active: 0, asked: 0, byRole: {} }]),
  )
  const rows = await db.$queryRaw<{ cohortId: string; standing: string; role: string; people: bigint }[]>`
    SELECT m."cohortId", m."standing", u."role", COUNT(*) AS people
    FROM "CohortMember" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."cohortId" IN (SELECT value FROM json_each(${JSON.stringify(cohortIds)}))
    GROUP BY m."cohortId", m."standing", u."role"`
  for (const { cohortId, standing, role, people } of rows) {
    const count = counts.get(cohortId)
    if (!count) continue
    if (standing === 'asked') count.asked += Number(people)
    if (standing !== 'active') continue
    count.active += Number(people)
    count.byRole[role] = Number(people)
  }
  return counts
}

/** By cohort: the sessions that are there, behind and ahead. */
export async function countSessions(db: Db, cohortIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.session.groupBy({
    by: ['cohortId'],
    where: { kind: 'session', cohortId: { in: [...cohortIds] } },
    _count: { id: true },
  })
  return new Map(rows.flatMap(({ cohortId, _count }) => (cohortId ? [[cohortId, _count.id]] : [])))
}

function toPairs(value: string): 'fresh' | 'steady' {
  return value === 'steady' ? 'steady' : 'fresh'
}
