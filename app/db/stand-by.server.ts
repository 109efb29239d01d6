import type { Seat } from '#app/scheduling/slot.ts'
import type { Db } from './client.server.ts'

/** `over`: nobody stepped in, or it was not needed any more. */
export type StandByState = 'open' | 'taken' | 'over'
export type StandByCall = {
  id: string
  slotId: string
  seat: Exclude<Seat, 'shadow'>
  /** Among candidates, who lead with the interviewer's guide. */
  isPeer: boolean
  calledById: string | null
  createdAt: Date
  endsAt: Date
  state: StandByState
  takenById: string | null
  asked: { userId: string; declinedAt: Date | null }[]
}

const columns = {
  id: true,
  slotId: true,
  seat: true,
  isPeer: true,
  calledById: true,
  createdAt: true,
  endsAt: true,
  state: true,
  takenById: true,
  asked: { select: { userId: true, declinedAt: true }, orderBy: { userId: 'asc' } },
} as const

const CALLS_MAX = 50

type Row = Omit<StandByCall, 'seat' | 'state'> & { seat: string; state: string }

/** False where they were asked already. */
export async function addToCall(db: Db, callId: string, userId: string): Promise<boolean> {
  const key = { callId, userId }
  if ((await db.standByAsk.count({ where: key })) > 0) return false
  await db.standByAsk.create({ data: key })
  return true
}

export type CallToOpen = Pick<
  StandByCall,
  'id' | 'slotId' | 'seat' | 'isPeer' | 'calledById' | 'createdAt' | 'endsAt'
> & { userIds: readonly string[] }

/** Fails on a key (isKeyTaken) where this seat is called for already. */
export async function openCall(db: Db, { userIds, ...call }: CallToOpen): Promise<void> {
  const asked = { create: userIds.map((userId) => ({ userId })) }
  await db.standByCall.create({ data: { ...call, state: 'open', asked }, select: { id: true } })
}

export async function findCall(db: Db, id: string): Promise<StandByCall | null> {
  const row = await db.standByCall.findUnique({ where: { id }, select: columns })
  return row && toCall(row)
}

/** All calls of a slot, the last one first. */
export async function listCallsOfSlot(db: Db, slotId: string): Promise<StandByCall[]> {
  const rows = await db.standByCall.findMany({
    where: { slotId },
    select: columns,
    // Peers are asked after the others.
    orderBy: [{ createdAt: 'desc' }, { isPeer: 'desc' }, { id: 'asc' }],
    take: CALLS_MAX,
  })
  return rows.map(toCall)
}

/** Calls this person was asked by and has not said no to: open ones, and those that ended after `since`. */
export async function listCallsTo(
  db: Db,
  userId: string,
  { now, since }: { now: Date; since: Date },
): Promise<StandByCall[]> {
  const rows = await db.standByCall.findMany({
    where: {
      asked: { some: { userId, declinedAt: null } },
      createdAt: { gt: since },
      OR: [{ state: 'open', endsAt: { gt: now } }, { state: 'taken' }],
    },
    select: columns,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: CALLS_MAX,
  })
  return rows.map(toCall)
}

export async function isAskedFor(db: Db, slotId: string, userId: string): Promise<boolean> {
  return (await db.standByAsk.count({ where: { userId, call: { slotId } } })) > 0
}

/** False when it had ended before: of two who accept one closes it. */
export async function closeCall(
  db: Db,
  id: string,
  end: { state: 'taken' | 'over'; takenById?: string },
): Promise<boolean> {
  const { count } = await db.standByCall.updateMany({ where: { id, state: 'open' }, data: end })
  return count === 1
}

export async function closeCallsOf(db: Db, slotId: string): Promise<void> {
  await db.standByCall.updateMany({ where: { slotId, state: 'open' }, data: { state: 'over' } })
}

export async function declineCall(
  db: Db,
  { callId, userId }: { callId: string; userId: string },
  declinedAt: Date,
): Promise<boolean> {
  const { count } = await db.standByAsk.updateMany({
    where: { callId, userId, declinedAt: null },
    data: { declinedAt },
  })
  return count === 1
}

/** Who is in a pod, by person. */
export async function listPods(db: Db, cohortId: string): Promise<Map<string, string>> {
  const rows = await db.cohortMember.findMany({
    where: { cohortId, standing: 'active', pod: { not: null } },
    select: { userId: true, pod: true },
  })
  return new Map(rows.flatMap(({ userId, pod }) => (pod === null ? [] : [[userId, pod]])))
}

function toCall({ seat, state, ...own }: Row): StandByCall {
  // why: only openCall and closeCall write them
  return { ...own, seat: seat as StandByCall['seat'], state: state as StandByState }
}
