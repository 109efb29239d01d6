// The form that makes a session: the same schema in the browser and in the action.
import { z } from 'zod'

export const WORKING_MINUTES_MIN = 5
export const WORKING_MINUTES_MAX = 90

const optionalId = z
  .string()
  .max(80)
  .optional()
  .transform((id) => id || undefined)

export const startSessionForm = z.object({
  candidateId: z.string('Choose a candidate.').min(1, 'Choose a candidate.').max(80),
  questionSlug: z.string('Choose a question.').min(1, 'Choose a question.').max(80),
  minutes: z.coerce
    .number('Say how many minutes.')
    .int('Whole minutes, please.')
    .min(WORKING_MINUTES_MIN, `At least ${WORKING_MINUTES_MIN} minutes.`)
    .max(WORKING_MINUTES_MAX, `At most ${WORKING_MINUTES_MAX} minutes.`),
  /** Asked for: also a question that the candidate has met before. */
  used: z.boolean().optional(),
  /** Left out by an interviewer, who leads the session they start. */
  interviewerId: optionalId,
  shadowId: optionalId,
  /** An ISO instant; left out = now. */
  scheduledAt: z.iso.datetime({ offset: true, error: 'That is not a time.' }).optional(),
})
export type StartSessionForm = z.infer<typeof startSessionForm>

export const startSessionWords = {
  'not-allowed': 'Only interviewers and coordinators start sessions.',
  'question-unknown': 'Choose a question from the list.',
  'question-used':
    'They have met this question before. Choose another one, or tick “Offer used ones too” if you mean it.',
  'candidate-unknown': 'Choose a candidate from the list.',
  'interviewer-unknown': 'Choose an interviewer from the list.',
  'shadow-unknown': 'Choose a shadow from the list.',
  'same-person': 'Each person can have only one part in a session.',
  'in-the-past': 'Choose a time that is still to come.',
} as const
export type StartSessionRefusal = keyof typeof startSessionWords
