import { NOT_OBSERVED_WORDS, ratingWords, type Rating } from '#app/rubric/ratings.ts'
import { NOT_SURE_WORDS } from '#app/rubric/self-assessment.ts'
import type { TwoViews } from '#app/rubric/two-views.ts'
import { Card } from '../ui/card.tsx'

type TwoViewsCardProps = { views: readonly TwoViews[]; own: string; theirs: string }

/** Both views of the same rubric beside each other. Neither is the right one. */
export function TwoViewsCard({ views, own, theirs }: TwoViewsCardProps) {
  if (views.length === 0) return null
  return (
    <Card title="Two views, side by side">
      <p className="mb-2 text-sm text-ink-soft">
        Neither is the right one: where they differ there is something to talk about.
      </p>
      <ul className="divide-y divide-line">
        {views.map((one) => (
          <li key={one.dimensionId} className="grid gap-2 py-3">
            <h3 className="text-base">{one.title}</h3>
            <dl className="grid grid-cols-2 gap-4 text-sm">
              <View who={own} rating={one.own} otherwise={NOT_SURE_WORDS} />
              <View who={theirs} rating={one.theirs} otherwise={NOT_OBSERVED_WORDS} />
            </dl>
            <p>{one.words}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function View({ who, rating, otherwise }: { who: string; rating: Rating | null; otherwise: string }) {
  return (
    <div className="grid gap-1">
      <dt className="text-ink-soft">{who}</dt>
      <dd className="grid gap-1 font-semibold">
        {rating === null ? otherwise : ratingWords[rating]}
        <Steps rating={rating} />
      </dd>
    </div>
  )
}

/** The words again as a picture: four steps, those reached filled. */
function Steps({ rating }: { rating: Rating | null }) {
  return (
    <span aria-hidden="true" className="flex gap-1">
      {[1, 2, 3, 4].map((step) => (
        <span
          key={step}
          className={
            rating !== null && step <= rating
              ? 'h-1.5 w-6 rounded-full bg-accent'
              : 'h-1.5 w-6 rounded-full bg-sunken'
          }
        />
      ))}
    </span>
  )
}
