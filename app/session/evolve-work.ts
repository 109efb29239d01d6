// How what people say, write and run changes a session. Part of `evolve`.
import { assertNever } from '#app/lib/result.ts'
import type { SessionEvent } from './events.ts'
import { workOn } from './stages.ts'
import type { OpenedState, Work } from './state.ts'

/** More of a talk nobody scrolls back through; the events keep all of it. */
export const CHAT_SHOWN_MAX = 300

type WorkEvent = Extract<
  SessionEvent,
  {
    type:
      | 'message-said'
      | 'meeting-link-set'
      | 'comment-set'
      | 'comment-removed'
      | 'point-marked'
      | 'language-chosen'
      | 'test-added'
      | 'run-started'
      | 'tests-ran'
      | 'run-ended'
  }
>

export function evolveWork(state: OpenedState, event: WorkEvent): OpenedState {
  switch (event.type) {
    case 'message-said': {
      const { messageId, by, text, at } = event
      return { ...state, chat: [...state.chat, { messageId, by, text, at }].slice(-CHAT_SHOWN_MAX) }
    }
    case 'meeting-link-set':
      return { ...state, meetingLink: event.url }
    case 'comment-set':
      return withComment(state, event)
    case 'comment-removed':
      return { ...state, comments: state.comments.filter(({ commentId }) => commentId !== event.commentId) }
    case 'point-marked':
      return withPoint(state, event)
    case 'language-chosen':
      return withWork(state, event.questionSlug, { language: event.language })
    case 'test-added': {
      const { tests } = workOn(state, event.questionSlug)
      return withWork(state, event.questionSlug, { tests: [...tests, event.test] })
    }
    case 'run-started': {
      const { runId, what, questionSlug, language, by } = event
      return { ...state, run: { runId, what, questionSlug, language, by } }
    }
    case 'tests-ran': {
      const { questionSlug, at, language, results } = event
      return withWork(state, questionSlug, { lastTests: { at, language, results } })
    }
    case 'run-ended':
      return state.run?.runId === event.runId ? { ...state, run: null } : state
    default:
      return assertNever(event)
  }
}

function withWork(state: OpenedState, questionSlug: string, changed: Partial<Work>): OpenedState {
  const work = { ...workOn(state, questionSlug), ...changed }
  return { ...state, work: { ...state.work, [questionSlug]: work } }
}

/** Written again, a comment stays where it stood in the list. */
function withComment(
  state: OpenedState,
  {
    commentId,
    questionSlug,
    file,
    side = 'new',
    line,
    severity,
    text,
  }: Extract<WorkEvent, { type: 'comment-set' }>,
): OpenedState {
  const comment = { commentId, questionSlug, file, side, line, severity, text }
  const known = state.comments.some((one) => one.commentId === commentId)
  return {
    ...state,
    comments: known
      ? state.comments.map((one) => (one.commentId === commentId ? comment : one))
      : [...state.comments, comment],
  }
}

function withPoint(
  state: OpenedState,
  { questionSlug, pointId, mark }: Extract<WorkEvent, { type: 'point-marked' }>,
): OpenedState {
  const points = { ...workOn(state, questionSlug).points }
  if (mark === null) delete points[pointId]
  else points[pointId] = mark
  return withWork(state, questionSlug, { points })
}
