// The quarters of an hour that a slot takes from people and machines. Times of slots lie on this grid.
import { minutes } from '#app/lib/time.ts'

export const QUARTER_MINUTES = 15
const QUARTER_MS = minutes(QUARTER_MINUTES)

export type Span = { startsAt: Date; minutes: number }
/** Minutes that are held before the start and after the end; rounded up to whole quarters. */
export type Margin = { before: number; after: number }

export const NO_MARGIN: Margin = { before: 0, after: 0 }

export function isOnGrid(instant: Date): boolean {
  return instant.getTime() % QUARTER_MS === 0
}

export function endOf({ startsAt, minutes: length }: Span): Date {
  return new Date(startsAt.getTime() + minutes(length))
}

/** Starts of every quarter that is touched, first to last. */
export function quartersOf(span: Span, margin: Margin = NO_MARGIN): Date[] {
  const from = Math.floor((span.startsAt.getTime() - minutes(margin.before)) / QUARTER_MS)
  const until = Math.ceil((endOf(span).getTime() + minutes(margin.after)) / QUARTER_MS)
  return Array.from({ length: until - from }, (_quarter, index) => new Date((from + index) * QUARTER_MS))
}

export function overlaps(one: Span, other: Span): boolean {
  return one.startsAt < endOf(other) && other.startsAt < endOf(one)
}
