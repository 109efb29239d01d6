// Who could not come, for the coordinators of the cohort alone: a reason to ask how somebody is, never a ranking.
import { Link } from '@remix-run/react'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

type Missed = { slotId: string; when: string }
type MissedListProps = {
  people: readonly { id: string; name: string; absent: readonly Missed[]; late: readonly Missed[] }[]
}

export function MissedList({ people }: MissedListProps) {
  return (
    <Card title="Who could not come">
      <p className="text-sm text-ink-soft">
        Only coordinators of this cohort see this, and nothing counts by it. More than once is a reason to ask
        whether the times still suit.
      </p>
      {people.length === 0 ? (
        <p className="mt-3">Everybody has come to everything so far, or said so in time.</p>
      ) : (
        <Disclosure
          summary={people.length === 1 ? 'One person' : `${people.length} people, by name`}
          className="mt-3"
        >
          <ul className="grid gap-2">
            {people.map(({ id, name, absent, late }) => (
              <li key={id}>
                <span className="font-semibold">{name}</span>
                <Times of="did not come" missed={absent} />
                <Times of="gave the seat up late" missed={late} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Card>
  )
}

function Times({ of, missed }: { of: string; missed: readonly Missed[] }) {
  if (missed.length === 0) return null
  return (
    <p className="text-sm text-ink-soft">
      {of}:{' '}
      {missed.map(({ slotId, when }, index) => (
        <span key={slotId}>
          {index > 0 ? '; ' : ''}
          <Link to={`/slots/${slotId}`} className="underline underline-offset-4">
            {when}
          </Link>
        </span>
      ))}
    </p>
  )
}
