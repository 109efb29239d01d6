// One comment, below its line: how grave, in which words, and who may still change it.
import { Pencil, Trash2 } from 'lucide-react'
import { severityWords, type CommentSeverity, type ReviewComment } from '#app/review/comments.ts'
import { lineWords } from '#app/review/diff.ts'
import { Badge, type Tone } from '../ui/badge.tsx'
import { IconButton } from '../ui/button.tsx'

const tones: Record<CommentSeverity, Tone> = {
  'must-fix': 'stop',
  'should-fix': 'lamp',
  'nice-to-have': 'sky',
  good: 'good',
}

export function SeverityBadge({ severity }: { severity: CommentSeverity }) {
  return <Badge tone={tones[severity]}>{severityWords[severity]}</Badge>
}

type CommentCardProps = {
  comment: ReviewComment
  /** Left out for who only reads. */
  onEdit?: (() => void) | undefined
  onRemove?: (() => void) | undefined
}

export function CommentCard({ comment, onEdit, onRemove }: CommentCardProps) {
  return (
    <article
      aria-label={`Comment on ${lineWords(comment)}`}
      className="flex items-start gap-3 rounded-md border border-line bg-raised px-3 py-2 font-sans text-sm shadow-card"
    >
      <SeverityBadge severity={comment.severity} />
      <div className="min-w-0 flex-1">
        {comment.side === 'old' ? <p className="text-xs text-ink-soft">On {lineWords(comment)}</p> : null}
        <p className="break-words whitespace-pre-wrap">{comment.text}</p>
      </div>
      {onEdit || onRemove ? (
        <span className="-my-1 flex shrink-0">
          {onEdit ? (
            <IconButton label="Change this comment" size="sm" onClick={onEdit}>
              <Pencil size={15} aria-hidden="true" />
            </IconButton>
          ) : null}
          {onRemove ? (
            <IconButton label="Remove this comment" size="sm" onClick={onRemove}>
              <Trash2 size={15} aria-hidden="true" />
            </IconButton>
          ) : null}
        </span>
      ) : null}
    </article>
  )
}
