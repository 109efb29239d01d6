// What people said about each other's steps to leading a round alone.
import { isKeyTaken, type Db } from './client.server.ts'

export type LadderMark = { userId: string; roundId: string; kind: 'led' | 'waived'; words: string; at: Date }
export type LadderMarkToAdd = LadderMark & {
  id: string
  sessionId: string | null
  cohortId: string | null
  byUserId: string
}

const MARKS_MAX = 2000

/** False when it was said already. */
export async function addLadderMark(db: Db, mark: LadderMarkToAdd): Promise<boolean> {
  try {
    await db.ladderMark.create({ data: mark, select: { id: true } })
    return true
  } catch (error) {
    if (isKeyTaken(error)) return false
    throw error
  }
}

export async function listLadderMarks(db: Db, userIds: string[]): Promise<LadderMark[]> {
  const rows = await db.ladderMark.findMany({
    where: { userId: { in: userIds } },
    select: { userId: true, roundId: true, kind: true, words: true, at: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: MARKS_MAX,
  })
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind === 'led' ? 'led' : 'waived' }))
}

/** Sessions of which it was said that this person led them. */
export async function listLedSessionIds(db: Db, sessionIds: string[]): Promise<Set<string>> {
  const rows = await db.ladderMark.findMany({
    where: { sessionId: { in: sessionIds }, kind: 'led' },
    select: { sessionId: true, userId: true },
  })
  return new Set(rows.map((row) => `${row.sessionId} ${row.userId}`))
}
