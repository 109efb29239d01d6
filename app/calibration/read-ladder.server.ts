// How far somebody is on the way to leading each round alone, from what they gave and what the others gave to the same.
import type { Role } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import { listTapes, type Tape } from '#app/db/calibration.server.ts'
import { listLadderMarks } from '#app/db/ladder-marks.server.ts'
import { listSealedScorecards, listSessionsRatedBy } from '#app/db/rated-rounds.server.ts'
import { givenInSession, givenOnTapes, type GivenInSitting } from './gather-ratings.server.ts'
import { ladderOf, type Compared, type Ladder } from './ladder.ts'
import { groupBy } from './rated.ts'
import { compareWithReference } from './reference.ts'

export type LadderOfRound = { roundId: string; ladder: Ladder }
type Person = { userId: string; role: Role; cohortIds: string[]; roundIds: readonly string[]; now: number }

/** For the rounds asked for, in their order. */
export async function readLadders(db: Db, person: Person): Promise<LadderOfRound[]> {
  const { userId, role, cohortIds, roundIds, now } = person
  const tapes = await listTapes(db, cohortIds)
  const given = await readGiven(db, { sessionIds: await listSessionsRatedBy(db, userId), tapes })
  const compared = comparedOf(userId, given)
  const marks = (await listLadderMarks(db, [userId])).filter((mark) => roundIds.includes(mark.roundId))
  return roundIds.map((roundId) => ({
    roundId,
    ladder: ladderOf({
      leads: role === 'interviewer',
      compared: compared.filter((one) => one.roundId === roundId),
      led: marks.filter((mark) => mark.roundId === roundId && mark.kind === 'led').length,
      waived: marks.some((mark) => mark.roundId === roundId && mark.kind === 'waived'),
      now,
    }),
  }))
}

/** Everything that was given in these sessions and on these tapes, by sitting. */
export async function readGiven(
  db: Db,
  { sessionIds, tapes }: { sessionIds: string[]; tapes: readonly Tape[] },
): Promise<GivenInSitting[]> {
  const all = [...new Set([...sessionIds, ...tapes.map(({ sessionId }) => sessionId)])]
  const inSessions = (await listSealedScorecards(db, { sessionIds: all })).map(givenInSession)
  const roundOf = new Map(inSessions.map(({ sittingId, roundId }) => [sittingId, roundId]))
  const withRounds = tapes.map((tape) => {
    return { ...tape, roundId: roundOf.get(`${tape.sessionId}:${tape.round}`) ?? null }
  })
  return [...inSessions, ...(await givenOnTapes(db, withRounds))]
}

/** Sittings this person rated without leading them, with at least one difference to tell. */
function comparedOf(
  userId: string,
  given: readonly GivenInSitting[],
): (Compared & { roundId: string | null })[] {
  return [...groupBy(given, ({ sittingId }) => sittingId).values()].flatMap((all) => {
    const own = all.find((one) => one.raterId === userId && one.how !== 'lead')
    if (!own || own.how === 'lead') return []
    const ids = own.ratings.map(({ dimensionId }) => dimensionId)
    const differences = compareWithReference(userId, all, ids).flatMap(({ difference }) => difference ?? [])
    const { sittingId, how, at, roundId } = own
    return differences.length === 0 ? [] : [{ sittingId, how, at, differences, roundId }]
  })
}
