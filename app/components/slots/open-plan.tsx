// What a pattern opens, or has opened: what is left out first, with the reason of each.
import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { OpenAnswer, PlanLine } from '#app/scheduling/cohort-slots.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

export function OpenPlan({ answer }: { answer: OpenAnswer }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [answer])
  const { intent, words, zone, opens, leftOut, fields } = answer
  const isOpen = intent === 'open'
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="status"
      className="grid gap-3 rounded-md border border-line bg-sunken p-4 outline-none"
    >
      <p className="font-semibold">
        {words} {leftOut.length > 0 ? `${leftOut.length} left out:` : ''}
      </p>
      {leftOut.length > 0 ? <Lines lines={leftOut} label="Left out" /> : null}
      {opens.length > 0 ? (
        <>
          <p className="text-sm text-ink-soft">
            {isOpen ? 'Open now' : 'To be opened'}, by the clock of {zone.replaceAll('_', ' ')}:
          </p>
          <Lines lines={opens} label={isOpen ? 'Opened' : 'To be opened'} />
        </>
      ) : null}
      {!isOpen && opens.length > 0 ? (
        <Form method="post" preventScrollReset>
          {fields.map(([name, value], index) => (
            <input key={`${name}${index}`} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" name="intent" value="open">
            {opens.length === 1 ? 'Open this slot' : `Open these ${opens.length} slots`}
          </Button>
        </Form>
      ) : null}
    </div>
  )
}

/** So many are read at a glance. */
const SHOWN = 12

function Lines({ lines, label }: { lines: readonly PlanLine[]; label: string }) {
  const [first, rest] = [lines.slice(0, SHOWN), lines.slice(SHOWN)]
  return (
    <div className="rounded-md border border-line bg-surface px-3 py-1">
      <List lines={first} label={label} />
      {rest.length > 0 ? (
        <Disclosure summary={`${rest.length} more`}>
          <List lines={rest} label={`${label}, the others`} />
        </Disclosure>
      ) : null}
    </div>
  )
}

function List({ lines, label }: { lines: readonly PlanLine[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {lines.map(({ key, when, who, clash, notes }) => (
        <li key={key} className="flex flex-wrap gap-x-3 py-1.5">
          <span className="font-semibold tabular-nums">{when}</span>
          <span>{who}</span>
          {clash ? <span className="text-stop-ink">{clash}</span> : null}
          {notes.length > 0 ? <span className="text-ink-soft">{notes.join(', ')}</span> : null}
        </li>
      ))}
    </ul>
  )
}
