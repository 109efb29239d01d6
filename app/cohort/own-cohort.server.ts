// Which cohorts somebody coordinates. Every page, form and use case about a cohort asks here first.
import { can, type Action } from '#app/auth/permissions.ts'
import { requireCan, requireLogin } from '#app/auth/require.server.ts'
import type { Actor, Role } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import {
  findCohort,
  listCohorts,
  listCohortsOfUser,
  listUsersOfCohorts,
  type Cohort,
} from '#app/db/cohorts.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { listUsers, type User } from '#app/db/users.server.ts'

/** Null where it is not this person's: no cohort and somebody else's look the same. */
export async function findOwnCohort(
  { db }: { db: Db },
  actor: Actor,
  { cohortId, action = 'coordinate' }: { cohortId: string; action?: Action },
): Promise<Cohort | null> {
  if (!can(actor, action)) return null
  if (can(actor, 'coordinate-any')) return findCohort(db, cohortId)
  return (await listCohortsOfUser(db, actor.userId)).find(({ id }) => id === cohortId) ?? null
}

/** Those this person coordinates, by name. */
export async function listOwnCohorts({ db }: { db: Db }, actor: Actor): Promise<Cohort[]> {
  if (!can(actor, 'coordinate')) return []
  return can(actor, 'coordinate-any') ? listCohorts(db) : listCohortsOfUser(db, actor.userId)
}

/**
 * Whom this person may be shown and may name, by name: a coordinator the people of the own cohorts, everybody else who may
 * start sessions whoever is here.
 */
export async function listKnownPeople(
  { db }: { db: Db },
  actor: Actor,
  rolesWanted: readonly Role[],
): Promise<User[]> {
  if (!isBoundToCohorts(actor)) return listUsers(db, rolesWanted)
  const cohorts = await listCohortsOfUser(db, actor.userId)
  return listUsersOfCohorts(
    db,
    cohorts.map(({ id }) => id),
    rolesWanted,
  )
}

/** Sees people and sessions of the own cohorts and of no other. */
export function isBoundToCohorts(actor: Pick<Actor, 'role'>): boolean {
  return can(actor, 'coordinate') && !can(actor, 'coordinate-any')
}

/** The first line of a loader or action about one cohort: throws the way to sign in, 403 or 404. */
export async function requireOwnCohort(
  request: Request,
  context: AppContext,
  { cohortId = '', action = 'coordinate' }: { cohortId?: string | undefined; action?: Action },
): Promise<{ actor: Actor; cohort: Cohort }> {
  const actor = await requireLogin(request, context)
  requireCan(actor, action)
  const cohort = await findOwnCohort(context, actor, { cohortId, action })
  if (!cohort) throw new Response('This cohort is not one of yours.', { status: 404 })
  return { actor, cohort }
}
