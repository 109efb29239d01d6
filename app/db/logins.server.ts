// Logins: proofs of who someone is in a browser. The id stored is a hash of what the cookie holds.
import type { Role } from '#app/auth/roles.ts'
import type { Db } from './client.server.ts'

export type LoginRow = { id: string; userId: string; expiresAt: Date }
export type LoginUser = { id: string; name: string; role: Role }

const loginColumns = { id: true, userId: true, expiresAt: true } as const

export async function insertLogin(db: Db, login: LoginRow): Promise<void> {
  await db.login.create({ data: login, select: { id: true } })
}

export async function findLoginWithUser(
  db: Db,
  id: string,
): Promise<{ login: LoginRow; user: LoginUser } | null> {
  const row = await db.login.findUnique({
    where: { id },
    select: { ...loginColumns, user: { select: { id: true, name: true, role: true } } },
  })
  if (!row) return null
  const { user, ...login } = row
  // why: the column is text in every database; only roles.ts writes it.
  return { login, user: { ...user, role: user.role as Role } }
}

export function listLoginsOf(db: Db, userId: string): Promise<LoginRow[]> {
  return db.login.findMany({
    where: { userId },
    select: loginColumns,
    orderBy: { expiresAt: 'desc' },
    take: 100,
  })
}

export async function extendLogin(db: Db, id: string, expiresAt: Date): Promise<void> {
  await db.login.updateMany({ where: { id }, data: { expiresAt } })
}

export async function deleteLogin(db: Db, id: string): Promise<void> {
  await db.login.deleteMany({ where: { id } })
}

export async function deleteLoginsOf(db: Db, userId: string): Promise<void> {
  await db.login.deleteMany({ where: { userId } })
}

export async function deleteExpiredLogins(db: Db, now: Date): Promise<void> {
  await db.login.deleteMany({ where: { expiresAt: { lte: now } } })
}

/** What checking a password needs; `email` is compared in lower case, as it is stored. */
export function findPasswordHash(
  db: Db,
  email: string,
): Promise<{ id: string; passwordHash: string | null } | null> {
  return db.user.findUnique({
    where: { email: email.toLowerCase() },
    select: { id: true, passwordHash: true },
  })
}
