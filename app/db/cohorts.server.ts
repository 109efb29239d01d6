import type { Role } from '#app/auth/roles.ts'
import type { Db } from './client.server.ts'
import { toRole, userColumns, type User } from './users.server.ts'

export type Cohort = { id: string; name: string; createdAt: Date }

const COHORTS_MAX = 200
const MEMBERS_MAX = 500
/** Of everybody a coordinator may choose from. */
const COHORT_PEOPLE_MAX = 2000

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

/** Those this person is in: not the ones they have asked to join, nor those they have left. */
export async function listCohortsOfUser(db: Db, userId: string): Promise<Cohort[]> {
  return db.cohort.findMany({
    where: { members: { some: { userId, standing: 'active' } } },
    select: cohortColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: COHORTS_MAX,
  })
}

/** Adding somebody twice is no error; whoever had left or was waiting is in now. */
export async function addCohortMember(db: Db, cohortId: string, userId: string): Promise<void> {
  await db.cohortMember.upsert({
    where: { cohortId_userId: { cohortId, userId } },
    create: { cohortId, userId },
    update: { standing: 'active' },
    select: { cohortId: true },
  })
}

/** By name, those who are in it now. */
export async function listCohortMembers(db: Db, cohortId: string): Promise<User[]> {
  const rows = await db.cohortMember.findMany({
    where: { cohortId, standing: 'active' },
    select: { user: { select: userColumns } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    take: MEMBERS_MAX,
  })
  return rows.map(({ user }) => ({ ...user, role: toRole(user.role) }))
}

/** By name, each once: who is in any of these cohorts now. `rolesWanted` empty means everybody. */
export async function listUsersOfCohorts(
  db: Db,
  cohortIds: readonly string[],
  rolesWanted: readonly Role[] = [],
): Promise<User[]> {
  const rows = await db.user.findMany({
    where: {
      memberships: { some: { cohortId: { in: [...cohortIds] }, standing: 'active' } },
      ...(rolesWanted.length > 0 ? { role: { in: [...rolesWanted] } } : {}),
    },
    select: userColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: COHORT_PEOPLE_MAX,
  })
  return rows.map((row) => ({ ...row, role: toRole(row.role) }))
}

/** Whether somebody is in one of these cohorts now. */
export async function isInCohorts(db: Db, userId: string, cohortIds: readonly string[]): Promise<boolean> {
  const where = { userId, standing: 'active', cohortId: { in: [...cohortIds] } }
  return (await db.cohortMember.count({ where })) > 0
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

/** Those somebody has asked to join and is not in yet. */
export async function listCohortsAsked(db: Db, userId: string): Promise<Cohort[]> {
  return db.cohort.findMany({
    where: { members: { some: { userId, standing: 'asked' } } },
    select: cohortColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: COHORTS_MAX,
  })
}
