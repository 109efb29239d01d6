import type { Role } from '#app/auth/roles.ts'
import type { Standing } from './cohorts.server.ts'
import type { Db } from './client.server.ts'
import { toRole } from './users.server.ts'

export type CohortPerson = {
  userId: string
  name: string
  email: string
  role: Role
  timeZone: string
  standing: Standing
  pod: string | null
  externalId: string | null
  hasComeIn: boolean
  /** Deleted the account: has neither name nor address, and does not come back. */
  isGone: boolean
  joinedAt: Date | null
}

/** More than any cohort has; the list says so where it ends. */
export const COHORT_PEOPLE_MAX = 12_000

const personColumns = {
  userId: true,
  standing: true,
  pod: true,
  externalId: true,
  joinedAt: true,
  user: {
    select: {
      name: true,
      email: true,
      role: true,
      timeZone: true,
      passwordHash: true,
      isDemo: true,
      leftAt: true,
    },
  },
} as const

type PersonRow = Omit<
  CohortPerson,
  'name' | 'email' | 'role' | 'timeZone' | 'standing' | 'hasComeIn' | 'isGone'
> & {
  standing: string
  user: {
    name: string
    email: string
    role: string
    timeZone: string
    passwordHash: string | null
    isDemo: boolean
    leftAt: Date | null
  }
}

function toPerson({ user, standing, ...row }: PersonRow): CohortPerson {
  const { passwordHash, isDemo, leftAt, role, email, ...own } = user
  return {
    ...row,
    ...own,
    email: leftAt ? '' : email,
    isGone: leftAt !== null,
    role: toRole(role),
    hasComeIn: passwordHash !== null || isDemo,
    // why: only the cohort's own use cases write it, from this type
    standing: standing as Standing,
  }
}

/** By name, everybody who is, asks to be or was in it. */
export async function listCohortPeople(db: Db, cohortId: string): Promise<CohortPerson[]> {
  const rows = await db.cohortMember.findMany({
    where: { cohortId },
    select: personColumns,
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    take: COHORT_PEOPLE_MAX,
  })
  return rows.map(toPerson)
}

export async function findCohortPerson(
  db: Db,
  cohortId: string,
  userId: string,
): Promise<CohortPerson | null> {
  const row = await db.cohortMember.findUnique({
    where: { cohortId_userId: { cohortId, userId } },
    select: personColumns,
  })
  return row && toPerson(row)
}

/** The addresses with a link that still works, of people of the cohort. */
export async function listInvitedAddresses(db: Db, cohortId: string, now: Date): Promise<Map<string, Date>> {
  const rows = await db.$queryRaw<{ email: string; expiresAt: Date }[]>`
    SELECT i."email", i."expiresAt" FROM "Invitation" i
    JOIN "User" u ON u."email" = i."email" JOIN "CohortMember" m ON m."userId" = u."id"
    WHERE m."cohortId" = ${cohortId} AND i."usedAt" IS NULL AND i."expiresAt" > ${now}`
  return new Map(rows.map(({ email, expiresAt }) => [email, new Date(expiresAt)]))
}

export type PersonToInvite = {
  id: string
  name: string
  email: string
  role: Role
  /** In the cohort of somebody else too. */
  isElsewhere: boolean
}

/** Those of these people who are in the cohort and have never come in; all of them where no ids are given. */
export async function listPeopleToInvite(
  db: Db,
  cohortId: string,
  userIds: readonly string[] | null,
): Promise<PersonToInvite[]> {
  const rows = await db.user.findMany({
    where: {
      ...(userIds ? { id: { in: [...userIds] } } : {}),
      passwordHash: null,
      isDemo: false,
      memberships: { some: { cohortId, standing: 'active' } },
    },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      memberships: { where: { cohortId: { not: cohortId } }, select: { cohortId: true }, take: 1 },
    },
    orderBy: { id: 'asc' },
    take: COHORT_PEOPLE_MAX,
  })
  return rows.map(({ memberships, role, ...row }) => ({
    ...row,
    role: toRole(role),
    isElsewhere: memberships.length > 0,
  }))
}

/** False when it was another standing meanwhile. */
export async function changeStanding(
  db: Db,
  {
    cohortId,
    userId,
    from,
    to,
    at,
  }: { cohortId: string; userId: string; from: Standing; to: Standing; at: Date },
): Promise<boolean> {
  const { count } = await db.cohortMember.updateMany({
    where: { cohortId, userId, standing: from },
    data: {
      standing: to,
      ...(to === 'active' ? { joinedAt: at } : {}),
      ...(to === 'left' ? { pod: null } : {}),
    },
  })
  if (count === 1 && to === 'active') {
    await db.user.updateMany({ where: { id: userId }, data: { waitingSince: null } })
  }
  return count === 1
}

/** Somebody who asked is as if they had not. */
export async function dropAsking(db: Db, cohortId: string, userId: string): Promise<boolean> {
  const { count } = await db.cohortMember.deleteMany({ where: { cohortId, userId, standing: 'asked' } })
  return count === 1
}

/** Asks for somebody who is here; whoever is in already stays in. */
export async function askToJoin(db: Db, cohortId: string, userId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "CohortMember" ("cohortId", "userId", "standing") VALUES (${cohortId}, ${userId}, 'asked')
    ON CONFLICT ("cohortId", "userId") DO UPDATE SET "standing" = 'asked' WHERE "standing" = 'left'`
}

export async function countAsking(db: Db, cohortId: string): Promise<number> {
  return db.cohortMember.count({ where: { cohortId, standing: 'asked' } })
}

export async function setPods(
  db: Db,
  cohortId: string,
  pods: readonly { userId: string; pod: string | null }[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE "CohortMember" SET "pod" = new.value ->> 'pod' FROM json_each(${JSON.stringify(pods)}) AS new
    WHERE "cohortId" = ${cohortId} AND "userId" = new.value ->> 'userId'`
}

export type PodMate = { cohortName: string; pod: string; names: string[] }

/** The pods somebody is in, with the others in each. */
export async function listPodMates(db: Db, userId: string): Promise<PodMate[]> {
  const own = await db.cohortMember.findMany({
    where: { userId, standing: 'active', pod: { not: null } },
    select: { cohortId: true, pod: true, cohort: { select: { name: true } } },
    take: PODS_MAX,
  })
  return Promise.all(
    own.map(async ({ cohortId, pod, cohort }) => {
      const mates = await db.cohortMember.findMany({
        where: { cohortId, pod, standing: 'active', userId: { not: userId }, user: { role: 'candidate' } },
        select: { user: { select: { name: true } } },
        orderBy: { user: { name: 'asc' } },
        take: MATES_MAX,
      })
      return { cohortName: cohort.name, pod: pod ?? '', names: mates.map(({ user }) => user.name) }
    }),
  )
}

const PODS_MAX = 10
const MATES_MAX = 20
