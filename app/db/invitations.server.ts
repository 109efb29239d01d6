import type { Role } from '#app/auth/roles.ts'
import type { Db } from './client.server.ts'
import { normalizeEmail, toRole } from './users.server.ts'

export type Invitation = {
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

/** `tokenHash` is the SHA-256 of the token in the link; the token itself is never stored. */
export async function createInvitation(
  db: Db,
  invitation: Omit<Invitation, 'usedAt'> & { tokenHash: string },
): Promise<Invitation> {
  const row = await db.invitation.create({
    data: { ...invitation, email: normalizeEmail(invitation.email) },
    select: invitationColumns,
  })
  return { ...row, role: toRole(row.role) }
}

export async function findInvitationByTokenHash(db: Db, tokenHash: string): Promise<Invitation | null> {
  const row = await db.invitation.findUnique({ where: { tokenHash }, select: invitationColumns })
  return row && { ...row, role: toRole(row.role) }
}

/** Uses it up. False when somebody was faster or it has run out: the check and the write are one statement. */
export async function markInvitationUsed(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.invitation.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count === 1
}

/** Not used and not run out, newest first. */
export async function listOpenInvitations(db: Db, now: Date): Promise<Invitation[]> {
  const rows = await db.invitation.findMany({
    where: { usedAt: null, expiresAt: { gt: now } },
    select: invitationColumns,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: INVITATIONS_MAX,
  })
  return rows.map((row) => ({ ...row, role: toRole(row.role) }))
}

export async function deleteInvitation(db: Db, id: string): Promise<void> {
  await db.invitation.deleteMany({ where: { id, usedAt: null } })
}
