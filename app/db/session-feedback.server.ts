import type { FeedbackPart } from '#app/rubric/feedback.ts'
import type { Db } from './client.server.ts'

/** `body` is the answers as JSON; app/rubric/feedback.ts knows their shape. */
export type FeedbackRow = {
  sessionId: string
  userId: string
  part: FeedbackPart
  body: string
  submittedAt: Date
}

const feedbackColumns = { sessionId: true, userId: true, part: true, body: true, submittedAt: true } as const

/** More sessions than a season has. */
const FEEDBACK_READ_MAX = 5000

/** Both sides, as far as they have written. */
export async function listFeedback(db: Db, sessionId: string): Promise<FeedbackRow[]> {
  const rows = await db.interviewFeedback.findMany({ where: { sessionId }, select: feedbackColumns })
  return rows.map(toFeedbackRow)
}

/** Written once; throws when it is there already, see `isKeyTaken`. */
export async function createFeedback(db: Db, row: FeedbackRow): Promise<void> {
  await db.interviewFeedback.create({ data: row, select: { sessionId: true } })
}

/** What the candidates of a cohort wrote, in no order that says whose it is. */
export async function listFeedbackBodies(db: Db, cohortId: string, before: Date): Promise<string[]> {
  const rows = await db.interviewFeedback.findMany({
    where: { part: 'candidate', submittedAt: { lt: before }, session: { cohortId } },
    select: { body: true },
    orderBy: { body: 'asc' },
    take: FEEDBACK_READ_MAX,
  })
  return rows.map(({ body }) => body)
}

function toFeedbackRow(row: Omit<FeedbackRow, 'part'> & { part: string }): FeedbackRow {
  const { part } = row
  if (part !== 'candidate' && part !== 'interviewer') throw new Error(`unknown side: ${part}`)
  return { ...row, part }
}
