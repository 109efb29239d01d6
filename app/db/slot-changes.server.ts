// Wishes to meet at another time, or to change places: who asked, who has agreed, and what became of it.
import type { Db } from './client.server.ts'

export type WishState = 'open' | 'agreed' | 'declined' | 'withdrawn'

export type SlotMoveWish = {
  id: string
  slotId: string
  byUserId: string
  startsAt: Date
  fromStartsAt: Date | null
  state: WishState
  createdAt: Date
  endedAt: Date | null
  /** Who has said yes, the one who asked left out. */
  yes: string[]
}
export type SwapWish = {
  id: string
  fromSlotId: string
  toSlotId: string
  fromUserId: string
  toUserId: string
  state: WishState
  createdAt: Date
  endedAt: Date | null
}

const WISHES_MAX = 200

const moveColumns = {
  id: true,
  slotId: true,
  byUserId: true,
  startsAt: true,
  fromStartsAt: true,
  state: true,
  createdAt: true,
  endedAt: true,
  yes: { select: { userId: true }, orderBy: { at: 'asc' } },
} as const
const swapColumns = {
  id: true,
  fromSlotId: true,
  toSlotId: true,
  fromUserId: true,
  toUserId: true,
  state: true,
  createdAt: true,
  endedAt: true,
} as const

type MoveRow = Omit<SlotMoveWish, 'state' | 'yes'> & { state: string; yes: { userId: string }[] }

export type MoveToCreate = Omit<SlotMoveWish, 'yes'>

export async function createMove(db: Db, move: MoveToCreate): Promise<void> {
  await db.slotMove.create({ data: move, select: { id: true } })
}

export async function findMove(db: Db, id: string): Promise<SlotMoveWish | null> {
  const row = await db.slotMove.findUnique({ where: { id }, select: moveColumns })
  return row && toMove(row)
}

/** Of these slots, first to last. */
export async function listMoves(db: Db, slotIds: readonly string[]): Promise<SlotMoveWish[]> {
  const rows = await db.slotMove.findMany({
    where: { slotId: { in: [...slotIds] } },
    select: moveColumns,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: WISHES_MAX,
  })
  return rows.map(toMove)
}

/** Saying yes twice is saying it once. */
export async function agreeToMove(
  db: Db,
  { moveId, userId, at }: { moveId: string; userId: string; at: Date },
): Promise<void> {
  await db.slotMoveYes.upsert({
    where: { moveId_userId: { moveId, userId } },
    create: { moveId, userId, at },
    update: {},
    select: { moveId: true },
  })
}

type End = { state: Exclude<WishState, 'open'>; endedAt: Date }

/** False when it was not open any more. */
export async function endMove(db: Db, id: string, end: End): Promise<boolean> {
  return (await db.slotMove.updateMany({ where: { id, state: 'open' }, data: end })).count === 1
}

/** Whatever was wished for a slot that is no longer what it was. */
export async function endWishesOf(db: Db, slotIds: readonly string[], endedAt: Date): Promise<void> {
  const withdrawn = { state: 'withdrawn', endedAt } as const
  const ids = { in: [...slotIds] }
  await db.slotMove.updateMany({ where: { slotId: ids, state: 'open' }, data: withdrawn })
  await db.seatSwap.updateMany({
    where: { state: 'open', OR: [{ fromSlotId: ids }, { toSlotId: ids }] },
    data: withdrawn,
  })
}

export async function createSwap(db: Db, swap: SwapWish): Promise<void> {
  await db.seatSwap.create({ data: swap, select: { id: true } })
}

export async function findSwap(db: Db, id: string): Promise<SwapWish | null> {
  const row = await db.seatSwap.findUnique({ where: { id }, select: swapColumns })
  return row && toSwap(row)
}

/** That touch one of these slots, first to last. */
export async function listSwaps(db: Db, slotIds: readonly string[]): Promise<SwapWish[]> {
  const ids = { in: [...slotIds] }
  const rows = await db.seatSwap.findMany({
    where: { OR: [{ fromSlotId: ids }, { toSlotId: ids }] },
    select: swapColumns,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: WISHES_MAX,
  })
  return rows.map(toSwap)
}

/** False when it was not open any more. */
export async function endSwap(db: Db, id: string, end: End): Promise<boolean> {
  return (await db.seatSwap.updateMany({ where: { id, state: 'open' }, data: end })).count === 1
}

function toMove({ yes, state, ...row }: MoveRow): SlotMoveWish {
  return { ...row, state: toWishState(state), yes: yes.map(({ userId }) => userId) }
}

function toSwap({ state, ...row }: Omit<SwapWish, 'state'> & { state: string }): SwapWish {
  return { ...row, state: toWishState(state) }
}

function toWishState(value: string): WishState {
  if (value === 'open' || value === 'agreed' || value === 'declined' || value === 'withdrawn') return value
  throw new Error(`unknown state of a wish in the database: ${value}`)
}
