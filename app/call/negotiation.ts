// The rules by which two browsers come to one connection, whoever speaks first. Pure: the browser's part carries them out.
import type { SessionRole } from '#app/auth/roles.ts'

/** Of two peers one is polite: it waits for the first offer, and gives way when both offer at once. */
export function isPolite(me: string, them: string): boolean {
  return me > them
}

export type Negotiation = {
  polite: boolean
  makingOffer: boolean
  signalingState: RTCSignalingState
  /** An answer is being taken in: for a moment the state still says that our offer is open. */
  settingAnswer: boolean
}

/** Whether a description from the other side is taken in. The impolite side lets an offer that crosses its own fall. */
export function takesDescription(kind: 'offer' | 'answer', now: Negotiation): boolean {
  if (kind === 'answer') return now.signalingState === 'have-local-offer'
  const ready = !now.makingOffer && (now.signalingState === 'stable' || now.settingAnswer)
  return ready || now.polite
}

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly'

/** What flows between two people, from my side; null = nothing, so no connection. A shadow listens and is not heard. */
export function directionBetween(mine: SessionRole, theirs: SessionRole): Direction | null {
  if (mine === 'shadow') return theirs === 'shadow' ? null : 'recvonly'
  return theirs === 'shadow' ? 'sendonly' : 'sendrecv'
}

/** Whether anything of the other side is played or shown: their browser may send what it likes. */
export function hearsFrom(direction: Direction): boolean {
  return direction !== 'sendonly'
}

export type Mend = {
  /** `restart` looks for another way for the same connection; `rebuild` makes a new one. */
  step: 'restart' | 'rebuild'
  /** How long this step may take before the next one. */
  waitMs: number
  /** From here on people are told that it does not work; we keep trying all the same. */
  hopeless: boolean
}

const STEP_MS = 8000
const PATIENT_STEP_MS = 20_000
const HOPEFUL_ATTEMPTS = 2

/** What to do about a connection that does not work, the `attempt`th time since it last did. */
export function nextMend(attempt: number): Mend {
  const hopeless = attempt > HOPEFUL_ATTEMPTS
  return {
    step: attempt === 0 ? 'restart' : 'rebuild',
    waitMs: hopeless ? PATIENT_STEP_MS : STEP_MS,
    hopeless,
  }
}

/** A blink of the network mends itself: this long it may. */
export const BLINK_MS = 2500
/** The first connection has this long before anything is done about it. */
export const FIRST_CONNECTION_MS = STEP_MS

/** What one picture may cost, in bits a second: everybody sends it to each of the others. */
export function videoBitsPerSecond(others: number): number {
  if (others <= 1) return 900_000
  return others === 2 ? 500_000 : 250_000
}
