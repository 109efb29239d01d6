import type { Db } from './client.server.ts'

export type FocusNote = { seq: number; words: string; sharedAt: Date | null }

/** By the minutes they are about. */
export async function listFocusNotes(db: Db, sessionId: string): Promise<FocusNote[]> {
  return db.focusNote.findMany({
    where: { sessionId },
    select: { seq: true, words: true, sharedAt: true },
    orderBy: { seq: 'asc' },
    take: 200,
  })
}

export async function keepFocusNote(
  db: Db,
  { sessionId, seq, ...note }: FocusNote & { sessionId: string; writtenAt: Date },
): Promise<void> {
  await db.focusNote.upsert({
    where: { sessionId_seq: { sessionId, seq } },
    create: { sessionId, seq, ...note },
    update: note,
    select: { seq: true },
  })
}
