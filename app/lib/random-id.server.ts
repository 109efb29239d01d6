import { randomBytes } from 'node:crypto'

/** Sixteen lower-case letters and digits, 80 bits: nobody guesses one, and it fits where only a-z0-9 may stand. */
export function randomId(): string {
  return [...randomBytes(16)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** Thirty-two signs, so that a byte's remainder favours none. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
