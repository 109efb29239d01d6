// What to look at first. New trouble is also said aloud, once; trouble that was there when the page came is only read.
import { AlertTriangle, CircleCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from '@remix-run/react'
import { useAnnounce } from '../ui/announcer.tsx'
import { LinkButton } from '../ui/button.tsx'

type ListedTrouble = {
  id: string
  words: string
  about: string | null
  todo: { label: string; to: string } | null
}

export function TroubleList({ troubles }: { troubles: readonly ListedTrouble[] }) {
  useNewTrouble(troubles)
  if (troubles.length === 0) {
    return (
      <p className="mb-8 flex items-center gap-2.5 rounded-lg bg-accent-soft px-4 py-3 text-accent-ink">
        <CircleCheck size={20} aria-hidden="true" className="shrink-0" />
        Nothing needs you at the moment.
      </p>
    )
  }
  return (
    <section aria-label="Look at this first" className="mb-8">
      <h2 className="mb-2.5 text-lg">Look at this first</h2>
      <ul className="divide-y divide-line rounded-lg border border-lamp bg-surface shadow-card">
        {troubles.map((trouble) => (
          <li
            key={trouble.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3 sm:px-5"
          >
            <span className="flex min-w-0 flex-1 basis-72 gap-2.5">
              <AlertTriangle size={18} aria-hidden="true" className="mt-1 shrink-0 text-lamp-ink" />
              <span>
                {trouble.about ? <span className="block text-sm text-ink-soft">{trouble.about}</span> : null}
                <span className="font-semibold">{trouble.words}</span>
              </span>
            </span>
            {trouble.todo ? (
              <LinkButton
                to={trouble.todo.to}
                variant="secondary"
                size="sm"
                aria-label={trouble.about ? `${trouble.todo.label}: ${trouble.about}` : undefined}
              >
                {trouble.todo.label}
              </LinkButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useNewTrouble(troubles: readonly ListedTrouble[]): void {
  const announce = useAnnounce()
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    const before = known.current
    known.current = new Set(troubles.map(({ id }) => id))
    if (before === null) return
    for (const { id, words, about } of troubles) {
      if (!before.has(id)) announce({ id, tone: 'warning', words: about ? `${about}: ${words}` : words })
    }
  }, [troubles, announce])
}

type Elsewhere = { cohortId: string; name: string; count: number }

/** One line, however many cohorts there are. */
export function TroubleElsewhere({ cohorts }: { cohorts: readonly Elsewhere[] }) {
  if (cohorts.length === 0) return null
  return (
    <p className="mb-4 text-sm text-ink-soft">
      Also waiting for you:{' '}
      {cohorts.map(({ cohortId, name, count }, index) => (
        <span key={cohortId}>
          {index > 0 ? ', ' : ''}
          <Link
            to={`/cohorts/${cohortId}`}
            className="font-semibold text-accent-ink underline underline-offset-4"
          >
            {count} in {name}
          </Link>
        </span>
      ))}
      .
    </p>
  )
}
