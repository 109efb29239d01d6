// The slots of a whole plan in a few statements: one by one they would hold up everybody who books meanwhile.
import type { Seat, SeatState } from '#app/scheduling/slot.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import type { Db } from './client.server.ts'
import { moveQuarters, takeSeat, type SlotToCreate } from './slots.server.ts'

export type PlannedSlot = SlotToCreate & {
  seats: {
    seat: Seat
    userId: string
    state: Extract<SeatState, 'asked' | 'accepted'>
    quarters: readonly Date[]
  }[]
  needsBox: boolean
}

/** What one statement may carry. */
const ROWS_MAX = 2000

/** Fails on a key (isKeyTaken) where somebody has been given away meanwhile. */
export async function createPlannedSlots(db: Db, slots: readonly PlannedSlot[]): Promise<void> {
  const seats = slots.flatMap(({ id: slotId, createdAt, seats: held }) =>
    held.map(({ quarters, ...seat }) => ({
      quarters,
      row: {
        id: randomId(),
        slotId,
        ...seat,
        askedAt: createdAt,
        answeredAt: seat.state === 'accepted' ? createdAt : null,
      },
    })),
  )
  for (const rows of inParts(slots))
    await db.slot.createMany({
      data: rows.map(({ seats: _seats, needsBox: _needsBox, ...slot }) => slot),
    })
  for (const rows of inParts(seats)) await db.slotSeat.createMany({ data: rows.map(({ row }) => row) })
  const quarters = seats.flatMap(({ row, quarters: held }) =>
    held.map((at) => ({ userId: row.userId, at, seatId: row.id })),
  )
  for (const data of inParts(quarters)) await db.seatQuarter.createMany({ data })
}

/** An open slot becomes the planned one: its time, length and round, with the interviewer it has. */
export async function fillOpenSlots(
  db: Db,
  fills: readonly { open: { id: string; seatId: string }; slot: PlannedSlot }[],
): Promise<void> {
  for (const { open, slot } of fills) {
    const { startsAt, minutes, roundId, level, createdAt: askedAt } = slot
    await db.slot.update({
      where: { id: open.id },
      data: { startsAt, minutes, roundId, level, revision: { increment: 1 } },
      select: { id: true },
    })
    for (const { quarters, ...seat } of slot.seats) {
      if (seat.seat === 'interviewer')
        await moveQuarters(db, [{ id: open.seatId, userId: seat.userId, quarters }])
      else await takeSeat(db, { id: randomId(), slotId: open.id, askedAt, ...seat }, quarters)
    }
  }
}

/** A box for each of them in every one of its quarters, out of so many places; false where one is full. */
export async function holdBoxes(
  db: Db,
  slots: readonly { slotId: string; quarters: readonly Date[] }[],
  places: number,
): Promise<boolean> {
  const all = slots.flatMap(({ quarters }) => quarters.map((at) => at.getTime()))
  if (all.length === 0) return true
  const [from, until] = [Math.min(...all), Math.max(...all)]
  const taken = await db.boxQuarter.findMany({
    where: { at: { gte: new Date(from), lte: new Date(until) } },
    select: { at: true, place: true },
  })
  const held = new Map<number, Set<number>>()
  const heldAt = (at: number) => held.get(at) ?? (held.set(at, new Set()), held.get(at) ?? new Set())
  for (const { at, place } of taken) heldAt(at.getTime()).add(place)
  const rows: { at: Date; place: number; slotId: string }[] = []
  for (const { slotId, quarters } of slots) {
    for (const at of quarters) {
      const here = heldAt(at.getTime())
      const place = Array.from({ length: places }, (_place, index) => index).find((one) => !here.has(one))
      if (place === undefined) return false
      here.add(place)
      rows.push({ at, place, slotId })
    }
  }
  for (const data of inParts(rows)) await db.boxQuarter.createMany({ data })
  return true
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_MAX) }, (_part, index) =>
    rows.slice(index * ROWS_MAX, (index + 1) * ROWS_MAX),
  )
}
