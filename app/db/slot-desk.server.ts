// What opening and staffing slots asks about a cohort and its people.
import type { Role } from '#app/auth/roles.ts'
import type { Db } from './client.server.ts'
import { toRole } from './users.server.ts'

export type Season = {
  startsOn: string | null
  endsOn: string | null
  timeZone: string
  sessionsPlanned: number
  pairs: 'fresh' | 'steady'
}
export type Seatable = { id: string; name: string; role: Role; timeZone: string }

const PEOPLE_MAX = 2000

export async function findSeason(db: Db, cohortId: string): Promise<Season | null> {
  const row = await db.cohort.findUnique({
    where: { id: cohortId },
    select: { startsOn: true, endsOn: true, timeZone: true, sessionsPlanned: true, pairs: true },
  })
  return row && { ...row, pairs: row.pairs === 'steady' ? 'steady' : 'fresh' }
}

/** Active people of a cohort, by name. */
export async function listSeatable(db: Db, cohortId: string, roles: readonly Role[]): Promise<Seatable[]> {
  const rows = await db.user.findMany({
    where: { role: { in: [...roles] }, memberships: { some: { cohortId, standing: 'active' } } },
    select: { id: true, name: true, role: true, timeZone: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PEOPLE_MAX,
  })
  return rows.map((row) => ({ ...row, role: toRole(row.role) }))
}

/** Cohorts in which somebody takes part. */
export async function listActiveCohortIds(db: Db, userId: string): Promise<string[]> {
  const rows = await db.cohortMember.findMany({
    where: { userId, standing: 'active' },
    select: { cohortId: true },
  })
  return rows.map(({ cohortId }) => cohortId)
}

/** Which of these slots exist. */
export async function listKnownSlotIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.slot.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}
