// How a session felt, as a picture. A few animals and doodles, none of them good or bad; the words are for whoever cannot see them.
import { z } from 'zod'

export const moodWords = {
  otter: 'An otter, floating along',
  owl: 'An owl, wide awake',
  snail: 'A snail, slow and steady',
  hedgehog: 'A hedgehog, curled up',
  sun: 'A sun',
  cloud: 'A cloud',
  knot: 'A knot',
  sprout: 'A sprout',
} as const
export type Mood = keyof typeof moodWords
// why: Object.keys forgets the names it was given
export const moods = Object.keys(moodWords) as Mood[]

/** '' = none. */
const chosen = z
  .enum(['', 'otter', 'owl', 'snail', 'hedgehog', 'sun', 'cloud', 'knot', 'sprout'])
  .default('')
  .transform((mood) => (mood === '' ? null : mood))

export const moodForm = z.object({
  before: chosen,
  after: chosen,
  isShared: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked === 'on'),
})
export type SessionMood = z.infer<typeof moodForm>

export function isMood(value: string): value is Mood {
  return Object.hasOwn(moodWords, value)
}
