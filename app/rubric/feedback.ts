// What candidate and interviewer say of the interview itself, each for the other and blind: the questions, and from when it is read. Pure.
import { z } from 'zod'
import { days } from '#app/lib/time.ts'

export const NOTE_CHARS_MAX = 1000
/** After so long one side reads what the other wrote, whether or not it wrote itself. */
export const FEEDBACK_BLIND_MS = days(7)
/** Of fewer sessions coordinators learn nothing: one could guess whose it is. */
export const FEEDBACK_COUNTED_MIN = 5

export type FeedbackPart = 'candidate' | 'interviewer'

/** Few, about the interview and never about a person. */
export const feedbackQuestions = {
  clear: 'It was clear what was asked',
  room: 'There was room to think',
  help: 'Help came when it was of use',
  learned: 'Something was learned',
} as const
export type FeedbackQuestion = keyof typeof feedbackQuestions
// why: Object.keys forgets the names it was given
export const feedbackQuestionIds = Object.keys(feedbackQuestions) as FeedbackQuestion[]

/** There is no neutral middle here either. */
export const feedbackAnswers = { 1: 'Hardly', 2: 'A little', 3: 'Mostly', 4: 'Very much' } as const

const answer = z
  .enum(['1', '2', '3', '4'], 'Choose one.')
  .transform((chosen): keyof typeof feedbackAnswers => byValue[chosen])
const byValue = { 1: 1, 2: 2, 3: 3, 4: 4 } as const

export const feedbackForm = z.object({
  clear: answer,
  room: answer,
  help: answer,
  learned: answer,
  note: z.string().trim().max(NOTE_CHARS_MAX, `At most ${NOTE_CHARS_MAX} characters.`).default(''),
})
export type Feedback = z.infer<typeof feedbackForm>

const point = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
/** As it is kept. */
export const feedback = z.object({ clear: point, room: point, help: point, learned: point, note: z.string() })

export type FeedbackTimes = { ownAt: Date | null; othersAt: Date | null }

/** Whether one may read what the other wrote. */
export function isFeedbackOpen({ ownAt, othersAt }: FeedbackTimes, now: Date): boolean {
  if (othersAt === null) return false
  return ownAt !== null || isPastBlind(othersAt, now)
}

/** Whoever could have read the other's does not write any more: it would be an answer, not a view of their own. */
export function mayWriteFeedback({ ownAt, othersAt }: FeedbackTimes, now: Date): boolean {
  return ownAt === null && (othersAt === null || !isPastBlind(othersAt, now))
}

function isPastBlind(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() >= FEEDBACK_BLIND_MS
}

export type FeedbackCount = { question: FeedbackQuestion; counts: Record<1 | 2 | 3 | 4, number> }

/** How often which answer was given; null where there are too few. Notes are for the one they are written to. */
export function countFeedback(all: readonly Feedback[]): FeedbackCount[] | null {
  if (all.length < FEEDBACK_COUNTED_MIN) return null
  return feedbackQuestionIds.map((question) => {
    const counts = { 1: 0, 2: 0, 3: 0, 4: 0 }
    for (const one of all) counts[one[question]] += 1
    return { question, counts }
  })
}

export type FeedbackPage = {
  sessionId: string
  part: FeedbackPart
  otherName: string
  own: Feedback | null
  /** Null until it may be read. */
  others: Feedback | null
  mayWrite: boolean
  /** The other side has written, and it opens with one's own or after the week. Never what. */
  othersWaits: boolean
}

export type FeedbackRefusal = 'not-found' | 'too-early' | 'own-paper-first'
export const feedbackWords = {
  'not-found': 'There is no session of yours behind this address.',
  'too-early': 'This opens when the session is over.',
  'own-paper-first': 'First your own view of the session; then you are asked about the interview itself.',
  'already-written': 'You have already said how it was. Thank you!',
  'too-late': 'The week for this is over, and what the other side wrote is open by now.',
} as const
