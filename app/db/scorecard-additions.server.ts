import type { Rating } from '#app/rubric/ratings.ts'
import type { Db } from './client.server.ts'

export type AdditionRow = {
  id: string
  scorecardId: string
  dimensionId: string | null
  rating: Rating | null
  words: string
  at: Date
}

/** More than a session can have: each of its scorecards takes a few. */
const ADDITIONS_READ_MAX = 2000

/** Throws when the rating of this dimension is corrected already, see `isKeyTaken`. */
export async function createAddition(db: Db, addition: AdditionRow): Promise<void> {
  await db.scorecardAddition.create({ data: addition, select: { id: true } })
}

/** Of all scorecards of a session, oldest first. */
export async function listAdditions(db: Db, sessionId: string): Promise<AdditionRow[]> {
  const rows = await db.scorecardAddition.findMany({
    where: { scorecard: { sessionId } },
    select: { id: true, scorecardId: true, dimensionId: true, rating: true, words: true, at: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: ADDITIONS_READ_MAX,
  })
  return rows.map((row) => ({ ...row, rating: toRating(row.rating) }))
}

function toRating(value: number | null): Rating | null {
  if (value === null || value === 1 || value === 2 || value === 3 || value === 4) return value
  throw new Error(`no rating of the scale: ${value}`)
}
