import type { ScorecardRound } from '#app/rubric/scorecard-page.ts'
import { momentsOf } from '#app/rubric/scorecard.ts'
import { Card } from '../ui/card.tsx'
import { AdditionForm, type AdditionAnswer } from './addition-form.tsx'
import { AdditionList } from './addition-list.tsx'
import { EvidenceLine } from './evidence-line.tsx'
import { MomentLinks } from './moment-link.tsx'
import { RatingWords, Total } from './rating-words.tsx'
import { StrengthList } from './strength-list.tsx'

type SealedScorecardProps = {
  card: ScorecardRound
  sessionId: string
  /** What the server said to the last addition. */
  answer: AdditionAnswer
}

/** A submitted scorecard of one round as its author reads it, what went well first; beside it, what they added. */
export function SealedScorecard({ card, sessionId, answer }: SealedScorecardProps) {
  const { draft, summary, rubric, evidence, additions } = card
  const addedTo = (id: string | null) => additions.filter(({ dimensionId }) => dimensionId === id)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
      <div className="grid gap-6">
        <Card title="What went well">
          <StrengthList strengths={draft.strengths} sessionId={sessionId} />
        </Card>
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
                    <EvidenceLine key={one.id} evidence={one} sessionId={sessionId} />
                  ))}
                  <MomentLinks sessionId={sessionId} moments={given ? momentsOf(given) : []} />
                  <AdditionList additions={addedTo(dimension.id)} authorName="You" />
                </li>
              )
            })}
          </ul>
          <AdditionList additions={addedTo(null)} authorName="You" />
        </Card>
      </div>
      <div className="grid gap-6">
        <Card title="To try next time">
          <p>{draft.tryNext}</p>
          {draft.resource ? <p className="mt-3 text-sm text-ink-soft">{draft.resource}</p> : null}
        </Card>
        <AdditionForm card={card} answer={answer} />
      </div>
    </div>
  )
}
