import type { Role } from '#app/auth/roles.ts'
import type { Db } from './client.server.ts'

export type User = {
  id: string
  email: string
  name: string
  role: Role
  timeZone: string
  isDemo: boolean
  createdAt: Date
}

/** No list of people is ever longer than this. */
const USERS_MAX = 500

export const userColumns = {
  id: true,
  email: true,
  name: true,
  role: true,
  timeZone: true,
  isDemo: true,
  createdAt: true,
} as const

/** Written out, because this room knows the types of others and none of their values. */
const knownRoles: Record<Role, true> = {
  candidate: true,
  trainee: true,
  interviewer: true,
  coordinator: true,
  admin: true,
}

/** A role we do not know is a broken row, not a person without rights. */
export function toRole(value: string): Role {
  if (!isRole(value)) throw new Error(`unknown role in the database: ${value}`)
  return value
}

function isRole(value: string): value is Role {
  return Object.hasOwn(knownRoles, value)
}

/** E-mail addresses are kept and compared in one spelling. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase()
}

export async function findUser(db: Db, id: string): Promise<User | null> {
  const row = await db.user.findUnique({ where: { id }, select: userColumns })
  return row && { ...row, role: toRole(row.role) }
}

export async function getUser(db: Db, id: string): Promise<User> {
  const user = await findUser(db, id)
  if (!user) throw new Error(`no user ${id}`)
  return user
}

export async function findUserByEmail(db: Db, email: string): Promise<User | null> {
  const row = await db.user.findUnique({ where: { email: normalizeEmail(email) }, select: userColumns })
  return row && { ...row, role: toRole(row.role) }
}

export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  return (await findUserByEmail(db, email)) !== null
}

export type UserToCreate = Omit<User, 'timeZone' | 'isDemo'> & {
  timeZone?: string
  isDemo?: boolean
  passwordHash?: string | null
  waitingSince?: Date | null
}

/** Throws when the e-mail address is taken; see `isKeyTaken`. */
export async function createUser(db: Db, user: UserToCreate): Promise<User> {
  const row = await db.user.create({
    data: { ...user, email: normalizeEmail(user.email) },
    select: userColumns,
  })
  return { ...row, role: toRole(row.role) }
}

export async function setPasswordHash(db: Db, userId: string, passwordHash: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } })
}

export async function setUserName(db: Db, userId: string, name: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { name }, select: { id: true } })
}

/** The zone is one that app/lib/zoned.ts knows. */
export async function setTimeZone(db: Db, userId: string, timeZone: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { timeZone }, select: { id: true } })
}

/** Whether this person would rather not have their name known in interviews. */
export async function hidesName(db: Db, userId: string): Promise<boolean> {
  const row = await db.user.findUnique({ where: { id: userId }, select: { hidesName: true } })
  return row?.hidesName ?? false
}

/** Of sessions that nobody has entered yet, and of all that are to come. */
export async function setHidesName(db: Db, userId: string, on: boolean): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { hidesName: on }, select: { id: true } })
}

/** By name; `rolesWanted` empty means everybody. */
export async function listUsers(db: Db, rolesWanted: readonly Role[] = []): Promise<User[]> {
  const rows = await db.user.findMany({
    where: { leftAt: null, ...(rolesWanted.length > 0 ? { role: { in: [...rolesWanted] } } : {}) },
    select: userColumns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: USERS_MAX,
  })
  return rows.map((row) => ({ ...row, role: toRole(row.role) }))
}

/** The people of the demo, in the order they were made. */
export async function listDemoUsers(db: Db): Promise<User[]> {
  const rows = await db.user.findMany({
    where: { isDemo: true },
    select: userColumns,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: USERS_MAX,
  })
  return rows.map((row) => ({ ...row, role: toRole(row.role) }))
}
