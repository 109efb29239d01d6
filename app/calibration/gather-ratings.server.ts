// Brings scorecards and ratings of recordings into one shape: who gave what in which sitting. What was given first counts.
import { listTapeRatings, type Tape } from '#app/db/calibration.server.ts'
import type { SealedRow } from '#app/db/rated-rounds.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { scorecardDraft } from '#app/rubric/scorecard.ts'
import type { GivenRatings } from './reference.ts'
import { tapeBody } from './tape-form.ts'

/** One person's ratings of one sitting, with what it is about. */
export type GivenInSitting = GivenRatings & {
  sittingId: string
  rubricId: string
  roundId: string | null
  how: 'shadow' | 'tape' | 'lead'
  at: number
}

export function sittingOf({ sessionId, round }: { sessionId: string; round: number }): string {
  return `${sessionId}:${round}`
}

export function givenInSession(row: SealedRow): GivenInSitting {
  const { ratings } = scorecardDraft.parse(JSON.parse(row.body))
  return {
    sittingId: sittingOf(row),
    rubricId: row.rubricId,
    roundId: row.roundId,
    raterId: row.authorId,
    isReference: row.kind === 'interviewer',
    ratings: ratings.map(({ dimensionId, rating }) => ({ dimensionId, rating })),
    how: row.kind === 'interviewer' ? 'lead' : 'shadow',
    at: row.scheduledAt.getTime(),
  }
}

/** A tape is the same sitting as the session it was made of: its scorecards and its ratings stand together. */
export async function givenOnTapes(
  db: Db,
  tapes: readonly (Tape & { roundId: string | null })[],
): Promise<GivenInSitting[]> {
  const rows = await listTapeRatings(
    db,
    tapes.map(({ id }) => id),
  )
  return rows.flatMap((row): GivenInSitting[] => {
    const tape = tapes.find(({ id }) => id === row.tapeId)
    if (!tape) return []
    const { ratings } = tapeBody.parse(JSON.parse(row.body))
    return [
      {
        sittingId: sittingOf(tape),
        rubricId: tape.rubricId,
        roundId: tape.roundId,
        raterId: row.userId,
        isReference: row.userRole === 'interviewer',
        ratings: ratings.map(({ dimensionId, rating }) => ({ dimensionId, rating })),
        how: 'tape',
        at: row.submittedAt.getTime(),
      },
    ]
  })
}
