// How the ratings of one dimension went over time, and how sure anybody can be of it.
import type { Rating } from '#app/rubric/ratings.ts'
import { inOrder, type PastSitting } from './past.ts'

/** How far one rating of one session may lie from what another interviewer would have seen: the standard error, in levels. */
export const SINGLE_ERROR_LEVELS = 0.45
/** Two sessions that differ by less than this are not a change. */
export const CHANGE_LEVELS = 1
/** Two sessions are compared singly; of more, the older half with the newer one. */
const CHANGE_POINTS_MIN = 2

export type TrailPoint = { sessionId: string; at: number; rating: Rating }
export type Change = 'too-early' | 'steady' | 'up' | 'down'
export type Trail = {
  family: string
  rubricTitle: string
  dimensionId: string
  title: string
  weight: number
  points: TrailPoint[]
  mean: number
  /** Of the mean: a standard error to either side, inside the scale. */
  spread: { from: number; to: number }
  change: Change
}

/** By rubric and dimension, in the order of the rubric as it was last used. What was not observed is no point. */
export function trailsOf(past: readonly PastSitting[]): Trail[] {
  const trails = new Map<string, Omit<Trail, 'mean' | 'spread' | 'change'>>()
  // The newest first decides order and words; points are put in order of time afterwards.
  for (const { sessionId, at, rounds } of inOrder(past).reverse()) {
    for (const { family, title: rubricTitle, dimensions } of rounds) {
      for (const { id, title, weight, rating } of dimensions) {
        if (rating === null) continue
        const key = `${family} ${id}`
        const found = trails.get(key) ?? { family, rubricTitle, dimensionId: id, title, weight, points: [] }
        trails.set(key, found)
        found.points.unshift({ sessionId, at, rating })
      }
    }
  }
  return [...trails.values()].map((trail) => {
    const ratings = trail.points.map(({ rating }) => rating)
    const mean = meanOf(ratings)
    const error = SINGLE_ERROR_LEVELS / Math.sqrt(ratings.length)
    return { ...trail, mean, spread: within(mean - error, mean + error), change: changeOf(ratings) }
  })
}

/** The more ratings on either side, the smaller a difference that means something. */
export function changeOf(ratings: readonly number[]): Change {
  if (ratings.length < CHANGE_POINTS_MIN) return 'too-early'
  const half = Math.floor(ratings.length / 2)
  const [before, after] = [ratings.slice(0, half), ratings.slice(half)]
  const needed = CHANGE_LEVELS * Math.sqrt((1 / before.length + 1 / after.length) / 2)
  const difference = meanOf(after) - meanOf(before)
  // Means are sums of fractions: the smallest change that counts must not fail by a rounding.
  if (Math.abs(difference) < needed - 1e-9) return 'steady'
  return difference > 0 ? 'up' : 'down'
}

export const changeWords: Record<Change, string> = {
  'too-early': 'One session so far: a first look, not a level.',
  steady: 'No clear change yet.',
  up: 'Higher lately than before.',
  down: 'Lower lately than before. Harder questions do that too.',
}

function within(from: number, to: number): { from: number; to: number } {
  return { from: Math.max(1, from), to: Math.min(4, to) }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}
