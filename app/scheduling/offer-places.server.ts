// A place that is free goes to whoever has waited longest and can have it: asked in turn, one at a time, by jobs and by a sweep.
import { z } from 'zod'
import type { Database, Db } from '#app/db/client.server.ts'
import { inTransaction, isKeyTaken } from '#app/db/client.server.ts'
import { listWeeklyHours } from '#app/db/hours.server.ts'
import { findSlot, releaseBox } from '#app/db/slots.server.ts'
import {
  closeWaitlistEntry,
  endOffer,
  findOfferOf,
  findOpenEntry,
  findWaitlistEntry,
  isAnybodyWaiting,
  listOffered,
  listOpenSlotIds,
  listRoundsWaitedFor,
  listWaiting,
  offerSlot,
  type WaitlistEntry,
} from '#app/db/waitlist.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { jobKind } from '#app/jobs/kinds.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { readAvailability } from './availability.server.ts'
import { readBookingFacts } from './booking-facts.server.ts'
import { refuseBooking } from './booking-rules.ts'
import { holdBoxFor } from './hold-box.server.ts'
import { isFree } from './intervals.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { endOf } from './quarters.ts'
import { stateOf, type Slot } from './slot.ts'
import { offerEndsAt } from './waitlist-rules.ts'

/** Of one round and cohort in one sweep: the rest is looked at by the next one. */
const SLOTS_AT_ONCE = 100

export const offerPlaceJob = jobKind('offer-place', z.object({ slotId: z.string() }))
export const offerOverJob = jobKind('offer-over', z.object({ entryId: z.string(), slotId: z.string() }))
export const offerAnyJob = jobKind('offer-any', z.object({ cohortId: z.string(), roundId: z.string() }))

/** In the transaction in which something changed at a slot: where it has a free place now and somebody waits, it is offered. */
export async function placeMayBeFree(tx: Db, slot: Slot, now: Date): Promise<void> {
  if (stateOf(slot) !== 'open' || !(await isAnybodyWaiting(tx, slot))) return
  await enqueueOffer(tx, slot.id, now)
}

/** Whoever had it offered does not take it. */
export async function letGoOfPlace(tx: Db, slotId: string, now: Date): Promise<void> {
  const slot = await findSlot(tx, slotId)
  if (!slot || stateOf(slot) !== 'open') return
  await releaseBox(tx, slotId)
  await enqueueOffer(tx, slotId, now)
}

async function enqueueOffer(tx: Db, slotId: string, now: Date): Promise<void> {
  await enqueue(tx, offerPlaceJob, { key: `${slotId}:${now.getTime()}`, payload: { slotId }, now })
}

/** Somebody new waits: perhaps there is a place already. */
export async function wantOffers(
  tx: Db,
  { cohortId, roundId, now }: { cohortId: string; roundId: string; now: Date },
): Promise<void> {
  const key = `${cohortId}:${roundId}:${now.getTime()}`
  await enqueue(tx, offerAnyJob, { key, payload: { cohortId, roundId }, now })
}

/** In the transaction that books: whoever has a place waits no longer, and what else they were offered is free again. */
export async function settleWaitlist(
  { db, now }: SlotNeedsIn,
  { cohortId, roundId, id }: Slot,
  userId: string,
): Promise<void> {
  const entry = await findOpenEntry(db, { cohortId, roundId, userId })
  if (!entry) return
  const endedAt = now()
  await closeWaitlistEntry(db, entry.id, { state: 'booked', endedAt })
  const { offeredSlotId } = entry
  if (offeredSlotId !== null && offeredSlotId !== id) await letGoOfPlace(db, offeredSlotId, endedAt)
}

export function waitlistWork(needs: { slotNeeds: SlotNeeds }): Work[] {
  const { slotNeeds } = needs
  return [
    workOf(offerPlaceJob, async ({ slotId }) => void (await offerPlace(slotNeeds, slotId))),
    workOf(offerOverJob, (offer) => endOverdueOffer(slotNeeds, offer)),
    workOf(offerAnyJob, (round) => offerOpenSlots(slotNeeds, round)),
  ]
}

/** What no job was told of: slots opened in bulk, boxes freed elsewhere, offers whose slot is gone. */
export async function sweepWaitlist(needs: SlotNeeds): Promise<void> {
  for (const { id: entryId, offeredSlotId } of await listOffered(needs.db)) {
    if (offeredSlotId) await endOverdueOffer(needs, { entryId, slotId: offeredSlotId })
  }
  for (const round of await listRoundsWaitedFor(needs.db)) await offerOpenSlots(needs, round)
}

async function offerOpenSlots(needs: SlotNeeds, round: { cohortId: string; roundId: string }): Promise<void> {
  const slotIds = await listOpenSlotIds(needs.db, { ...round, from: needs.now(), limit: SLOTS_AT_ONCE })
  for (const slotId of slotIds) {
    if (!(await isAnybodyWaiting(needs.db, round))) return
    await offerPlace(needs, slotId)
  }
}

/** An offer that is over, or whose place is not free any more: they wait on, and the next in line is asked. */
async function endOverdueOffer(
  needs: SlotNeeds,
  { entryId, slotId }: { entryId: string; slotId: string },
): Promise<void> {
  await inTransaction(needs.db, async (tx) => {
    const entry = await findWaitlistEntry(tx, entryId)
    if (entry?.state !== 'offered' || entry.offeredSlotId !== slotId) return
    const slot = await findSlot(tx, slotId)
    const now = needs.now()
    const isOver = !entry.offerEndsAt || entry.offerEndsAt <= now
    if (slot && stateOf(slot) === 'open' && !isOver) return
    if (await endOffer(tx, entry)) await letGoOfPlace(tx, slotId, now)
  })
}

/** Asks in turn until somebody is found. True when somebody has been offered it. */
export async function offerPlace(needs: SlotNeeds, slotId: string): Promise<boolean> {
  const slot = await findSlot(needs.db, slotId)
  if (!slot || stateOf(slot) !== 'open' || !offerEndsAt(slot.startsAt, needs.now())) return false
  const { cohortId, roundId } = slot
  const waiting = await listWaiting(needs.db, { cohortId, roundId, notPassed: slotId })
  const free = await whoIsFree(needs.db, waiting, slot)
  for (const entry of waiting.filter(({ userId }) => free.has(userId))) {
    // Each in a transaction of its own: nobody's booking waits for a long list.
    const answer = await tryOffer(needs, slotId, entry.id)
    if (answer !== 'not-for-them') return answer === 'offered'
  }
  return false
}

/** Inside their hours; whoever has never said any is asked at any time. */
async function whoIsFree(db: Database, waiting: readonly WaitlistEntry[], slot: Slot): Promise<Set<string>> {
  const ids = waiting.map(({ userId }) => userId)
  const said = new Set((await listWeeklyHours(db, ids)).map(({ userId }) => userId))
  const hours = await readAvailability(db, ids, { from: slot.startsAt, to: endOf(slot) })
  return new Set(ids.filter((id) => !said.has(id) || isFree(hours.get(id) ?? [], slot.startsAt, slot)))
}

type OfferAnswer = 'offered' | 'not-for-them' | 'no-place'

async function tryOffer(needs: SlotNeeds, slotId: string, entryId: string): Promise<OfferAnswer> {
  try {
    return await inTransaction(needs.db, (tx) => offerIn({ ...needs, db: tx }, slotId, entryId))
  } catch (error) {
    // Offered by somebody else in the same instant.
    if (isKeyTaken(error)) return 'no-place'
    throw error
  }
}

async function offerIn(needs: SlotNeedsIn, slotId: string, entryId: string): Promise<OfferAnswer> {
  const { db, tell } = needs
  const now = needs.now()
  const slot = await findSlot(db, slotId)
  if (!slot || stateOf(slot) !== 'open' || (await findOfferOf(db, slotId))) return 'no-place'
  const endsAt = offerEndsAt(slot.startsAt, now)
  if (!endsAt) return 'no-place'
  const entry = await findWaitlistEntry(db, entryId)
  if (entry?.state !== 'waiting') return 'not-for-them'
  const facts = await readBookingFacts(db, { slot, candidateId: entry.userId, now })
  if (refuseBooking({ ...facts, hasBox: true })) return 'not-for-them'
  // Kept for them with the place: an offer that could not be taken would be none.
  if (!(await holdBoxFor(needs, slot))) return 'no-place'
  if (!(await offerSlot(db, entryId, { slotId, endsAt }))) return 'not-for-them'
  await tell(db, { type: 'place-offered', entryId, slotId, userId: entry.userId })
  const key = `${entryId}:${slotId}:${endsAt.getTime()}`
  await enqueue(db, offerOverJob, { key, payload: { entryId, slotId }, now, runAt: endsAt })
  return 'offered'
}
