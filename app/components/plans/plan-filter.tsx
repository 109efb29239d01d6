// Which week, which people, board or list: all of it in the address, so that a look can be sent to somebody.
import { Form, Link, useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { cx } from '#app/components/ui/cx.ts'
import { Field, Input, Select } from '#app/components/ui/field.tsx'
import type { PlanCard, PlanPage } from '#app/matching/plan-page.ts'

export type Filter = { find: string; show: 'all' | 'trouble' | 'locked' | 'hand' }

const shows: Record<Filter['show'], string> = {
  all: 'All',
  trouble: 'What breaks a rule',
  locked: 'Locked',
  hand: 'Moved by hand',
}

export function useFilter(): Filter {
  const [search] = useSearchParams()
  const find = (search.get('find') ?? '').trim().toLowerCase()
  const asked = search.get('show') ?? 'all'
  return useMemo(() => ({ find, show: isShow(asked) ? asked : 'all' }), [find, asked])
}

function isShow(word: string): word is Filter['show'] {
  return word in shows
}

export function matchesFilter(card: PlanCard, { find, show }: Filter): boolean {
  const { candidate, interviewer, shadow, what } = card
  if (
    find !== '' &&
    ![candidate, interviewer, shadow ?? '', what].some((text) => text.toLowerCase().includes(find))
  )
    return false
  if (show === 'trouble') return card.broken.length > 0
  if (show === 'locked') return card.isLocked
  return show === 'all' || card.byHand
}

type PlanFilterProps = { page: PlanPage; isList: boolean; shown: number }

export function PlanFilter({ page, isList, shown }: PlanFilterProps) {
  const [search] = useSearchParams()
  const withParams = (changes: Record<string, string>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(changes)) next.set(name, value)
    return `?${next.toString()}`
  }
  const isFiltered = (search.get('find') ?? '') !== '' || (search.get('show') ?? 'all') !== 'all'
  return (
    <div className="grid gap-3">
      <nav aria-label="Weeks" className="flex flex-wrap items-center gap-1">
        {page.weeks.map((week) => (
          <Link
            key={week.key}
            to={withParams({ week: week.key })}
            preventScrollReset
            aria-current={week.key === page.week ? 'page' : undefined}
            className={cx(
              'inline-flex min-h-9 items-center rounded-sm px-3 text-sm font-semibold',
              week.key === page.week
                ? 'bg-accent-soft text-accent-ink'
                : 'text-ink-soft hover:bg-sunken hover:text-ink',
            )}
          >
            {week.label}
            <span className="ml-1.5 font-normal tabular-nums">
              ({week.cards}
              <span className="sr-only"> sessions</span>)
            </span>
          </Link>
        ))}
        <Link
          to={withParams({ view: isList ? 'board' : 'list' })}
          preventScrollReset
          className="ml-auto inline-flex min-h-9 items-center text-sm font-semibold text-accent-ink underline underline-offset-4 max-lg:hidden"
        >
          {isList ? 'Show as a board' : 'Show as a list'}
        </Link>
      </nav>
      <Form method="get" preventScrollReset className="flex flex-wrap items-end gap-3">
        {['week', 'view'].map((name) => (
          <input key={name} type="hidden" name={name} value={search.get(name) ?? ''} />
        ))}
        <Field label="Find people" name="find" required className="w-52">
          <Input type="search" defaultValue={search.get('find') ?? ''} required={false} />
        </Field>
        <Field label="Show" name="show" required className="w-52">
          <Select defaultValue={search.get('show') ?? 'all'}>
            {Object.entries(shows).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" variant="secondary">
          Show
        </Button>
        {isFiltered ? (
          <p className="flex min-h-11 items-center gap-3 text-sm text-ink-soft">
            {shown} of {page.cards.length} in all weeks
            <Link
              to={withParams({ find: '', show: 'all' })}
              preventScrollReset
              className="text-accent-ink underline underline-offset-4"
            >
              Show all
            </Link>
          </p>
        ) : null}
      </Form>
    </div>
  )
}
