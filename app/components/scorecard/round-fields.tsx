import { fieldNamesOf } from '#app/rubric/scorecard-form.ts'
import type { ScorecardRound, TimelineMoment } from '#app/rubric/scorecard-page.ts'
import type { Gap, RoundGap } from '#app/rubric/scorecard.ts'
import { DimensionFields } from './dimension-fields.tsx'
import { NextTimeFields, StrengthFields } from './feedback-fields.tsx'

export function dimensionFieldId(round: number, dimensionId: string): string {
  return `dimension-${round}-${dimensionId}`
}

type RoundFieldsProps = {
  card: ScorecardRound
  candidateName: string
  timeline: readonly TimelineMoment[]
  /** Names of the ratings that stand in the form. */
  rated: ReadonlySet<string>
  gaps: readonly RoundGap[]
}

/** Everything that is written about one round. */
export function RoundFields({ card, candidateName, timeline, rated, gaps }: RoundFieldsProps) {
  const { round, rubric, draft, evidence } = card
  const names = fieldNamesOf(round)
  const gapOf = (part: Gap['part'], dimensionId: string | null = null) =>
    gaps.find((gap) => gap.part === part && gap.dimensionId === dimensionId)?.words ?? null
  return (
    <div data-round={round} className="grid gap-5">
      <StrengthFields
        round={round}
        names={names}
        strengths={draft.strengths}
        evidence={evidence}
        candidateName={candidateName}
        error={gapOf('strengths')}
      />
      {rubric.dimensions.map((dimension) => {
        const given = draft.ratings.find((one) => one.dimensionId === dimension.id)
        if (!given) return null
        return (
          <DimensionFields
            key={dimension.id}
            dimension={dimension}
            id={dimensionFieldId(round, dimension.id)}
            names={names}
            given={given}
            isRated={rated.has(names.rating(dimension.id))}
            evidence={evidence}
            timeline={timeline}
            error={gapOf('rating', dimension.id)}
          />
        )
      })}
      <NextTimeFields round={round} names={names} draft={draft} error={gapOf('tryNext')} />
    </div>
  )
}
