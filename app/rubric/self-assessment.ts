// What a candidate writes about their own session before reading anybody else's words about it.
import { z } from 'zod'
import type { Rating } from './ratings.ts'

export const ANSWER_CHARS_MIN = 15
export const ANSWER_CHARS_MAX = 1500
/** More than the dimensions of all rounds of a session. */
const SELF_RATINGS_MAX = 60

const answer = z
  .string('Write a sentence.')
  .trim()
  .min(ANSWER_CHARS_MIN, `At least ${ANSWER_CHARS_MIN} characters, please.`)
  .max(ANSWER_CHARS_MAX, `At most ${ANSWER_CHARS_MAX} characters.`)

/** The questions that are always there. */
export const selfAssessmentForm = z.object({
  wentWell: answer,
  tryNext: answer,
  /** How it felt, 1 to 4 on the words of the scale; for the candidate's own comparison. */
  overall: z.coerce.number('Choose one.').int().min(1, 'Choose one.').max(4, 'Choose one.'),
})

const selfRating = z.object({
  round: z.number().int().min(0).max(20),
  dimensionId: z.string().min(1).max(80),
  /** Null = not sure. */
  rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).nullable(),
})
export type SelfRating = z.infer<typeof selfRating>

/** As it is kept. Without `ratings`: from before candidates used the rubric, or none was chosen. */
export const selfAssessment = selfAssessmentForm.extend({
  ratings: z.array(selfRating).max(SELF_RATINGS_MAX).optional(),
})
export type SelfAssessment = z.infer<typeof selfAssessment>

export const selfAssessmentQuestions = {
  wentWell: 'What went well?',
  tryNext: 'What would you try differently next time?',
  overall: 'Overall, how do you feel it went?',
} as const

/** The rubric of one round as the candidate uses it on themselves: the same words that the interviewer has. */
export type RoundToAssess = {
  round: number
  title: string
  dimensions: { id: string; title: string; question: string; anchors: readonly string[] }[]
}

export const NOT_SURE = 'not-sure'
export const NOT_SURE_WORDS = 'I am not sure'

export function selfRatingName(round: number, dimensionId: string): string {
  return `self.${round}.${dimensionId}`
}

/** What was chosen in a form that came back with something to mend; it is nested by the dots in its names. */
export function selfRatingSent(sent: unknown, round: number, dimensionId: string): string | undefined {
  const chosen = selfRatingName(round, dimensionId)
    .split('.')
    .reduce<unknown>((inner, key) => (isNested(inner) ? inner[key] : undefined), sent)
  return typeof chosen === 'string' ? chosen : undefined
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

type FormRound = { round: number; dimensions: readonly { id: string }[] }

/** Every dimension may be left out. Null when something cannot have come from the form. */
export function parseSelfRatings(form: FormData, rounds: readonly FormRound[]): SelfRating[] | null {
  const given: SelfRating[] = []
  for (const { round, dimensions } of rounds) {
    for (const { id: dimensionId } of dimensions) {
      const chosen = form.get(selfRatingName(round, dimensionId))
      if (chosen === null || chosen === '') continue
      const rating = chosen === NOT_SURE ? null : Number(chosen)
      const parsed = selfRating.safeParse({ round, dimensionId, rating })
      if (!parsed.success) return null
      given.push(parsed.data)
    }
  }
  return given
}

/** What they said of one dimension; undefined = nothing. */
export function selfRatingOf(
  { ratings = [] }: SelfAssessment,
  round: number,
  dimensionId: string,
): Rating | null | undefined {
  return ratings.find((one) => one.round === round && one.dimensionId === dimensionId)?.rating
}
