import { isKeyTaken, type Db } from './client.server.ts'

/** `body` is the scorecard as JSON; app/rubric/scorecard.ts knows its shape. */
export type ScorecardRow = {
  id: string
  sessionId: string
  authorId: string
  authorName: string
  kind: 'interviewer' | 'shadow'
  /** Of the session, from 0. */
  round: number
  rubricId: string
  body: string
  updatedAt: Date
  submittedAt: Date | null
}

/** One interviewer and a few shadows, in each of a few rounds. */
const SCORECARDS_MAX = 200

const scorecardColumns = {
  id: true,
  sessionId: true,
  authorId: true,
  kind: true,
  round: true,
  rubricId: true,
  body: true,
  updatedAt: true,
  submittedAt: true,
  author: { select: { name: true } },
} as const

type SelectedRow = Omit<ScorecardRow, 'kind' | 'authorName'> & { kind: string; author: { name: string } }

/** What one person has written of a session, by round. */
export async function listScorecardsBy(db: Db, sessionId: string, authorId: string): Promise<ScorecardRow[]> {
  const rows = await db.scorecard.findMany({
    where: { sessionId, authorId },
    select: scorecardColumns,
    orderBy: { round: 'asc' },
    take: SCORECARDS_MAX,
  })
  return rows.map(toScorecardRow)
}

/** The interviewer's first, then the shadows' by the time they were last touched; each by round. */
export async function listScorecards(db: Db, sessionId: string): Promise<ScorecardRow[]> {
  const rows = await db.scorecard.findMany({
    where: { sessionId },
    select: scorecardColumns,
    orderBy: [{ kind: 'asc' }, { round: 'asc' }, { updatedAt: 'asc' }, { id: 'asc' }],
    take: SCORECARDS_MAX,
  })
  return rows.map(toScorecardRow)
}

export type ScorecardDraft = Pick<
  ScorecardRow,
  'id' | 'sessionId' | 'authorId' | 'kind' | 'round' | 'rubricId' | 'body' | 'updatedAt'
>

/** Makes or overwrites the draft. False when it is sealed: the check and the write are one statement. */
export async function saveScorecardDraft(db: Db, draft: ScorecardDraft): Promise<boolean> {
  const { sessionId, authorId, round, body, updatedAt } = draft
  const open = { sessionId, authorId, round, submittedAt: null }
  const { count } = await db.scorecard.updateMany({ where: open, data: { body, updatedAt } })
  if (count === 1) return true
  const key = { sessionId, authorId, round }
  const known = { where: { sessionId_authorId_round: key }, select: { id: true } }
  if (await db.scorecard.findUnique(known)) return false
  try {
    await db.scorecard.create({ data: draft, select: { id: true } })
    return true
  } catch (error) {
    // Two first saves at once: the other one made the row, so this one overwrites it.
    if (isKeyTaken(error)) return saveScorecardDraft(db, draft)
    throw error
  }
}

/** Seals what this author has written of all rounds together. False when it was sealed already. */
export async function sealScorecards(
  db: Db,
  { sessionId, authorId }: { sessionId: string; authorId: string },
  submittedAt: Date,
): Promise<boolean> {
  const { count } = await db.scorecard.updateMany({
    where: { sessionId, authorId, submittedAt: null },
    data: { submittedAt, updatedAt: submittedAt },
  })
  return count > 0
}

/** Which of these sessions have a scorecard by this author, and whether it is submitted. */
export async function listScorecardStates(
  db: Db,
  authorId: string,
  sessionIds: string[],
): Promise<Map<string, 'draft' | 'submitted'>> {
  const rows = await db.scorecard.findMany({
    where: { authorId, sessionId: { in: sessionIds } },
    select: { sessionId: true, submittedAt: true },
  })
  return new Map(rows.map((row) => [row.sessionId, row.submittedAt ? 'submitted' : 'draft']))
}

function toScorecardRow({ author, kind, ...row }: SelectedRow): ScorecardRow {
  if (kind !== 'interviewer' && kind !== 'shadow') throw new Error(`unknown kind of scorecard: ${kind}`)
  return { ...row, kind, authorName: author.name }
}

/** Those of these sessions whose interviewer has submitted a scorecard. */
export async function listReleasedSessionIds(db: Db, sessionIds: string[]): Promise<Set<string>> {
  const rows = await db.scorecard.findMany({
    where: { sessionId: { in: sessionIds }, kind: 'interviewer', submittedAt: { not: null } },
    select: { sessionId: true },
  })
  return new Set(rows.map((row) => row.sessionId))
}
