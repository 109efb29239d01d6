import { Link } from '@remix-run/react'
import { NOT_OBSERVED_WORDS, ratingWords, type Rating } from '#app/rubric/ratings.ts'
import type { ReleasedScorecard } from '#app/rubric/debrief.ts'
import { NOT_SURE_WORDS } from '#app/rubric/self-assessment.ts'
import type { TwoViews } from '#app/rubric/two-views.ts'
import { rubricPath } from '../rubric/rubric-path.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { AdditionList } from './addition-list.tsx'
import { EvidenceLine } from './evidence-line.tsx'
import { MomentLinks } from './moment-link.tsx'

type ViewsCardProps = {
  card: ReleasedScorecard
  sessionId: string
  /** Empty where the candidate said nothing by the rubric. */
  views: readonly TwoViews[]
  /** Whose view the first one is: "You", or a name. */
  own: string
  /** A sentence about the whole. */
  whole: string
}

/** Dimension by dimension: both views beside each other, a kind sentence, and what the rating leans on with its moments. */
export function ViewsCard({ card, sessionId, views, own, whole }: ViewsCardProps) {
  const { additions, authorName, dimensions } = card
  return (
    <Card
      title={views.length > 0 ? 'Two views, side by side' : 'Dimension by dimension'}
      aside={
        <Link to={rubricPath(card.rubricId)} className="text-sm underline underline-offset-4">
          The rubric it was rated by
        </Link>
      }
    >
      <p className="mb-2 text-ink-soft">{whole}</p>
      <ul className="divide-y divide-line">
        {dimensions.map((dimension) => (
          <DimensionViews
            key={dimension.id}
            dimension={dimension}
            card={card}
            sessionId={sessionId}
            view={views.find(({ dimensionId }) => dimensionId === dimension.id) ?? null}
            own={own}
          />
        ))}
      </ul>
      <AdditionList
        additions={additions.filter(({ dimensionId }) => dimensionId === null)}
        authorName={authorName}
      />
    </Card>
  )
}

type DimensionViewsProps = {
  dimension: ReleasedScorecard['dimensions'][number]
  card: ReleasedScorecard
  sessionId: string
  view: TwoViews | null
  own: string
}

function DimensionViews({ dimension, card, sessionId, view, own }: DimensionViewsProps) {
  const { id, title, rating, evidence, attached, moments } = dimension
  const additions = card.additions.filter(({ dimensionId }) => dimensionId === id)
  return (
    <li className="grid gap-3 py-5">
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-base">
        {title}
        {additions.length > 0 ? <Badge tone="sky">Added to</Badge> : null}
      </h3>
      <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {view ? <View who={own} rating={view.own} otherwise={NOT_SURE_WORDS} look="bg-lamp" /> : null}
        <View who={card.authorName} rating={rating} otherwise={NOT_OBSERVED_WORDS} look="bg-accent" />
      </dl>
      {view ? <p className="font-semibold">{view.words}</p> : null}
      {evidence ? <p className="whitespace-pre-line">{evidence}</p> : null}
      {attached.map((one) => (
        <EvidenceLine key={one.id} evidence={one} sessionId={sessionId} />
      ))}
      <MomentLinks sessionId={sessionId} moments={moments} of={title} />
      <AdditionList additions={additions} authorName={card.authorName} />
      <Meaning dimension={dimension} />
    </li>
  )
}

function Meaning({ dimension: { rating, anchors } }: Pick<DimensionViewsProps, 'dimension'>) {
  if (rating === null)
    return <p className="text-sm text-ink-soft">This did not come up, so it counts for nothing either way.</p>
  return (
    <Disclosure
      className="text-sm"
      summary={rating < 4 ? 'What this means, and what the next step looks like' : 'What this means'}
    >
      <div className="grid gap-1 text-ink-soft">
        <p>
          {ratingWords[rating]}: {anchors[rating - 1]}
        </p>
        {rating < 4 ? <p>The next step up: {anchors[rating]}</p> : null}
      </div>
    </Disclosure>
  )
}

type ViewProps = { who: string; rating: Rating | null; otherwise: string; look: 'bg-accent' | 'bg-lamp' }

function View({ who, rating, otherwise, look }: ViewProps) {
  return (
    <div className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-1.5">
      <dt className="text-sm text-ink-soft">{who}</dt>
      <dd className="text-sm font-semibold">{rating === null ? otherwise : ratingWords[rating]}</dd>
      <dd aria-hidden="true" className="col-span-2">
        <Steps rating={rating} look={look} />
      </dd>
    </div>
  )
}

/** The words again as a picture: four steps, those reached filled. */
function Steps({ rating, look }: Pick<ViewProps, 'rating' | 'look'>) {
  // Neither not sure nor not observed is a low rating: they have no steps at all.
  if (rating === null) return <div className="h-2.5 rounded-full border border-dashed border-line-strong" />
  return (
    <div className="grid grid-cols-4 gap-1">
      {[1, 2, 3, 4].map((step) => (
        <span key={step} className={cx('h-2.5 rounded-full', step <= rating ? look : 'bg-line')} />
      ))}
    </div>
  )
}
