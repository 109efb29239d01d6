import { Check } from 'lucide-react'
import { fieldNamesOf } from '#app/rubric/scorecard-form.ts'
import type { ScorecardRound } from '#app/rubric/scorecard-page.ts'

type Counted = Pick<ScorecardRound, 'round' | 'rubric'>

/** Not observed counts: it is a rating like the others. */
export function countRated({ round, rubric }: Counted, rated: ReadonlySet<string>) {
  const { rating } = fieldNamesOf(round)
  const all = rubric.dimensions
  return { rated: all.filter(({ id }) => rated.has(rating(id))).length, of: all.length }
}

/** What stands on the tab of a round: how far its ratings are. */
export function RoundProgress({
  card,
  rated,
}: {
  card: Counted & { title: string }
  rated: ReadonlySet<string>
}) {
  const count = countRated(card, rated)
  return (
    <>
      {card.title}
      <span className="font-normal tabular-nums">
        {count.rated}
        <span aria-hidden="true">/</span>
        <span className="sr-only"> of </span>
        {count.of}
        <span className="sr-only"> rated</span>
      </span>
      {count.rated === count.of ? <Check size={15} aria-hidden="true" className="text-accent-ink" /> : null}
    </>
  )
}
