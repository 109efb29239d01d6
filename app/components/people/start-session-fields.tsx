import type { SubmissionResult } from '@conform-to/react'
import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import type { FacetValue, Filters } from '#app/library/filters.ts'
import type { ListedQuestion } from '#app/library/listed-question.ts'
import type { OwnMinutes } from '#app/session/agenda.ts'
import {
  roundField,
  ROUNDS_MAX,
  startSessionForm,
  WORKING_MINUTES_MAX,
  WORKING_MINUTES_MIN,
} from '#app/session/start-session-form.ts'
import { ChoiceFilters } from '../library/choice-filters.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { FormSummary } from './form-summary.tsx'
import { PartChoices, RoundSelects } from './round-choice.tsx'
import { lengthWords, SessionAgenda, totalMinutes, type RoundToTime } from './session-agenda.tsx'
import { useSchemaForm } from './use-schema-form.ts'

type Named = { id: string; name: string }

type StartSessionFieldsProps = {
  /** Already narrowed; every part says which of them fit. */
  questions: readonly ListedQuestion[]
  choices: readonly { id: string; title: string; summary: string }[]
  rounds: readonly RoundToTime[]
  minutesOf: Readonly<Record<string, OwnMinutes>>
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

/** Fields that change which questions are offered; so do all those of rounds. */
const NARROWING = ['candidateId', 'level', 'topic', 'used']

export function StartSessionFields(props: StartSessionFieldsProps) {
  const { filters, candidates, asked, lastResult } = props
  const [form, fields] = useSchemaForm({
    schema: startSessionForm,
    lastResult,
    defaultValue: {
      interviewerId: asked.interviewerId,
      shadowId: asked.shadowId,
      candidateId: filters.candidateId,
    },
  })
  const choice = useChoice(props)
  const plan = { ...props, picked: choice.picked, workingMinutes: toMinutes(choice.minutes) }
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
      onSubmit={(event) => choice.complete(event) && form.onSubmit(event)}
      onChange={choice.follow}
      noValidate={form.noValidate}
      className="grid gap-7"
    >
      <FormSummary lastResult={lastResult} fields={fields} />
      <People {...props} fields={fields} />
      <Rounds {...props} picked={choice.picked} errors={form.allErrors} />
      <SessionAgenda {...plan} />
      <Actions {...props} minutes={choice.minutes} field={fields.minutes} total={totalMinutes(plan)} />
    </Form>
  )
}

type Choice = {
  /** By field of a part: the question that is chosen right now. */
  picked: Record<string, string>
  minutes: string
  follow(event: FormEvent<HTMLFormElement>): void
  /** Whether there are fields for the rounds as they are chosen now; if not, they are asked for and nothing is sent. */
  complete(event: FormEvent<HTMLFormElement>): boolean
}

/** Follows what is being chosen: other rounds bring other questions, and another question has another length. */
function useChoice({ rounds, minutesOf, asked }: StartSessionFieldsProps): Choice {
  const parts = rounds.flatMap((round) => round.parts)
  const [changed, setChanged] = useState<Record<string, string>>({})
  const [said, setSaid] = useState<string | null>(asked.minutes || null)
  const narrow = useNarrowing()
  const picked = Object.fromEntries(
    parts.map(({ field, slugs, chosen }) => {
      const now = changed[field] ?? chosen
      return [field, slugs.includes(now) ? now : '']
    }),
  )
  const timed = parts.find(({ takesMinutes }) => takesMinutes)
  // Each question has its usual length, until somebody says otherwise.
  const usual = minutesOf[picked[timed?.field ?? ''] ?? '']?.working ?? USUAL_MINUTES
  return {
    picked,
    minutes: said ?? String(usual),
    follow({ target, currentTarget }) {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
      const { name, value } = target
      if (name === 'minutes') setSaid(value)
      if (parts.some(({ field }) => field === name)) setChanged((before) => ({ ...before, [name]: value }))
      else if (NARROWING.includes(name) || name.startsWith('rounds[')) narrow(currentTarget)
    },
    complete(event) {
      const shown = rounds.map(({ roundId }) => roundId).join()
      if (roundsIn(event.currentTarget) === shown) return true
      event.preventDefault()
      narrow(event.currentTarget)
      return false
    },
  }
}

function roundsIn(form: HTMLFormElement): string {
  const filled = new FormData(form)
  const asked = Array.from({ length: ROUNDS_MAX }, (_, index) => filled.get(roundField(index)))
  return asked.filter(Boolean).join()
}

const USUAL_MINUTES = 25

function toMinutes(text: string): number | null {
  const minutes = Number(text)
  return Number.isInteger(minutes) && minutes > 0 ? minutes : null
}

type FieldWires = {
  id: string
  name: string
  errors?: string[] | undefined
  initialValue?: string | undefined
}
type PeopleProps = StartSessionFieldsProps & {
  fields: Record<'candidateId' | 'interviewerId' | 'shadowId', FieldWires>
}

function People({ candidates, interviewers, shadows, fields }: PeopleProps) {
  return (
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
  )
}

type RoundsProps = StartSessionFieldsProps & {
  picked: Record<string, string>
  errors: SubmissionResult<string[]>['error']
}

function Rounds(props: RoundsProps) {
  const { questions, choices, rounds, filters, levels, topics, metCount, candidates, picked, errors } = props
  const candidateName = candidates.find(({ id }) => id === filters.candidateId)?.name ?? null
  const isOne = rounds.flatMap((round) => round.parts).length === 1
  const wrong = errors?.questionSlug
  return (
    <>
      {/* Other rounds make other fields; what was chosen in those that stay is in the address. */}
      <RoundSelects
        key={rounds.map(({ roundId }) => roundId).join()}
        choices={choices}
        rounds={rounds}
        errors={errors}
      />
      <section aria-label="Question" className="grid gap-3">
        <div>
          <h2 className="text-base font-semibold">{isOne ? 'Question' : 'Questions'}</h2>
          <p className="text-sm text-ink-soft">
            The candidate sees title and story when its first stage begins, and not before.
          </p>
          {wrong ? <p className="text-sm font-semibold text-stop-ink">▲ {wrong.join(' ')}</p> : null}
        </div>
        <ChoiceFilters
          filters={filters}
          levels={levels}
          topics={topics}
          candidateName={candidateName}
          metCount={metCount}
          shownCount={questions.length}
        />
        <PartChoices
          rounds={rounds}
          questions={questions}
          candidateId={filters.candidateId}
          errors={errors}
          picked={picked}
          nothingLeft={
            filters.used || metCount === 0
              ? 'Choose any level or any topic.'
              : 'Choose another level or topic, or offer used ones too.'
          }
        />
      </section>
    </>
  )
}

type ActionsProps = StartSessionFieldsProps & {
  minutes: string
  field: Omit<FieldWires, 'initialValue'>
  /** Of the whole session. */
  total: number
}

/** Always in sight: a list of thirty questions must not stand between a choice and the room. */
function Actions({ rounds, interviewers, minutes, field, total }: ActionsProps) {
  // While other questions are on their way there is nothing whole to send.
  const { state } = useNavigation()
  const timed = rounds.flatMap(({ parts }) => parts).some(({ takesMinutes }) => takesMinutes)
  return (
    <div className="sticky-actions bottom-0 z-10 flex flex-wrap items-end gap-x-6 gap-y-3 border-t border-line bg-canvas py-3 sm:sticky sm:-mx-4 sm:px-4">
      {timed ? (
        <Field
          label="Minutes of work on the box"
          hint="The other stages come on top."
          name={field.name}
          id={field.id}
          error={field.errors ?? null}
          required
        >
          <Input
            type="number"
            inputMode="numeric"
            min={WORKING_MINUTES_MIN}
            max={WORKING_MINUTES_MAX}
            value={minutes}
            onChange={() => undefined}
          />
        </Field>
      ) : null}
      <Button type="submit" size="lg" busy={state !== 'idle'} className="max-sm:w-full">
        {interviewers ? 'Set up the session' : 'Open the room'}
      </Button>
      <p className="pb-2.5 text-sm text-ink-soft tabular-nums">{lengthWords(total)} in all</p>
    </div>
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

type PersonFieldProps = {
  label: string
  hint?: string
  field: FieldWires
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
