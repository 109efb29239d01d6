import type { ReleasedScorecard } from '#app/rubric/debrief.ts'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import { RatingWords, Total } from './rating-words.tsx'

/** Interviewer and shadow side by side, the largest differences first: those are worth talking about. */
export function Comparison({ card, practice }: { card: ReleasedScorecard; practice: ReleasedScorecard }) {
  const lines = card.dimensions
    .map((dimension) => {
      const other = practice.dimensions.find(({ id }) => id === dimension.id) ?? null
      const apart = dimension.rating && other?.rating ? Math.abs(dimension.rating - other.rating) : 0
      return { dimension, other, apart }
    })
    .sort((a, b) => b.apart - a.apart)
  return (
    <Card
      title={`${card.authorName} and ${practice.authorName}, side by side`}
      aside={<span className="text-sm text-ink-soft">Largest differences first</span>}
    >
      <div className="mb-2 flex flex-wrap gap-x-8 gap-y-1">
        <p>
          {card.authorName}: <Total summary={card} />
        </p>
        <p>
          {practice.authorName} (practice): <Total summary={practice} />
        </p>
      </div>
      <ul className="divide-y divide-line">
        {lines.map(({ dimension, other, apart }) => (
          <li key={dimension.id} className="grid gap-2 py-4">
            <h3 className="flex flex-wrap items-baseline gap-x-3 text-base">
              {dimension.title}
              {apart > 0 ? (
                <span className={cx('text-sm font-normal', apart > 1 ? 'text-stop-ink' : 'text-lamp-ink')}>
                  {apart === 1 ? 'one step apart' : `${apart} steps apart`}
                </span>
              ) : null}
            </h3>
            <div className="grid gap-4 sm:grid-cols-2">
              <OneView name={card.authorName} rating={dimension.rating} evidence={dimension.evidence} />
              <OneView
                name={practice.authorName}
                rating={other?.rating ?? null}
                evidence={other?.evidence ?? ''}
              />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

type OneViewProps = Pick<ReleasedScorecard['dimensions'][number], 'rating' | 'evidence'> & { name: string }

function OneView({ name, rating, evidence }: OneViewProps) {
  return (
    <div>
      <p className="mb-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
        {name} <RatingWords rating={rating} />
      </p>
      <p>{evidence}</p>
    </div>
  )
}
