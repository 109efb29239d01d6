import type { Db } from './client.server.ts'

export type FollowUpRow = {
  id: string
  sessionId: string
  askedById: string
  sessionMs: number
  terminal: number | null
  question: string
  askedAt: Date
  answer: string | null
  answeredAt: Date | null
}

const FOLLOW_UPS_READ_MAX = 100

/** By the moment they are about. */
export async function listFollowUps(db: Db, sessionId: string): Promise<FollowUpRow[]> {
  return db.followUp.findMany({
    where: { sessionId },
    orderBy: [{ sessionMs: 'asc' }, { askedAt: 'asc' }, { id: 'asc' }],
    take: FOLLOW_UPS_READ_MAX,
  })
}

export async function createFollowUp(
  db: Db,
  asked: Omit<FollowUpRow, 'answer' | 'answeredAt'>,
): Promise<void> {
  await db.followUp.create({ data: asked, select: { id: true } })
}

/** False when it is answered already: the check and the write are one statement. */
export async function answerFollowUp(
  db: Db,
  { id, sessionId, answer, answeredAt }: { id: string; sessionId: string; answer: string; answeredAt: Date },
): Promise<boolean> {
  const { count } = await db.followUp.updateMany({
    where: { id, sessionId, answeredAt: null },
    data: { answer, answeredAt },
  })
  return count === 1
}
