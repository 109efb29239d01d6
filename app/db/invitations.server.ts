import type { Role } from '#app/auth/roles.ts'
import { inTransaction, type Database, type Db } from './client.server.ts'
import { addCohortMember } from './cohorts.server.ts'
import { createUser, normalizeEmail, toRole, type UserToCreate } from './users.server.ts'

export type InvitationRow = {
  id: string
  email: string
  name: string
  role: Role
  cohortId: string | null
  expiresAt: Date
  usedAt: Date | null
  createdAt: Date
  invitedById: string
}

const INVITATIONS_MAX = 200

const invitationColumns = {
  id: true,
  email: true,
  name: true,
  role: true,
  cohortId: true,
  expiresAt: true,
  usedAt: true,
  createdAt: true,
  invitedById: true,
} as const

export type InvitationToAdd = Omit<InvitationRow, 'usedAt'> & { tokenHash: string }

/**
 * `tokenHash` is the SHA-256 of the token in the link; the token itself is never stored.
 * An earlier link to the same address that nobody has used stops working. `alsoWrite` happens with it, or neither does.
 */
export async function replaceInvitation(
  db: Database,
  invitation: InvitationToAdd,
  alsoWrite: (db: Db) => Promise<void>,
): Promise<InvitationRow> {
  const email = normalizeEmail(invitation.email)
  return inTransaction(db, async (tx) => {
    await tx.invitation.deleteMany({ where: { email, usedAt: null } })
    const row = await tx.invitation.create({ data: { ...invitation, email }, select: invitationColumns })
    await alsoWrite(tx)
    return { ...row, role: toRole(row.role) }
  })
}

export async function findInvitation(db: Db, tokenHash: string): Promise<InvitationRow | null> {
  const row = await db.invitation.findUnique({ where: { tokenHash }, select: invitationColumns })
  return row && { ...row, role: toRole(row.role) }
}

export async function isInvitationWritten(db: Db, id: string): Promise<boolean> {
  return (await db.invitation.count({ where: { id } })) > 0
}

/**
 * Uses the link up and lets the person in, both or neither; gives their id. Whoever was put on a list before has a row already:
 * it gets the name and the password. Null when the link was used meanwhile; throws when somebody signs in with this address.
 */
export async function useInvitation(
  db: Database,
  invitation: Pick<InvitationRow, 'id' | 'cohortId'>,
  user: UserToCreate,
): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    // The check and the write are one statement: a link sent twice at the same moment makes one person.
    const { count } = await tx.invitation.updateMany({
      where: { id: invitation.id, usedAt: null, expiresAt: { gt: user.createdAt } },
      data: { usedAt: user.createdAt },
    })
    if (count === 0) return null
    const listed = await tx.user.findFirst({
      where: { email: normalizeEmail(user.email), passwordHash: null, isDemo: false },
      select: { id: true },
    })
    const id = listed?.id ?? user.id
    if (listed) {
      const { name, passwordHash = null } = user
      await tx.user.update({ where: { id }, data: { name, passwordHash }, select: { id: true } })
    } else await createUser(tx, user)
    if (invitation.cohortId) await addCohortMember(tx, invitation.cohortId, id)
    return id
  })
}

/** Not used and not run out, newest first: those to some cohorts, or all. */
export async function listOpenInvitations(
  db: Db,
  now: Date,
  cohortIds: readonly string[] | null,
): Promise<InvitationRow[]> {
  const rows = await db.invitation.findMany({
    where: {
      usedAt: null,
      expiresAt: { gt: now },
      ...(cohortIds ? { cohortId: { in: [...cohortIds] } } : {}),
    },
    select: invitationColumns,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: INVITATIONS_MAX,
  })
  return rows.map((row) => ({ ...row, role: toRole(row.role) }))
}

/** Somebody who has a row and has never come in, with the cohorts they are in; null where they have, or have none. */
export async function findListedPerson(
  db: Db,
  email: string,
): Promise<{ id: string; name: string; role: Role; cohortIds: string[] } | null> {
  const row = await db.user.findFirst({
    where: { email: normalizeEmail(email), passwordHash: null, isDemo: false },
    select: { id: true, name: true, role: true, memberships: { select: { cohortId: true } } },
  })
  if (!row) return null
  const { memberships, ...person } = row
  return { ...person, role: toRole(row.role), cohortIds: memberships.map(({ cohortId }) => cohortId) }
}

export async function deleteInvitation(db: Db, id: string): Promise<void> {
  await db.invitation.deleteMany({ where: { id, usedAt: null } })
}
