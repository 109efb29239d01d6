import type { Db } from './client.server.ts'
import { toRole, userColumns, type User } from './users.server.ts'

export type Cohort = { id: string; name: string; createdAt: Date }

const COHORTS_MAX = 200
const MEMBERS_MAX = 500

const cohortColumns = { id: true, name: true, createdAt: true } as const

export async function createCohort(db: Db, cohort: Cohort): Promise<void> {
  await db.cohort.create({ data: cohort, select: { id: true } })
}

export async function findCohort(db: Db, id: string): Promise<Cohort | null> {
  return db.cohort.findUnique({ where: { id }, select: cohortColumns })
}

export async function listCohorts(db: Db): Promise<Cohort[]> {
  return db.cohort.findMany({
    select: cohortColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: COHORTS_MAX,
  })
}

export async function listCohortsOfUser(db: Db, userId: string): Promise<Cohort[]> {
  return db.cohort.findMany({
    where: { members: { some: { userId } } },
    select: cohortColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: COHORTS_MAX,
  })
}

/** Adding somebody twice is no error. */
export async function addCohortMember(db: Db, cohortId: string, userId: string): Promise<void> {
  await db.cohortMember.upsert({
    where: { cohortId_userId: { cohortId, userId } },
    create: { cohortId, userId },
    update: {},
    select: { cohortId: true },
  })
}

export async function listCohortMembers(db: Db, cohortId: string): Promise<User[]> {
  const rows = await db.cohortMember.findMany({
    where: { cohortId },
    select: { user: { select: userColumns } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    take: MEMBERS_MAX,
  })
  return rows.map(({ user }) => ({ ...user, role: toRole(user.role) }))
}

export type Standing = 'active' | 'asked' | 'left'
export type Membership = {
  userId: string
  standing: Standing
  pod: string | null
  cohort: { id: string; sessionsPlanned: number; pairs: 'fresh' | 'steady' }
}

export async function findMembership(db: Db, cohortId: string, userId: string): Promise<Membership | null> {
  const row = await db.cohortMember.findUnique({
    where: { cohortId_userId: { cohortId, userId } },
    select: {
      userId: true,
      standing: true,
      pod: true,
      cohort: { select: { id: true, sessionsPlanned: true, pairs: true } },
    },
  })
  if (!row) return null
  const pairs = row.cohort.pairs === 'steady' ? 'steady' : 'fresh'
  return { ...row, standing: toStanding(row.standing), cohort: { ...row.cohort, pairs } }
}

function toStanding(value: string): Standing {
  if (value !== 'active' && value !== 'asked' && value !== 'left')
    throw new Error(`unknown standing in the database: ${value}`)
  return value
}
