import type { Db } from './client.server.ts'

export type WaitlistState = 'waiting' | 'offered' | 'booked' | 'left'

/** A candidate who wants a place for a round. */
export type WaitlistEntry = {
  id: string
  cohortId: string
  userId: string
  name: string
  roundId: string
  since: Date
  state: WaitlistState
  hasCredit: boolean
  offeredSlotId: string | null
  offerEndsAt: Date | null
}

const LISTED_MAX = 500

const columns = {
  id: true,
  cohortId: true,
  userId: true,
  roundId: true,
  since: true,
  state: true,
  hasCredit: true,
  offeredSlotId: true,
  offerEndsAt: true,
  user: { select: { name: true } },
} as const

/** Whoever waited for somebody who did not come, then whoever has waited longest. */
const inTurn = [{ hasCredit: 'desc' }, { since: 'asc' }, { id: 'asc' }] as const

type Row = Omit<WaitlistEntry, 'name' | 'state'> & { state: string; user: { name: string } }

export type WaitlistEntryToAdd = Pick<
  WaitlistEntry,
  'id' | 'cohortId' | 'userId' | 'roundId' | 'since' | 'hasCredit'
>

/** Fails on a key (isKeyTaken) where this candidate waits for this round already. */
export async function addWaitlistEntry(db: Db, entry: WaitlistEntryToAdd): Promise<void> {
  await db.waitlistEntry.create({ data: { ...entry, state: 'waiting' }, select: { id: true } })
}

export async function findWaitlistEntry(db: Db, id: string): Promise<WaitlistEntry | null> {
  const row = await db.waitlistEntry.findUnique({ where: { id }, select: columns })
  return row && toEntry(row)
}

/** The open offer of this slot. */
export async function findOfferOf(db: Db, slotId: string): Promise<WaitlistEntry | null> {
  const row = await db.waitlistEntry.findFirst({
    where: { offeredSlotId: slotId, state: 'offered' },
    select: columns,
  })
  return row && toEntry(row)
}

export async function findOpenEntry(
  db: Db,
  key: { cohortId: string; userId: string; roundId: string },
): Promise<WaitlistEntry | null> {
  const row = await db.waitlistEntry.findFirst({
    where: { ...key, state: { in: ['waiting', 'offered'] } },
    select: columns,
  })
  return row && toEntry(row)
}

/** In their turn: those who wait and have not passed this slot over. */
export async function listWaiting(
  db: Db,
  { cohortId, roundId, notPassed }: { cohortId: string; roundId: string; notPassed: string },
): Promise<WaitlistEntry[]> {
  const rows = await db.waitlistEntry.findMany({
    where: { cohortId, roundId, state: 'waiting', passed: { none: { slotId: notPassed } } },
    select: columns,
    orderBy: [...inTurn],
    take: LISTED_MAX,
  })
  return rows.map(toEntry)
}

/** Everybody who waits or has an offer, in their turn. */
export async function listOpenEntries(
  db: Db,
  where: { cohortId: string } | { userId: string },
): Promise<WaitlistEntry[]> {
  const rows = await db.waitlistEntry.findMany({
    where: { ...where, state: { in: ['waiting', 'offered'] } },
    select: columns,
    orderBy: [...inTurn],
    take: LISTED_MAX,
  })
  return rows.map(toEntry)
}

/** Rounds somebody waits for, by cohort. */
export async function listRoundsWaitedFor(db: Db): Promise<{ cohortId: string; roundId: string }[]> {
  return db.waitlistEntry.findMany({
    where: { state: 'waiting' },
    select: { cohortId: true, roundId: true },
    distinct: ['cohortId', 'roundId'],
    orderBy: [{ cohortId: 'asc' }, { roundId: 'asc' }],
  })
}

export async function isAnybodyWaiting(
  db: Db,
  { cohortId, roundId }: { cohortId: string; roundId: string },
): Promise<boolean> {
  return (await db.waitlistEntry.count({ where: { cohortId, roundId, state: 'waiting' }, take: 1 })) > 0
}

/** Open offers, those that end first first. */
export async function listOffered(db: Db): Promise<WaitlistEntry[]> {
  const rows = await db.waitlistEntry.findMany({
    where: { state: 'offered' },
    select: columns,
    orderBy: { offerEndsAt: 'asc' },
    take: LISTED_MAX,
  })
  return rows.map(toEntry)
}

const isHeld = { in: ['asked', 'accepted'] }

/** Slots with a free place that is offered to nobody, first to last. */
export async function listOpenSlotIds(
  db: Db,
  { cohortId, roundId, from, limit }: { cohortId: string; roundId: string; from: Date; limit: number },
): Promise<string[]> {
  const rows = await db.slot.findMany({
    where: {
      cohortId,
      roundId,
      calledOffAt: null,
      startsAt: { gt: from },
      offers: { none: { state: 'offered' } },
      AND: [
        { seats: { none: { seat: 'candidate', state: isHeld } } },
        { seats: { some: { seat: 'interviewer', state: isHeld } } },
      ],
    },
    select: { id: true },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
  return rows.map(({ id }) => id)
}

/** False when they do not wait any more. Fails on a key where the slot is offered to somebody already. */
export async function offerSlot(
  db: Db,
  id: string,
  { slotId, endsAt }: { slotId: string; endsAt: Date },
): Promise<boolean> {
  const { count } = await db.waitlistEntry.updateMany({
    where: { id, state: 'waiting' },
    data: { state: 'offered', offeredSlotId: slotId, offerEndsAt: endsAt },
  })
  return count === 1
}

/** Back to waiting, with the waiting time they had; this slot is not offered to them again. False when it was no offer any more. */
export async function endOffer(
  db: Db,
  { id, offeredSlotId }: Pick<WaitlistEntry, 'id' | 'offeredSlotId'>,
): Promise<boolean> {
  if (offeredSlotId === null) return false
  const { count } = await db.waitlistEntry.updateMany({
    where: { id, state: 'offered', offeredSlotId },
    data: { state: 'waiting', offeredSlotId: null, offerEndsAt: null },
  })
  if (count === 1) await passPlace(db, id, offeredSlotId)
  return count === 1
}

async function passPlace(db: Db, entryId: string, slotId: string): Promise<void> {
  const key = { entryId, slotId }
  await db.passedPlace.upsert({ where: { entryId_slotId: key }, create: key, update: {} })
}

/** False when it had ended before. */
export async function closeWaitlistEntry(
  db: Db,
  id: string,
  { state, endedAt }: { state: 'booked' | 'left'; endedAt: Date },
): Promise<boolean> {
  const { count } = await db.waitlistEntry.updateMany({
    where: { id, state: { in: ['waiting', 'offered'] } },
    data: { state, endedAt, offeredSlotId: null, offerEndsAt: null },
  })
  return count === 1
}

export async function giveCredit(db: Db, id: string): Promise<void> {
  await db.waitlistEntry.update({ where: { id }, data: { hasCredit: true }, select: { id: true } })
}

function toEntry({ user, state, ...own }: Row): WaitlistEntry {
  // why: only this file writes states
  return { ...own, name: user.name, state: state as WaitlistState }
}
