import { Link } from '@remix-run/react'
import { bandWords } from '#app/rubric/ratings.ts'
import type { ReleasedScorecard } from '#app/rubric/debrief.ts'
import { rubricPath } from '../rubric/rubric-path.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { DimensionBars } from '../ui/dimension-bars.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { AdditionList } from './addition-list.tsx'
import { EvidenceLine } from './evidence-line.tsx'
import { MomentLinks } from './moment-link.tsx'
import { RatingWords } from './rating-words.tsx'
import { StrengthList } from './strength-list.tsx'

type ReleasedScorecardProps = { card: ReleasedScorecard; sessionId: string }

/** The scorecard as its candidate reads it: what worked, what to try, and only then the ratings. */
export function ReleasedScorecardView({ card, sessionId }: ReleasedScorecardProps) {
  const { additions, authorName } = card
  return (
    <div className="grid gap-6">
      <Card title="What worked">
        <StrengthList strengths={card.strengths} sessionId={sessionId} />
      </Card>
      <Card title="One thing to try next time">
        <p>{card.tryNext}</p>
        {card.resource ? (
          <p className="mt-4 border-t border-line pt-4 text-ink-soft">
            <strong className="font-semibold text-ink">To practise with: </strong>
            {card.resource}
          </p>
        ) : null}
      </Card>
      <Card title="Dimension by dimension">
        <p className="mb-5 text-ink-soft">
          {card.band === null
            ? 'Too little of the rubric came up for a whole; each dimension stands for itself.'
            : `As a whole: ${bandWords[card.band].toLowerCase()}. Solid is what an internship asks for. One session is one morning, not a verdict: two sessions less than a step apart are the same.`}
        </p>
        <Spread card={card} />
        <DimensionBars caption="Ratings by dimension, one to four" bars={card.dimensions} />
        <div className="mt-6 grid gap-2 border-t border-line pt-4">
          <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 text-base">
            Why, in the words of {card.authorName}
            <Link to={rubricPath(card.rubricId)} className="text-sm font-normal underline">
              The rubric it was rated by
            </Link>
          </h3>
          {card.dimensions.map((dimension) => (
            <DimensionReason key={dimension.id} dimension={dimension} card={card} sessionId={sessionId} />
          ))}
          <AdditionList
            additions={additions.filter(({ dimensionId }) => dimensionId === null)}
            authorName={authorName}
          />
        </div>
      </Card>
    </div>
  )
}

/** Where it went furthest and where there is most to gain; nothing where all are alike. */
function Spread({ card: { highest, lowest, dimensions } }: { card: ReleasedScorecard }) {
  const titles = (ids: readonly string[]) =>
    dimensions.flatMap(({ id, title }) => (ids.includes(id) ? [title] : [])).join(', ')
  if (highest.length === 0) return null
  return (
    <dl className="mb-5 grid gap-1 sm:grid-cols-[auto_1fr] sm:gap-x-4">
      <dt className="text-sm font-semibold text-ink-soft">Furthest along</dt>
      <dd>{titles(highest)}</dd>
      <dt className="text-sm font-semibold text-ink-soft">Most to gain</dt>
      <dd>{titles(lowest)}</dd>
    </dl>
  )
}

type DimensionReasonProps = ReleasedScorecardProps & { dimension: ReleasedScorecard['dimensions'][number] }

function DimensionReason({ dimension, card, sessionId }: DimensionReasonProps) {
  const { title, rating, anchors, evidence, attached, moments } = dimension
  const additions = card.additions.filter(({ dimensionId }) => dimensionId === dimension.id)
  return (
    <Disclosure
      summary={
        <span className="flex flex-1 flex-wrap items-baseline justify-between gap-x-4">
          {title}
          <span className="flex flex-wrap gap-2">
            {additions.length > 0 ? <Badge tone="sky">Added to</Badge> : null}
            <RatingWords rating={rating} />
          </span>
        </span>
      }
    >
      <div className="grid gap-2 pb-3">
        {evidence ? <p>{evidence}</p> : null}
        {attached.map((one) => (
          <EvidenceLine key={one.id} evidence={one} sessionId={sessionId} />
        ))}
        <MomentLinks sessionId={sessionId} moments={moments} />
        {rating === null ? (
          <p className="text-sm text-ink-soft">This did not come up, so it counts for nothing either way.</p>
        ) : (
          <div className="grid gap-1 text-sm text-ink-soft">
            <p>This rating means: {anchors[rating - 1]}</p>
            {rating < 4 ? <p>The next step up: {anchors[rating]}</p> : null}
          </div>
        )}
        <AdditionList additions={additions} authorName={card.authorName} />
      </div>
    </Disclosure>
  )
}
