import type { Db } from './client.server.ts'

/** `body` is the answers as JSON; app/rubric/self-assessment.ts knows their shape. */
export type SelfAssessmentRow = { sessionId: string; userId: string; body: string; submittedAt: Date }

const assessmentColumns = { sessionId: true, userId: true, body: true, submittedAt: true } as const

export async function findSelfAssessment(
  db: Db,
  sessionId: string,
  userId: string,
): Promise<SelfAssessmentRow | null> {
  return db.selfAssessment.findUnique({
    where: { sessionId_userId: { sessionId, userId } },
    select: assessmentColumns,
  })
}

/** Written once; throws when it is there already, see `isKeyTaken`. */
export async function createSelfAssessment(db: Db, assessment: SelfAssessmentRow): Promise<void> {
  await db.selfAssessment.create({ data: assessment, select: { sessionId: true } })
}

/** Which of these sessions this person has written a self-assessment for. */
export async function listAssessedSessionIds(
  db: Db,
  userId: string,
  sessionIds: string[],
): Promise<Set<string>> {
  const rows = await db.selfAssessment.findMany({
    where: { userId, sessionId: { in: sessionIds } },
    select: { sessionId: true },
  })
  return new Set(rows.map((row) => row.sessionId))
}
