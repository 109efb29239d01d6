import type { SubmissionResult } from '@conform-to/react'
import { Form, useNavigation } from '@remix-run/react'
import { useRef, type FormEvent } from 'react'
import {
  startSessionForm,
  WORKING_MINUTES_MAX,
  WORKING_MINUTES_MIN,
} from '#app/session/start-session-form.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { FormSummary } from './form-summary.tsx'
import { useSchemaForm } from './use-schema-form.ts'

type Named = { id: string; name: string }
type Offer = { slug: string; title: string; summary: string; level: number; minutes: number }

type StartSessionFieldsProps = {
  questions: readonly Offer[]
  candidates: readonly Named[]
  /** Null for somebody who leads what they start. */
  interviewers: readonly Named[] | null
  shadows: readonly Named[]
  lastResult: SubmissionResult<string[]> | undefined
}

export function StartSessionFields({
  questions,
  candidates,
  interviewers,
  shadows,
  lastResult,
}: StartSessionFieldsProps) {
  const first = questions[0]
  const [form, fields] = useSchemaForm({
    schema: startSessionForm,
    lastResult,
    defaultValue: { minutes: String(first?.minutes ?? 25), questionSlug: first?.slug },
  })
  const minutes = useRef<HTMLInputElement>(null)
  const minutesChosen = useRef(false)
  // Each question has its usual length, until somebody says otherwise.
  function followQuestion({ target }: FormEvent<HTMLElement>) {
    const slug = target instanceof HTMLInputElement ? target.value : null
    const chosen = questions.find((question) => question.slug === slug)
    if (chosen && minutes.current && !minutesChosen.current) minutes.current.value = String(chosen.minutes)
  }
  const sending = useNavigation().formMethod === 'POST'
  if (candidates.length === 0) {
    return (
      <EmptyState title="No candidate is here yet">
        Your coordinator invites people; then you can start.
      </EmptyState>
    )
  }
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      className="grid gap-7"
    >
      <FormSummary lastResult={lastResult} fields={fields} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <PersonField
          label="Candidate"
          hint="Finds it on their own page, at once."
          field={fields.candidateId}
          people={candidates}
          empty="Choose somebody"
          required
        />
        {interviewers ? (
          <PersonField
            label="Interviewer"
            hint="Leads, gives hints, writes the scorecard."
            field={fields.interviewerId}
            people={interviewers}
            empty="Choose somebody"
            required
          />
        ) : null}
        <PersonField
          label="Shadow"
          hint="Reads along to learn interviewing, and types nothing."
          field={fields.shadowId}
          people={shadows}
          empty="Nobody"
        />
      </div>
      <div id={fields.questionSlug.id} tabIndex={-1} onChange={followQuestion}>
        <RadioCards
          legend="Question"
          hint="The candidate sees the title, and the story when the briefing begins."
          name={fields.questionSlug.name}
          defaultValue={fields.questionSlug.initialValue}
          error={fields.questionSlug.errors}
          required
          cards={questions.map(({ slug, title, summary, level, minutes }) => ({
            value: slug,
            title,
            text: summary,
            aside: `Level ${level} · ${minutes} min`,
          }))}
        />
      </div>
      <div className="max-w-xs">
        <Field
          label="Minutes of work on the box"
          hint="Briefing and wrap-up come on top. You can add minutes later."
          name={fields.minutes.name}
          id={fields.minutes.id}
          error={fields.minutes.errors}
          required
        >
          <Input
            ref={minutes}
            onChange={() => (minutesChosen.current = true)}
            type="number"
            inputMode="numeric"
            min={WORKING_MINUTES_MIN}
            max={WORKING_MINUTES_MAX}
            defaultValue={String(fields.minutes.initialValue ?? first?.minutes ?? '')}
          />
        </Field>
      </div>
      <div>
        <Button type="submit" size="lg" busy={sending}>
          {interviewers ? 'Set up the session' : 'Open the room'}
        </Button>
      </div>
    </Form>
  )
}

type PersonFieldProps = {
  label: string
  hint?: string
  field: { id: string; name: string; errors?: string[] | undefined; initialValue?: string | undefined }
  people: readonly Named[]
  /** What stands there while nobody is chosen. */
  empty: string
  required?: boolean
}

function PersonField({ label, hint, field, people, empty, required = false }: PersonFieldProps) {
  return (
    <Field label={label} hint={hint} name={field.name} id={field.id} error={field.errors} required={required}>
      <Select defaultValue={field.initialValue ?? ''}>
        <option value="">{empty}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
