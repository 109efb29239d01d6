// Adds to a sealed scorecard, for its author alone. What was submitted stays as it was.
import type { AppContext } from '#app/context.server.ts'
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, isKeyTaken, type Database, type Db } from '#app/db/client.server.ts'
import { createAddition, listAdditions, type AdditionRow } from '#app/db/scorecard-additions.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { scorecardAddedLetter } from '#app/mail/debrief-letters.ts'
import { refusalOf, type Addition, type AdditionRefusal, type AdditionWanted } from './additions.ts'
import { writeAbout } from './letter-about.server.ts'
import {
  findSeat,
  readScorecardBody,
  type RubricNeeds,
  type Seat,
  type SeatRefusal,
} from './scorecard-seat.server.ts'

type Needs = Omit<RubricNeeds, 'db'> & Pick<AppContext, 'env'> & { db: Database }

export async function addToScorecard(
  needs: Needs,
  actor: Actor,
  { sessionId, wanted }: { sessionId: string; wanted: AdditionWanted },
): Promise<Result<null, SeatRefusal | AdditionRefusal | 'not-sealed'>> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return seat
  const { part, session, state } = seat.value
  const place = seat.value.rounds.find(({ round }) => round === wanted.round)
  if (!place) return refuse('no-such-dimension')
  const { row, rubric } = place
  if (!row?.submittedAt) return refuse('not-sealed')
  const card = readScorecardBody(row, rubric)
  const { dimensionId, rating, words } = wanted
  const addition = { id: randomId(), scorecardId: row.id, dimensionId, rating, words, at: needs.now() }
  try {
    return await inTransaction(needs.db, async (tx) => {
      const refused = refusalOf(wanted, card, additionsTo(row.id, await listAdditions(tx, sessionId)))
      if (refused) return refuse(refused)
      await createAddition(tx, addition)
      if (part === 'interviewer') await tellCandidate(tx, needs, { session, state, byName: actor.name })
      return accept(null)
    })
  } catch (error) {
    if (isKeyTaken(error)) return refuse('already-corrected')
    throw error
  }
}

type Told = Pick<Seat, 'session' | 'state'> & { byName: string }

/** They may have read it before. What was added stands on the page, and never in the letter. */
async function tellCandidate(tx: Db, needs: Needs, { session, state, byName }: Told): Promise<void> {
  await writeAbout(tx, needs, {
    session,
    state,
    to: 'candidate',
    page: 'debrief',
    write: (facts) => scorecardAddedLetter({ ...facts, byName }),
  })
}

/** Those of one scorecard, as people read them. */
export function additionsTo(scorecardId: string, rows: readonly AdditionRow[]): Addition[] {
  return rows
    .filter((row) => row.scorecardId === scorecardId)
    .map(({ dimensionId, rating, words, at }) => ({ dimensionId, rating, words, at: at.toISOString() }))
}
