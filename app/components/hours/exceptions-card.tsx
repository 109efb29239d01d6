// Free or busy against the weekly hours, once: whole days, or from a time to a time.
import { Form } from '@remix-run/react'
import type { ListedException } from '#app/scheduling/hours-page.ts'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { AnswerWords } from './answer-words.tsx'

type ExceptionsCardProps = {
  exceptions: readonly ListedException[]
  today: string
  answer: HoursAnswer | undefined
}

export function ExceptionsCard({ exceptions, today, answer }: ExceptionsCardProps) {
  const problems = answer && !answer.ok && answer.intent === 'exception' ? answer.problems : []
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.words ?? null
  return (
    <Card title="Exceptions">
      <AnswerWords answer={answer} intents={['exception', 'remove-exception']} />
      {exceptions.length > 0 ? (
        <ul className="mb-4 divide-y divide-line">
          {exceptions.map(({ id, kind, words }) => (
            <li key={id} className="flex items-center gap-3 py-1.5">
              <Badge tone={kind === 'free' ? 'good' : 'plain'}>{kind === 'free' ? 'Free' : 'Busy'}</Badge>
              <span className="min-w-0 flex-1">{words}</span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="remove-exception" />
                <input type="hidden" name="exceptionId" value={id} />
                <Button type="submit" variant="quiet" size="sm" aria-label={`Remove: ${kind}, ${words}`}>
                  Remove
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-4 text-ink-soft">A holiday, an exam, a free Saturday: say it here.</p>
      )}
      {/* A saved one leaves empty fields behind. */}
      <Form method="post" preventScrollReset key={exceptions.length} className="grid gap-3">
        <input type="hidden" name="intent" value="exception" />
        <Field label="I am" name="kind" required error={errorOf('kind')}>
          <Select defaultValue="busy">
            <option value="busy">busy</option>
            <option value="free">free</option>
          </Select>
        </Field>
        <div className="grid grid-cols-[1.3fr_1fr] gap-3">
          <Field label="From" name="fromDate" required error={errorOf('fromDate')}>
            <Input type="date" min={today} />
          </Field>
          <Field label="at" name="fromTime" error={errorOf('fromTime')}>
            <Input type="time" />
          </Field>
          <Field label="Up to" name="toDate" error={errorOf('toDate')}>
            <Input type="date" min={today} />
          </Field>
          <Field label="at" name="toTime" error={errorOf('toTime')}>
            <Input type="time" />
          </Field>
        </div>
        <p className="text-sm text-ink-soft">
          Without times: whole days. Without a second date: that day only.
        </p>
        <Button type="submit" variant="secondary">
          Add the exception
        </Button>
      </Form>
    </Card>
  )
}
