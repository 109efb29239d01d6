// What a candidate writes about their own session before reading anybody else's words about it.
import { z } from 'zod'

export const ANSWER_CHARS_MIN = 15
export const ANSWER_CHARS_MAX = 1500

const answer = z
  .string('Write a sentence.')
  .trim()
  .min(ANSWER_CHARS_MIN, `At least ${ANSWER_CHARS_MIN} characters, please.`)
  .max(ANSWER_CHARS_MAX, `At most ${ANSWER_CHARS_MAX} characters.`)

export const selfAssessmentForm = z.object({
  wentWell: answer,
  tryNext: answer,
  /** How it felt, 1 to 4 on the words of the scale; for the candidate's own comparison. */
  overall: z.coerce.number('Choose one.').int().min(1, 'Choose one.').max(4, 'Choose one.'),
})
export type SelfAssessment = z.infer<typeof selfAssessmentForm>

export const selfAssessmentQuestions = {
  wentWell: 'What went well?',
  tryNext: 'What would you try differently next time?',
  overall: 'Overall, how do you feel it went?',
} as const
