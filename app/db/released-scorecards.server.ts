// Scorecards as candidates may read them: sealed by the interviewer, and after the candidate has written about themselves.
import type { Db } from './client.server.ts'

/** `body` is the scorecard as JSON; app/rubric/scorecard.ts knows its shape. */
export type ReleasedRow = { sessionId: string; round: number; rubricId: string; body: string }

const RELEASED_MAX = 1000

/** Of the sessions in which this person was the candidate, by session and round. */
export async function listScorecardsReleasedTo(db: Db, userId: string): Promise<ReleasedRow[]> {
  return db.scorecard.findMany({
    where: {
      kind: 'interviewer',
      submittedAt: { not: null },
      session: {
        participants: { some: { userId, sessionRole: 'candidate' } },
        assessments: { some: { userId } },
      },
    },
    select: { sessionId: true, round: true, rubricId: true, body: true },
    orderBy: [{ sessionId: 'asc' }, { round: 'asc' }],
    take: RELEASED_MAX,
  })
}
