// A slot moves to another time: wished for by somebody at it and agreed to by everybody else there, or set by a coordinator.
import type { Actor } from '#app/auth/roles.ts'
import { findOwnCohort } from '#app/cohort/own-cohort.server.ts'
import {
  agreeToMove,
  createMove,
  endMove,
  endWishesOf,
  findMove,
  listMoves,
  type SlotMoveWish,
} from '#app/db/slot-changes.server.ts'
import { findSeason } from '#app/db/slot-desk.server.ts'
import { listUnopenedSessions, moveSession } from '#app/db/sessions.server.ts'
import { acceptSeat, changeSlot, findSlot, listQuartersOf, moveQuarters } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { readBookingFacts } from './booking-facts.server.ts'
import { INTERVIEWER_MARGIN, refuseBooking, type BookingRefusal } from './booking-rules.ts'
import { dropSession, settleSession } from './confirm-slot.server.ts'
import { holdBoxFor } from './hold-box.server.ts'
import { refuseNewStart, refuseWish, type NewStartRefusal, type WishRefusal } from './move-rules.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { NO_MARGIN, quartersOf } from './quarters.ts'
import { holderOf, isHeld, seatOf, type SeatTaken, type Slot } from './slot.ts'
import { allOrNothing } from './undone.server.ts'

export type MoveRefusal =
  NewStartRefusal | WishRefusal | BookingRefusal | 'slot-unknown' | 'wish-unknown' | 'busy-then' | 'not-yours'
/** `moved`: nobody else had to agree. */
export type MoveOutcome = Result<'moved' | 'asked', MoveRefusal>

/** By somebody who holds a seat. A wish of theirs that was open before gives way to this one. */
export async function wishMove(
  needs: SlotNeeds,
  actor: Actor,
  { slotId, startsAt }: { slotId: string; startsAt: Date },
): Promise<MoveOutcome> {
  return allOrNothing<'moved' | 'asked', MoveRefusal>(needs.db, 'busy-then', async (db) => {
    const within = { ...needs, db }
    const slot = await findSlot(db, slotId)
    const seat = slot && seatOf(slot, actor.userId)
    if (!slot || !seat) return refuse('slot-unknown')
    const now = needs.now()
    const reason = await refuseTo(within, slot, startsAt)
    if (reason) return refuse(reason)
    if (await isBusy(within, { slot, startsAt, seat })) return refuse('busy-then')
    for (const one of await listMoves(db, [slotId]))
      if (one.state === 'open' && one.byUserId === actor.userId)
        await endMove(db, one.id, { state: 'withdrawn', endedAt: now })
    const move = { id: randomId(), slotId, byUserId: actor.userId, startsAt, fromStartsAt: slot.startsAt }
    await createMove(db, { ...move, state: 'open', createdAt: now, endedAt: null })
    if (othersAt(slot, actor.userId).length > 0) {
      await needs.tell(db, { type: 'move-wanted', slotId, moveId: move.id, byUserId: actor.userId })
      return accept('asked')
    }
    const moved = await carryOut(within, slot, { ...move, isByCoordinator: false })
    return moved.ok ? accept('moved') : moved
  })
}

/** Everybody else at the slot says yes or no; with the last yes it moves. */
export async function answerMove(
  needs: SlotNeeds,
  actor: Actor,
  { moveId, isYes }: { moveId: string; isYes: boolean },
): Promise<MoveOutcome> {
  return allOrNothing<'moved' | 'asked', MoveRefusal>(needs.db, 'busy-then', async (db) => {
    const within = { ...needs, db }
    const move = await findMove(db, moveId)
    const slot = move && (await findSlot(db, move.slotId))
    const seat = slot && seatOf(slot, actor.userId)
    if (!slot || !seat || move.byUserId === actor.userId) return refuse('wish-unknown')
    const now = needs.now()
    const reason = refuseWish({ wish: move, slot, now })
    if (reason) return refuse(reason)
    if (!isYes) {
      await endMove(db, moveId, { state: 'declined', endedAt: now })
      return accept('asked')
    }
    const { startsAt } = move
    if (await isBusy(within, { slot, startsAt, seat })) return refuse('busy-then')
    await agreeToMove(db, { moveId, userId: actor.userId, at: now })
    const agreed = [...move.yes, actor.userId]
    if (!othersAt(slot, move.byUserId).every(({ userId }) => agreed.includes(userId))) return accept('asked')
    const moved = await carryOut(within, slot, { ...move, isByCoordinator: false })
    return moved.ok ? accept('moved') : moved
  })
}

export async function withdrawMove(
  { db, now }: SlotNeeds,
  actor: Actor,
  { moveId }: { moveId: string },
): Promise<Result<null, 'wish-unknown' | 'ended'>> {
  const move = await findMove(db, moveId)
  if (move?.byUserId !== actor.userId) return refuse('wish-unknown')
  const isDone = await endMove(db, moveId, { state: 'withdrawn', endedAt: now() })
  return isDone ? accept(null) : refuse('ended')
}

/** A coordinator has asked everybody already, or decides: only what is impossible stands against it. */
export async function moveSlot(
  needs: SlotNeeds,
  actor: Actor,
  { cohortId, slotId, startsAt }: { cohortId: string; slotId: string; startsAt: Date },
): Promise<Result<null, MoveRefusal>> {
  if (!(await findOwnCohort(needs, actor, { cohortId }))) return refuse('not-yours')
  return allOrNothing<null, MoveRefusal>(needs.db, 'busy-then', async (db) => {
    const slot = await findSlot(db, slotId)
    if (slot?.cohortId !== cohortId) return refuse('slot-unknown')
    const reason = await refuseTo({ ...needs, db }, slot, startsAt)
    if (reason) return refuse(reason)
    const move = { id: randomId(), slotId, byUserId: actor.userId, startsAt, fromStartsAt: slot.startsAt }
    await createMove(db, { ...move, state: 'open', createdAt: needs.now(), endedAt: null })
    return carryOut({ ...needs, db }, slot, { ...move, isByCoordinator: true })
  })
}

async function refuseTo(
  { db, now }: SlotNeedsIn,
  slot: Slot,
  startsAt: Date,
): Promise<NewStartRefusal | null> {
  const season = await findSeason(db, slot.cohortId)
  return refuseNewStart({
    slot,
    startsAt,
    now: now(),
    season: season ?? { startsOn: null, endsOn: null },
    timeZone: season?.timeZone ?? slot.timeZone,
  })
}

function othersAt(slot: Slot, userId: string): SeatTaken[] {
  return slot.seats.filter((one) => isHeld(one) && one.userId !== userId)
}

function quartersFor(seat: SeatTaken, span: Pick<Slot, 'startsAt' | 'minutes'>): Date[] {
  return quartersOf(span, seat.seat === 'interviewer' ? INTERVIEWER_MARGIN : NO_MARGIN)
}

/** Elsewhere then; what they have at this very slot moves with it. */
async function isBusy(
  { db }: SlotNeedsIn,
  { slot, startsAt, seat }: { slot: Slot; startsAt: Date; seat: SeatTaken },
): Promise<boolean> {
  const own = new Set(quartersFor(seat, slot).map((at) => at.getTime()))
  const wanted = quartersFor(seat, { startsAt, minutes: slot.minutes })
  const [first, last] = [wanted[0], wanted.at(-1)]
  if (!first || !last) return false
  const period = { from: first, until: new Date(last.getTime() + 1) }
  const held = await listQuartersOf(db, [seat.userId], period)
  return held.some(({ at }) => !own.has(at.getTime()))
}

type MoveToDo = Pick<SlotMoveWish, 'id' | 'startsAt' | 'byUserId'> & { isByCoordinator: boolean }

async function carryOut(
  needs: SlotNeedsIn,
  slot: Slot,
  { id, startsAt, isByCoordinator }: MoveToDo,
): Promise<Result<null, MoveRefusal>> {
  const { db, now, tell } = needs
  const moved: Slot = { ...slot, startsAt }
  const reason = isByCoordinator ? null : await refuseForCandidate(needs, moved)
  if (reason) return refuse(reason)
  const held = slot.seats.filter(isHeld)
  await moveQuarters(
    db,
    held.map((seat) => ({ id: seat.id, userId: seat.userId, quarters: quartersFor(seat, moved) })),
  )
  if (holderOf(slot, 'candidate') && !(await holdBoxFor(needs, moved))) return refuse('boxes-full')
  // Whoever agreed to the new time has said yes to the seat; a coordinator's word is nobody else's.
  if (!isByCoordinator)
    for (const seat of held) if (seat.state === 'asked') await acceptSeat(db, seat.id, now())
  await endMove(db, id, { state: 'agreed', endedAt: now() })
  await endWishesOf(db, [slot.id], now())
  await changeSlot(db, slot.id, { startsAt })
  await moveRoom(needs, slot, startsAt)
  await tell(db, { type: 'slot-changed', slotId: slot.id, before: slot.startsAt })
  await settleSession(needs, slot.id)
  return accept(null)
}

/** The rules of booking hold for the new time too; their own seat does not stand in the way. */
async function refuseForCandidate({ db, now }: SlotNeedsIn, moved: Slot): Promise<BookingRefusal | null> {
  const candidate = holderOf(moved, 'candidate')
  if (!candidate) return null
  const slot = { ...moved, seats: moved.seats.filter(({ id }) => id !== candidate.id) }
  const facts = await readBookingFacts(db, { slot, candidateId: candidate.userId, now: now() })
  const reason = refuseBooking({ ...facts, sessions: facts.sessions - 1, hasBox: true })
  return reason === 'unstaffed' ? null : reason
}

/** A room that was made ready for the old time is closed, and another is made. */
async function moveRoom(needs: SlotNeedsIn, slot: Slot, startsAt: Date): Promise<void> {
  if (slot.sessionId === null) return
  const [unopened] = await listUnopenedSessions(needs.db, [slot.sessionId])
  if (unopened) await moveSession(needs.db, slot.sessionId, startsAt)
  else await dropSession(needs, slot)
}
