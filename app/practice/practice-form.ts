// The form that begins a practice, and the words for when it cannot.
import { z } from 'zod'

export const SURPRISE = 'surprise'

export const practiceForm = z.object({
  /** A question by its key or its slug, or `surprise`. */
  questionSlug: z.string().min(1).max(80),
  clock: z.enum(['on', 'off']).default('off'),
  /** The practice that ends for this one. */
  instead: z.string().max(40).optional(),
})
export type PracticeForm = z.infer<typeof practiceForm>

export const practiceRefusalWords = {
  'not-offered': 'This question is not offered for practice. Choose one from the list.',
  'boxes-unreachable': 'Boxes cannot be reached right now. Try again in a minute; nothing you did is lost.',
  'nothing-fits': 'No question fits what you chose. Choose less.',
} as const
