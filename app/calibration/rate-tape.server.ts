// Rating a recording blind: the page before and after, the rating itself, and what people agree a sentence means.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import {
  addReading,
  createTapeRating,
  findOpenTape,
  listReadings,
  listTapeRatings,
  type Tape,
} from '#app/db/calibration.server.ts'
import { listSealedScorecards } from '#app/db/rated-rounds.server.ts'
import { findSession } from '#app/db/sessions.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { getRubric } from '#app/rubric/rubric-versions.server.ts'
import { scorecardDraft } from '#app/rubric/scorecard.ts'
import type { Rubric } from '#questions/schema.ts'
import type { TapePage } from './calibration-pages.ts'
import { compareWithReference, type GivenRatings } from './reference.ts'
import { readTapeForm, tapeBody, type TapeGap } from './tape-form.ts'

export type CalibrationNeeds = Pick<AppContext, 'db' | 'now' | 'questions'>
type GivenWithWords = Omit<GivenRatings, 'ratings'> & {
  ratings: { dimensionId: string; rating: number | null; seen: string }[]
}
type Place = { tape: Tape; rubric: Rubric; roundTitle: string; given: GivenWithWords[]; hasRated: boolean }

export async function readTape(
  needs: CalibrationNeeds,
  actor: Actor,
  tapeId: string,
): Promise<Result<TapePage, 'not-found'>> {
  const place = await findPlace(needs, actor, tapeId)
  if (!place) return refuse('not-found')
  const { tape, rubric, roundTitle, hasRated } = place
  const dimensions = rubric.dimensions.map(({ id, title, question, anchors }) => {
    return { id, title, question, anchors }
  })
  return accept({
    id: tape.id,
    title: tape.title,
    roundTitle,
    replay: `/sessions/${tape.sessionId}/replay`,
    dimensions,
    compared: hasRated ? await compare(needs, actor, { ...place, dimensions }) : null,
  })
}

async function compare(
  { db }: CalibrationNeeds,
  actor: Actor,
  { tape, given, dimensions }: Place & { dimensions: TapePage['dimensions'] },
): Promise<TapePage['compared']> {
  const readings = await listReadings(db, [tape.id])
  const ids = dimensions.map(({ id }) => id)
  return compareWithReference(actor.userId, given, ids).flatMap(({ dimensionId, ...row }) => {
    const dimension = dimensions.find(({ id }) => id === dimensionId)
    if (!dimension) return []
    const agreed = readings.findLast((one) => one.dimensionId === dimensionId)
    const others = given
      .filter(({ raterId }) => raterId !== actor.userId)
      .flatMap(({ ratings }) => ratings.filter((one) => one.dimensionId === dimensionId))
      .map(({ rating, seen }) => ({ rating, seen }))
    return [
      { dimension, ...row, others, agreed: agreed ? { words: agreed.words, byName: agreed.byName } : null },
    ]
  })
}

export type RateRefusal =
  { ok: false; reason: 'not-found' | 'rated-already' } | { ok: false; reason: 'gaps'; gaps: TapeGap[] }

/** Given once, whole, and before anything of the others is seen. */
export async function rateTape(
  needs: CalibrationNeeds,
  actor: Actor,
  { tapeId, sent }: { tapeId: string; sent: { get(name: string): unknown } },
): Promise<{ ok: true } | RateRefusal> {
  const place = await findPlace(needs, actor, tapeId)
  if (!place) return refuse('not-found')
  if (place.hasRated) return refuse('rated-already')
  const read = readTapeForm(
    sent,
    place.rubric.dimensions.map(({ id }) => id),
  )
  if (!read.ok) return { ok: false, reason: 'gaps', gaps: read.gaps }
  const rating = {
    id: randomId(),
    tapeId,
    userId: actor.userId,
    body: JSON.stringify(read.body),
    submittedAt: needs.now(),
  }
  return (await createTapeRating(needs.db, rating)) ? { ok: true } : refuse('rated-already')
}

/** Only by those who have rated it: everybody else has nothing to agree on. */
export async function agreeOnReading(
  needs: CalibrationNeeds,
  actor: Actor,
  { tapeId, dimensionId, words }: { tapeId: string; dimensionId: string; words: string },
): Promise<Result<null, 'not-found' | 'rate-first' | 'no-such-dimension'>> {
  const place = await findPlace(needs, actor, tapeId)
  if (!place) return refuse('not-found')
  if (!place.hasRated) return refuse('rate-first')
  if (!place.rubric.dimensions.some(({ id }) => id === dimensionId)) return refuse('no-such-dimension')
  await addReading(needs.db, {
    id: randomId(),
    tapeId,
    dimensionId,
    words,
    byUserId: actor.userId,
    at: needs.now(),
  })
  return accept(null)
}

/** Null for whoever was in the session: they have rated it there, or are whom it is about. */
async function findPlace(needs: CalibrationNeeds, actor: Actor, tapeId: string): Promise<Place | null> {
  if (!can(actor, 'calibrate')) return null
  const tape = await findOpenTape(needs.db, tapeId, actor.userId)
  const session = tape && (await findSession(needs.db, tape.sessionId))
  if (!tape || !session || session.participants.some(({ userId }) => userId === actor.userId)) return null
  const rubric = await getRubric(needs, tape.rubricId)
  const roundId = session.rounds.find(({ round }) => round === tape.round)?.roundId ?? ''
  const given = await givenOf(needs, tape)
  return {
    tape,
    rubric,
    roundTitle: needs.questions.findRound(roundId)?.title ?? rubric.title,
    given,
    hasRated: given.some(({ raterId }) => raterId === actor.userId),
  }
}

/** The scorecards of the session itself, and what was given since. */
async function givenOf({ db }: CalibrationNeeds, tape: Tape): Promise<GivenWithWords[]> {
  const cards = await listSealedScorecards(db, { sessionIds: [tape.sessionId] })
  const ratings = await listTapeRatings(db, [tape.id])
  return [
    ...cards
      .filter(({ round }) => round === tape.round)
      .map((card) => ({
        raterId: card.authorId,
        isReference: card.kind === 'interviewer',
        // why: the words of a scorecard were written for the candidate; here only the level is told
        ratings: scorecardDraft
          .parse(JSON.parse(card.body))
          .ratings.map(({ dimensionId, rating }) => ({ dimensionId, rating, seen: '' })),
      })),
    ...ratings.map((row) => ({
      raterId: row.userId,
      isReference: row.userRole === 'interviewer',
      ratings: tapeBody.parse(JSON.parse(row.body)).ratings,
    })),
  ]
}
