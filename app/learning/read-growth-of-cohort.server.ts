// What interviewers gave, in each candidate's first, second … session by a rubric.
import type { AppContext } from '#app/context.server.ts'
import { groupBy } from '#app/calibration/rated.ts'
import { listSealedScorecards, type SealedRow } from '#app/db/rated-rounds.server.ts'
import { getRubric } from '#app/rubric/rubric-versions.server.ts'
import { scorecardDraft } from '#app/rubric/scorecard.ts'
import { growthByDimension, type ReleasedRating } from './growth.ts'
import type { RubricGrowth } from './learning-page.ts'

/** A rubric at a time, by name; those by which nobody was rated yet are none. */
export async function readGrowthOfCohort(
  needs: Pick<AppContext, 'db' | 'now' | 'questions'>,
  cohortId: string,
): Promise<RubricGrowth[]> {
  const cards = (await listSealedScorecards(needs.db, { cohortId })).filter(
    ({ kind, candidateId }) => kind === 'interviewer' && candidateId !== null,
  )
  const rubrics = await Promise.all(
    [...groupBy(cards, ({ rubricId }) => rubricId)].map(async ([rubricId, own]): Promise<RubricGrowth> => {
      const rubric = await getRubric(needs, rubricId)
      const titleOf = (id: string) => rubric.dimensions.find((one) => one.id === id)?.title ?? id
      const growth = growthByDimension(releasedOf(own)).map((one) => {
        return { ...one, title: titleOf(one.dimensionId) }
      })
      return { rubricId, title: rubric.title, scorecards: own.length, growth }
    }),
  )
  return rubrics.sort((one, other) => one.title.localeCompare(other.title))
}

/** Cards come in order of time. */
function releasedOf(cards: readonly SealedRow[]): ReleasedRating[] {
  return [...groupBy(cards, ({ candidateId }) => candidateId ?? '')].flatMap(([candidateId, own]) =>
    own.flatMap(({ body }, at) =>
      scorecardDraft
        .parse(JSON.parse(body))
        .ratings.flatMap(({ dimensionId, rating }) =>
          rating === null ? [] : [{ candidateId, dimensionId, nth: at + 1, rating }],
        ),
    ),
  )
}
