// A candidate takes a place.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, isKeyTaken } from '#app/db/client.server.ts'
import { findSlot, takeSeat } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { readBookingFacts } from './booking-facts.server.ts'
import { refuseBooking, type BookingRefusal } from './booking-rules.ts'
import { settleSession } from './confirm-slot.server.ts'
import { holdBoxFor } from './hold-box.server.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { settleWaitlist } from './offer-places.server.ts'
import { quartersOf } from './quarters.ts'

export type BookSlotRefusal = BookingRefusal | 'not-allowed' | 'slot-unknown'
type Booked = Result<null, BookSlotRefusal>

/** Whoever comes second meets `taken`, in the same instant too: the database holds one person in a seat. */
export async function bookSlot(
  needs: SlotNeeds,
  actor: Actor,
  { slotId }: { slotId: string },
): Promise<Booked> {
  if (!can(actor, 'be-interviewed')) return refuse('not-allowed')
  try {
    return await inTransaction(needs.db, (tx) =>
      takePlace({ ...needs, db: tx }, { slotId, candidateId: actor.userId }),
    )
  } catch (error) {
    if (isKeyTaken(error)) return refuse('taken')
    throw error
  }
}

/** In a transaction of the caller, which lets it fail on a key. */
export async function takePlace(
  needs: SlotNeedsIn,
  { slotId, candidateId }: { slotId: string; candidateId: string },
): Promise<Booked> {
  const { db, now, tell } = needs
  const slot = await findSlot(db, slotId)
  if (!slot) return refuse('slot-unknown')
  const facts = await readBookingFacts(db, { slot, candidateId, now: now() })
  const against = refuseBooking({ ...facts, hasBox: true })
  const reason = against ?? ((await holdBoxFor(needs, slot)) ? null : 'boxes-full')
  // A stranger to the cohort does not learn what slots it has.
  if (reason === 'not-a-member') return refuse('slot-unknown')
  if (reason) return refuse(reason)
  const seat = { id: randomId(), slotId, seat: 'candidate', userId: candidateId, state: 'accepted' } as const
  await takeSeat(db, { ...seat, askedAt: now() }, quartersOf(slot))
  await tell(db, { type: 'slot-booked', slotId, userId: candidateId })
  await settleWaitlist(needs, slot, candidateId)
  await settleSession(needs, slotId)
  return accept(null)
}
