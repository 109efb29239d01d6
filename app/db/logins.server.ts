import type { Db } from './client.server.ts'
import { normalizeEmail, toRole, userColumns, type User } from './users.server.ts'

/** Proof of who somebody is in a browser. Never called a session: that word is the interview. */
export type LoginRow = { id: string; userId: string; expiresAt: Date }

const loginColumns = { id: true, userId: true, expiresAt: true } as const

/** One person is not signed in on more browsers than this. */
const LOGINS_MAX = 100

/** Does not look at `expiresAt`; the caller knows what time it is. */
export async function findLoginWithUser(
  db: Db,
  id: string,
): Promise<{ login: LoginRow; user: User & { lastSeenAt: Date | null; waitingSince: Date | null } } | null> {
  const row = await db.login.findUnique({
    where: { id },
    select: { ...loginColumns, user: { select: { ...userColumns, lastSeenAt: true, waitingSince: true } } },
  })
  if (!row) return null
  const { user, ...login } = row
  return { login, user: { ...user, role: toRole(user.role) } }
}

export async function noteSeen(db: Db, userId: string, at: Date): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: { lastSeenAt: at } })
}

export async function listLoginsOf(db: Db, userId: string): Promise<LoginRow[]> {
  return db.login.findMany({
    where: { userId },
    select: loginColumns,
    orderBy: { expiresAt: 'desc' },
    take: LOGINS_MAX,
  })
}

export async function insertLogin(db: Db, login: LoginRow): Promise<void> {
  await db.login.create({ data: login, select: { id: true } })
}

export async function extendLogin(db: Db, id: string, expiresAt: Date): Promise<void> {
  await db.login.updateMany({ where: { id }, data: { expiresAt } })
}

/** Signing out twice is no error. */
export async function deleteLogin(db: Db, id: string): Promise<void> {
  await db.login.deleteMany({ where: { id } })
}

export async function deleteLoginsOf(db: Db, userId: string): Promise<void> {
  await db.login.deleteMany({ where: { userId } })
}

export async function deleteExpiredLogins(db: Db, now: Date): Promise<void> {
  await db.login.deleteMany({ where: { expiresAt: { lte: now } } })
}

/** What a sign-in is checked against: the one place that reads a password hash. */
export async function findPasswordHash(
  db: Db,
  email: string,
): Promise<{ id: string; passwordHash: string | null } | null> {
  return db.user.findUnique({
    where: { email: normalizeEmail(email) },
    select: { id: true, passwordHash: true },
  })
}
