// How the candidates of a cohort grow by a rubric: means with intervals, never of so few that one could be meant.
import { meanOf } from '#app/calibration/agreement.ts'
import { intervalOf, type Interval } from '#app/calibration/bootstrap.ts'
import { groupBy } from '#app/calibration/rated.ts'

/** A mean of fewer candidates would be somebody's rating. */
export const CANDIDATES_MIN = 5
/** Later sessions are few, and of those who asked for most. */
export const SESSIONS_SHOWN = 6

/** What was released of one dimension in a candidate's k-th session of this rubric, from 1. */
export type ReleasedRating = { candidateId: string; dimensionId: string; nth: number; rating: number }
export type GrowthPoint = { nth: number; candidates: number; mean: number; interval: Interval | null }
/** From the first session to the latest of the same people: those who come once are in no difference. */
export type GrowthChange = { mean: number; interval: Interval; candidates: number }
export type DimensionGrowth = { dimensionId: string; points: GrowthPoint[]; change: GrowthChange | null }

/** Points of fewer than `CANDIDATES_MIN` candidates are left out, and dimensions without a point too. */
export function growthByDimension(ratings: readonly ReleasedRating[]): DimensionGrowth[] {
  return [...groupBy(ratings, ({ dimensionId }) => dimensionId)].flatMap(([dimensionId, own]) => {
    const points = Array.from({ length: SESSIONS_SHOWN }, (_session, at) => at + 1).flatMap((nth) => {
      const byCandidate = groupBy(
        own.filter((one) => one.nth === nth),
        ({ candidateId }) => candidateId,
      )
      const values = [...byCandidate.values()].map((ones) => meanOf(ones.map(({ rating }) => rating)) ?? 0)
      const mean = meanOf(values)
      if (values.length < CANDIDATES_MIN || mean === null) return []
      return [{ nth, candidates: values.length, mean, interval: intervalOf(values, meanOf) }]
    })
    return points.length === 0 ? [] : [{ dimensionId, points, change: changeOf(own) }]
  })
}

function changeOf(own: readonly ReleasedRating[]): GrowthChange | null {
  const differences = [...groupBy(own, ({ candidateId }) => candidateId).values()].flatMap((ones) => {
    const inOrder = ones.toSorted((one, other) => one.nth - other.nth)
    const [first, last] = [inOrder[0], inOrder.at(-1)]
    return first && last && last.nth > first.nth ? [last.rating - first.rating] : []
  })
  if (differences.length < CANDIDATES_MIN) return null
  const mean = meanOf(differences)
  const interval = intervalOf(differences, meanOf)
  return mean === null || interval === null ? null : { mean, interval, candidates: differences.length }
}

/** What the difference of the same people says; no more than is known. */
export function changeWords({ mean, interval, candidates }: GrowthChange): string {
  const levels = `${Math.abs(mean).toFixed(1)} levels`
  const who = `The ${candidates} who came again`
  if (interval.from > 0) return `${who} are ${levels} higher in their latest session than in their first.`
  if (interval.to < 0) return `${who} are ${levels} lower in their latest session than in their first.`
  return `${who}: no clear change from their first to their latest session.`
}
