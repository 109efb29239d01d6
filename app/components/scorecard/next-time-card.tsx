import type { ReactNode } from 'react'
import type { ReleasedScorecard } from '#app/rubric/debrief.ts'
import { Card } from '../ui/card.tsx'

type NextTimeCardProps = {
  card: Pick<ReleasedScorecard, 'tryNext' | 'resource' | 'authorName'>
  /** In the candidate's own words; null where the reader has none of them. */
  own: { who: string; words: string } | null
  /** What to practise it with. */
  children?: ReactNode
}

/** One thing and not a list: what to try, in the words of both, and with what. */
export function NextTimeCard({ card, own, children }: NextTimeCardProps) {
  return (
    <Card title="One thing to try next time">
      <p className="text-lg whitespace-pre-line">{card.tryNext}</p>
      {own ? (
        <div className="mt-4 border-t border-line pt-4">
          <p className="mb-1 text-sm text-ink-soft">{own.who}</p>
          <p className="whitespace-pre-line">{own.words}</p>
        </div>
      ) : null}
      {card.resource ? (
        <div className="mt-4 border-t border-line pt-4">
          <p className="mb-1 text-sm text-ink-soft">To read or practise with</p>
          <p className="whitespace-pre-line">{card.resource}</p>
        </div>
      ) : null}
      {children}
    </Card>
  )
}
