// Sealed scorecards of many sessions at once, for figures: who gave what, in which round, and when.
import type { Db } from './client.server.ts'

/** `body` is the scorecard as JSON; app/rubric/scorecard.ts knows its shape. */
export type SealedRow = {
  sessionId: string
  round: number
  roundId: string | null
  rubricId: string
  authorId: string
  authorName: string
  authorRole: string
  kind: 'interviewer' | 'shadow'
  candidateId: string | null
  scheduledAt: Date
  body: string
}

const SEALED_MAX = 20_000

/** Of the sessions of a cohort, or of those a person has written about, and some named ones. In order of time. */
export async function listSealedScorecards(
  db: Db,
  asked: { cohortId: string } | { sessionIds: string[] },
): Promise<SealedRow[]> {
  const session = 'cohortId' in asked ? { cohortId: asked.cohortId } : { id: { in: asked.sessionIds } }
  const rows = await db.scorecard.findMany({
    where: { submittedAt: { not: null }, session: { kind: 'session', ...session } },
    select: {
      sessionId: true,
      round: true,
      rubricId: true,
      authorId: true,
      kind: true,
      body: true,
      author: { select: { name: true, role: true } },
      session: {
        select: {
          scheduledAt: true,
          rounds: { select: { round: true, roundId: true } },
          participants: { where: { sessionRole: 'candidate' }, select: { userId: true } },
        },
      },
    },
    orderBy: [{ session: { scheduledAt: 'asc' } }, { sessionId: 'asc' }, { round: 'asc' }, { id: 'asc' }],
    take: SEALED_MAX,
  })
  return rows.map(({ author, session: of, kind, ...row }) => ({
    ...row,
    kind: kind === 'interviewer' ? 'interviewer' : 'shadow',
    authorName: author.name,
    authorRole: author.role,
    roundId: of.rounds.find(({ round }) => round === row.round)?.roundId ?? null,
    candidateId: of.participants[0]?.userId ?? null,
    scheduledAt: of.scheduledAt,
  }))
}

/** The sessions this person has sealed a scorecard of. */
export async function listSessionsRatedBy(db: Db, authorId: string): Promise<string[]> {
  const rows = await db.scorecard.findMany({
    where: { authorId, submittedAt: { not: null } },
    select: { sessionId: true },
    distinct: ['sessionId'],
    orderBy: { submittedAt: 'desc' },
    take: 500,
  })
  return rows.map(({ sessionId }) => sessionId)
}
