// What a coordinator reads of a cohort: figures over many, never what somebody gave to a candidate.
import type { AppContext } from '#app/context.server.ts'
import { listTapeRatings, listTapes, type Tape } from '#app/db/calibration.server.ts'
import { listCohortMembers } from '#app/db/cohorts.server.ts'
import { listTakenRounds } from '#app/db/scheduling-profiles.server.ts'
import { listSealedScorecards, type SealedRow } from '#app/db/rated-rounds.server.ts'
import { dayWords } from '#app/lib/calendar.ts'
import { familyOf } from '#app/rubric/rubric-id.ts'
import { getRubric } from '#app/rubric/rubric-versions.server.ts'
import { summarizeScorecard } from '#app/rubric/scorecard.ts'
import type { Rubric } from '#questions/schema.ts'
import { anchorsReadDifferently } from './anchors-read.ts'
import { intervalOf } from './bootstrap.ts'
import type { CohortCalibration, RaterFigures, RubricFigures } from './calibration-pages.ts'
import { sittingOf, type GivenInSitting } from './gather-ratings.server.ts'
import { iccOneWay } from './intraclass.ts'
import { groupBy, type Rated } from './rated.ts'
import { readGiven, readLadders } from './read-ladder.server.ts'
import { severities } from './severity.ts'
import { agreementByDimension, SITTINGS_MIN } from './shown.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'questions'>
type Asked = { cohortId: string; timeZone: string }

export async function readCohortCalibration(needs: Needs, asked: Asked): Promise<CohortCalibration> {
  const { db } = needs
  const { cohortId } = asked
  const [cards, tapes] = await Promise.all([
    listSealedScorecards(db, { cohortId }),
    listTapes(db, [cohortId]),
  ])
  const given = await readGiven(db, {
    sessionIds: [...new Set(cards.map(({ sessionId }) => sessionId))],
    tapes,
  })
  const rubricIds = [...new Set(given.map(({ rubricId }) => rubricId))].sort()
  return {
    rubrics: await Promise.all(
      rubricIds.map(async (rubricId) =>
        figuresOf(
          await getRubric(needs, rubricId),
          given.filter((one) => one.rubricId === rubricId),
        ),
      ),
    ),
    raters: await ratersOf(needs, cohortId, given),
    tapes: await tapesOf(needs, tapes),
    choices: choicesOf(needs, asked, { cards, tapes }),
    learners: await learnersOf(needs, cohortId),
  }
}

function figuresOf(rubric: Rubric, given: readonly GivenInSitting[]): RubricFigures {
  const rated = ratedOf(given)
  const titleOf = (dimensionId: string) =>
    rubric.dimensions.find(({ id }) => id === dimensionId)?.title ?? dimensionId
  return {
    rubricId: rubric.rubricId,
    title: rubric.title,
    agreement: agreementByDimension(rated).map((one) => ({ ...one, title: titleOf(one.dimensionId) })),
    anchors: anchorsReadDifferently(rated).map(({ dimensionId, ...one }) => ({
      ...one,
      title: titleOf(dimensionId),
      sentence: rubric.dimensions.find(({ id }) => id === dimensionId)?.anchors[one.rating - 1] ?? '',
    })),
    totals: totalsOf(rubric, given),
  }
}

export function ratedOf(given: readonly GivenInSitting[]): Rated[] {
  return given.flatMap(({ sittingId, raterId, ratings }) =>
    ratings.map(({ dimensionId, rating }) => ({ sittingId, raterId, dimensionId, rating })),
  )
}

/** Raters differ from sitting to sitting, so the one-way correlation is the honest one. */
function totalsOf({ dimensions }: Rubric, given: readonly GivenInSitting[]): RubricFigures['totals'] {
  const bySitting = [...groupBy(given, ({ sittingId }) => sittingId).values()]
  const units = bySitting
    .map((all) => all.flatMap(({ ratings }) => totalOf(dimensions, ratings) ?? []))
    .filter((totals) => totals.length >= 2)
  const value = units.length < SITTINGS_MIN ? null : iccOneWay(units)
  const interval = value === null ? null : intervalOf(units, iccOneWay)
  return value === null || !interval ? null : { kind: 'one-way', value, interval, sittings: units.length }
}

function totalOf(dimensions: Rubric['dimensions'], ratings: GivenInSitting['ratings']): number | null {
  const draft = { strengths: [], tryNext: '', resource: '' }
  const whole = ratings.flatMap(({ dimensionId, rating }) => {
    const level = ([1, 2, 3, 4] as const).find((one) => one === rating) ?? null
    return rating !== null && level === null
      ? []
      : [{ dimensionId, rating: level, notObserved: level === null, evidence: '', noteIds: [] }]
  })
  return summarizeScorecard({ ...draft, ratings: whole }, dimensions).total
}

/** By name: nothing here is a ranking. */
async function ratersOf(
  { db }: Needs,
  cohortId: string,
  given: readonly GivenInSitting[],
): Promise<RaterFigures[]> {
  const members = await listCohortMembers(db, cohortId)
  const figures = severities(ratedOf(given))
  return members.flatMap(({ id, name }) => {
    const own = figures.find(({ raterId }) => raterId === id)
    return own ? [{ name, sessions: own.sessions, shrunk: own.shrunk, interval: own.interval }] : []
  })
}

async function tapesOf(
  { db, questions }: Needs,
  tapes: readonly Tape[],
): Promise<CohortCalibration['tapes']> {
  const ratings = await listTapeRatings(
    db,
    tapes.map(({ id }) => id),
  )
  return tapes.map(({ id, title, rubricId, consent }) => ({
    id,
    title,
    roundTitle: questions.rounds.find(({ rubric }) => rubric === rubricId)?.title ?? rubricId,
    consent,
    raters: ratings.filter(({ tapeId }) => tapeId === id).length,
  }))
}

/** Newest first; by round, day and interviewer, and never with the candidate's name. */
function choicesOf(
  { questions, now }: Needs,
  { timeZone }: Asked,
  { cards, tapes }: { cards: readonly SealedRow[]; tapes: readonly Tape[] },
): CohortCalibration['choices'] {
  const asked = new Set(tapes.map(sittingOf))
  return cards
    .filter((card) => card.kind === 'interviewer' && !asked.has(sittingOf(card)))
    .toReversed()
    .map((card) => {
      const round = questions.findRound(card.roundId ?? '')?.title ?? familyOf(card.rubricId)
      const day = dayWords(card.scheduledAt, now(), timeZone)
      return { sitting: sittingOf(card), label: `${round}, ${day}, led by ${card.authorName}` }
    })
}

/** Trainees, for the rounds they have named and those on which something has been done. */
async function learnersOf(needs: Needs, cohortId: string): Promise<CohortCalibration['learners']> {
  const members = await listCohortMembers(needs.db, cohortId)
  const rounds = needs.questions.rounds.filter(({ rubric }) => rubric !== null && rubric !== undefined)
  const roundIds = rounds.map(({ id }) => id)
  const now = needs.now().getTime()
  const all = await Promise.all(
    members
      .filter(({ role }) => role === 'trainee')
      .map(async ({ id, name, role }) => {
        const ladders = await readLadders(needs.db, {
          userId: id,
          role,
          cohortIds: [cohortId],
          roundIds,
          now,
        })
        const taken = (await listTakenRounds(needs.db, [id])).map(({ roundId }) => roundId)
        return ladders
          .filter(({ roundId, ladder }) => taken.includes(roundId) || ladder.isBegun)
          .map((one) => ({ ...one, userId: id, name }))
      }),
  )
  return all.flat().map(({ roundId, ...one }) => {
    return { ...one, roundId, roundTitle: rounds.find(({ id }) => id === roundId)?.title ?? roundId }
  })
}
