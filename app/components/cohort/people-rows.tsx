// Everybody in a row: how far they have come, when they were last here, and what can be done.
import { Form, Link, useSearchParams } from '@remix-run/react'
import { MoreHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { ListedPerson } from '#app/cohort/people-list.ts'
import { daysAway, shortWhenWords } from '#app/lib/calendar.ts'
import { roleWords } from '../app-shell.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, Input } from '../ui/field.tsx'

type PeopleRowsProps = {
  page: {
    id: string
    people: readonly ListedPerson[]
    found: number
    page: number
    pages: number
    pods: readonly string[]
    now: string
    timeZone: string
  }
}

export function PeopleRows({ page }: PeopleRowsProps) {
  if (page.people.length === 0)
    return <EmptyState title="Nobody like that">Perhaps a filter is set too narrow.</EmptyState>
  return (
    <>
      <p className="mb-2 text-sm text-ink-soft" role="status">
        {page.found === 1 ? 'One person' : `${page.found.toLocaleString('en-GB')} people`}
        {page.pages > 1 ? `, page ${page.page} of ${page.pages}` : ''}. Times are in {page.timeZone}. “Last
        here” is the last page somebody opened or the last thing they did in a session.
      </p>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface shadow-card">
        {page.people.map((person) => (
          <PersonRow key={person.userId} person={person} page={page} />
        ))}
      </ul>
      <Pages page={page.page} pages={page.pages} />
      <p className="mt-6 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <span className="text-ink-soft">As tables (CSV):</span>
        {[
          ['people', 'People'],
          ['seats', 'Sessions and seats'],
          ['hours', 'Hours'],
        ].map(([file, words]) => (
          <a
            key={file}
            href={`/cohorts/${page.id}/${file ?? ''}.csv`}
            download
            className="text-accent-ink underline underline-offset-4"
          >
            {words}
          </a>
        ))}
      </p>
    </>
  )
}

type PersonRowProps = { person: ListedPerson; page: PeopleRowsProps['page'] }

function PersonRow({ person, page }: PersonRowProps) {
  const { name, email, role, pod, timeZone, standing, userId, isGone } = person
  const keepsHours = role === 'candidate' || role === 'interviewer' || role === 'trainee'
  return (
    <li className="grid gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)_minmax(0,1.4fr)_8.5rem] sm:items-center sm:px-5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semibold break-words">{name}</span>
          <Badge>{roleWords[role]}</Badge>
        </p>
        <p className="text-sm break-all text-ink-soft">{email}</p>
      </div>
      <p className="text-sm text-ink-soft">
        {pod ? <span className="block font-semibold text-ink">{pod}</span> : null}
        {isGone ? null : timeZone}
      </p>
      <div className="text-sm">
        {standing === 'active' ? (
          <Progress person={person} page={page} />
        ) : (
          <p>
            {isGone ? 'Has deleted the account. What was stays, without a name.' : standingWords[standing]}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 sm:justify-end">
        {standing === 'asked' ? (
          <Form method="post" className="flex gap-2">
            <input type="hidden" name="userId" value={userId} />
            <Button type="submit" name="deed" value="let-in" size="sm">
              Let in<span className="sr-only"> {name}</span>
            </Button>
            <Button type="submit" name="deed" value="turn-down" size="sm" variant="secondary">
              Say no<span className="sr-only"> to {name}</span>
            </Button>
          </Form>
        ) : null}
        {standing === 'left' && !isGone ? (
          <Form method="post">
            <input type="hidden" name="userId" value={userId} />
            <Button type="submit" name="deed" value="take-back" size="sm" variant="secondary">
              Take back<span className="sr-only"> {name}</span>
            </Button>
          </Form>
        ) : null}
        {standing === 'active' ? (
          <PersonDialog person={person} pods={page.pods} keepsHours={keepsHours} />
        ) : null}
      </div>
    </li>
  )
}

const standingWords = { asked: 'Asks to join.', left: 'Has left. What was stays.', active: '' }

function Progress({ person, page: { now, timeZone } }: PersonRowProps) {
  const { done, planned, booked, lastSeenAt, nextAt, hasComeIn, invitedUntil } = person
  const ago = (at: string) => -daysAway(new Date(at), new Date(now), timeZone)
  return (
    <>
      <p className="tabular-nums">
        {planned === null
          ? `${done} ${done === 1 ? 'session' : 'sessions'} done`
          : `${done} of ${planned} sessions done`}
        {booked > 0 ? `, ${booked} to come` : ''}
      </p>
      <p className="text-ink-soft">
        {nextAt ? `Next: ${shortWhenWords(new Date(nextAt), timeZone)}. ` : ''}
        {hasComeIn || lastSeenAt
          ? `Last here: ${lastSeenAt ? agoWords(ago(lastSeenAt)) : 'unknown'}.`
          : invitedUntil
            ? 'Invited, not here yet.'
            : 'Not invited yet.'}
      </p>
    </>
  )
}

function agoWords(count: number): string {
  if (count <= 0) return 'today'
  return count === 1 ? 'yesterday' : `${count} days ago`
}

function PersonDialog({
  person: { userId, name, pod, role, hasComeIn },
  pods,
  keepsHours,
}: {
  person: ListedPerson
  pods: readonly string[]
  keepsHours: boolean
}) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      {keepsHours ? (
        <Link
          to={`/hours/${userId}`}
          className="inline-flex min-h-8 items-center text-sm text-accent-ink underline underline-offset-4"
        >
          Hours<span className="sr-only"> of {name}</span>
        </Link>
      ) : null}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={name}
        trigger={
          <IconButton label={`More about ${name}`} size="sm">
            <MoreHorizontal size={18} aria-hidden="true" />
          </IconButton>
        }
      >
        {role === 'candidate' ? (
          <Form
            method="post"
            onSubmit={close}
            preventScrollReset
            className="grid grid-cols-[1fr_auto] items-end gap-2"
          >
            <input type="hidden" name="userId" value={userId} />
            <Field label="Pod" name="pod" hint="Empty: in none.">
              <Input defaultValue={pod ?? ''} maxLength={40} list="pods-there-are" autoComplete="off" />
            </Field>
            <Button type="submit" name="deed" value="pod" variant="secondary">
              Save
            </Button>
            <datalist id="pods-there-are">
              {pods.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </Form>
        ) : null}
        <Form method="post" onSubmit={close} preventScrollReset className="grid gap-4">
          <input type="hidden" name="userId" value={userId} />
          {hasComeIn ? null : (
            <div>
              <Button type="submit" name="deed" value="invite" variant="secondary">
                Send the invitation again
              </Button>
            </div>
          )}
          <div className="grid gap-2 border-t border-line pt-4">
            <p className="text-sm text-ink-soft">
              Out of the cohort, places to come are given up and others can have them. What was stays.
            </p>
            <div>
              <Button type="submit" name="deed" value="leave" variant="danger">
                Take out of the cohort
              </Button>
            </div>
          </div>
        </Form>
      </Dialog>
    </>
  )
}

function Pages({ page, pages }: { page: number; pages: number }) {
  const [search] = useSearchParams()
  if (pages < 2) return null
  const to = (number: number) => {
    const next = new URLSearchParams(search)
    next.set('page', String(number))
    return `?${next.toString()}`
  }
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-between gap-4">
      {page > 1 ? (
        <Link
          to={to(page - 1)}
          className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4"
        >
          Earlier in the alphabet
        </Link>
      ) : (
        <span />
      )}
      {page < pages ? (
        <Link
          to={to(page + 1)}
          className="inline-flex min-h-11 items-center text-accent-ink underline underline-offset-4"
        >
          Later in the alphabet
        </Link>
      ) : null}
    </nav>
  )
}
