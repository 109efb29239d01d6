// What happens around one slot while people meet or miss each other, for whoever reads its page. Nothing where nothing happens.
import type { Actor } from '#app/auth/roles.ts'
import { findOwnCohort } from '#app/cohort/own-cohort.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { listLateSeats, listNoShows } from '#app/db/no-shows.server.ts'
import { listCallsOfSlot, listCallsTo, type StandByCall } from '#app/db/stand-by.server.ts'
import { findSlot, findSlotOfSession } from '#app/db/slots.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone, momentWords, timeWords } from '#app/lib/calendar.ts'
import { hours } from '#app/lib/time.ts'
import { NO_SHOW_MS } from './booking-rules.ts'
import type { SlotNeeds, SlotNeedsIn } from './needs.server.ts'
import { acrossFrom, emptySeatOf, lifeSeatOf, mayAskPeers, mayCallFor } from './no-show-rules.ts'
import { readRoom } from './no-show.server.ts'
import { endOf } from './quarters.ts'
import { warningWords } from './seat-warnings.ts'
import { cardOf } from './slot-card.ts'
import type { LifeDesk, Looking, SlotLifeView, StandByOffer, Waiting } from './slot-life.ts'
import { asSeenBy, holderOf, type Slot } from './slot.ts'
import { listStepIns } from './who-can-step-in.server.ts'

/** So long people see on their pages that somebody else has stepped in. */
const TAKEN_SHOWN_MS = hours(1)
/** More is no choice. */
const REPLACEMENTS_MAX = 12

export async function readSlotLife(
  needs: SlotNeeds,
  actor: Actor,
  slotId: string,
): Promise<SlotLifeView | null> {
  const { db } = needs
  const slot = await findSlot(db, slotId)
  if (!slot) return null
  const desk = (await findOwnCohort(needs, actor, slot)) !== null
  const own = slot.seats.filter(({ userId }) => userId === actor.userId)
  if (!desk && own.length === 0) return null
  const timeZone = await zoneOf(db, actor)
  const calls = await listCallsOfSlot(db, slotId)
  const last = own.at(-1)
  const endedUnfilled = slot.calledOffAt !== null && last?.state === 'cancelled' && calls.length > 0
  const seat = last?.seat === 'candidate' ? 'candidate' : 'interviewer'
  return {
    slotId,
    waiting: await readWaiting(needs, slot, { actor, timeZone }),
    looking: readLooking(slot, { actor, timeZone, calls, now: needs.now() }),
    missed: last?.state === 'absent',
    waitedInVain: endedUnfilled && last.endedAt?.getTime() === slot.calledOffAt?.getTime() ? seat : null,
    desk: desk ? await readDesk(needs, slot, { timeZone, calls }) : null,
  }
}

/** For the lobby of a room: whom the reader is waiting for. */
export async function readLobbyLife(
  needs: SlotNeeds,
  actor: Actor,
  sessionId: string,
): Promise<{ slotId: string; waiting: Waiting | null } | null> {
  const slot = await findSlotOfSession(needs.db, sessionId)
  if (!slot || !lifeSeatOf(slot, actor.userId)) return null
  const timeZone = await zoneOf(needs.db, actor)
  return { slotId: slot.id, waiting: await readWaiting(needs, slot, { actor, timeZone, early: true }) }
}

async function zoneOf(db: Db, { userId }: Actor): Promise<string> {
  return knownZone((await findUser(db, userId))?.timeZone ?? 'UTC')
}

type Seen = { actor: Actor; timeZone: string }

/** From the start of a session that has not begun. `early`: before that too, for a page that stays open. */
async function readWaiting(
  { db, now }: SlotNeedsIn,
  slot: Slot,
  { actor, timeZone, early = false }: Seen & { early?: boolean },
): Promise<Waiting | null> {
  const seat = lifeSeatOf(slot, actor.userId)
  const missing = seat && holderOf(asSeenBy(actor, slot), acrossFrom(seat))
  const at = now()
  if (!seat || slot.calledOffAt || missing?.state !== 'accepted' || at >= endOf(slot)) return null
  if (!early && at < slot.startsAt) return null
  const { hasBegun, present } = await readRoom(db, slot.sessionId)
  if (hasBegun || (!early && present.includes(missing.userId))) return null
  const from = new Date(slot.startsAt.getTime() + NO_SHOW_MS)
  return {
    slotId: slot.id,
    name: missing.name,
    seat: acrossFrom(seat),
    fromIso: from.toISOString(),
    from: timeWords(from, timeZone),
    dueInMs: from.getTime() - at.getTime(),
  }
}

type Called = { timeZone: string; calls: readonly StandByCall[] }

function readLooking(
  slot: Slot,
  { actor, timeZone, calls, now }: Seen & Called & { now: Date },
): Looking | null {
  const empty = emptySeatOf(slot)
  const mine = lifeSeatOf(slot, actor.userId)
  if (!empty || !mine || slot.calledOffAt || now < slot.startsAt) return null
  const call = calls.find(({ state }) => state === 'open')
  return {
    seat: empty,
    asked: call?.asked.length ?? null,
    isPeer: call?.isPeer ?? false,
    until: call ? timeWords(call.endsAt, timeZone) : null,
    mayAskPeers: mine === 'candidate' && mayCallFor(slot, now) && mayAskPeers(calls, now),
  }
}

async function readDesk({ db, now }: SlotNeeds, slot: Slot, { timeZone, calls }: Called): Promise<LifeDesk> {
  const at = now()
  const empty = slot.calledOffAt ? null : emptySeatOf(slot)
  const call = calls.find(({ state }) => state === 'open')
  const wanted = empty === 'interviewer' && at < endOf(slot)
  const stepIns = wanted ? await listStepIns(db, { slot, now: at }) : []
  return {
    empty,
    mayCall: empty !== null && !call && mayCallFor(slot, at),
    call: call
      ? {
          asked: call.asked.length,
          declined: call.asked.filter(({ declinedAt }) => declinedAt !== null).length,
          until: timeWords(call.endsAt, timeZone),
          isPeer: call.isPeer,
        }
      : null,
    noShows: (await listNoShows(db, { slotId: slot.id })).map((one) => ({
      id: one.id,
      name: one.name,
      seat: one.seat,
      at: momentWords(one.at, timeZone),
      takenBack: one.takenBackAt !== null,
    })),
    late: (await listLateSeats(db, { slotId: slot.id })).map(({ name, seat, endedAt }) => ({
      name,
      seat,
      at: momentWords(endedAt, timeZone),
    })),
    replacements: stepIns.slice(0, REPLACEMENTS_MAX).map(({ warnings, ...one }) => ({
      ...one,
      against: warnings.map((warning) => warningWords[warning]),
    })),
  }
}

/** Calls that reach this person: open ones first, then those in which somebody has just stepped in. */
export async function readStandByOffers(needs: SlotNeedsIn, actor: Actor): Promise<StandByOffer[]> {
  const { db, questions } = needs
  const now = needs.now()
  const since = new Date(now.getTime() - hours(24))
  const calls = await listCallsTo(db, actor.userId, { now, since })
  if (calls.length === 0) return []
  const timeZone = await zoneOf(db, actor)
  const offers: StandByOffer[] = []
  for (const call of calls.filter((one) => one.takenById !== actor.userId)) {
    const slot = await findSlot(db, call.slotId)
    const isOld = slot === null || now.getTime() > slot.startsAt.getTime() + TAKEN_SHOWN_MS
    if (isOld || slot.calledOffAt) continue
    offers.push({
      callId: call.id,
      seat: call.seat,
      isPeer: call.isPeer,
      isTaken: call.state === 'taken',
      until: timeWords(call.endsAt, timeZone),
      slot: cardOf(slot, { userId: actor.userId, role: actor.role, timeZone, now }, questions),
    })
  }
  return offers.sort((one, other) => Number(one.isTaken) - Number(other.isTaken))
}
