// Somebody is needed at once: those who said they stand by are asked together, and the first yes has the seat.
import { z } from 'zod'
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { findOwnCohort } from '#app/cohort/own-cohort.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import {
  addToCall,
  closeCall,
  closeCallsOf,
  declineCall,
  findCall,
  listCallsOfSlot,
  openCall,
  type StandByCall,
} from '#app/db/stand-by.server.ts'
import { findSlot, listQuartersOf, listSlots, takeSeat } from '#app/db/slots.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { jobKind } from '#app/jobs/kinds.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { hours } from '#app/lib/time.ts'
import { settleSession } from './confirm-slot.server.ts'
import { endUnfilled } from './end-unfilled.server.ts'
import { holdBoxFor } from './hold-box.server.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import {
  callEndsAt,
  emptySeatOf,
  lifeSeatOf,
  mayAskPeers,
  mayCallFor,
  type LifeSeat,
} from './no-show-rules.ts'
import { holderOf, seatOf, type Slot } from './slot.ts'
import { allOrNothing } from './undone.server.ts'
import { listCallable, listStepIns, quartersFrom } from './who-can-step-in.server.ts'

export const standByOverJob = jobKind('stand-by-over', z.object({ callId: z.string() }))

type Calling = { slot: Slot; seat: LifeSeat; isPeer: boolean; calledById: string | null }

/** In the transaction that leaves the seat empty. Returns how many were asked; nobody is a call too: its end tidies up. */
export async function callFor(needs: SlotNeedsIn, calling: Calling): Promise<number> {
  const { slot, seat, isPeer } = calling
  const userIds = await listCallable(needs.db, { slot, now: needs.now(), seat, isPeer })
  await openCallFor(needs, calling, userIds)
  return userIds.length
}

async function openCallFor(
  needs: SlotNeedsIn,
  { slot, seat, isPeer, calledById }: Calling,
  userIds: readonly string[],
): Promise<void> {
  const { db, tell } = needs
  const now = needs.now()
  const [id, endsAt] = [randomId(), callEndsAt(slot, now)]
  await openCall(db, { id, slotId: slot.id, seat, isPeer, calledById, createdAt: now, endsAt, userIds })
  if (userIds.length > 0) {
    if (isPeer) await tell(db, { type: 'peer-mock-offered', slotId: slot.id, userIds })
    else await tell(db, { type: 'stand-by-called', slotId: slot.id, seat, userIds })
  }
  await enqueue(db, standByOverJob, { key: id, payload: { callId: id }, now, runAt: endsAt })
}

/** So long before the start a booked slot without an interviewer is called for by itself. */
const CALL_ALONE_MS = hours(1)

/** Nobody comes to a session that has no interviewer and was forgotten. */
export async function callForUnstaffed(needs: SlotNeeds): Promise<void> {
  const from = needs.now()
  const slots = await listSlots(needs.db, { from, until: new Date(from.getTime() + CALL_ALONE_MS) })
  for (const { id } of slots.filter((one) => !one.calledOffAt && emptySeatOf(one) === 'interviewer')) {
    await allOrNothing<null, 'called-already'>(needs.db, 'called-already', async (db) => {
      const slot = await findSlot(db, id)
      if (!slot || slot.calledOffAt || emptySeatOf(slot) !== 'interviewer') return accept(null)
      if ((await listCallsOfSlot(db, id)).length > 0) return accept(null)
      await callFor({ ...needs, db }, { slot, seat: 'interviewer', isPeer: false, calledById: null })
      return accept(null)
    })
  }
}

export type CallRefusal = 'slot-unknown' | 'nobody-missing' | 'not-now' | 'called-already' | 'nobody-to-ask'

/** By a coordinator, for a slot that begins soon and lacks one of the two. */
export async function callStandBy(
  needs: SlotNeeds,
  actor: Actor,
  { slotId }: { slotId: string },
): Promise<Result<number, CallRefusal>> {
  return allOrNothing<number, CallRefusal>(needs.db, 'called-already', async (db) => {
    const slot = await findSlot(db, slotId)
    if (!slot || !(await findOwnCohort({ db }, actor, slot))) return refuse('slot-unknown')
    const seat = emptySeatOf(slot)
    if (!seat) return refuse('nobody-missing')
    if (!mayCallFor(slot, needs.now())) return refuse('not-now')
    const asked = await callFor({ ...needs, db }, { slot, seat, isPeer: false, calledById: actor.userId })
    return asked > 0 ? accept(asked) : refuse('nobody-to-ask')
  })
}

/** By a coordinator, of one person, when it is too late for a letter and an answer: it joins the call, or is one. */
export async function askOne(
  needs: SlotNeeds,
  actor: Actor,
  { slotId, userId }: { slotId: string; userId: string },
): Promise<Result<null, CallRefusal>> {
  return allOrNothing<null, CallRefusal>(needs.db, 'called-already', async (db) => {
    const slot = await findSlot(db, slotId)
    if (!slot || !(await findOwnCohort({ db }, actor, slot))) return refuse('slot-unknown')
    const now = needs.now()
    if (emptySeatOf(slot) !== 'interviewer') return refuse('nobody-missing')
    if (!mayCallFor(slot, now)) return refuse('not-now')
    const stepIns = await listStepIns(db, { slot, now })
    if (!stepIns.some((one) => one.userId === userId)) return refuse('nobody-to-ask')
    const open = (await listCallsOfSlot(db, slotId)).find(({ state }) => state === 'open')
    const calling = { slot, seat: 'interviewer' as const, isPeer: false, calledById: actor.userId }
    // Peers lead by another rule: their call gives way.
    if (open?.isPeer) await closeCallsOf(db, slotId)
    if (open && !open.isPeer) {
      if (!(await addToCall(db, open.id, userId))) return refuse('called-already')
      await needs.tell(db, { type: 'stand-by-called', slotId, seat: 'interviewer', userIds: [userId] })
    } else await openCallFor({ ...needs, db }, calling, [userId])
    return accept(null)
  })
}

/** By the candidate who waits: another candidate leads with the guide. Ends a call for an interviewer that nobody has answered. */
export async function askPeers(
  needs: SlotNeeds,
  actor: Actor,
  { slotId }: { slotId: string },
): Promise<Result<number, CallRefusal>> {
  return allOrNothing<number, CallRefusal>(needs.db, 'called-already', async (db) => {
    const slot = await findSlot(db, slotId)
    if (!slot || lifeSeatOf(slot, actor.userId) !== 'candidate') return refuse('slot-unknown')
    if (emptySeatOf(slot) !== 'interviewer') return refuse('nobody-missing')
    const now = needs.now()
    if (now < slot.startsAt || !mayCallFor(slot, now)) return refuse('not-now')
    if (!mayAskPeers(await listCallsOfSlot(db, slotId), now)) return refuse('called-already')
    await closeCallsOf(db, slotId)
    const calling = { slot, seat: 'interviewer' as const, isPeer: true, calledById: actor.userId }
    const asked = await callFor({ ...needs, db }, calling)
    return asked > 0 ? accept(asked) : refuse('nobody-to-ask')
  })
}

export type StepInRefusal = 'call-over' | 'taken' | 'busy' | 'boxes-full' | 'not-allowed'

/** Of two in the same instant one has the seat: by the key of seats, and the other hears that it is taken. */
export async function acceptStandBy(
  needs: SlotNeeds,
  actor: Actor,
  { callId }: { callId: string },
): Promise<Result<{ slotId: string }, StepInRefusal>> {
  return allOrNothing<{ slotId: string }, StepInRefusal>(needs.db, 'taken', async (db) => {
    const call = await findCall(db, callId)
    if (!call?.asked.some(({ userId }) => userId === actor.userId)) return refuse('call-over')
    const slot = await findSlot(db, call.slotId)
    if (!slot) return refuse('call-over')
    const reason = await refuseStepIn({ ...needs, db }, actor, { call, slot })
    if (reason) return refuse(reason)
    await stepIn({ ...needs, db }, actor, { call, slot })
    return accept({ slotId: slot.id })
  })
}

type Stepping = { call: StandByCall; slot: Slot }

async function refuseStepIn(
  { db, now, questions, boxPlaces }: SlotNeedsIn,
  actor: Actor,
  { call, slot }: Stepping,
): Promise<StepInRefusal | null> {
  const at = now()
  if (call.state === 'taken' || holderOf(slot, call.seat)) return 'taken'
  if (call.state === 'over' || call.endsAt <= at || slot.calledOffAt) return 'call-over'
  // A role may have changed since they were asked.
  const leads = call.seat === 'interviewer' && !call.isPeer
  if (!can(actor, leads ? 'lead-session' : 'be-interviewed')) return 'not-allowed'
  if (seatOf(slot, actor.userId)) return 'busy'
  const quarters = quartersFrom(slot, call.seat, at)
  const [from, last] = [quarters[0] ?? at, quarters.at(-1) ?? at]
  const held = await listQuartersOf(db, [actor.userId], { from, until: new Date(last.getTime() + 1) })
  if (held.length > 0) return 'busy'
  return (await holdBoxFor({ db, questions, boxPlaces }, slot)) ? null : 'boxes-full'
}

async function stepIn(needs: SlotNeedsIn, { userId }: Actor, { call, slot }: Stepping): Promise<void> {
  const { db, now, tell } = needs
  const { seat } = call
  const askedAt = now()
  const taken = { id: randomId(), slotId: slot.id, seat, userId, state: 'accepted' as const, askedAt }
  await takeSeat(db, taken, quartersFrom(slot, seat, askedAt))
  await closeCall(db, call.id, { state: 'taken', takenById: userId })
  if (seat === 'candidate') await tell(db, { type: 'slot-booked', slotId: slot.id, userId })
  else await tell(db, { type: 'seat-answered', slotId: slot.id, seat, userId, answer: 'accepted' })
  await settleSession(needs, slot.id)
  const userIds = call.asked.flatMap((one) => (one.userId === userId || one.declinedAt ? [] : [one.userId]))
  if (userIds.length > 0) await tell(db, { type: 'stand-by-taken', slotId: slot.id, userIds })
}

/** Without words, and nobody is told. */
export async function declineStandBy(
  needs: SlotNeeds,
  actor: Actor,
  { callId }: { callId: string },
): Promise<Result<null, 'call-over'>> {
  const own = { callId, userId: actor.userId }
  return (await declineCall(needs.db, own, needs.now())) ? accept(null) : refuse('call-over')
}

export function standByWork({ slotNeeds }: { slotNeeds: SlotNeeds }): Work[] {
  return [workOf(standByOverJob, ({ callId }) => endCall(slotNeeds, callId))]
}

/** Nobody stepped in: whoever waited is let go with thanks, and comes first next time. */
async function endCall(needs: SlotNeeds, callId: string): Promise<void> {
  await inTransaction(needs.db, async (db) => {
    const call = await findCall(db, callId)
    if (call?.state !== 'open' || call.endsAt > needs.now()) return
    await closeCall(db, callId, { state: 'over' })
    const slot = await findSlot(db, call.slotId)
    if (!slot || slot.calledOffAt || !emptySeatOf(slot) || slot.startsAt > needs.now()) return
    await endUnfilled({ ...needs, db }, slot)
  })
}
