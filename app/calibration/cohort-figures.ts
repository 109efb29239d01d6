// What a coordinator reads of a cohort: growth by dimension and what fails most often, never of so few that one could be meant.
import { meanOf } from './agreement.ts'
import { intervalOf, type Interval } from './bootstrap.ts'
import { groupBy } from './rated.ts'

/** A mean of fewer candidates would be somebody's rating. */
export const CANDIDATES_MIN = 5
/** Later sessions are few, and of those who asked for most. */
export const SESSIONS_SHOWN = 6

/** What was released of one dimension in a candidate's k-th session of this rubric, from 1. */
export type ReleasedRating = { candidateId: string; dimensionId: string; nth: number; rating: number }
export type GrowthPoint = { nth: number; candidates: number; mean: number; interval: Interval | null }
export type DimensionGrowth = { dimensionId: string; points: GrowthPoint[] }

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
    return points.length === 0 ? [] : [{ dimensionId, points }]
  })
}

/** One check of one question that did not hold when the work was over. */
export type FailedLine = { question: string; says: string }
export type ParetoLine = FailedLine & { count: number; share: number; upToHere: number }

export const PARETO_LINES = 12

/** The most frequent first, with the share of all that they make together. */
export function paretoOf(failed: readonly FailedLine[]): ParetoLine[] {
  const lines = [...groupBy(failed, ({ question, says }) => `${question}\n${says}`).values()]
  lines.sort((one, other) => other.length - one.length || nameOf(one).localeCompare(nameOf(other)))
  let before = 0
  return lines.flatMap((ones) => {
    const [first] = ones
    if (!first) return []
    before += ones.length
    const share = ones.length / failed.length
    return [{ ...first, count: ones.length, share, upToHere: before / failed.length }]
  })
}

function nameOf([first]: readonly FailedLine[]): string {
  return first ? `${first.question} ${first.says}` : ''
}
