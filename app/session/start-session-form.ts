// The form that makes a session: the same schema in the browser and in the action.
import { z } from 'zod'

export const WORKING_MINUTES_MIN = 5
export const WORKING_MINUTES_MAX = 90
/** Of one session; more is a day. */
export const ROUNDS_MAX = 4

const optionalId = z
  .string()
  .max(80)
  .optional()
  .transform((id) => id || undefined)

/** The name of the field in which a round is chosen, and of those in which its parts get their questions. */
export function roundField(index: number): string {
  return `rounds[${index}].roundId`
}
export function partField(index: number, partId: string): string {
  return `rounds[${index}].questions.${partId}`
}

/** By place: a list in which nothing is chosen yet may stand between others. */
const roundsField = z
  .array(
    z.object({
      roundId: optionalId,
      questions: z.record(z.string().max(40), z.string().max(80).optional()).optional(),
    }),
  )
  .max(ROUNDS_MAX)
  .optional()

export const startSessionForm = z.object({
  candidateId: z.string('Choose a candidate.').min(1, 'Choose a candidate.').max(80),
  rounds: roundsField,
  /** Instead of rounds: this question, in the first round that it makes complete. */
  questionSlug: optionalId,
  /** For the first stretch of work that takes its length from its question; left out = that length. */
  minutes: z.coerce
    .number('Say how many minutes.')
    .int('Whole minutes, please.')
    .min(WORKING_MINUTES_MIN, `At least ${WORKING_MINUTES_MIN} minutes.`)
    .max(WORKING_MINUTES_MAX, `At most ${WORKING_MINUTES_MAX} minutes.`)
    .optional(),
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
  'round-needed': 'Choose a round.',
  'round-unknown': 'Choose a round from the list.',
  'part-empty': 'Choose a question for this part.',
  'question-unknown': 'Choose a question from the list.',
  'question-unfitting': 'This part needs a question of another kind. Choose one from its list.',
  'question-too-hard': 'This part is meant to be easier. Choose a question from its list.',
  'question-twice': 'This question is chosen twice. Choose another one for this part.',
  'question-used':
    'They have met this question before. Choose another one, or tick “Offer used ones too” if you mean it.',
  'too-long': 'All together this takes more than four hours. Leave out a round, or shorten the work.',
  'candidate-unknown': 'Choose a candidate from the list.',
  'interviewer-unknown': 'Choose an interviewer from the list.',
  'shadow-unknown': 'Choose a shadow from the list.',
  'same-person': 'Each person can have only one part in a session.',
  'in-the-past': 'Choose a time that is still to come.',
} as const
export type StartSessionRefusal = keyof typeof startSessionWords
