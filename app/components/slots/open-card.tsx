// Opens slots, one or many by a pattern: first shown what that would be.
import { Form } from '@remix-run/react'
import type { CohortSlots, DeskAnswer } from '#app/scheduling/cohort-slots.ts'
import { OPEN_MAX, PLACES_MAX } from '#app/scheduling/plan-slots.ts'
import { DAY_NAMES } from '#app/scheduling/weekly-hours.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { OpenPlan } from './open-plan.tsx'

type OpenCardProps = { page: CohortSlots; answer: DeskAnswer | undefined }
type Sent = Extract<DeskAnswer, { intent: 'preview' | 'open' }>

export function OpenCard({ page, answer }: OpenCardProps) {
  const sent = answer && answer.intent !== 'desk' ? answer : undefined
  // What was opened is done; what was only looked at, or is wrong, goes on where it was.
  const kept = sent && !(sent.ok && sent.intent === 'open') ? sent : undefined
  return (
    <Card className="mb-6" title={undefined}>
      <Disclosure
        summary={<span className="font-display text-lg">Open slots</span>}
        open={sent !== undefined}
      >
        <div className="-ml-6 grid grid-cols-[minmax(0,1fr)] gap-5">
          {sent?.ok ? <OpenPlan answer={sent} /> : null}
          <PatternForm key={kept ? 'kept' : page.nonce} page={page} sent={kept} />
        </div>
      </Disclosure>
    </Card>
  )
}

function PatternForm({ page, sent }: { page: CohortSlots; sent: Sent | undefined }) {
  const problems = sent && !sent.ok ? sent.problems : []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.words ?? null
  const was = (name: string, otherwise = '') =>
    sent?.fields.find(([field]) => field === name)?.[1] ?? otherwise
  const ticked = (name: string, value: string) =>
    sent?.fields.some(([field, one]) => field === name && one === value) ?? false
  return (
    <Form method="post" preventScrollReset className="grid gap-5">
      <input type="hidden" name="nonce" value={page.nonce} />
      <ErrorSummary problems={problems.map(({ words }) => ({ words }))} />
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="Round" name="roundId" required error={errorOf('roundId')}>
          <Select defaultValue={was('roundId')}>
            {page.rounds.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Level of its questions" name="level" required error={errorOf('level')}>
          <Select defaultValue={was('level')} required={false}>
            <option value="">What the plan says</option>
            {['1', '2', '3', '4'].map((level) => (
              <option key={level} value={level}>
                Level {level}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="First day" name="fromDate" required error={errorOf('fromDate')}>
          <Input type="date" min={page.fromDate} defaultValue={was('fromDate')} />
        </Field>
        <Field label="Last day" name="untilDate" hint="Empty: only that day." error={errorOf('untilDate')}>
          <Input type="date" min={page.fromDate} defaultValue={was('untilDate')} />
        </Field>
        <Field
          label="Times"
          name="times"
          required
          hint={`On quarters of an hour, by the clock of ${page.timeZone.replaceAll('_', ' ')}.`}
          error={errorOf('times')}
          className="sm:col-span-2"
        >
          <Input defaultValue={was('times')} placeholder="18:00, 19:30" maxLength={100} />
        </Field>
        <Field
          label="How many at each time"
          name="places"
          required
          hint="Where no interviewer is named."
          error={errorOf('places')}
          className="sm:col-span-2"
        >
          <Input type="number" min={1} max={PLACES_MAX} defaultValue={was('places', '1')} />
        </Field>
      </div>
      <Ticks legend="Weekdays" hint="None: every day between the two.">
        {DAY_NAMES.map((name, index) => (
          <Tick
            key={name}
            name="weekday"
            value={String(index + 1)}
            label={name}
            isTicked={ticked('weekday', String(index + 1))}
          />
        ))}
      </Ticks>
      <Ticks legend="Interviewers" hint="One slot for each. None: nobody yet.">
        {page.interviewers.map(({ id, name }) => (
          <Tick key={id} name="interviewer" value={id} label={name} isTicked={ticked('interviewer', id)} />
        ))}
        {page.interviewers.length === 0 ? (
          <p className="text-ink-soft">This cohort has no interviewer yet.</p>
        ) : null}
      </Ticks>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" name="intent" value="preview">
          Show what this opens
        </Button>
        <p className="text-sm text-ink-soft">Nothing is opened yet. At most {OPEN_MAX} at once.</p>
      </div>
    </Form>
  )
}

function Ticks({ legend, hint, children }: { legend: string; hint: string; children: React.ReactNode }) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      <p className="mb-1.5 text-sm text-ink-soft">{hint}</p>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">{children}</div>
    </fieldset>
  )
}

type TickProps = { name: string; value: string; label: string; isTicked: boolean }

function Tick({ name, value, label, isTicked }: TickProps) {
  return (
    <label className="inline-flex min-h-8 items-center gap-2">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isTicked}
        className="size-5 shrink-0 accent-accent"
      />
      {label}
    </label>
  )
}
