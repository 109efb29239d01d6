import { bandWords, NOT_OBSERVED_WORDS, ratingWords, type Rating, type Summary } from '#app/rubric/ratings.ts'
import type { ScorecardDraft } from '#app/rubric/scorecard.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import type { RubricDimensionSeen } from './dimension-fields.tsx'
import { NoteLine, type NoteSeen } from './note-line.tsx'
import { StrengthList } from './strength-list.tsx'

type SealedScorecardProps = {
  draft: ScorecardDraft
  summary: Summary
  dimensions: readonly RubricDimensionSeen[]
  notes: readonly NoteSeen[]
}

/** A submitted scorecard as its author reads it. */
export function SealedScorecard({ draft, summary, dimensions, notes }: SealedScorecardProps) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
      <Card title="Ratings" aside={<Total summary={summary} />}>
        <ul className="divide-y divide-line">
          {dimensions.map((dimension) => {
            const given = draft.ratings.find((one) => one.dimensionId === dimension.id)
            const attached = notes.filter(({ noteId }) => given?.noteIds.includes(noteId))
            return (
              <li key={dimension.id} className="grid gap-1.5 py-4">
                <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 text-base">
                  {dimension.title} <RatingWords rating={given?.rating ?? null} />
                </h3>
                {given?.rating ? (
                  <p className="text-sm text-ink-soft">{dimension.anchors[given.rating - 1]}</p>
                ) : null}
                {given?.evidence ? <p>{given.evidence}</p> : null}
                {attached.map((note) => (
                  <NoteLine key={note.noteId} note={note} />
                ))}
              </li>
            )
          })}
        </ul>
      </Card>
      <div className="grid gap-6">
        <Card title="What worked">
          <StrengthList strengths={draft.strengths} />
        </Card>
        <Card title="To try next time">
          <p>{draft.tryNext}</p>
          {draft.resource ? <p className="mt-3 text-sm text-ink-soft">{draft.resource}</p> : null}
        </Card>
      </div>
    </div>
  )
}

export function RatingWords({ rating }: { rating: Rating | null }) {
  if (rating === null) return <Badge>{NOT_OBSERVED_WORDS}</Badge>
  return (
    <Badge tone={rating >= 3 ? 'good' : 'lamp'}>
      {rating} · {ratingWords[rating]}
    </Badge>
  )
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
