// What a candidate may book, and until when something may be changed. Facts come in, a reason or null goes out.
import { hours, minutes } from '#app/lib/time.ts'
import { endOf, type Span } from './quarters.ts'
import { holderOf, type Slot } from './slot.ts'

/** Later than this there is no time left to get anybody ready; stand-by people fill in. */
export const BOOK_UNTIL_MS = minutes(30)
/** Until then people change what they promised without being noted for it. */
export const CHANGE_UNTIL_MS = hours(12)
/** After so long nobody waits any more. */
export const NO_SHOW_MS = minutes(10)
/** Of one candidate: an interview takes more out of people than its minutes. */
export const PER_DAY = 1
export const PER_WEEK = 2
export const APART_MS = hours(20)

/** An interviewer gets there early and writes afterwards; a candidate may come as they are. */
export const INTERVIEWER_MARGIN = { before: 10, after: 15 } as const
/** A box is made before people come, and looked at once more after they have gone. */
export const BOX_MARGIN = { before: 15, after: 15 } as const

export type Booked = Span & {
  slotId: string
  /** The calendar day and the week in the candidate's own zone: YYYY-MM-DD of the day, and of the Monday. */
  day: string
  week: string
}

export type BookingFacts = {
  now: Date
  slot: Slot
  candidateId: string
  /** Same words for the slot at hand. */
  day: string
  week: string
  /** `active` in the slot's cohort. */
  isMember: boolean
  /** What they hold already, from a week before the slot to a week after. */
  booked: readonly Booked[]
  /** Sessions they had or have coming in this season, those nobody came to left out. */
  sessions: number
  sessionsPlanned: number
  /** They met before, and the cohort wants fresh pairs. */
  hasMet: boolean
  /** One of the two would rather not meet the other. */
  isAvoided: boolean
  /** Offered to somebody else of the waitlist, who has not answered yet. */
  isPromised: boolean
  /** A place for the box in every quarter; true where none is needed. */
  hasBox: boolean
}

export const bookingRefusals = [
  'not-a-member',
  'called-off',
  'too-late',
  'taken',
  'promised',
  'unstaffed',
  'overlapping',
  'day-full',
  'week-full',
  'too-close',
  'plan-full',
  'met-before',
  'not-offered',
  'boxes-full',
] as const
export type BookingRefusal = (typeof bookingRefusals)[number]

/** The first reason that stands against it, in the order in which a person can do least about it. */
export function refuseBooking(facts: BookingFacts): BookingRefusal | null {
  const { slot, now } = facts
  if (!facts.isMember) return 'not-a-member'
  if (slot.calledOffAt) return 'called-off'
  if (slot.startsAt.getTime() - now.getTime() < BOOK_UNTIL_MS) return 'too-late'
  if (holderOf(slot, 'candidate')) return 'taken'
  // Without saying to whom.
  if (facts.isPromised) return 'promised'
  if (!holderOf(slot, 'interviewer')) return 'unstaffed'
  // Without saying why: whom somebody avoids is theirs alone.
  if (facts.isAvoided) return 'not-offered'
  return refusePlan(facts) ?? (facts.hasMet ? 'met-before' : null) ?? (facts.hasBox ? null : 'boxes-full')
}

/** What the candidate's other bookings say against it. */
function refusePlan({
  slot,
  day,
  week,
  booked,
  sessions,
  sessionsPlanned,
}: BookingFacts): BookingRefusal | null {
  const others = booked.filter(({ slotId }) => slotId !== slot.id)
  if (others.some((one) => gapMs(one, slot) < 0)) return 'overlapping'
  if (others.filter((one) => one.day === day).length >= PER_DAY) return 'day-full'
  if (others.filter((one) => one.week === week).length >= PER_WEEK) return 'week-full'
  if (others.some((one) => gapMs(one, slot) < APART_MS)) return 'too-close'
  return sessions >= sessionsPlanned ? 'plan-full' : null
}

/** From the end of the first to the start of the second; below zero where they overlap. */
function gapMs(one: Span, other: Span): number {
  const [first, second] = one.startsAt <= other.startsAt ? [one, other] : [other, one]
  return second.startsAt.getTime() - endOf(first).getTime()
}

export function isLateChange(slot: Pick<Slot, 'startsAt'>, now: Date): boolean {
  return slot.startsAt.getTime() - now.getTime() < CHANGE_UNTIL_MS
}
