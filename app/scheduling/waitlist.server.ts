// A candidate waits for a place, is offered one, and says yes or no.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { findMembership } from '#app/db/cohorts.server.ts'
import { inTransaction, isKeyTaken } from '#app/db/client.server.ts'
import { countCandidateSeats } from '#app/db/slots.server.ts'
import { addWaitlistEntry, closeWaitlistEntry, endOffer, findWaitlistEntry } from '#app/db/waitlist.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { takePlace, type BookSlotRefusal } from './book-slot.server.ts'
import type { SlotNeeds } from './needs.server.ts'
import { letGoOfPlace, wantOffers } from './offer-places.server.ts'

export type WaitlistRefusal =
  'not-allowed' | 'cohort-unknown' | 'round-unknown' | 'waiting-already' | 'plan-full' | 'entry-unknown'

export async function joinWaitlist(
  needs: SlotNeeds,
  actor: Actor,
  { cohortId, roundId }: { cohortId: string; roundId: string },
): Promise<Result<null, WaitlistRefusal>> {
  if (!can(actor, 'be-interviewed')) return refuse('not-allowed')
  if (!needs.questions.findRound(roundId)) return refuse('round-unknown')
  const { userId } = actor
  try {
    return await inTransaction(needs.db, async (tx) => {
      const membership = await findMembership(tx, cohortId, userId)
      if (membership?.standing !== 'active') return refuse('cohort-unknown')
      const had = await countCandidateSeats(tx, cohortId, userId)
      if (had >= membership.cohort.sessionsPlanned) return refuse('plan-full')
      const since = needs.now()
      await addWaitlistEntry(tx, { id: randomId(), cohortId, userId, roundId, since, hasCredit: false })
      await wantOffers(tx, { cohortId, roundId, now: since })
      return accept(null)
    })
  } catch (error) {
    if (isKeyTaken(error)) return refuse('waiting-already')
    throw error
  }
}

export async function leaveWaitlist(
  needs: SlotNeeds,
  actor: Actor,
  { entryId }: { entryId: string },
): Promise<Result<null, WaitlistRefusal>> {
  return inTransaction(needs.db, async (tx) => {
    const entry = await findWaitlistEntry(tx, entryId)
    if (entry?.userId !== actor.userId) return refuse('entry-unknown')
    const now = needs.now()
    if (!(await closeWaitlistEntry(tx, entryId, { state: 'left', endedAt: now })))
      return refuse('entry-unknown')
    if (entry.offeredSlotId) await letGoOfPlace(tx, entry.offeredSlotId, now)
    return accept(null)
  })
}

export type OfferRefusal = BookSlotRefusal | 'offer-over'

/** Booked by the rules of every booking: meanwhile another one may stand against it. */
export async function acceptOffer(
  needs: SlotNeeds,
  actor: Actor,
  { entryId }: { entryId: string },
): Promise<Result<{ slotId: string }, OfferRefusal>> {
  if (!can(actor, 'be-interviewed')) return refuse('not-allowed')
  try {
    return await inTransaction(needs.db, async (tx) => {
      const entry = await findWaitlistEntry(tx, entryId)
      if (entry?.userId !== actor.userId) return refuse('offer-over')
      const { offeredSlotId: slotId, offerEndsAt } = entry
      if (entry.state !== 'offered' || !slotId || !offerEndsAt || offerEndsAt <= needs.now())
        return refuse('offer-over')
      const taken = await takePlace({ ...needs, db: tx }, { slotId, candidateId: actor.userId })
      return taken.ok ? accept({ slotId }) : taken
    })
  } catch (error) {
    if (isKeyTaken(error)) return refuse('taken')
    throw error
  }
}

/** They wait on, as long as they have; the place goes to the next in line. */
export async function declineOffer(
  needs: SlotNeeds,
  actor: Actor,
  { entryId }: { entryId: string },
): Promise<Result<null, 'offer-over'>> {
  return inTransaction(needs.db, async (tx) => {
    const entry = await findWaitlistEntry(tx, entryId)
    if (entry?.userId !== actor.userId || !entry.offeredSlotId) return refuse('offer-over')
    if (!(await endOffer(tx, entry))) return refuse('offer-over')
    await letGoOfPlace(tx, entry.offeredSlotId, needs.now())
    return accept(null)
  })
}
