// Where a browser learns its outside address (STUN) and who passes its media on where no direct way is open (TURN).
import { createHmac } from 'node:crypto'
import { hours } from '#app/lib/time.ts'
import type { IceServer } from './messages.ts'

/** Longer than any session, short enough that a copied name and password are soon worth nothing. */
const CREDENTIALS_LAST_MS = hours(6)

export type IceSettings = {
  stun: readonly string[]
  turn: { urls: readonly string[]; secret: string } | null
}

/** A fresh name and password per person and joining, as coturn's `use-auth-secret` expects them. */
export function iceServersFor(settings: IceSettings, userId: string, now: Date): IceServer[] {
  const { stun, turn } = settings
  const servers: IceServer[] = stun.length > 0 ? [{ urls: [...stun] }] : []
  if (!turn) return servers
  const username = `${Math.floor((now.getTime() + CREDENTIALS_LAST_MS) / 1000)}:${userId}`
  return [...servers, { urls: [...turn.urls], username, credential: credentialFor(turn.secret, username) }]
}

/** The password that coturn computes for itself from the same secret. */
export function credentialFor(secret: string, username: string): string {
  return createHmac('sha1', secret).update(username).digest('base64')
}
