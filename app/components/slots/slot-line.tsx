import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { SlotCard } from '#app/scheduling/slot-card.ts'
import { seatWords, slotStateTones } from '#app/scheduling/slot-words.ts'
import { Badge } from '../ui/badge.tsx'

type SlotLineProps = {
  slot: SlotCard
  /** Left out where a heading above says it. */
  hideDay?: boolean
  hideState?: boolean
  /** More about it, under the people. */
  note?: ReactNode
  /** What can be done, at the end of the line. */
  children?: ReactNode
}

/** One slot in a list: when, what, with whom. Its title leads to its own page. */
export function SlotLine({ slot, hideDay = false, hideState = false, note, children }: SlotLineProps) {
  return (
    <article className="grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[8.5rem_1fr_auto] sm:items-center">
      <p>
        <time dateTime={slot.startsAt} className="flex items-baseline gap-2 sm:block">
          <span className="font-display text-lg font-semibold whitespace-nowrap tabular-nums">
            {slot.from}–{slot.to}
          </span>
          {hideDay ? null : <span className="block text-sm text-ink-soft">{slot.day}</span>}
        </time>
      </p>
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
          <Link
            to={`/slots/${slot.id}`}
            className="underline decoration-line-strong underline-offset-4 hover:decoration-accent"
          >
            {slot.round}
            <span className="sr-only">
              , {slot.day} at {slot.from}
            </span>
          </Link>
          {hideState ? null : (
            <Badge tone={slot.isOver ? 'plain' : slotStateTones[slot.state]}>{slot.stateWords}</Badge>
          )}
        </h3>
        <PeopleWords slot={slot} />
        {note ? <div className="mt-0.5 text-sm text-ink-soft">{note}</div> : null}
      </div>
      {children ? <div className="flex flex-wrap gap-2">{children}</div> : null}
    </article>
  )
}

function PeopleWords({ slot }: { slot: SlotCard }) {
  return (
    <p className="mt-0.5 text-sm text-ink-soft">
      {slot.people.map(({ userId, name, seat, state, isMe }, index) => (
        <span key={userId}>
          {index > 0 ? ' · ' : ''}
          {seatWords[seat]}: <span className="text-ink">{isMe ? 'you' : name}</span>
          {state === 'asked' && !isMe ? ' (asked)' : ''}
        </span>
      ))}
      {slot.people.length > 0 ? ' · ' : ''}
      {slot.minutes} min{slot.level === null ? '' : ` · level ${slot.level}`}
    </p>
  )
}

export function SlotList({
  title,
  level = 2,
  children,
}: {
  title: ReactNode
  level?: 2 | 3
  children: ReactNode
}) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section>
      <Title className={level === 2 ? 'mb-2.5 text-lg' : 'mb-1.5 text-base'}>{title}</Title>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 shadow-card sm:px-5">
        {children}
      </ul>
    </section>
  )
}
