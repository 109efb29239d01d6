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
            <div className="overflow-x-auto">
              <table className="w-full text-sm">
                <caption className="sr-only">Who waits for a place, in their turn</caption>
                <thead>
                  <tr className="text-left text-ink-soft">
                    {['Who', 'Round', 'Since', 'Offer'].map((word) => (
                      <th key={word} scope="col" className="py-1 pr-6 font-semibold">
                        {word}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.id} className="border-t border-line">
                      <th scope="row" className="py-1.5 pr-6 text-left font-semibold">
                        {entry.name}
                      </th>
                      <td className="py-1.5 pr-6">{entry.round}</td>
                      <td className="py-1.5 pr-6 whitespace-nowrap">{entry.since}</td>
                      <td className="py-1.5">{entry.offer ? `until ${entry.offer}` : 'none yet'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
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
