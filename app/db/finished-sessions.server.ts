// What is read of many sessions that are over, for figures about questions.
import type { Db } from './client.server.ts'

/** More sessions would not make a figure truer. */
const SESSIONS_MAX = 50_000

/** Grows with every session that ends: as long as it is the same, there is nothing to learn. */
export async function countEnds(db: Db): Promise<number> {
  return db.sessionEvent.count({ where: { type: 'session-ended' } })
}

/** Interviews whose end is written down: nothing that happened on their box is still to come. Practice is none. */
export async function listFinishedSessionIds(db: Db): Promise<string[]> {
  const rows = await db.sessionEvent.findMany({
    where: { type: 'session-ended', session: { kind: 'session' } },
    select: { sessionId: true },
    take: SESSIONS_MAX,
  })
  return rows.map((row) => row.sessionId)
}
