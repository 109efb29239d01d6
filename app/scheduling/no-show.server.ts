// Somebody did not come. One click of whoever is there, and one of a coordinator where it was a mistake.
import type { Actor } from '#app/auth/roles.ts'
import { findOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { inTransaction, isKeyTaken, type Db } from '#app/db/client.server.ts'
import { addNoShow, findNoShow, reinstateSeat, takeBack, type NoShow } from '#app/db/no-shows.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { closeCallsOf } from '#app/db/stand-by.server.ts'
import { endSeat, findSlot, moveQuarters } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { replay } from '#app/session/evolve.ts'
import { settleSession } from './confirm-slot.server.ts'
import { endUnfilled } from './end-unfilled.server.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import {
  acrossFrom,
  emptySeatOf,
  lifeSeatOf,
  refuseNoShow,
  type LifeSeat,
  type NoShowRefusal,
} from './no-show-rules.ts'
import { endOf } from './quarters.ts'
import { holderOf, type Slot } from './slot.ts'
import { callFor } from './stand-by.server.ts'
import { quartersFrom } from './who-can-step-in.server.ts'

/** Their seat is empty, the session that never began closes, and those who stand by are called. */
export async function reportNoShow(
  needs: SlotNeeds,
  actor: Actor,
  { slotId }: { slotId: string },
): Promise<Result<null, NoShowRefusal>> {
  return inTransaction(needs.db, async (db) => {
    const slot = await findSlot(db, slotId)
    const seat = slot && lifeSeatOf(slot, actor.userId)
    if (!slot || !seat) return refuse('slot-unknown')
    const room = await readRoom(db, slot.sessionId)
    const at = needs.now()
    const reason = refuseNoShow({ now: at, slot, userId: actor.userId, ...room })
    if (reason) return refuse(reason)
    const missing = holderOf(slot, acrossFrom(seat))
    if (!missing || !(await endSeat(db, missing.id, { state: 'absent', endedAt: at })))
      return refuse('nobody-waited-for')
    const { id: seatId, userId } = missing
    await addNoShow(db, { id: randomId(), slotId, seatId, userId, byUserId: actor.userId, at })
    await needs.tell(db, { type: 'seat-ended', slotId, seat: acrossFrom(seat), userId, why: 'absent' })
    await settleSession({ ...needs, db }, slotId)
    await lookForSomebody({ ...needs, db }, slotId)
    return accept(null)
  })
}

async function lookForSomebody(needs: SlotNeedsIn, slotId: string): Promise<void> {
  const slot = await findSlot(needs.db, slotId)
  const seat = slot && emptySeatOf(slot)
  if (slot && seat) await callFor(needs, { slot, seat, isPeer: false, calledById: null })
}

/** What the room knows about who is there. */
export async function readRoom(
  db: Db,
  sessionId: string | null,
): Promise<{ hasBegun: boolean; present: string[] }> {
  if (sessionId === null) return { hasBegun: false, present: [] }
  const state = replay(await listSessionEvents(db, sessionId))
  if (state.phase === 'unopened') return { hasBegun: false, present: [] }
  return { hasBegun: state.phase !== 'lobby', present: state.present }
}

export type StopWaitingRefusal = 'slot-unknown' | 'nobody-missing' | 'too-early'

/** Whoever waits has waited enough. */
export async function stopWaiting(
  needs: SlotNeeds,
  actor: Actor,
  { slotId }: { slotId: string },
): Promise<Result<null, StopWaitingRefusal>> {
  return inTransaction(needs.db, async (db) => {
    const slot = await findSlot(db, slotId)
    if (!slot || slot.calledOffAt || !lifeSeatOf(slot, actor.userId)) return refuse('slot-unknown')
    if (!emptySeatOf(slot)) return refuse('nobody-missing')
    if (needs.now() < slot.startsAt) return refuse('too-early')
    await endUnfilled({ ...needs, db }, slot)
    return accept(null)
  })
}

export type TakeBackRefusal = 'no-show-unknown' | 'taken-back'

/** By a coordinator. Where the slot still stands and the seat is empty, its person has it again; else it counts as given up in time. */
export async function takeBackNoShow(
  needs: SlotNeeds,
  actor: Actor,
  { noShowId }: { noShowId: string },
): Promise<Result<null, TakeBackRefusal>> {
  const noShow = await findNoShow(needs.db, noShowId)
  if (!noShow || !(await findOwnCohort(needs, actor, noShow))) return refuse('no-show-unknown')
  try {
    return await inTransaction(needs.db, (db) => undo({ ...needs, db }, { noShow, actor, seated: true }))
  } catch (error) {
    if (!isKeyTaken(error)) throw error
    // They have promised this time to somebody else meanwhile.
    return inTransaction(needs.db, (db) => undo({ ...needs, db }, { noShow, actor, seated: false }))
  }
}

type Undoing = { noShow: NoShow; actor: Actor; seated: boolean }

async function undo(
  needs: SlotNeedsIn,
  { noShow, actor, seated }: Undoing,
): Promise<Result<null, TakeBackRefusal>> {
  const { db, tell } = needs
  const { id, slotId, seatId, userId } = noShow
  const at = needs.now()
  if (!(await takeBack(db, id, { at, userId: actor.userId }))) return refuse('taken-back')
  const slot = await findSlot(db, slotId)
  if (slot && seated && isStillOpen(slot, noShow.seat, at)) {
    await reinstateSeat(db, seatId, 'accepted')
    // why: only these two seats are ever waited for
    const quarters = quartersFrom(slot, noShow.seat as LifeSeat, at)
    await moveQuarters(db, [{ id: seatId, userId, quarters }])
    await closeCallsOf(db, slotId)
    await settleSession(needs, slotId)
  } else await reinstateSeat(db, seatId, 'cancelled')
  await tell(db, { type: 'no-show-taken-back', slotId, userId })
  return accept(null)
}

function isStillOpen(slot: Slot, seat: NoShow['seat'], at: Date): boolean {
  return slot.calledOffAt === null && at < endOf(slot) && holderOf(slot, seat) === null
}
