// What was found and why: how many, narrowed by what, and what to let go when nothing fits.
import { Link } from '@remix-run/react'
import { X } from 'lucide-react'
import type { Loosening } from '#app/library/filters.ts'
import { questionsWords } from '#app/library/question-words.ts'
import { buttonLook, LinkButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { EmptyState } from '../ui/empty-state.tsx'

export type Chip = { label: string; search: string }

export function Chips({ chips, clear }: { chips: readonly Chip[]; clear: string }) {
  if (chips.length === 0) return null
  return (
    <ul aria-label="Narrowed by" className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, search }) => (
        <li key={label}>
          <Link
            to={`/questions${search}`}
            preventScrollReset
            aria-label={`${label}: take back`}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-full bg-accent-soft px-3 text-sm font-semibold text-accent-ink hover:underline"
          >
            {label}
            <X size={15} aria-hidden="true" />
          </Link>
        </li>
      ))}
      {chips.length > 1 ? (
        <li>
          <Link
            to={`/questions${clear}`}
            preventScrollReset
            className={cx(buttonLook({ variant: 'quiet', size: 'sm' }))}
          >
            Take all back
          </Link>
        </li>
      ) : null}
    </ul>
  )
}

type NothingFoundProps = { loosenings: readonly Loosening[]; clear: string; empty: boolean }

export function NothingFound({ loosenings, clear, empty }: NothingFoundProps) {
  if (empty)
    return <EmptyState title="There is nothing here yet">Questions live in the bank’s folder.</EmptyState>
  return (
    <EmptyState
      title="No question fits all of that"
      action={
        <LinkButton to={`/questions${clear}`} variant="secondary">
          Take all filters back
        </LinkButton>
      }
    >
      {loosenings.length > 0 ? (
        <>
          <p>Let one thing go:</p>
          <ul className="mt-2 flex flex-wrap justify-center gap-2">
            {loosenings.slice(0, 4).map(({ label, search, count }) => (
              <li key={label}>
                <Link to={`/questions${search}`} className={buttonLook({ variant: 'secondary', size: 'sm' })}>
                  {label}: {questionsWords(count)}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>Not even with one filter less. Begin again with all of them.</p>
      )}
    </EmptyState>
  )
}
