// How passwords are stored and compared: Argon2id, with the memory and passes OWASP recommends for one thread.
import { hash, verify } from '@node-rs/argon2'
import { PASSWORD_CHARS_MAX } from './sign-in-form.ts'

const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** NFKC, so that the same characters typed on another keyboard or system are the same password. */
function normalise(password: string): string {
  return password.normalize('NFKC')
}

export function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), ARGON2ID)
}

export async function isPasswordRight(passwordHash: string, password: string): Promise<boolean> {
  if (password.length > PASSWORD_CHARS_MAX) return false
  return verify(passwordHash, normalise(password))
}

/** Both together, for whoever must be tested with passwords counted. */
export type Passwords = { hashPassword: typeof hashPassword; isPasswordRight: typeof isPasswordRight }
export const argon2Passwords: Passwords = { hashPassword, isPasswordRight }
