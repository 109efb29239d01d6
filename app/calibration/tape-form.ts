// The form in which somebody rates a recording: four sentences or a step between two of them, and what was seen.
import { z } from 'zod'

export const SEEN_CHARS_MIN = 15
export const SEEN_CHARS_MAX = 600
export const READING_CHARS_MAX = 600
export const TITLE_CHARS_MAX = 80

/** Half steps only here: they say between which two sentences somebody stood. */
export const tapeRatings = [1, 1.5, 2, 2.5, 3, 3.5, 4] as const
export const NOT_OBSERVED = 'none'

export const tapeBody = z.object({
  ratings: z
    .array(
      z.object({
        dimensionId: z.string().max(80),
        rating: z.number().min(1).max(4).nullable(),
        seen: z.string().max(SEEN_CHARS_MAX),
      }),
    )
    .max(12),
})
export type TapeBody = z.infer<typeof tapeBody>

export const ratingField = (dimensionId: string) => `rating-${dimensionId}`
export const seenField = (dimensionId: string) => `seen-${dimensionId}`

export type TapeGap = { dimensionId: string; part: 'rating' | 'seen'; words: string }
export type ReadForm = { ok: true; body: TapeBody } | { ok: false; gaps: TapeGap[] }

/** Every dimension once; unknown fields fall away. */
export function readTapeForm(
  sent: { get(name: string): unknown },
  dimensionIds: readonly string[],
): ReadForm {
  const gaps: TapeGap[] = []
  const ratings = dimensionIds.map((dimensionId) => {
    const chosen = sent.get(ratingField(dimensionId))
    const rating = tapeRatings.find((one) => String(one) === chosen) ?? null
    const seen = textOf(sent.get(seenField(dimensionId)))
    if (rating === null && chosen !== NOT_OBSERVED)
      gaps.push({ dimensionId, part: 'rating', words: 'Choose a rating, or say it was not observed.' })
    if (rating !== null && seen.length < SEEN_CHARS_MIN)
      gaps.push({
        dimensionId,
        part: 'seen',
        words: `Write what you saw or heard, in at least ${SEEN_CHARS_MIN} characters.`,
      })
    if (seen.length > SEEN_CHARS_MAX)
      gaps.push({ dimensionId, part: 'seen', words: `At most ${SEEN_CHARS_MAX} characters.` })
    return { dimensionId, rating, seen }
  })
  return gaps.length > 0 ? { ok: false, gaps } : { ok: true, body: { ratings } }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

export const agreedForm = z.object({
  dimensionId: z.string().min(1).max(80),
  words: z
    .string('Write what you agreed on.')
    .trim()
    .min(SEEN_CHARS_MIN, `At least ${SEEN_CHARS_MIN} characters, please.`)
    .max(READING_CHARS_MAX, `At most ${READING_CHARS_MAX} characters.`),
})

export const askForm = z.object({
  /** `<session>:<round>` */
  sitting: z.string().regex(/^[\w-]{1,40}:\d{1,2}$/, 'Choose a session.'),
  title: z
    .string('Give it a title.')
    .trim()
    .min(3, 'Give it a title of at least three letters.')
    .max(TITLE_CHARS_MAX, `At most ${TITLE_CHARS_MAX} characters.`),
})
export const waiveForm = z.object({
  userId: z.string().min(1).max(40),
  roundId: z.string().min(1).max(80),
  words: z
    .string('Say why.')
    .trim()
    .min(SEEN_CHARS_MIN, `Say why, in at least ${SEEN_CHARS_MIN} characters.`)
    .max(READING_CHARS_MAX, `At most ${READING_CHARS_MAX} characters.`),
})

export const calibrationWords = {
  'not-found': 'There is nothing for you behind this address.',
  'rated-already': 'You have rated this recording already; a blind rating is never changed.',
  'rate-first': 'Rate it first: then you see what the others saw.',
  'no-such-dimension': 'This rubric has no such dimension.',
  'asked-already': 'This session is asked for already.',
} as const
