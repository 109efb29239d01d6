// What people have been told of slots, and the few rows that letters about them are made from.
import type { CalendarMethod } from './mails.server.ts'
import type { Db } from './client.server.ts'

/** What the calendar of a person holds of a slot by the letters they got. */
export type SlotTold = {
  slotId: string
  userId: string
  method: CalendarMethod
  sequence: number
  /** What the last letter said: the same is not told twice. */
  signature: string
  at: Date
}

export async function listTold(db: Db, slotIds: readonly string[]): Promise<SlotTold[]> {
  const rows = await db.slotTold.findMany({ where: { slotId: { in: [...slotIds] } } })
  // why: only noteTold writes this column
  return rows.map((row) => ({ ...row, method: row.method as CalendarMethod }))
}

export async function noteTold(db: Db, told: SlotTold): Promise<void> {
  const { slotId, userId, ...what } = told
  await db.slotTold.upsert({
    where: { slotId_userId: { slotId, userId } },
    create: told,
    update: what,
    select: { slotId: true },
  })
}

/** Where a calendar has this number already, the next letter needs a higher one. */
export async function raiseRevision(db: Db, slotId: string, revision: number): Promise<void> {
  await db.slot.updateMany({ where: { id: slotId, revision: { lt: revision } }, data: { revision } })
}

export type MoveWanted = { startsAt: Date; byUserId: string }

export async function findMoveWanted(db: Db, id: string): Promise<MoveWanted | null> {
  return db.slotMove.findUnique({ where: { id }, select: { startsAt: true, byUserId: true } })
}

export type SwapWanted = { fromSlotId: string; toSlotId: string; fromUserId: string; toUserId: string }

export async function findSwapWanted(db: Db, id: string): Promise<SwapWanted | null> {
  return db.seatSwap.findUnique({
    where: { id },
    select: { fromSlotId: true, toSlotId: true, fromUserId: true, toUserId: true },
  })
}

/** Until when the place is kept for them. */
export async function findOfferEnd(db: Db, entryId: string): Promise<Date | null> {
  const row = await db.waitlistEntry.findUnique({ where: { id: entryId }, select: { offerEndsAt: true } })
  return row?.offerEndsAt ?? null
}
