// Whether an e-mail and a password belong together, asked a bounded number of times.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Db } from '#app/db/client.server.ts'
import { findPasswordHash } from '#app/db/logins.server.ts'
import { normalizeEmail } from '#app/db/users.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { argon2Passwords, type Passwords } from './passwords.server.ts'

/** Wrong passwords per account and per address, and for how long they count. Guessing stays hopeless, a shared office does not lock itself out. */
const TRIES_PER_ACCOUNT = 8
const TRIES_PER_ADDRESS = 40
const TRIES_WINDOW_SECONDS = 15 * 60

export type SignInAttempt = { email: string; password: string; address: string }
export type SignInRefusal = 'no-match' | 'too-many-tries'

/** Gives the user id. Counts live as long as the process: a restart forgives, which is harmless at this rate. */
export function passwordChecker(db: Db, passwords: Passwords = argon2Passwords) {
  const perAccount = new RateLimiterMemory({ points: TRIES_PER_ACCOUNT, duration: TRIES_WINDOW_SECONDS })
  const perAddress = new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: TRIES_WINDOW_SECONDS })
  // An unknown e-mail is compared with this: the same work as for a known one, so the answer takes as long.
  const nobodysHash = passwords.hashPassword('nobody has this password')

  return async function checkPassword(attempt: SignInAttempt): Promise<Result<string, SignInRefusal>> {
    const email = normalizeEmail(attempt.email)
    // Counted before the check: tries sent at the same moment must not slip through together.
    const counted = [await count(perAddress, attempt.address), await count(perAccount, email)]
    if (counted.includes('too-many')) return refuse('too-many-tries')
    const known = await findPasswordHash(db, email)
    const right = await passwords.isPasswordRight(
      known?.passwordHash ?? (await nobodysHash),
      attempt.password,
    )
    if (!right || !known?.passwordHash) return refuse('no-match')
    await perAccount.delete(email)
    await perAddress.reward(attempt.address)
    return accept(known.id)
  }
}

async function count(limiter: RateLimiterMemory, key: string): Promise<'fine' | 'too-many'> {
  try {
    await limiter.consume(key)
    return 'fine'
  } catch (over) {
    if (over instanceof RateLimiterRes) return 'too-many'
    throw over
  }
}
