// Comments on the lines of a change. `decide` sends its commands here.
import { accept, refuse } from '#app/lib/result.ts'
import type { ReviewComment } from '#app/review/comments.ts'
import { isInDiff, type DiffFile } from '#app/review/diff.ts'
import type { Command } from './commands.ts'
import type { Decision } from './machine.ts'
import type { QuestionCard } from './question-card.ts'
import { isFull } from './rules-for-talk.ts'
import { questionOfItem, stageOf } from './stages.ts'
import { isClocked, type OpenedState } from './state.ts'

/** Of one change; a review with more says nothing any more. */
export const COMMENTS_MAX = 100

/** The change in front of the candidate right now. */
export function changeUnderReview(
  state: OpenedState,
  questions: readonly QuestionCard[],
): { slug: string; files: readonly DiffFile[] } | null {
  if (!isClocked(state) || !stageOf(state)?.tools.includes('diff')) return null
  const slug = questionOfItem(state, state.agenda[state.at])
  const review = questions.find((question) => question.slug === slug)?.review
  return slug !== null && review ? { slug, files: review.files } : null
}

export function decideComment(
  state: OpenedState,
  comment: Extract<Command, { type: 'set-comment' }>,
  questions: readonly QuestionCard[],
): Decision {
  const change = changeUnderReview(state, questions)
  if (!change) return refuse('not-in-this-phase')
  const { commentId, file, side = 'new', line, severity } = comment
  const written: ReviewComment = { commentId, file, side, line, severity, text: comment.text.trim() }
  if (written.text === '') return refuse('comment-empty')
  if (!isInDiff(change.files, written)) return refuse('line-unknown')
  const known = state.comments.find(({ commentId }) => commentId === comment.commentId)
  if (known && known.questionSlug !== change.slug) return refuse('comment-unknown')
  if (known && isSame(known, written)) return accept([])
  const count = state.comments.filter(({ questionSlug }) => questionSlug === change.slug).length
  if (!known && count >= COMMENTS_MAX) return refuse('too-many-comments')
  if (isFull(state)) return refuse('session-full')
  return accept([{ ...written, type: 'comment-set', questionSlug: change.slug }])
}

export function decideRemoveComment(
  state: OpenedState,
  commentId: string,
  questions: readonly QuestionCard[],
): Decision {
  const change = changeUnderReview(state, questions)
  if (!change) return refuse('not-in-this-phase')
  const known = state.comments.some((one) => one.commentId === commentId && one.questionSlug === change.slug)
  if (!known) return refuse('comment-unknown')
  return isFull(state) ? refuse('session-full') : accept([{ type: 'comment-removed', commentId }])
}

function isSame(one: ReviewComment, other: ReviewComment): boolean {
  return (
    one.file === other.file &&
    one.side === other.side &&
    one.line === other.line &&
    one.severity === other.severity &&
    one.text === other.text
  )
}
