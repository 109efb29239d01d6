import type { Db } from './client.server.ts'

export type BoardPicture = { at: Date; by: string; png: Uint8Array }

/** The one before it is gone: a board has one picture, the last. */
export async function keepBoardPicture(
  db: Db,
  { sessionId, round }: { sessionId: string; round: string },
  { at, by, png }: BoardPicture,
): Promise<void> {
  const picture = { at, by, png: Uint8Array.from(png) }
  await db.boardPicture.upsert({
    where: { sessionId_round: { sessionId, round } },
    create: { sessionId, round, ...picture },
    update: picture,
  })
}

export async function findBoardPicture(
  db: Db,
  { sessionId, round }: { sessionId: string; round: string },
): Promise<BoardPicture | null> {
  return db.boardPicture.findUnique({
    where: { sessionId_round: { sessionId, round } },
    select: { at: true, by: true, png: true },
  })
}

/** Rounds of a session whose board has a picture. */
export async function listPicturedRounds(db: Db, sessionId: string): Promise<string[]> {
  const rows = await db.boardPicture.findMany({
    where: { sessionId },
    select: { round: true },
    orderBy: { round: 'asc' },
  })
  return rows.map((row) => row.round)
}
