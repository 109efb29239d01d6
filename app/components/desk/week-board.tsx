// A week of slots: seven columns where there is room, a list by day where there is not.
import { Link } from '@remix-run/react'
import { entryStateWords, type EntryState } from '#app/desk/entry.ts'
import { cx } from '../ui/cx.ts'

export type WeekCard = {
  id: string
  to: string | null
  time: string
  until: string
  title: string
  level: number | null
  state: EntryState
  candidate: string
  interviewer: string
  shadow: string
}
type WeekDay = { date: string; name: string; short: string; isToday: boolean; entries: readonly WeekCard[] }

export function WeekBoard({ days }: { days: readonly WeekDay[] }) {
  return (
    <div className="grid gap-x-2 gap-y-5 lg:grid-cols-7">
      {days.map((day) => (
        <section key={day.date} aria-label={day.name} className="min-w-0">
          <h2
            className={cx(
              'mb-2 border-b-2 pb-1 text-sm',
              day.isToday ? 'border-accent text-accent-ink' : 'border-line text-ink-soft',
            )}
          >
            {day.short}
            {day.isToday ? ' · today' : ''}
          </h2>
          {day.entries.length === 0 ? (
            <p className="text-sm text-ink-faint">Nothing</p>
          ) : (
            <ul className="grid gap-2">
              {day.entries.map((entry) => (
                <li key={entry.id}>
                  <Entry entry={entry} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

/** The edge repeats what the words say. */
const edges: Record<EntryState, string> = {
  unstaffed: 'border-l-stop',
  open: 'border-l-sky-ink',
  waiting: 'border-l-lamp',
  confirmed: 'border-l-accent',
  live: 'border-l-accent',
  held: 'border-l-accent',
  absent: 'border-l-lamp',
  'not-held': 'border-l-lamp',
  unused: 'border-l-line-strong',
  'called-off': 'border-l-line-strong',
}
const past: readonly EntryState[] = ['held', 'absent', 'not-held', 'unused', 'called-off']

function Entry({ entry }: { entry: WeekCard }) {
  const { to, time, until, title, level, state } = entry
  const name = `${title}${level ? `, level ${level}` : ''}`
  return (
    <article
      className={cx(
        'rounded-md border border-l-4 border-line bg-surface px-2.5 py-2 text-sm shadow-card wrap-anywhere',
        edges[state],
        past.includes(state) && 'bg-canvas shadow-none',
      )}
    >
      <h3 className="text-sm font-semibold tabular-nums">
        {to ? (
          <Link
            to={to}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
          >
            {time}
            <span className="sr-only">
              {' '}
              to {until}, {name}
            </span>
          </Link>
        ) : (
          time
        )}
      </h3>
      <p className={cx(state === 'called-off' && 'line-through')} aria-hidden={to !== null}>
        {name}
      </p>
      <p className="mt-0.5 text-xs font-semibold text-ink-soft">{entryStateWords[state]}</p>
      <dl className="mt-1 text-xs">
        <Person part="Candidate" name={entry.candidate} />
        <Person part="Interviewer" name={entry.interviewer} />
        <Person part="Shadow" name={entry.shadow} />
      </dl>
    </article>
  )
}

function Person({ part, name }: { part: string; name: string }) {
  if (name === '') return null
  return (
    <div>
      <dt className="sr-only">{part}</dt>
      <dd>
        <span aria-hidden="true" className="mr-1 text-ink-faint">
          {part.charAt(0)}
        </span>
        {name}
      </dd>
    </div>
  )
}
