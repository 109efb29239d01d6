import { CircleDashed } from 'lucide-react'
import { bandWords, NOT_OBSERVED_WORDS, ratingWords, type Rating, type Summary } from '#app/rubric/ratings.ts'
import { Badge } from '../ui/badge.tsx'

/** A rating that was given. Not observed is one of them, with its own sign: nothing is missing there. */
export function RatingWords({ rating }: { rating: Rating | null }) {
  if (rating === null) return <Badge icon={<NotObservedSign />}>{NOT_OBSERVED_WORDS}</Badge>
  return (
    <Badge tone={rating >= 3 ? 'good' : 'lamp'}>
      {rating} · {ratingWords[rating]}
    </Badge>
  )
}

export function NotObservedSign() {
  return <CircleDashed size={14} aria-hidden="true" className="shrink-0" />
}

export function Total({ summary }: { summary: Pick<Summary, 'band' | 'total'> }) {
  if (summary.band === null)
    return <span className="text-sm text-ink-soft">Too little was observed for a whole</span>
  return (
    <span className="text-sm text-ink-soft">
      By the weights: <strong className="text-ink">{bandWords[summary.band]}</strong>
      {summary.total === null ? '' : ` (${summary.total.toFixed(2)})`}
    </span>
  )
}
