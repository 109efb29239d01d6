// A candidate takes a place.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, isKeyTaken } from '#app/db/client.server.ts'
import { findSlot, holdBox, takeSeat } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { readBookingFacts } from './booking-facts.server.ts'
import { BOX_MARGIN, refuseBooking, type BookingRefusal } from './booking-rules.ts'
import { settleSession } from './confirm-slot.server.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { quartersOf } from './quarters.ts'
import { roundNeedsBox } from './round-box.ts'
import type { Slot } from './slot.ts'

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
  const reason = refuseBooking({ ...facts, hasBox: true }) ?? (await refuseBox(needs, slot))
  // A stranger to the cohort does not learn what slots it has.
  if (reason === 'not-a-member') return refuse('slot-unknown')
  if (reason) return refuse(reason)
  const seat = { id: randomId(), slotId, seat: 'candidate', userId: candidateId, state: 'accepted' } as const
  await takeSeat(db, { ...seat, askedAt: now() }, quartersOf(slot))
  await tell(db, { type: 'slot-booked', slotId, userId: candidateId })
  await settleSession(needs, slotId)
  return accept(null)
}

async function refuseBox(
  { db, questions, boxPlaces }: SlotNeedsIn,
  slot: Slot,
): Promise<'boxes-full' | null> {
  const round = questions.findRound(slot.roundId)
  if (!round || !roundNeedsBox(round)) return null
  const held = await holdBox(db, slot.id, { quarters: quartersOf(slot, BOX_MARGIN), places: boxPlaces() })
  return held ? null : 'boxes-full'
}
