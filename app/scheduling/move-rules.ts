// When a slot may move, and when a wish to move it or to change places still holds. Facts come in, a reason or null goes out.
import { BOOK_UNTIL_MS } from './booking-rules.ts'
import { refuseStart } from './plan-slots.ts'
import { isOnGrid } from './quarters.ts'
import { seatOf, type Slot } from './slot.ts'

export type NewStartRefusal =
  'called-off' | 'begun' | 'off-quarter' | 'same-time' | 'in-the-past' | 'too-late' | 'outside-season'

export function refuseNewStart({
  slot,
  startsAt,
  now,
  season,
  timeZone,
}: {
  slot: Slot
  startsAt: Date
  now: Date
  season: { startsOn: string | null; endsOn: string | null }
  timeZone: string
}): NewStartRefusal | null {
  if (slot.calledOffAt) return 'called-off'
  if (slot.startsAt <= now) return 'begun'
  if (!isOnGrid(startsAt)) return 'off-quarter'
  if (startsAt.getTime() === slot.startsAt.getTime()) return 'same-time'
  const reason = refuseStart(startsAt, { now, timeZone, season })
  if (reason) return reason
  return startsAt.getTime() - now.getTime() < BOOK_UNTIL_MS ? 'too-late' : null
}

export type WishRefusal = 'ended' | 'begun' | 'called-off' | 'changed-since'

export type Wish = { state: string; byUserId: string; fromStartsAt?: Date | null }

/** It ends when the slot begins, when whoever wished has gone, and when the slot is at another time since. */
export function refuseWish({ wish, slot, now }: { wish: Wish; slot: Slot; now: Date }): WishRefusal | null {
  if (wish.state !== 'open') return 'ended'
  if (slot.calledOffAt) return 'called-off'
  if (slot.startsAt <= now) return 'begun'
  if (!seatOf(slot, wish.byUserId)) return 'changed-since'
  const { fromStartsAt } = wish
  return fromStartsAt && fromStartsAt.getTime() !== slot.startsAt.getTime() ? 'changed-since' : null
}
