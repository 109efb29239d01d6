import type { SubmissionResult } from '@conform-to/react'
import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { useRef, type FormEvent } from 'react'
import type { FacetValue, Filters } from '#app/library/filters.ts'
import type { ListedQuestion } from '#app/library/listed-question.ts'
import {
  startSessionForm,
  WORKING_MINUTES_MAX,
  WORKING_MINUTES_MIN,
} from '#app/session/start-session-form.ts'
import { ChoiceFilters } from '../library/choice-filters.tsx'
import { QuestionChoice } from '../library/question-choice.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { FormSummary } from './form-summary.tsx'
import { useSchemaForm } from './use-schema-form.ts'

type Named = { id: string; name: string }

type StartSessionFieldsProps = {
  /** Already narrowed. */
  questions: readonly ListedQuestion[]
  filters: Filters
  levels: readonly FacetValue[]
  topics: readonly FacetValue[]
  metCount: number
  candidates: readonly Named[]
  /** Null for somebody who leads what they start. */
  interviewers: readonly Named[] | null
  shadows: readonly Named[]
  /** What stands in the address: a question from the library, a candidate, and what was filled in before narrowing. */
  asked: Asked
  lastResult: SubmissionResult<string[]> | undefined
}
export type Asked = { [field in 'questionSlug' | 'interviewerId' | 'shadowId' | 'minutes']: string }

const USUAL_MINUTES = 25
/** Fields that change which questions are offered. */
const NARROWING = ['candidateId', 'level', 'topic', 'used']

export function StartSessionFields(props: StartSessionFieldsProps) {
  const { questions, filters, candidates, interviewers, shadows, asked, lastResult } = props
  const preset = questions.find(({ slug }) => slug === asked.questionSlug)
  const [form, fields] = useSchemaForm({
    schema: startSessionForm,
    lastResult,
    defaultValue: {
      ...asked,
      candidateId: filters.candidateId,
      questionSlug: preset?.slug,
      minutes: asked.minutes || String(preset?.minutes ?? USUAL_MINUTES),
    },
  })
  const minutes = useRef<HTMLInputElement>(null)
  const minutesChosen = useRef(asked.minutes !== '')
  const narrow = useNarrowing()
  function follow({ target, currentTarget }: FormEvent<HTMLFormElement>) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
    if (NARROWING.includes(target.name)) narrow(currentTarget)
    if (target.name !== 'questionSlug') return
    // Each question has its usual length, until somebody says otherwise.
    const chosen = questions.find(({ slug }) => slug === target.value)
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
      onChange={follow}
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
      <section id={fields.questionSlug.id} tabIndex={-1} aria-label="Question" className="grid gap-3">
        <div>
          <h2 className="text-base font-semibold">Question</h2>
          <p className="text-sm text-ink-soft">
            The candidate sees title and story when the briefing begins, and not before.
          </p>
        </div>
        <Choice
          {...props}
          name={fields.questionSlug.name}
          chosen={fields.questionSlug.initialValue}
          errors={fields.questionSlug.errors}
        />
      </section>
      {/* Always in sight: a list of thirty questions must not stand between a choice and the room. */}
      <div className="sticky-actions bottom-0 z-10 flex flex-wrap items-end gap-x-6 gap-y-3 border-t border-line bg-canvas py-3 sm:sticky sm:-mx-4 sm:px-4">
        <Field
          label="Minutes of work on the box"
          hint="Briefing and wrap-up come on top."
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
            defaultValue={String(fields.minutes.initialValue ?? USUAL_MINUTES)}
          />
        </Field>
        <Button type="submit" size="lg" busy={sending} className="max-sm:w-full">
          {interviewers ? 'Set up the session' : 'Open the room'}
        </Button>
      </div>
    </Form>
  )
}

/** Asks for the page again with what the form holds now; what has been filled in stays as it is. */
function useNarrowing(): (form: HTMLFormElement) => void {
  const submit = useSubmit()
  return (form) => {
    const filled = [...new FormData(form)].filter(([, value]) => typeof value === 'string' && value !== '')
    const search = new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))
    submit(search, { method: 'get', action: '/sessions/new', replace: true, preventScrollReset: true })
  }
}

type ChoiceProps = StartSessionFieldsProps & {
  name: string
  chosen: string | undefined
  errors: string[] | undefined
}

function Choice({ questions, filters, levels, topics, metCount, candidates, ...radios }: ChoiceProps) {
  const candidateName = candidates.find(({ id }) => id === filters.candidateId)?.name ?? null
  return (
    <>
      <ChoiceFilters
        filters={filters}
        levels={levels}
        topics={topics}
        candidateName={candidateName}
        metCount={metCount}
        shownCount={questions.length}
      />
      {questions.length === 0 ? (
        <EmptyState title="No question is left to offer">
          {filters.used || metCount === 0
            ? 'Choose any level or any topic.'
            : 'Choose another level or topic, or offer used ones too.'}
        </EmptyState>
      ) : null}
      <QuestionChoice
        name={radios.name}
        questions={questions}
        chosen={radios.chosen}
        errors={radios.errors}
        candidateId={filters.candidateId}
      />
    </>
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
