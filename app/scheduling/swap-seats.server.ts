// Two candidates change places: one asks, the other says yes, and both have the other's slot, or nothing has changed.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import {
  createSwap,
  endSwap,
  endWishesOf,
  findSwap,
  listSwaps,
  type SwapWish,
} from '#app/db/slot-changes.server.ts'
import { endSeat, findSlot, takeSeat } from '#app/db/slots.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { readBookingFacts } from './booking-facts.server.ts'
import { refuseBooking } from './booking-rules.ts'
import { dropSession, settleSession } from './confirm-slot.server.ts'
import { holdBoxFor } from './hold-box.server.ts'
import { refuseWish, type WishRefusal } from './move-rules.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { quartersOf } from './quarters.ts'
import { holderOf, type SeatTaken, type Slot } from './slot.ts'
import { allOrNothing } from './undone.server.ts'

/** `not-possible`: the rules of one of the two stand against it; which, and whose, is theirs. */
export type SwapRefusal =
  | WishRefusal
  | 'not-allowed'
  | 'slot-unknown'
  | 'wish-unknown'
  | 'same-slot'
  | 'not-possible'
  | 'asked-already'

type Pair = { from: Slot; to: Slot; asker: SeatTaken; asked: SeatTaken }

export async function wishSwap(
  needs: SlotNeeds,
  actor: Actor,
  { fromSlotId, toSlotId }: { fromSlotId: string; toSlotId: string },
): Promise<Result<null, SwapRefusal>> {
  if (!can(actor, 'be-interviewed')) return refuse('not-allowed')
  if (fromSlotId === toSlotId) return refuse('same-slot')
  if (!(await isPossible(needs, actor.userId, { fromSlotId, toSlotId }))) return refuse('not-possible')
  return allOrNothing<null, SwapRefusal>(needs.db, 'not-possible', async (db) => {
    const pair = await findPair(db, { fromSlotId, toSlotId, fromUserId: actor.userId })
    if (!pair) return refuse('slot-unknown')
    const open = (await listSwaps(db, [fromSlotId])).filter(({ state }) => state === 'open')
    if (open.some((one) => one.fromUserId === actor.userId && one.toSlotId === toSlotId))
      return refuse('asked-already')
    const swap = { id: randomId(), fromSlotId, toSlotId, fromUserId: actor.userId }
    const toUserId = pair.asked.userId
    await createSwap(db, { ...swap, toUserId, state: 'open', createdAt: needs.now(), endedAt: null })
    await needs.tell(db, { type: 'swap-wanted', swapId: swap.id, toUserId })
    return accept(null)
  })
}

export async function answerSwap(
  needs: SlotNeeds,
  actor: Actor,
  { swapId, isYes }: { swapId: string; isYes: boolean },
): Promise<Result<null, SwapRefusal>> {
  return allOrNothing<null, SwapRefusal>(needs.db, 'not-possible', async (db) => {
    const swap = await findSwap(db, swapId)
    if (swap?.toUserId !== actor.userId) return refuse('wish-unknown')
    const from = await findSlot(db, swap.fromSlotId)
    if (!from) return refuse('wish-unknown')
    const now = needs.now()
    const reason = refuseWish({ wish: { state: swap.state, byUserId: swap.fromUserId }, slot: from, now })
    if (reason) return refuse(reason)
    if (!isYes) {
      await endSwap(db, swapId, { state: 'declined', endedAt: now })
      return accept(null)
    }
    const pair = await findPair(db, swap)
    if (pair?.asked.userId !== actor.userId) return refuse('changed-since')
    const done = await changePlaces({ ...needs, db }, pair)
    if (!done.ok) return done
    await endSwap(db, swapId, { state: 'agreed', endedAt: now })
    await endWishesOf(db, [swap.fromSlotId, swap.toSlotId], now)
    return accept(null)
  })
}

export async function withdrawSwap(
  { db, now }: SlotNeeds,
  actor: Actor,
  { swapId }: { swapId: string },
): Promise<Result<null, 'wish-unknown' | 'ended'>> {
  const swap = await findSwap(db, swapId)
  if (swap?.fromUserId !== actor.userId) return refuse('wish-unknown')
  const isDone = await endSwap(db, swapId, { state: 'withdrawn', endedAt: now() })
  return isDone ? accept(null) : refuse('ended')
}

/** Tried for real and taken back: the rules of both are asked as they will be. */
export async function isPossible(
  needs: SlotNeeds,
  userId: string,
  { fromSlotId, toSlotId }: { fromSlotId: string; toSlotId: string },
): Promise<boolean> {
  const tried = await allOrNothing<null, 'works' | 'does-not'>(needs.db, 'does-not', async (db) => {
    const pair = await findPair(db, { fromSlotId, toSlotId, fromUserId: userId })
    if (!pair) return refuse('does-not')
    const silent = { ...needs, db, tell: () => Promise.resolve() }
    return refuse((await changePlaces(silent, pair)).ok ? 'works' : 'does-not')
  })
  return !tried.ok && tried.reason === 'works'
}

/** Two slots of one cohort with a candidate each; null where it is not so, or not any more. */
async function findPair(
  db: Db,
  { fromSlotId, toSlotId, fromUserId }: Pick<SwapWish, 'fromSlotId' | 'toSlotId' | 'fromUserId'>,
): Promise<Pair | null> {
  const [from, to] = [await findSlot(db, fromSlotId), await findSlot(db, toSlotId)]
  const asker = from && holderOf(from, 'candidate')
  const asked = to && holderOf(to, 'candidate')
  if (!from || !to || !asker || !asked || from.cohortId !== to.cohortId) return null
  return asker.userId === fromUserId && asked.userId !== fromUserId ? { from, to, asker, asked } : null
}

async function changePlaces(
  needs: SlotNeedsIn,
  { from, to, asker, asked }: Pair,
): Promise<Result<null, SwapRefusal>> {
  const { db, now, tell } = needs
  const ended = { state: 'cancelled', endedAt: now() } as const
  for (const seat of [asker, asked]) await endSeat(db, seat.id, ended)
  const exchanges = [
    { slotId: to.id, candidateId: asker.userId },
    { slotId: from.id, candidateId: asked.userId },
  ]
  for (const one of exchanges) if (!(await sit(needs, one))) return refuse('not-possible')
  // Questions were chosen for the other one: each slot gets a session of its own anew.
  for (const slot of [from, to]) {
    await dropSession(needs, slot)
    await tell(db, { type: 'slot-changed', slotId: slot.id, before: null })
    await settleSession(needs, slot.id)
  }
  return accept(null)
}

async function sit(
  needs: SlotNeedsIn,
  { slotId, candidateId }: { slotId: string; candidateId: string },
): Promise<boolean> {
  const { db, now } = needs
  const slot = await findSlot(db, slotId)
  if (!slot) return false
  const facts = await readBookingFacts(db, { slot, candidateId, now: now() })
  if (refuseBooking({ ...facts, hasBox: true })) return false
  if (!(await holdBoxFor(needs, slot))) return false
  const seat = { id: randomId(), slotId, seat: 'candidate', userId: candidateId, state: 'accepted' } as const
  await takeSeat(db, { ...seat, askedAt: now() }, quartersOf(slot))
  return true
}
