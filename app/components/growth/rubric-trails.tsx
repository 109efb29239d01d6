// The dimensions of one rubric over time; after a single session, what was seen, without a plot of one dot.
import { ratings, ratingWords, type Rating } from '#app/rubric/ratings.ts'
import { cx } from '../ui/cx.ts'
import { TrailPlot, type ShownTrail } from './trail-plot.tsx'

type Trail = ShownTrail & { dimensionId: string }
type RubricTrailsProps = { family: string; title: string; trails: readonly Trail[] }

export function RubricTrails({ family, title, trails }: RubricTrailsProps) {
  const isFirst = trails.every(({ points }) => points.length === 1)
  return (
    <section aria-labelledby={`rubric-${family}`}>
      <h2 id={`rubric-${family}`} className="mb-1 text-lg">
        {title}
      </h2>
      <p className="mb-4 max-w-prose text-sm text-ink-soft">
        {isFirst
          ? 'One session so far: a first look, not a level. Another interviewer might have seen it half a step differently.'
          : 'Each dot is one session; the line through it says how far another interviewer might have seen it differently. Less than a level up or down is not a change yet.'}
      </p>
      {isFirst ? (
        <FirstLook trails={trails} />
      ) : (
        <div className="grid items-start gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
          {trails.map((trail) => (
            <TrailPlot key={trail.dimensionId} trail={trail} />
          ))}
        </div>
      )}
    </section>
  )
}

function FirstLook({ trails }: { trails: readonly Trail[] }) {
  return (
    <dl className="grid gap-x-8 gap-y-3 rounded-lg border border-line bg-surface p-5 shadow-card sm:grid-cols-2 lg:grid-cols-3">
      {trails.map(({ dimensionId, title, points: [point] }) =>
        point ? (
          <div key={dimensionId} className="flex items-center justify-between gap-4">
            <dt className="font-semibold">{title}</dt>
            <dd className="flex items-center gap-2.5 text-sm">
              <Steps rating={point.rating} />
              <span className="w-20">{ratingWords[point.rating]}</span>
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

/** The words beside it say the same. */
function Steps({ rating }: { rating: Rating }) {
  return (
    <span aria-hidden="true" className="flex gap-1">
      {ratings.map((level) => (
        <span key={level} className={cx('h-2.5 w-4 rounded-sm', level <= rating ? 'bg-accent' : 'bg-line')} />
      ))}
    </span>
  )
}
