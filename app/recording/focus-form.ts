// What the candidate writes on the replay about minutes in which nobody looked on.
import { z } from 'zod'

export const FOCUS_WORDS_CHARS_MAX = 2000

export const focusForm = z.object({
  seq: z.coerce.number().int().min(1).max(10_000),
  words: z
    .string()
    .trim()
    .max(FOCUS_WORDS_CHARS_MAX, `That is more than ${FOCUS_WORDS_CHARS_MAX} characters.`)
    .default(''),
  isShared: z
    .literal('on')
    .optional()
    .transform((on) => on === 'on'),
})
export type FocusForm = z.output<typeof focusForm>
