import type { ReleasedScorecard } from '#app/rubric/debrief.ts'
import { Card } from '../ui/card.tsx'
import { StrengthList } from './strength-list.tsx'

type WentWellCardProps = {
  card: Pick<ReleasedScorecard, 'strengths' | 'authorName'>
  sessionId: string
  /** In the candidate's own words; null where the reader has none of them. */
  own: { who: string; words: string } | null
}

/** Where looking back begins, for everybody: what worked, in the words of both. */
export function WentWellCard({ card: { strengths, authorName }, sessionId, own }: WentWellCardProps) {
  return (
    <Card title="What went well">
      <p className="mb-4 text-sm text-ink-soft">In the words of {authorName}</p>
      <StrengthList strengths={strengths} sessionId={sessionId} />
      {own ? (
        <div className="mt-5 border-t border-line pt-4">
          <p className="mb-1 text-sm text-ink-soft">{own.who}</p>
          <p className="whitespace-pre-line">{own.words}</p>
        </div>
      ) : null}
    </Card>
  )
}
