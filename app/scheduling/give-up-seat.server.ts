// Somebody cannot come after all. The seat, their time and, of a candidate, the box are given back at once.
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { endSeat, findSlot, releaseBox } from '#app/db/slots.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { settleSession } from './confirm-slot.server.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { isLate, refuseGiveUp, type SeatRefusal } from './seat-rules.ts'
import { seatOf } from './slot.ts'

export type GiveUp = { slotId: string; words: string }
export type GiveUpRefusal = SeatRefusal | 'slot-unknown'

export async function giveUpSeat(
  needs: SlotNeeds,
  actor: Actor,
  wish: GiveUp,
): Promise<Result<null, GiveUpRefusal>> {
  return inTransaction(needs.db, (tx) => leaveSeat({ ...needs, db: tx }, { ...wish, userId: actor.userId }))
}

/** In a transaction of the caller, which has asked who may. */
export async function leaveSeat(
  needs: SlotNeedsIn,
  { slotId, userId, words }: GiveUp & { userId: string },
): Promise<Result<null, GiveUpRefusal>> {
  const { db, now, tell } = needs
  const slot = await findSlot(db, slotId)
  const seat = slot && seatOf(slot, userId)
  if (!slot || !seat) return refuse('slot-unknown')
  const facts = { slot, seat, now: now() }
  const reason = refuseGiveUp(facts)
  if (reason) return refuse(reason)
  const ended = { state: 'cancelled', endedAt: facts.now, words: words.trim() || null } as const
  await endSeat(db, seat.id, { ...ended, isLate: isLate(facts) })
  if (seat.seat === 'candidate') await releaseBox(db, slotId)
  await tell(db, { type: 'seat-ended', slotId, seat: seat.seat, userId, why: 'cancelled' })
  await settleSession(needs, slotId)
  return accept(null)
}
