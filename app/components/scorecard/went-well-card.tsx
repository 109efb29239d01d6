import { Sparkles } from 'lucide-react'
import type { ReleasedScorecard } from '#app/rubric/debrief.ts'
import type { Win } from '#app/growth/wins.ts'
import { Card } from '../ui/card.tsx'
import { StrengthList } from './strength-list.tsx'

type WentWellCardProps = {
  card: Pick<ReleasedScorecard, 'strengths' | 'authorName'>
  sessionId: string
  /** In the candidate's own words; null where the reader has none of them. */
  own: { who: string; words: string } | null
  wins: readonly Win[]
}

/** Where looking back begins, for everybody: what worked, in the words of both. */
export function WentWellCard({ card: { strengths, authorName }, sessionId, own, wins }: WentWellCardProps) {
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
      {wins.length > 0 ? (
        <div className="mt-5 border-t border-line pt-4">
          <p className="mb-1 text-sm text-ink-soft">Since the sessions before</p>
          <ul className="grid gap-1.5">
            {wins.map(({ id, words }) => (
              <li key={id} className="flex items-start gap-2.5">
                <Sparkles size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-lamp-ink" />
                {words}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Card>
  )
}
