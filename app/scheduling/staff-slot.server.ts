// A coordinator puts somebody into a seat or takes them out, and calls a slot off.
import type { Actor, Role } from '#app/auth/roles.ts'
import { findOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { isPairAvoided } from '#app/db/pair-wishes.server.ts'
import { findSeason, listSeatable, type Seatable } from '#app/db/slot-desk.server.ts'
import { endWishesOf } from '#app/db/slot-changes.server.ts'
import { changeSlot, endSeat, findSlot, haveMet, releaseBox, takeSeat } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { settleWaitlist } from './offer-places.server.ts'
import { readBookingFacts } from './booking-facts.server.ts'
import { INTERVIEWER_MARGIN, refuseBooking, type BookingRefusal } from './booking-rules.ts'
import { settleSession } from './confirm-slot.server.ts'
import { holdBoxFor } from './hold-box.server.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { NO_MARGIN, quartersOf } from './quarters.ts'
import { readSeatLoads } from './seat-warnings.server.ts'
import type { SeatWarning } from './seat-warnings.ts'
import { holderOf, isHeld, seatOf, type Seat, type Slot } from './slot.ts'
import { allOrNothing } from './undone.server.ts'

export type StaffWish = {
  cohortId: string
  slotId: string
  seat: Seat
  /** Null: whoever holds it is taken out. */
  userId: string | null
  /** Warnings were read: do it all the same. */
  despite: boolean
}
export type StaffRefusal =
  | 'slot-unknown'
  | 'called-off'
  | 'begun'
  | 'nobody-there'
  | 'taken'
  | 'no-such-person'
  | 'seated-already'
  | 'overlapping'
  | 'met-before'
  | 'avoided'
  | 'boxes-full'
  | 'warned'
export type StaffWarning = SeatWarning | BookingRefusal
/** `warnings`: of a refusal `warned`. */
export type Staffed = Result<null, StaffRefusal> & { warnings?: StaffWarning[] }

const rolesOf: Record<Seat, Role[]> = {
  candidate: ['candidate'],
  interviewer: ['interviewer'],
  shadow: ['trainee', 'interviewer'],
}

export async function staffSlot(needs: SlotNeeds, actor: Actor, wish: StaffWish): Promise<Staffed> {
  if (!(await findOwnCohort(needs, actor, wish))) return refuse('slot-unknown')
  let warnings: StaffWarning[] = []
  const result = await allOrNothing<null, StaffRefusal>(needs.db, 'overlapping', async (tx) => {
    const within = { ...needs, db: tx }
    const slot = await findSlot(tx, wish.slotId)
    if (slot?.cohortId !== wish.cohortId) return refuse('slot-unknown')
    if (slot.calledOffAt) return refuse('called-off')
    if (slot.startsAt <= needs.now()) return refuse('begun')
    if (wish.userId === null) return takeOut(within, slot, wish.seat)
    const person = (await listSeatable(tx, slot.cohortId, rolesOf[wish.seat])).find(
      ({ id }) => id === wish.userId,
    )
    if (!person) return refuse('no-such-person')
    const reason = await refuseSeat(within, slot, { seat: wish.seat, person })
    if (reason) return refuse(reason)
    warnings = await warn(within, slot, { seat: wish.seat, person })
    if (warnings.length > 0 && !wish.despite) return refuse('warned')
    return putIn(within, slot, { seat: wish.seat, person, warnings })
  })
  return result.ok || result.reason !== 'warned' ? result : { ...result, warnings }
}

type Put = { seat: Seat; person: Seatable }

/** What no coordinator can change by insisting. */
async function refuseSeat(
  { db }: SlotNeedsIn,
  slot: Slot,
  { seat, person }: Put,
): Promise<StaffRefusal | null> {
  if (seatOf(slot, person.id)) return 'seated-already'
  if (holderOf(slot, seat)) return 'taken'
  const across = slot.seats.filter(
    (one) => isHeld(one) && (one.seat === 'candidate') !== (seat === 'candidate'),
  )
  for (const { userId } of across) if (await isPairAvoided(db, person.id, userId)) return 'avoided'
  const other = across.find((one) => one.seat !== 'shadow')
  if (seat === 'shadow' || !other) return null
  const season = await findSeason(db, slot.cohortId)
  const [candidateId, interviewerId] =
    seat === 'candidate' ? [person.id, other.userId] : [other.userId, person.id]
  const met =
    season?.pairs === 'fresh' && (await haveMet(db, { candidateId, interviewerId, exceptSlotId: slot.id }))
  return met ? 'met-before' : null
}

/** A candidate by the rules of booking, everybody else by their hours and limits. */
async function warn({ db, now }: SlotNeedsIn, slot: Slot, { seat, person }: Put): Promise<StaffWarning[]> {
  if (seat === 'candidate') {
    const facts = await readBookingFacts(db, { slot, candidateId: person.id, now: now() })
    const reason = refuseBooking({ ...facts, hasBox: true, hasMet: false, isAvoided: false })
    // Overlapping is no matter of opinion: the quarters of the person say so below.
    return reason === null || reason === 'unstaffed' || reason === 'overlapping' ? [] : [reason]
  }
  const around = { first: slot.startsAt, last: slot.startsAt, exceptSlotId: slot.id }
  const loads = await readSeatLoads(db, [person], around)
  const found = loads.warn(person.id, slot)
  // Whoever shadows learns a round: no level is too high for that.
  return seat === 'shadow' ? found.filter((one) => one !== 'level-not-taken') : found
}

async function putIn(
  needs: SlotNeedsIn,
  slot: Slot,
  { seat, person, warnings }: Put & { warnings: readonly StaffWarning[] },
): Promise<Result<null, StaffRefusal>> {
  const { db, now, tell } = needs
  const { id: slotId } = slot
  if (seat === 'candidate' && !(await holdBoxFor(needs, slot))) return refuse('boxes-full')
  const around = { first: slot.startsAt, last: slot.startsAt }
  const saysYes =
    seat === 'interviewer' &&
    warnings.length === 0 &&
    (await readSeatLoads(db, [person], around)).saysYes(person.id)
  const state = seat === 'candidate' || saysYes ? ('accepted' as const) : ('asked' as const)
  const margin = seat === 'interviewer' ? INTERVIEWER_MARGIN : NO_MARGIN
  const taken = { id: randomId(), slotId, seat, userId: person.id, state, askedAt: now() }
  await takeSeat(db, taken, quartersOf(slot, margin))
  if (seat === 'candidate') {
    await settleWaitlist(needs, slot, person.id)
    await tell(db, { type: 'slot-booked', slotId, userId: person.id })
  } else if (state === 'asked') await tell(db, { type: 'seat-asked', slotId, seat, userId: person.id })
  await settleSession(needs, slotId)
  return accept(null)
}

async function takeOut(needs: SlotNeedsIn, slot: Slot, seat: Seat): Promise<Result<null, StaffRefusal>> {
  const holder = holderOf(slot, seat)
  if (!holder) return refuse('nobody-there')
  await endSeat(needs.db, holder.id, { state: 'cancelled', endedAt: needs.now() })
  if (seat === 'candidate') await releaseBox(needs.db, slot.id)
  const { userId } = holder
  await needs.tell(needs.db, { type: 'seat-ended', slotId: slot.id, seat, userId, why: 'replaced' })
  await settleSession(needs, slot.id)
  return accept(null)
}

export type CallOffRefusal = 'slot-unknown' | 'called-off' | 'begun'

/** Everybody's time and the box are free again; the slot stays as a line of history. */
export async function callOffSlot(
  needs: SlotNeeds,
  actor: Actor,
  wish: { cohortId: string; slotId: string },
): Promise<Result<null, CallOffRefusal>> {
  if (!(await findOwnCohort(needs, actor, wish))) return refuse('slot-unknown')
  return allOrNothing<null, CallOffRefusal>(needs.db, 'called-off', async (db) => {
    const slot = await findSlot(db, wish.slotId)
    if (slot?.cohortId !== wish.cohortId) return refuse('slot-unknown')
    if (slot.calledOffAt) return refuse('called-off')
    const now = needs.now()
    if (slot.startsAt <= now) return refuse('begun')
    const held = slot.seats.filter(isHeld)
    for (const seat of held) await endSeat(db, seat.id, { state: 'cancelled', endedAt: now })
    await releaseBox(db, slot.id)
    await endWishesOf(db, [slot.id], now)
    await changeSlot(db, slot.id, { calledOffAt: now })
    await settleSession({ ...needs, db }, slot.id)
    const userIds = held.map(({ userId }) => userId)
    await needs.tell(db, { type: 'slot-called-off', slotId: slot.id, userIds })
    return accept(null)
  })
}
