import type { Db } from './client.server.ts'

export type MoodRow = {
  sessionId: string
  userId: string
  before: string | null
  after: string | null
  isShared: boolean
  updatedAt: Date
}

export async function findMood(db: Db, sessionId: string, userId: string): Promise<MoodRow | null> {
  return db.sessionMood.findUnique({ where: { sessionId_userId: { sessionId, userId } } })
}

export async function saveMood(db: Db, { sessionId, userId, ...mood }: MoodRow): Promise<void> {
  await db.sessionMood.upsert({
    where: { sessionId_userId: { sessionId, userId } },
    create: { sessionId, userId, ...mood },
    update: mood,
  })
}

export async function deleteMood(db: Db, sessionId: string, userId: string): Promise<void> {
  await db.sessionMood.deleteMany({ where: { sessionId, userId } })
}
