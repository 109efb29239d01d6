// Who waits for a place, in their turn. Offers go out by themselves as soon as a place is free.
import type { ReactNode } from 'react'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

type WaitingListProps = {
  entries: readonly { id: string; name: string; round: string; since: string; offer: string | null }[]
  aside: ReactNode
  /** Where slots are opened. */
  slots: string
}

export function WaitingList({ entries, aside, slots }: WaitingListProps) {
  const waiting = entries.filter(({ offer }) => offer === null).length
  return (
    <div id="waitlist" className="mt-6">
      <Card title="Waitlist" aside={aside}>
        {entries.length === 0 ? (
          <p className="text-ink-soft">Nobody waits for a place.</p>
        ) : (
          <>
            <ol className="divide-y divide-line">
              {entries.map((entry) => (
                <li key={entry.id} className="grid gap-x-6 py-2 sm:grid-cols-[1fr_1fr_auto]">
                  <span className="font-semibold">{entry.name}</span>
                  <span>{entry.round}</span>
                  <span className="text-sm text-ink-soft">
                    since {entry.since}; {entry.offer ? `an offer until ${entry.offer}` : 'no offer yet'}
                  </span>
                </li>
              ))}
            </ol>
            {waiting > 0 ? (
              <p className="mt-4 flex flex-wrap items-center gap-3 text-sm text-ink-soft">
                Places are offered by themselves as soon as one is free.
                <LinkButton to={slots} size="sm" variant="secondary">
                  Open slots
                </LinkButton>
              </p>
            ) : null}
          </>
        )}
      </Card>
    </div>
  )
}
