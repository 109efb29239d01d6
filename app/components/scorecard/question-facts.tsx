import type { QuestionFacts } from '#app/session/work-facts.ts'
import { PointsFactsCard } from './points-facts-card.tsx'
import { ReviewFactsCard } from './review-facts-card.tsx'

/** The parts of what was recorded that want to be read: what there was to find, and what came up. */
export function WorkToRead({ facts, whose }: { facts: readonly QuestionFacts[]; whose: string }) {
  const talks = facts.filter(({ points }) => points.length > 0).length
  return facts.map(({ slug, title, review, points }) => (
    <div key={slug} className="grid gap-6 empty:hidden">
      {review ? <ReviewFactsCard review={review} whose={whose} /> : null}
      {points.length > 0 ? <PointsFactsCard groups={points} of={talks > 1 ? title : null} /> : null}
    </div>
  ))
}
