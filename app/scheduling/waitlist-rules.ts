// How long an offered place is kept, and which refusals of a booking the waitlist is for.
import { hours, minutes } from '#app/lib/time.ts'
import { CHANGE_UNTIL_MS, type BookingRefusal } from './booking-rules.ts'

/** Long enough to be read, short enough that the next one still gets a chance. */
export const OFFER_MS = hours(4)
/** Near the start an offer ends so long before it. */
const OFFER_ENDS_BEFORE_MS = hours(1)
/** A shorter offer would be over before it is read. */
const OFFER_MIN_MS = minutes(30)

/**
 * Four hours, and not into the last twelve before the start; what is nearer than that is offered until an hour before. Null: it
 * begins too soon to be offered to anybody, and whoever comes first takes it.
 */
export function offerEndsAt(startsAt: Date, now: Date): Date | null {
  const [startMs, nowMs] = [startsAt.getTime(), now.getTime()]
  const early = startMs - CHANGE_UNTIL_MS
  const last = early - nowMs >= OFFER_MIN_MS ? early : startMs - OFFER_ENDS_BEFORE_MS
  const endMs = Math.min(nowMs + OFFER_MS, last)
  return endMs - nowMs < OFFER_MIN_MS ? null : new Date(endMs)
}

/** Waiting helps against these. */
const waitable: readonly BookingRefusal[] = ['taken', 'promised', 'unstaffed', 'boxes-full', 'too-late']

export function isWaitable(reason: string): boolean {
  return (waitable as readonly string[]).includes(reason) // why: `includes` refuses to be asked about other words
}
