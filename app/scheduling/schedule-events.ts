// What people and their calendars are told of. Told in the transaction of the change, so that nothing is told that did not happen.
import type { Seat } from './slot.ts'

export type ScheduleEvent =
  | { type: 'seat-asked'; slotId: string; seat: Seat; userId: string }
  /** Several at once, of one person: one letter, not one for each. */
  | { type: 'seats-asked'; cohortId: string; userId: string; slotIds: readonly string[] }
  | { type: 'seat-answered'; slotId: string; seat: Seat; userId: string; answer: 'accepted' | 'declined' }
  | { type: 'slot-booked'; slotId: string; userId: string }
  | { type: 'slot-confirmed'; slotId: string }
  /** Another time, or other people: those who stay are told. */
  | { type: 'slot-changed'; slotId: string; before: Date | null }
  | {
      type: 'seat-ended'
      slotId: string
      seat: Seat
      userId: string
      why: 'cancelled' | 'absent' | 'replaced'
    }
  | { type: 'slot-called-off'; slotId: string; userIds: readonly string[] }
  | { type: 'move-wanted'; slotId: string; moveId: string; byUserId: string }
  | { type: 'swap-wanted'; swapId: string; toUserId: string }
  | { type: 'place-offered'; entryId: string; slotId: string; userId: string }
  | { type: 'stand-by-called'; slotId: string; seat: Seat; userIds: readonly string[] }
  /** Two candidates without an interviewer could lead for each other: both are asked, on the page of the slot. */
  | { type: 'peer-mock-offered'; slotId: string; userIds: readonly string[] }
  /** Once for a whole plan; its slots are told of one by one besides. */
  | { type: 'plan-published'; cohortId: string; planId: string; slotIds: readonly string[] }
  /** Somebody said yes first: the others who were asked need not think about it any more. */
  | { type: 'stand-by-taken'; slotId: string; userIds: readonly string[] }
  /** A coordinator took a missed session back: it was none. */
  | { type: 'no-show-taken-back'; slotId: string; userId: string }
