// Everything booking-rules.ts asks about one candidate and one slot, read in the transaction that may write.
import { findMembership } from '#app/db/cohorts.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { isPairAvoided } from '#app/db/pair-wishes.server.ts'
import { countCandidateSeats, haveMet, listSlots } from '#app/db/slots.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { findOfferOf } from '#app/db/waitlist.server.ts'
import { days } from '#app/lib/time.ts'
import { mondayOf, wallOf } from '#app/lib/zoned.ts'
import type { Booked, BookingFacts } from './booking-rules.ts'
import { holderOf, seatOf, type Slot } from './slot.ts'

/** A week has seven days, and twenty hours may reach into the next one. */
const AROUND_MS = days(8)

/** `hasBox` is left to whoever holds one: it is only known by trying. */
export async function readBookingFacts(
  db: Db,
  { slot, candidateId, now }: { slot: Slot; candidateId: string; now: Date },
): Promise<Omit<BookingFacts, 'hasBox'>> {
  const membership = await findMembership(db, slot.cohortId, candidateId)
  const timeZone = (await findUser(db, candidateId))?.timeZone ?? 'UTC'
  const placeOf = (at: Date) => ({ day: wallOf(at, timeZone).date, week: mondayOf(at, timeZone) })
  const around = await listSlots(db, {
    userId: candidateId,
    from: new Date(slot.startsAt.getTime() - AROUND_MS),
    until: new Date(slot.startsAt.getTime() + AROUND_MS),
  })
  const booked = around.flatMap((one): Booked[] => {
    if (one.calledOffAt || !seatOf(one, candidateId)) return []
    const { id: slotId, startsAt, minutes } = one
    return [{ slotId, startsAt, minutes, ...placeOf(startsAt) }]
  })
  const offer = await findOfferOf(db, slot.id)
  const interviewerId = holderOf(slot, 'interviewer')?.userId ?? null
  return {
    now,
    slot,
    candidateId,
    ...placeOf(slot.startsAt),
    isMember: membership?.standing === 'active',
    booked,
    sessions: await countCandidateSeats(db, slot.cohortId, candidateId),
    sessionsPlanned: membership?.cohort.sessionsPlanned ?? 0,
    hasMet:
      membership?.cohort.pairs === 'fresh' &&
      interviewerId !== null &&
      (await haveMet(db, { candidateId, interviewerId, exceptSlotId: slot.id })),
    isPromised: offer !== null && offer.userId !== candidateId,
    isAvoided: interviewerId !== null && (await isPairAvoided(db, candidateId, interviewerId)),
  }
}
