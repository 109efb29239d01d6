// All comments in the order of the change; each leads to its line.
import { inReadingOrder, type ReviewComment } from '#app/review/comments.ts'
import type { DiffFile, LinePlace } from '#app/review/diff.ts'
import { SeverityBadge } from './comment-card.tsx'

type CommentListProps = {
  comments: readonly ReviewComment[]
  files: readonly DiffFile[]
  onShow: (place: LinePlace) => void
  /** While there is none. */
  empty: string
}

export function CommentList({ comments, files, onShow, empty }: CommentListProps) {
  if (comments.length === 0) return <p className="text-sm text-ink-soft">{empty}</p>
  return (
    <ol aria-label="Comments, in the order of the change" className="grid gap-2">
      {inReadingOrder(comments, files).map((comment) => (
        <li key={comment.commentId} className="rounded-md border border-line bg-raised p-3 text-sm">
          <span className="mb-1 flex flex-wrap items-center justify-between gap-2">
            <LineLink place={comment} onShow={onShow} />
            <SeverityBadge severity={comment.severity} />
          </span>
          <p className="break-words whitespace-pre-wrap">{comment.text}</p>
        </li>
      ))}
    </ol>
  )
}

type LineLinkProps = { place: LinePlace; onShow: (place: LinePlace) => void }

export function LineLink({ place, onShow }: LineLinkProps) {
  const { file, side, line } = place
  return (
    <button
      type="button"
      onClick={() => onShow(place)}
      className="min-h-6 min-w-0 rounded-sm text-left font-mono text-xs break-all text-accent-ink underline underline-offset-3"
    >
      {file}:{line}
      {side === 'old' ? ' (removed)' : ''}
    </button>
  )
}
