// A slot to which one side came and the other did not, and for which nobody stepped in, ends: nobody's load, nobody's fault.
import { findMembership } from '#app/db/cohorts.server.ts'
import { closeCallsOf } from '#app/db/stand-by.server.ts'
import { endWishesOf } from '#app/db/slot-changes.server.ts'
import { changeSlot, countCandidateSeats, endSeat, releaseBox } from '#app/db/slots.server.ts'
import { addWaitlistEntry, findOpenEntry, giveCredit } from '#app/db/waitlist.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { dropSession } from './confirm-slot.server.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { wantOffers } from './offer-places.server.ts'
import { holderOf, isHeld, type Slot } from './slot.ts'

/** In a transaction of the caller. */
export async function endUnfilled(needs: SlotNeedsIn, slot: Slot): Promise<void> {
  const { db, tell } = needs
  const now = needs.now()
  const held = slot.seats.filter(isHeld)
  const waited = holderOf(slot, 'candidate')
  for (const { id } of held) await endSeat(db, id, { state: 'cancelled', endedAt: now })
  await closeCallsOf(db, slot.id)
  await releaseBox(db, slot.id)
  await endWishesOf(db, [slot.id], now)
  await dropSession(needs, slot)
  await changeSlot(db, slot.id, { calledOffAt: now })
  await tell(db, { type: 'slot-called-off', slotId: slot.id, userIds: held.map(({ userId }) => userId) })
  if (waited) await putFirst(needs, slot, waited.userId)
}

/** Asked before all others when a place becomes free. */
async function putFirst({ db, now }: SlotNeedsIn, slot: Slot, userId: string): Promise<void> {
  const { cohortId, roundId } = slot
  const membership = await findMembership(db, cohortId, userId)
  const had = await countCandidateSeats(db, cohortId, userId)
  if (membership?.standing !== 'active' || had >= membership.cohort.sessionsPlanned) return
  const entry = await findOpenEntry(db, { cohortId, roundId, userId })
  const since = now()
  if (entry) await giveCredit(db, entry.id)
  else await addWaitlistEntry(db, { id: randomId(), cohortId, userId, roundId, since, hasCredit: true })
  await wantOffers(db, { cohortId, roundId, now: since })
}
