import type { Seat } from '#app/scheduling/slot.ts'
import type { Db } from './client.server.ts'

/** Somebody was waited for and did not come. For coordinators alone. */
export type NoShow = {
  id: string
  slotId: string
  cohortId: string
  seatId: string
  seat: Seat
  userId: string
  name: string
  byUserId: string
  at: Date
  takenBackAt: Date | null
}

const columns = {
  id: true,
  slotId: true,
  seatId: true,
  userId: true,
  byUserId: true,
  at: true,
  takenBackAt: true,
  user: { select: { name: true } },
  seat: { select: { seat: true } },
  slot: { select: { cohortId: true } },
} as const

const LISTED_MAX = 5000

type Row = Pick<NoShow, 'id' | 'slotId' | 'seatId' | 'userId' | 'byUserId' | 'at' | 'takenBackAt'> & {
  user: { name: string }
  seat: { seat: string }
  slot: { cohortId: string }
}

export type NoShowToAdd = Pick<NoShow, 'id' | 'slotId' | 'seatId' | 'userId' | 'byUserId' | 'at'>

export async function addNoShow(db: Db, noShow: NoShowToAdd): Promise<void> {
  await db.noShow.create({ data: noShow, select: { id: true } })
}

export async function findNoShow(db: Db, id: string): Promise<NoShow | null> {
  const row = await db.noShow.findUnique({ where: { id }, select: columns })
  return row && toNoShow(row)
}

export async function listNoShows(
  db: Db,
  where: { slotId: string } | { slot: { cohortId: string } },
): Promise<NoShow[]> {
  const rows = await db.noShow.findMany({
    where,
    select: columns,
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: LISTED_MAX,
  })
  return rows.map(toNoShow)
}

/** False when somebody has taken it back before. */
export async function takeBack(db: Db, id: string, by: { at: Date; userId: string }): Promise<boolean> {
  const { count } = await db.noShow.updateMany({
    where: { id, takenBackAt: null },
    data: { takenBackAt: by.at, takenBackById: by.userId },
  })
  return count === 1
}

/** The seat is as if its person had been there, or as if they had given it up in time. Fails on a key where it is held. */
export async function reinstateSeat(db: Db, seatId: string, state: 'accepted' | 'cancelled'): Promise<void> {
  await db.slotSeat.updateMany({
    where: { id: seatId, state: 'absent' },
    data: { state, isLate: false, ...(state === 'accepted' ? { endedAt: null } : {}) },
  })
}

export type LateSeat = { userId: string; name: string; slotId: string; seat: Seat; endedAt: Date }

/** Seats given up later than the rules ask for. */
export async function listLateSeats(
  db: Db,
  where: { slotId: string } | { slot: { cohortId: string } },
): Promise<LateSeat[]> {
  const rows = await db.slotSeat.findMany({
    where: { ...where, isLate: true, endedAt: { not: null } },
    select: { userId: true, slotId: true, seat: true, endedAt: true, user: { select: { name: true } } },
    orderBy: [{ endedAt: 'desc' }, { id: 'asc' }],
    take: LISTED_MAX,
  })
  return rows.flatMap(({ user, seat, endedAt, ...own }) =>
    // why: only takeSeat writes seats
    endedAt ? [{ ...own, name: user.name, seat: seat as Seat, endedAt }] : [],
  )
}

function toNoShow({ user, seat, slot, ...own }: Row): NoShow {
  // why: only takeSeat writes seats
  return { ...own, name: user.name, seat: seat.seat as Seat, cohortId: slot.cohortId }
}
