// What a candidate can book, worked out for a whole list at once by the same rules that hold when they do.
import type { Db } from '#app/db/client.server.ts'
import { findMembership } from '#app/db/cohorts.server.ts'
import { listActiveCohortIds } from '#app/db/slot-desk.server.ts'
import { listAvoidedIds, listMetInterviewerIds, listPromised } from '#app/db/slot-offers.server.ts'
import { countBoxes, countCandidateSeats, listSlots } from '#app/db/slots.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { days } from '#app/lib/time.ts'
import { mondayOf, wallOf } from '#app/lib/zoned.ts'
import { BOX_MARGIN, refuseBooking, type Booked, type BookingRefusal } from './booking-rules.ts'
import type { SlotNeedsIn } from './needs.server.ts'
import { quartersOf } from './quarters.ts'
import { roundNeedsBox } from './round-box.ts'
import { holderOf, seatOf, stateOf, type Slot } from './slot.ts'

/** Further ahead nobody plans. */
export const OFFER_DAYS = 56
const AROUND_MS = days(8)

export type Offer = { slot: Slot; refusal: BookingRefusal | null }

export type OfferSearch = {
  candidateId: string
  /** The slot they would leave for it. */
  leaving?: string
  /** These instead of all open slots of their cohorts: seats of candidates are looked past. */
  slots?: readonly Slot[]
}

/** First to last. What is not offered to this person at all is not in the list. */
export async function listOffers(needs: SlotNeedsIn, search: OfferSearch): Promise<Offer[]> {
  const { db, now } = needs
  const { candidateId, leaving = '' } = search
  const at = now()
  const until = new Date(at.getTime() + days(OFFER_DAYS))
  const slots = search.slots ?? (await listOpen(db, candidateId, { from: at, until }))
  const [around, met, avoided, promised, boxes, user] = await Promise.all([
    listSlots(db, {
      userId: candidateId,
      from: new Date(at.getTime() - AROUND_MS),
      until: new Date(until.getTime() + AROUND_MS),
    }),
    listMetInterviewerIds(db, candidateId, leaving),
    listAvoidedIds(db, candidateId),
    listPromised(
      db,
      slots.map(({ id }) => id),
    ),
    countBoxes(db, { from: at, until: new Date(until.getTime() + AROUND_MS) }),
    findUser(db, candidateId),
  ])
  const timeZone = user?.timeZone ?? 'UTC'
  const placeOf = (start: Date) => ({ day: wallOf(start, timeZone).date, week: mondayOf(start, timeZone) })
  const booked = around.flatMap((one): Booked[] => {
    if (one.calledOffAt || one.id === leaving || !seatOf(one, candidateId)) return []
    const { id: slotId, startsAt, minutes } = one
    return [{ slotId, startsAt, minutes, ...placeOf(startsAt) }]
  })
  const plans = await readPlans(db, candidateId, new Set(slots.map(({ cohortId }) => cohortId)))
  const leavingCohort = around.find(({ id }) => id === leaving)?.cohortId
  return slots.flatMap((slot): Offer[] => {
    const plan = plans.get(slot.cohortId)
    const interviewerId = holderOf(slot, 'interviewer')?.userId ?? null
    const refusal = refuseBooking({
      now: at,
      slot: search.slots ? withoutCandidate(slot) : slot,
      candidateId,
      ...placeOf(slot.startsAt),
      isMember: plan?.isMember ?? false,
      booked,
      sessions: (plan?.sessions ?? 0) - (leavingCohort === slot.cohortId ? 1 : 0),
      sessionsPlanned: plan?.sessionsPlanned ?? 0,
      hasMet: plan?.pairs === 'fresh' && interviewerId !== null && met.has(interviewerId),
      isPromised: (promised.get(slot.id) ?? candidateId) !== candidateId,
      isAvoided: interviewerId !== null && avoided.has(interviewerId),
      hasBox: search.slots !== undefined || hasBox(needs, slot, boxes),
    })
    // Neither a refusal nor a gap in the list tells why.
    return refusal === 'not-offered' || refusal === 'not-a-member' ? [] : [{ slot, refusal }]
  })
}

async function listOpen(db: Db, candidateId: string, period: { from: Date; until: Date }): Promise<Slot[]> {
  const cohortIds = await listActiveCohortIds(db, candidateId)
  return (await listSlots(db, { cohortIds, ...period })).filter((slot) => stateOf(slot) === 'open')
}

type Plan = { isMember: boolean; sessions: number; sessionsPlanned: number; pairs: 'fresh' | 'steady' }

async function readPlans(db: Db, userId: string, cohortIds: ReadonlySet<string>): Promise<Map<string, Plan>> {
  const plans = new Map<string, Plan>()
  for (const cohortId of cohortIds) {
    const membership = await findMembership(db, cohortId, userId)
    if (!membership) continue
    plans.set(cohortId, {
      isMember: membership.standing === 'active',
      sessions: await countCandidateSeats(db, cohortId, userId),
      sessionsPlanned: membership.cohort.sessionsPlanned,
      pairs: membership.cohort.pairs,
    })
  }
  return plans
}

function hasBox(
  { questions, boxPlaces }: SlotNeedsIn,
  slot: Slot,
  boxes: ReadonlyMap<number, number>,
): boolean {
  const round = questions.findRound(slot.roundId)
  if (!round || !roundNeedsBox(round)) return true
  const places = boxPlaces()
  return quartersOf(slot, BOX_MARGIN).every((at) => (boxes.get(at.getTime()) ?? 0) < places)
}

function withoutCandidate(slot: Slot): Slot {
  return { ...slot, seats: slot.seats.filter(({ seat }) => seat !== 'candidate') }
}
