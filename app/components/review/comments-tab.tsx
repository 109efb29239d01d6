// The comments of this review beside the change; each leads to its line.
import { useRoom } from '../room/room-context.tsx'
import { useShowLine } from '../room/show-line.tsx'
import { CommentList } from './comment-list.tsx'

export function CommentsTab() {
  const { view } = useRoom()
  const { show } = useShowLine()
  const review = view.work?.review
  if (!review) return null
  return (
    <CommentList
      comments={review.comments}
      files={review.files}
      onShow={show}
      empty={
        view.me.sessionRole === 'candidate'
          ? 'No comments yet. Go to a line of the change and press Enter, or the sign at its end.'
          : 'No comments yet.'
      }
    />
  )
}
