// Who somebody is in a browser. The only importer of lucia: leaving it means rewriting this file and nothing else.
import { createHash } from 'node:crypto'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia'
import type { Db } from '#app/db/client.server.ts'
import * as rows from '#app/db/logins.server.ts'
import type { Env } from '#app/env.server.ts'
import { accept, type Result } from '#app/lib/result.ts'
import { hours, systemNow } from '#app/lib/time.ts'
import { passwordChecker, type SignInAttempt, type SignInRefusal } from './check-password.server.ts'
import type { Actor, Role } from './roles.ts'

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, UserAttributes>
    DatabaseUserAttributes: UserAttributes
  }
}
type UserAttributes = { name: string; role: Role; lastSeenAt: Date | null; waitingSince: Date | null }

/** `isWaiting`: signed up by link, let in by no cohort yet. There is one page for them (/waiting). */
export type SignedIn = Actor & { isWaiting?: true }

/** Days without a visit until somebody has to sign in again. */
const LOGIN_DAYS = 30
/** Coordinators are told when somebody was last here, and nobody needs it finer: most requests write nothing. */
const SEEN_MS = hours(1)

export type Logins = {
  /** Checks a password; gives the `Set-Cookie` value. Wrong e-mail and wrong password are the same refusal, in the same time. */
  signIn(attempt: SignInAttempt): Promise<Result<string, SignInRefusal>>
  /** Whether this password is theirs: counted and refused as a sign-in is, without being one. Gives the user id. */
  confirm(attempt: SignInAttempt): Promise<Result<string, SignInRefusal>>
  /** The person behind a request's `Cookie` header, or null. Any header is safe to pass. */
  readLogin(cookieHeader: string | null | undefined): Promise<SignedIn | null>
  /** Starts a login without a password (accepted invitation, demo person); gives the `Set-Cookie` value. */
  startLogin(userId: string): Promise<string>
  /** Ends the login of this browser; gives the `Set-Cookie` value that clears it. */
  endLogin(cookieHeader: string | null | undefined): Promise<string>
}

export function createLogins({ db, env }: { db: Db; env: Pick<Env, 'secureCookies'> }): Logins {
  const cookieName = env.secureCookies ? '__Host-login' : 'login'
  const lucia = new Lucia(adapterFor(db), {
    sessionExpiresIn: new TimeSpan(LOGIN_DAYS, 'd'),
    // The row decides when a login ends and is extended by use; a long-lived cookie need not be sent again each time.
    sessionCookie: {
      name: cookieName,
      expires: false,
      attributes: { secure: env.secureCookies, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: ({ name, role, lastSeenAt, waitingSince }) => ({
      name,
      role,
      lastSeenAt,
      waitingSince,
    }),
  })
  const checkPassword = passwordChecker(db)

  async function startLogin(userId: string): Promise<string> {
    const login = await lucia.createSession(userId, {})
    await lucia.deleteExpiredSessions()
    return lucia.createSessionCookie(login.id).serialize()
  }

  return {
    startLogin,
    async signIn(attempt) {
      const checked = await checkPassword(attempt)
      return checked.ok ? accept(await startLogin(checked.value)) : checked
    },
    confirm: (attempt) => checkPassword(attempt),
    async readLogin(cookieHeader) {
      const token = findCookie(cookieHeader, cookieName)
      if (!token) return null
      const { user } = await lucia.validateSession(token)
      if (user) await noteVisit(db, user)
      if (!user) return null
      const actor = { userId: user.id, name: user.name, role: user.role }
      return user.waitingSince === null ? actor : { ...actor, isWaiting: true }
    },
    async endLogin(cookieHeader) {
      const token = findCookie(cookieHeader, cookieName)
      if (token) await lucia.invalidateSession(token)
      return lucia.createBlankSessionCookie().serialize()
    },
  }
}

async function noteVisit(db: Db, { id, lastSeenAt }: { id: string; lastSeenAt: Date | null }): Promise<void> {
  const now = systemNow()
  if (lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= SEEN_MS) await rows.noteSeen(db, id, now)
}

/** Reads by the exact name: a parser that decodes names would let `%5F%5FHost-login` pass for the protected cookie. */
function findCookie(header: string | null | undefined, name: string): string | null {
  const pair = header?.split(/; */).find((part) => part.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) || null
}

/** What lucia calls a session is our login. Only a hash of the cookie's value is stored: a stolen database opens nothing. */
function adapterFor(db: Db): Adapter {
  const hashed = (token: string) => createHash('sha256').update(token).digest('hex')
  const toSession = (token: string, row: rows.LoginRow): DatabaseSession => ({
    id: token,
    userId: row.userId,
    expiresAt: row.expiresAt,
    attributes: {},
  })
  return {
    async getSessionAndUser(token) {
      const found = await rows.findLoginWithUser(db, hashed(token))
      if (!found) return [null, null]
      const { id, name, role, lastSeenAt, waitingSince } = found.user
      return [toSession(token, found.login), { id, attributes: { name, role, lastSeenAt, waitingSince } }]
    },
    async getUserSessions(userId) {
      const logins = await rows.listLoginsOf(db, userId)
      return logins.map((login) => toSession(login.id, login))
    },
    setSession: ({ id, userId, expiresAt }) => rows.insertLogin(db, { id: hashed(id), userId, expiresAt }),
    updateSessionExpiration: (token, expiresAt) => rows.extendLogin(db, hashed(token), expiresAt),
    deleteSession: (token) => rows.deleteLogin(db, hashed(token)),
    deleteUserSessions: (userId) => rows.deleteLoginsOf(db, userId),
    async deleteExpiredSessions() {
      await rows.deleteExpiredLogins(db, systemNow())
    },
  }
}
