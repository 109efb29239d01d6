// Who wishes whom, and who may be wished for. A wish leaves this file with its author only for the author and the matcher.
import type { Role } from '#app/auth/roles.ts'
import type { PairWishKind } from '#app/scheduling/limits.ts'
import type { Db } from './client.server.ts'

export type StoredPairWish = { byUserId: string; aboutUserId: string; kind: PairWishKind }
export type CohortMate = { id: string; name: string }

const MATES_MAX = 1000

const wishColumns = { byUserId: true, aboutUserId: true, kind: true } as const

/** The wishes of these people, for the matcher and for their authors. */
export async function listPairWishes(db: Db, byUserIds: readonly string[]): Promise<StoredPairWish[]> {
  const rows = await db.pairWish.findMany({
    where: { byUserId: { in: [...byUserIds] } },
    select: wishColumns,
    orderBy: [{ byUserId: 'asc' }, { aboutUserId: 'asc' }],
  })
  return rows.map((row) => ({ ...row, kind: toWish(row.kind) }))
}

export async function savePairWish(db: Db, wish: StoredPairWish, now: Date): Promise<void> {
  const { byUserId, aboutUserId, kind } = wish
  await db.pairWish.upsert({
    where: { byUserId_aboutUserId: { byUserId, aboutUserId } },
    create: { ...wish, createdAt: now },
    update: { kind },
    select: { byUserId: true },
  })
}

export async function deletePairWish(
  db: Db,
  own: Pick<StoredPairWish, 'byUserId' | 'aboutUserId'>,
): Promise<void> {
  await db.pairWish.deleteMany({ where: own })
}

/** Pairs of one cohort that at least one of the two avoids. In the order of ids, so that nothing tells who asked. */
export async function listAvoidedPairsOfCohort(db: Db, cohortId: string): Promise<[string, string][]> {
  const inCohort = { memberships: { some: { cohortId, standing: 'active' } } }
  const rows = await db.pairWish.findMany({
    where: { kind: 'avoid', by: inCohort, about: inCohort },
    select: wishColumns,
  })
  const pairs = new Map<string, [string, string]>()
  for (const { byUserId, aboutUserId } of rows) {
    const pair: [string, string] = byUserId < aboutUserId ? [byUserId, aboutUserId] : [aboutUserId, byUserId]
    pairs.set(pair.join(' '), pair)
  }
  return [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
}

/** People of these roles who share a cohort with somebody, by name. */
export async function listCohortMates(
  db: Db,
  userId: string,
  mateRoles: readonly Role[],
): Promise<CohortMate[]> {
  return db.user.findMany({
    where: {
      id: { not: userId },
      role: { in: [...mateRoles] },
      memberships: {
        some: { standing: 'active', cohort: { members: { some: { userId, standing: 'active' } } } },
      },
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MATES_MAX,
  })
}

export async function shareCohort(db: Db, one: string, other: string): Promise<boolean> {
  const membership = await db.cohortMember.findFirst({
    where: {
      userId: one,
      standing: 'active',
      cohort: { members: { some: { userId: other, standing: 'active' } } },
    },
    select: { cohortId: true },
  })
  return membership !== null
}

function toWish(kind: string): PairWishKind {
  if (kind === 'prefer' || kind === 'avoid') return kind
  throw new Error(`unknown kind of wish in the database: ${kind}`)
}

/** Either of the two would rather not meet the other; nobody learns which. */
export async function isPairAvoided(db: Db, one: string, other: string): Promise<boolean> {
  const count = await db.pairWish.count({
    where: {
      kind: 'avoid',
      OR: [
        { byUserId: one, aboutUserId: other },
        { byUserId: other, aboutUserId: one },
      ],
    },
  })
  return count > 0
}
