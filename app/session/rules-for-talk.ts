// What people say to each other, and what the interviewer ticks while listening. `decide` sends its commands here.
import { accept, refuse } from '#app/lib/result.ts'
import type { Command } from './commands.ts'
import type { Decision } from './machine.ts'
import { pointsOf } from './points.ts'
import type { QuestionCard } from './question-card.ts'
import { workOn } from './stages.ts'
import type { OpenedState } from './state.ts'

/**
 * Beyond so many events only what leads a session to its end is accepted: its history is read whole, again and again.
 * A long session comes to a few hundred.
 */
export const BUSY_EVENTS_MAX = 4000

export function isFull(state: OpenedState): boolean {
  return state.seq >= BUSY_EVENTS_MAX
}

export function decideSay(
  state: OpenedState,
  { messageId, text }: Extract<Command, { type: 'say' }>,
): Decision {
  const said = text.trim()
  if (said === '') return refuse('message-empty')
  // The same message sent again after a lost connection is the same message.
  if (state.chat.some((known) => known.messageId === messageId)) return accept([])
  if (isFull(state)) return refuse('session-full')
  return accept([{ type: 'message-said', messageId, text: said }])
}

export function decideMeetingLink(state: OpenedState, url: string | null): Decision {
  if (state.meetingLink === url) return accept([])
  return isFull(state) ? refuse('session-full') : accept([{ type: 'meeting-link-set', url }])
}

export function decidePoint(
  state: OpenedState,
  { questionSlug, pointId, mark }: Extract<Command, { type: 'mark-point' }>,
  questions: readonly QuestionCard[],
): Decision {
  if (state.phase === 'lobby') return refuse('not-in-this-phase')
  const question = questions.find(({ slug }) => slug === questionSlug)
  if (!question || !pointsOf(question).some((point) => point.pointId === pointId)) {
    return refuse('point-unknown')
  }
  if ((workOn(state, questionSlug).points[pointId] ?? null) === mark) return accept([])
  if (isFull(state)) return refuse('session-full')
  return accept([{ type: 'point-marked', questionSlug, pointId, mark }])
}
