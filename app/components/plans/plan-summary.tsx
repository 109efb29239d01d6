// A plan in one look, and what is wrong with it.
import { Link } from '@remix-run/react'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Card } from '#app/components/ui/card.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { cx } from '#app/components/ui/cx.ts'
import type { PlanLeft, PlanPage } from '#app/matching/plan-page.ts'

export function PlanSummary({ page }: { page: PlanPage }) {
  const { people, broken, worth, openSlots } = page
  return (
    <section aria-label="In one look" className="grid gap-3">
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Figure label="get their next session" tone={people.seated === people.due ? 'good' : 'plain'}>
          {people.seated} of {people.due}
        </Figure>
        <Figure label="sessions planned">{people.sessions}</Figure>
        <Figure label="without a place" tone={people.left > 0 ? 'lamp' : 'good'}>
          {people.left}
        </Figure>
        <Figure
          label={broken.length === 1 ? 'rule broken' : 'rules broken'}
          tone={broken.length > 0 ? 'stop' : 'good'}
        >
          {broken.length}
        </Figure>
      </dl>
      <p className="text-sm text-ink-soft">
        {worth ? `${worth} ` : ''}
        {page.state === 'draft' && openSlots > 0 ? (
          <>
            {openSlots === 1
              ? 'One open slot of this period is not booked: the plan fills it where it fits.'
              : `${openSlots} open slots of this period are not booked: the plan fills them where they fit.`}{' '}
            What it does not need stays open.{' '}
            <Link
              to={`/cohorts/${page.cohortId}/slots`}
              className="text-accent-ink underline underline-offset-4"
            >
              Slots
            </Link>
          </>
        ) : null}
      </p>
    </section>
  )
}

const figureTones = {
  plain: 'text-ink',
  good: 'text-accent-ink',
  lamp: 'text-lamp-ink',
  stop: 'text-stop-ink',
}

type FigureProps = { label: string; tone?: keyof typeof figureTones; children: ReactNode }

function Figure({ label, tone = 'plain', children }: FigureProps) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-lg border border-line bg-surface p-3 shadow-card">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className={cx('font-display text-2xl font-bold tabular-nums', figureTones[tone])}>{children}</dd>
    </div>
  )
}

const TROUBLE_SHOWN = 20

export function PlanTrouble({ broken }: { broken: PlanPage['broken'] }) {
  if (broken.length === 0) return null
  return (
    <Card title="What is broken">
      <p className="mb-2 text-ink-soft">While one of these stands, the plan cannot be published.</p>
      <ul className="grid gap-1.5">
        {broken.slice(0, TROUBLE_SHOWN).map(({ words, keys, week }) => (
          <li key={words + keys.join()} className="flex gap-2 text-stop-ink">
            <TriangleAlert size={16} aria-hidden="true" className="mt-1 shrink-0" />
            <span>
              {words}{' '}
              {week === null ? null : (
                <Link
                  to={`?week=${week}`}
                  preventScrollReset
                  className="font-semibold whitespace-nowrap underline underline-offset-4"
                >
                  Show its week<span className="sr-only">: {words}</span>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
      {broken.length > TROUBLE_SHOWN ? (
        <p className="mt-2 text-sm text-ink-soft">
          And {broken.length - TROUBLE_SHOWN} more, marked on their cards.
        </p>
      ) : null}
    </Card>
  )
}

type LeftProps = { left: PlanLeft[]; isOpen: boolean; onPlace(one: PlanLeft): void }

const LEFT_SHOWN = 8

export function PlanLeftList({ left, isOpen, onPlace }: LeftProps) {
  if (left.length === 0) return null
  return (
    <Card
      title={left.length === 1 ? 'One session without a place' : `${left.length} sessions without a place`}
    >
      <ul className="grid gap-x-6 divide-y divide-line">
        {left.slice(0, LEFT_SHOWN).map((one) => (
          <LeftRow key={one.key} one={one} isOpen={isOpen} onPlace={onPlace} />
        ))}
      </ul>
      {left.length > LEFT_SHOWN ? (
        <details className="mt-2">
          <summary className="min-h-9 cursor-pointer py-1.5 font-semibold text-accent-ink">
            {left.length - LEFT_SHOWN} more
          </summary>
          <ul className="grid divide-y divide-line">
            {left.slice(LEFT_SHOWN).map((one) => (
              <LeftRow key={one.key} one={one} isOpen={isOpen} onPlace={onPlace} />
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  )
}

function LeftRow({ one, isOpen, onPlace }: { one: PlanLeft } & Omit<LeftProps, 'left'>) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3 first:pt-0">
      <div className="min-w-0 flex-1 basis-72">
        <p>
          <span className="font-semibold">{one.candidate}</span>{' '}
          <span className="text-sm text-ink-soft">{one.what}</span>
        </p>
        <p>{one.reason}</p>
        <p className="text-sm text-ink-soft">What would help: {one.help}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Link to={one.link.to} className="text-sm text-accent-ink underline underline-offset-4">
          {one.link.label}
        </Link>
        {isOpen ? (
          <Button size="sm" variant="secondary" onClick={() => onPlace(one)}>
            Give a place…<span className="sr-only"> to {one.candidate}</span>
          </Button>
        ) : null}
      </div>
    </li>
  )
}
