import { Link } from '@remix-run/react'
import type { WaitlistLine } from '#app/scheduling/slot-life.ts'
import { Badge } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** More at once nobody reads. */
const SHOWN_MAX = 50

/** For coordinators: everybody who waits for a place, in their turn. */
export function WaitlistTable({ lines }: { lines: readonly WaitlistLine[] }) {
  if (lines.length === 0)
    return (
      <EmptyState title="Nobody is waiting">
        Candidates who find no place put themselves on the waitlist, and are offered what becomes free.
      </EmptyState>
    )
  return (
    <>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface px-4 shadow-card sm:px-5">
        {lines.slice(0, SHOWN_MAX).map((line) => (
          <li
            key={line.id}
            className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-baseline"
          >
            <p className="flex min-w-0 flex-wrap items-baseline gap-x-2 gap-y-1">
              <span className="font-semibold">{line.name}</span>
              <span className="text-ink-soft">
                {line.round} · number {line.place} in line, since{' '}
                <time dateTime={line.sinceIso}>{lowered(line.since)}</time>
              </span>
              {line.hasCredit ? <Badge tone="sky">Waited in vain</Badge> : null}
            </p>
            {line.offer ? (
              <p className="text-sm">
                Offered{' '}
                <Link to={`/slots/${line.offer.slotId}`} className="underline underline-offset-4">
                  {line.offer.when}
                </Link>
                , until {line.offer.until}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {lines.length > SHOWN_MAX ? (
        <p className="mt-2 text-sm text-ink-soft">
          The first {SHOWN_MAX} of {lines.length} are shown.
        </p>
      ) : null}
    </>
  )
}

function lowered(day: string): string {
  return ['Today', 'Yesterday'].includes(day) ? day.toLowerCase() : day
}
