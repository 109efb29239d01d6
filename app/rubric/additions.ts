// What its author adds to a sealed scorecard: a correction of a rating with a reason, or a few more words.
// The scorecard itself never changes; additions stand beside it, and statistics keep to what was given first.
import { z } from 'zod'
import type { Rating } from './ratings.ts'
import type { ScorecardDraft } from './scorecard.ts'

export const REASON_CHARS_MIN = 15
export const REASON_CHARS_MAX = 600
/** More than this would be another scorecard. */
export const ADDITIONS_MAX = 20

export type Addition = {
  /** Null: about the whole. */
  dimensionId: string | null
  /** What the rating would be by now; null: words only. */
  rating: Rating | null
  words: string
  at: string
}

const rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** `rating`: '' leaves it as it is. */
export const additionForm = z.object({
  round: z.coerce.number().int().min(0).max(20),
  dimensionId: z
    .string()
    .max(80)
    .default('')
    .transform((id) => id || null),
  rating: z
    .enum(['', '1', '2', '3', '4'])
    .default('')
    .transform((chosen) => (chosen === '' ? null : rating.parse(Number(chosen)))),
  words: z
    .string('Say why.')
    .trim()
    .min(REASON_CHARS_MIN, `Say why, in at least ${REASON_CHARS_MIN} characters.`)
    .max(REASON_CHARS_MAX, `At most ${REASON_CHARS_MAX} characters.`),
})
export type AdditionWanted = z.infer<typeof additionForm>

export type AdditionRefusal = 'no-such-dimension' | 'already-corrected' | 'same-rating' | 'too-many'

/** Null = it may be added. */
export function refusalOf(
  wanted: AdditionWanted,
  card: ScorecardDraft,
  already: readonly Addition[],
): AdditionRefusal | null {
  const { dimensionId, rating: corrected } = wanted
  if (already.length >= ADDITIONS_MAX) return 'too-many'
  const given = card.ratings.find((one) => one.dimensionId === dimensionId)
  if (dimensionId !== null && !given) return 'no-such-dimension'
  if (corrected === null) return null
  // A whole has no rating of its own: it is arithmetic.
  if (!given) return 'no-such-dimension'
  if (given.rating === corrected) return 'same-rating'
  const isCorrected = already.some((one) => one.dimensionId === dimensionId && one.rating !== null)
  return isCorrected ? 'already-corrected' : null
}

export const additionWords: Record<AdditionRefusal | 'not-sealed', string> = {
  'no-such-dimension': 'Choose what it is about.',
  'already-corrected':
    'This rating is corrected already, and that happens once. You can still add words, without another rating.',
  'same-rating': 'This is the rating it has. Choose another one, or leave the rating and add words only.',
  'too-many': 'There is a lot beside this scorecard already. A conversation may serve better now.',
  'not-sealed': 'This scorecard is still yours to change: additions are for one that is submitted.',
}
