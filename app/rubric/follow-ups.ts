// Questions of the candidate about moments of the session, which the interviewer can answer for two weeks after the scorecard. Pure.
import { z } from 'zod'
import { days } from '#app/lib/time.ts'
import { readMoment, type Moment } from '#app/session/moment.ts'

export const QUESTION_CHARS_MIN = 10
export const QUESTION_CHARS_MAX = 600
export const REPLY_CHARS_MAX = 2000
/** A conversation of more than this is better had by talking. */
export const FOLLOW_UPS_MAX = 10
/** After the release of the scorecard; interviewers give their time freely, and it ends somewhere. */
export const FOLLOW_UP_MS = days(14)

export type FollowUp = {
  id: string
  moment: Moment
  question: string
  askedAt: string
  answer: string | null
  answeredAt: string | null
}

export const followUpForm = z.object({
  moment: z.string('Say which moment.').transform((words, context): Moment => {
    const moment = readMoment(words)
    if (moment) return moment
    context.addIssue({ code: 'custom', message: 'Write minutes and seconds, like 12:05.' })
    return z.NEVER
  }),
  question: z
    .string('Write your question.')
    .trim()
    .min(QUESTION_CHARS_MIN, `At least ${QUESTION_CHARS_MIN} characters, please.`)
    .max(QUESTION_CHARS_MAX, `At most ${QUESTION_CHARS_MAX} characters.`),
})
export type FollowUpWanted = z.infer<typeof followUpForm>

export const replyForm = z.object({
  followUpId: z.string().min(1).max(60),
  answer: z
    .string('Write your answer.')
    .trim()
    .min(1, 'Write your answer.')
    .max(REPLY_CHARS_MAX, `At most ${REPLY_CHARS_MAX} characters.`),
})
export type ReplyWanted = z.infer<typeof replyForm>

/** Until when there is asking and answering. */
export function followUpsEndAt(releasedAt: Date): Date {
  return new Date(releasedAt.getTime() + FOLLOW_UP_MS)
}

export type FollowUpsPage = {
  sessionId: string
  part: 'candidate' | 'interviewer'
  otherName: string
  followUps: FollowUp[]
  /** Null before the release. */
  until: string | null
  isOpen: boolean
  /** One more may be asked. */
  mayAsk: boolean
}

export type FollowUpRefusal = 'not-found' | 'too-early' | 'not-open-yet'
export const followUpWords = {
  'not-found': 'There is no session of yours behind this address.',
  'too-early': 'This opens when the session is over.',
  'not-open-yet': 'Questions open together with the scorecard.',
  'too-late': 'The two weeks for questions and answers are over.',
  'too-many': 'Ten questions are asked already. A conversation may serve better now.',
  'after-the-end': 'By then the session was over. Which moment do you mean?',
  'no-such-question': 'There is no such question.',
  'already-answered': 'This question is answered already.',
} as const
