// What stands below a line: the comments on it, and those being written.
import type { ReviewComment } from '#app/review/comments.ts'
import { CommentCard } from './comment-card.tsx'
import { CommentForm } from './comment-form.tsx'
import type { Draft } from './drafts.ts'

/** What somebody who may comment can do; left out for who only reads. */
export type Commenting = {
  /** The form that was opened last: typing goes there. */
  opened: string | null
  /** The comment on its way to the server. */
  saving: string | null
  keep: (draft: Draft) => void
  change: (comment: ReviewComment) => void
  remove: (commentId: string) => void
  save: (draft: Draft) => void
  drop: (draft: Draft) => void
  leave: (draft: Draft) => void
}

type RowCommentsProps = {
  comments: readonly ReviewComment[]
  drafts: readonly Draft[]
  acts: Commenting | null
}

export function RowComments({ comments, drafts, acts }: RowCommentsProps) {
  const isOpen = (commentId: string) => drafts.some((draft) => draft.commentId === commentId)
  return (
    <>
      {comments
        .filter(({ commentId }) => !isOpen(commentId))
        .map((comment) => (
          <CommentCard
            key={comment.commentId}
            comment={comment}
            onEdit={acts ? () => acts.change(comment) : undefined}
            onRemove={acts ? () => acts.remove(comment.commentId) : undefined}
          />
        ))}
      {acts
        ? drafts.map((draft) => (
            <CommentForm
              key={draft.commentId}
              draft={draft}
              busy={acts.saving === draft.commentId}
              takesFocus={acts.opened === draft.commentId}
              onChange={acts.keep}
              onSave={() => acts.save(draft)}
              onDrop={() => acts.drop(draft)}
              onLeave={() => acts.leave(draft)}
            />
          ))
        : null}
    </>
  )
}
