import type { ScorecardRound } from '#app/rubric/scorecard-page.ts'
import { Card } from '../ui/card.tsx'
import { EvidenceLine } from './evidence-line.tsx'
import { RatingWords, Total } from './rating-words.tsx'
import { StrengthList } from './strength-list.tsx'

type SealedScorecardProps = { card: Pick<ScorecardRound, 'draft' | 'summary' | 'rubric' | 'evidence'> }

/** A submitted scorecard of one round as its author reads it. */
export function SealedScorecard({ card: { draft, summary, rubric, evidence } }: SealedScorecardProps) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
      <Card title="Ratings" aside={<Total summary={summary} />}>
        <ul className="divide-y divide-line">
          {rubric.dimensions.map((dimension) => {
            const given = draft.ratings.find((one) => one.dimensionId === dimension.id)
            const attached = evidence.filter(({ id }) => given?.noteIds.includes(id))
            return (
              <li key={dimension.id} className="grid gap-1.5 py-4">
                <h3 className="flex flex-wrap items-baseline justify-between gap-x-4 text-base">
                  {dimension.title} <RatingWords rating={given?.rating ?? null} />
                </h3>
                {given?.rating ? (
                  <p className="text-sm text-ink-soft">{dimension.anchors[given.rating - 1]}</p>
                ) : null}
                {given?.evidence ? <p>{given.evidence}</p> : null}
                {attached.map((one) => (
                  <EvidenceLine key={one.id} evidence={one} />
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
