// What somebody may do with the seat they hold. Facts come in, a reason or null goes out.
import { isLateChange } from './booking-rules.ts'
import type { SeatTaken, Slot } from './slot.ts'

export const SEAT_WORDS_MAX = 400

export type SeatFacts = { slot: Slot; seat: SeatTaken | null; now: Date }
export type SeatRefusal = 'seat-unknown' | 'called-off' | 'begun' | 'answered' | 'words-needed'

function refuseAny({ slot, seat, now }: SeatFacts): SeatRefusal | null {
  if (!seat) return 'seat-unknown'
  if (slot.calledOffAt) return 'called-off'
  return now < slot.startsAt ? null : 'begun'
}

export function refuseAccept(facts: SeatFacts): SeatRefusal | null {
  return refuseAny(facts) ?? (facts.seat?.state === 'asked' ? null : 'answered')
}

/**
 * Once a season nobody asks why: `declinedBefore` counts the earlier times. After that a sentence is asked for, so that a
 * coordinator can look for better hours together with the person.
 */
export function refuseDecline(
  facts: SeatFacts & { declinedBefore: number; words: string },
): SeatRefusal | null {
  const any = refuseAccept(facts)
  if (any) return any
  return facts.declinedBefore > 0 && facts.words.trim() === '' ? 'words-needed' : null
}

/** Giving up is always possible before the start; later than the rules ask for it is noted as late, for coordinators alone. */
export function refuseGiveUp(facts: SeatFacts): SeatRefusal | null {
  return refuseAny(facts)
}

export function isLate({ slot, now }: Pick<SeatFacts, 'slot' | 'now'>): boolean {
  return isLateChange(slot, now)
}
