import { blindOf } from '#app/auth/blind.ts'
import type { InterviewRole } from '#app/auth/roles.ts'
import type { SeatState, SeatTaken, Slot } from '#app/scheduling/slot.ts'
import type { Db } from './client.server.ts'
import { toBlindBy } from './sessions.server.ts'

const SLOTS_MAX = 20_000

const seatColumns = {
  id: true,
  seat: true,
  userId: true,
  state: true,
  askedAt: true,
  answeredAt: true,
  endedAt: true,
  isLate: true,
  words: true,
  user: { select: { name: true, hidesName: true } },
} as const

const slotColumns = {
  id: true,
  cohortId: true,
  roundId: true,
  level: true,
  startsAt: true,
  minutes: true,
  timeZone: true,
  revision: true,
  createdById: true,
  calledOffAt: true,
  sessionId: true,
  seats: { select: seatColumns, orderBy: { askedAt: 'asc' } },
  cohort: { select: { blindInterviews: true } },
  session: { select: { blindBy: true, namesShownAt: true } },
} as const

type SeatRow = Omit<SeatTaken, 'seat' | 'state' | 'name'> & {
  seat: string
  state: string
  user: { name: string; hidesName: boolean }
}
type SlotRow = Omit<Slot, 'seats' | 'blind'> & {
  seats: SeatRow[]
  cohort: { blindInterviews: boolean }
  session: { blindBy: string | null; namesShownAt: Date | null } | null
}

export type SlotToCreate = Omit<Slot, 'revision' | 'calledOffAt' | 'sessionId' | 'seats' | 'blind'> & {
  createdAt: Date
}

export async function createSlot(db: Db, slot: SlotToCreate): Promise<void> {
  await db.slot.create({ data: slot, select: { id: true } })
}

export async function findSlot(db: Db, id: string): Promise<Slot | null> {
  const row = await db.slot.findUnique({ where: { id }, select: slotColumns })
  return row && toSlot(row)
}

export async function findSlotOfSession(db: Db, sessionId: string): Promise<Slot | null> {
  const row = await db.slot.findUnique({ where: { sessionId }, select: slotColumns })
  return row && toSlot(row)
}

export type SlotSearch = { cohortIds?: readonly string[]; userId?: string; from: Date; until: Date }

/** Those that begin in this time, first to last; with `userId`, in which this person has or had a seat. */
export async function listSlots(db: Db, { cohortIds, userId, from, until }: SlotSearch): Promise<Slot[]> {
  const rows = await db.slot.findMany({
    where: {
      startsAt: { gte: from, lt: until },
      ...(cohortIds ? { cohortId: { in: [...cohortIds] } } : {}),
      ...(userId ? { seats: { some: { userId } } } : {}),
    },
    select: slotColumns,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: SLOTS_MAX,
  })
  return rows.map(toSlot)
}

export type SeatToTake = Pick<SeatTaken, 'id' | 'seat' | 'userId' | 'state' | 'askedAt'> & { slotId: string }

/** Fails on a key (isKeyTaken) when the seat is held, or the person is elsewhere in one of these quarters. */
export async function takeSeat(db: Db, seat: SeatToTake, quarters: readonly Date[]): Promise<void> {
  const answeredAt = seat.state === 'accepted' ? seat.askedAt : null
  await db.slotSeat.create({ data: { ...seat, answeredAt }, select: { id: true } })
  await holdQuarters(db, seat, quarters)
}

/** Many at once, each with its seat where it has one; fails on a key as takeSeat does. */
export async function createSlots(
  db: Db,
  slots: readonly SlotToCreate[],
  seats: readonly (SeatToTake & { quarters: readonly Date[] })[],
): Promise<void> {
  await db.slot.createMany({ data: [...slots] })
  await db.slotSeat.createMany({
    data: seats.map(({ quarters: _quarters, ...seat }) => {
      return { ...seat, answeredAt: seat.state === 'accepted' ? seat.askedAt : null }
    }),
  })
  await db.seatQuarter.createMany({
    data: seats.flatMap(({ id, userId, quarters }) => quarters.map((at) => ({ userId, at, seatId: id }))),
  })
}

async function holdQuarters(
  db: Db,
  { id, userId }: Pick<SeatToTake, 'id' | 'userId'>,
  quarters: readonly Date[],
): Promise<void> {
  await db.seatQuarter.createMany({ data: quarters.map((at) => ({ userId, at, seatId: id })) })
}

/** False when it was not asked any more. */
export async function acceptSeat(db: Db, id: string, answeredAt: Date): Promise<boolean> {
  const { count } = await db.slotSeat.updateMany({
    where: { id, state: 'asked' },
    data: { state: 'accepted', answeredAt },
  })
  return count === 1
}

export type SeatEnd = {
  state: Exclude<SeatState, 'asked' | 'accepted'>
  endedAt: Date
  isLate?: boolean
  words?: string | null
}

/** Gives the seat and the person's time back. False when it was not held any more. */
export async function endSeat(db: Db, id: string, end: SeatEnd): Promise<boolean> {
  const { count } = await db.slotSeat.updateMany({
    where: { id, state: { in: ['asked', 'accepted'] } },
    data: end,
  })
  if (count === 1) await db.seatQuarter.deleteMany({ where: { seatId: id } })
  return count === 1
}

export type SlotChange = {
  startsAt?: Date
  calledOffAt?: Date
  sessionId?: string | null
}

/** Also raises its revision. */
export async function changeSlot(db: Db, id: string, change: SlotChange): Promise<void> {
  await db.slot.update({
    where: { id },
    data: { ...change, revision: { increment: 1 } },
    select: { id: true },
  })
}

/** For a slot that moves: everybody who holds a seat holds these quarters instead. Fails on a key as takeSeat does. */
export async function moveQuarters(
  db: Db,
  seats: readonly { id: string; userId: string; quarters: readonly Date[] }[],
): Promise<void> {
  await db.seatQuarter.deleteMany({ where: { seatId: { in: seats.map(({ id }) => id) } } })
  for (const seat of seats) await holdQuarters(db, seat, seat.quarters)
}

/** Quarters in this time that the person has given away, to whichever slot. */
export async function listQuartersOf(
  db: Db,
  userIds: readonly string[],
  { from, until }: { from: Date; until: Date },
): Promise<{ userId: string; at: Date }[]> {
  return db.seatQuarter.findMany({
    where: { userId: { in: [...userIds] }, at: { gte: from, lt: until } },
    select: { userId: true, at: true },
    orderBy: [{ at: 'asc' }, { userId: 'asc' }],
  })
}

export type SeatHeld = {
  userId: string
  slotId: string
  seat: InterviewRole
  startsAt: Date
  minutes: number
}

/** What these people have coming or had in this time; what was given up or nobody came to is left out. */
export async function listSeatsHeld(
  db: Db,
  userIds: readonly string[],
  { from, until }: { from: Date; until: Date },
): Promise<SeatHeld[]> {
  const rows = await db.slotSeat.findMany({
    where: {
      userId: { in: [...userIds] },
      state: { in: ['asked', 'accepted'] },
      slot: { startsAt: { gte: from, lt: until }, calledOffAt: null },
    },
    select: { userId: true, slotId: true, seat: true, slot: { select: { startsAt: true, minutes: true } } },
    orderBy: [{ slot: { startsAt: 'asc' } }, { id: 'asc' }],
  })
  return rows.map(({ slot, seat, ...row }) => ({
    ...row,
    ...slot,
    seat: seat as InterviewRole, // why: only takeSeat writes seats
  }))
}

/** Of a season: what they hold, and what they had and came to. */
export async function countCandidateSeats(db: Db, cohortId: string, userId: string): Promise<number> {
  return db.slotSeat.count({
    where: {
      userId,
      seat: 'candidate',
      state: { in: ['asked', 'accepted'] },
      slot: { cohortId, calledOffAt: null },
    },
  })
}

/** How often this person has said no in this cohort. */
export async function countDeclined(
  db: Db,
  { userId, cohortId }: { userId: string; cohortId: string },
): Promise<number> {
  return db.slotSeat.count({ where: { userId, state: 'declined', slot: { cohortId } } })
}

/** In a session, or in a slot that is coming; what was given up or nobody came to does not count. */
export async function haveMet(
  db: Db,
  {
    candidateId,
    interviewerId,
    exceptSlotId,
  }: { candidateId: string; interviewerId: string; exceptSlotId: string },
): Promise<boolean> {
  const held = { in: ['asked', 'accepted'] }
  const slot = await db.slot.findFirst({
    where: {
      id: { not: exceptSlotId },
      calledOffAt: null,
      AND: [
        { seats: { some: { userId: candidateId, seat: 'candidate', state: held } } },
        { seats: { some: { userId: interviewerId, seat: 'interviewer', state: held } } },
      ],
    },
    select: { id: true },
  })
  if (slot) return true
  const session = await db.session.findFirst({
    where: {
      slot: null,
      // One that closed from its lobby never began.
      events: { some: { type: 'phase-changed', NOT: { body: { contains: '"to":"closed"' } } } },
      AND: [
        { participants: { some: { userId: candidateId, sessionRole: 'candidate' } } },
        { participants: { some: { userId: interviewerId, sessionRole: 'interviewer' } } },
      ],
    },
    select: { id: true },
  })
  return session !== null
}

/** Promises a box to the slot in every quarter, out of so many places; false (and nothing held) where one is full. */
export async function holdBox(
  db: Db,
  slotId: string,
  { quarters, places }: { quarters: readonly Date[]; places: number },
): Promise<boolean> {
  const taken = await db.boxQuarter.findMany({
    where: { at: { in: [...quarters] }, slotId: { not: slotId } },
    select: { at: true, place: true },
  })
  const rows: { at: Date; place: number; slotId: string }[] = []
  for (const at of quarters) {
    const held = new Set(taken.filter((one) => one.at.getTime() === at.getTime()).map(({ place }) => place))
    const place = Array.from({ length: places }, (_place, index) => index).find((index) => !held.has(index))
    if (place === undefined) return false
    rows.push({ at, place, slotId })
  }
  await db.boxQuarter.deleteMany({ where: { slotId } })
  await db.boxQuarter.createMany({ data: rows })
  return true
}

export async function releaseBox(db: Db, slotId: string): Promise<void> {
  await db.boxQuarter.deleteMany({ where: { slotId } })
}

/** How many boxes are promised in each quarter that has one. */
export async function countBoxes(
  db: Db,
  { from, until }: { from: Date; until: Date },
): Promise<Map<number, number>> {
  const rows = await db.boxQuarter.groupBy({
    by: ['at'],
    where: { at: { gte: from, lt: until } },
    _count: { place: true },
  })
  return new Map(rows.map(({ at, _count }) => [at.getTime(), _count.place]))
}

/** With everybody's own name: `asSeenBy` of app/scheduling/slot.ts says which of them a reader may know. */
function toSlot({ seats, cohort, session, ...slot }: SlotRow): Slot {
  const held = seats.filter(
    ({ seat, state }) => seat === 'candidate' && (state === 'asked' || state === 'accepted'),
  )
  const fixed = session?.blindBy ?? null
  return {
    ...slot,
    seats: seats.map(({ user, seat, state, ...own }) => ({
      ...own,
      name: user.name,
      seat: seat as InterviewRole, // why: only takeSeat writes seats
      state: state as SeatState, // why: as above
    })),
    blind: blindOf({
      key: slot.id,
      fixed: fixed === null ? null : toBlindBy(fixed),
      cohortHides: cohort.blindInterviews,
      candidateHides: held.some(({ user }) => user.hidesName),
      chosenByName: false,
      shownAt: session?.namesShownAt ?? null,
    }),
  }
}
