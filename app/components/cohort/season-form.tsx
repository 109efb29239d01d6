// Everything said about a cohort's season: dates, sessions for each candidate, pairs, and the rounds in their order.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, useNavigation } from '@remix-run/react'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useMemo } from 'react'
import type { z } from 'zod'
import {
  levels,
  PLAN_ROUNDS_MAX,
  seasonForm,
  SESSIONS_PLANNED_MAX,
  type PlanPreset,
  type SeasonForm as SeasonValues,
} from '#app/cohort/season-form.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ErrorSummary, type FormProblem } from '../ui/error-summary.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'

type SeasonInput = z.input<typeof seasonForm>

type SeasonFormProps = {
  choices: {
    zones: readonly string[]
    rounds: readonly { id: string; title: string; summary: string }[]
    presets: readonly PlanPreset[]
    filled: SeasonInput
  }
  lastResult: SubmissionResult<string[]> | null
  save: string
}

export function SeasonForm({ choices, lastResult, save }: SeasonFormProps) {
  const [form, fields] = useForm<SeasonInput, SeasonValues>({
    lastResult,
    constraint: getZodConstraint(seasonForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: seasonForm }),
    shouldRevalidate: 'onInput',
    defaultValue: choices.filled,
  })
  const sending = useNavigation().formMethod === 'POST'
  const problems = useMemo(() => toProblems(lastResult), [lastResult])
  return (
    <Form method="post" {...getFormProps(form)} className="grid gap-6">
      {/* Enter in a field presses the first button of a form: this one, and not one that takes a round away. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true" />
      <ErrorSummary problems={problems} />
      <Card title="The season">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Name" {...wires(fields.name)} required className="sm:col-span-2">
            <Input defaultValue={fields.name.initialValue} maxLength={60} autoComplete="off" />
          </Field>
          <Field
            label="First day"
            {...wires(fields.startsOn)}
            hint="Leave both days empty for one without end."
          >
            <Input type="date" defaultValue={fields.startsOn.initialValue} />
          </Field>
          <Field label="Last day" {...wires(fields.endsOn)} hint="Sessions can still happen on it.">
            <Input type="date" defaultValue={fields.endsOn.initialValue} />
          </Field>
          <Field
            label="Time zone"
            {...wires(fields.timeZone)}
            hint="Of the season’s days and patterns. People read times in their own."
            required
          >
            <Select defaultValue={fields.timeZone.initialValue}>
              {choices.zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </Select>
          </Field>
          <Field
            label="Sessions for each candidate"
            {...wires(fields.sessionsPlanned)}
            hint="In the whole season."
            required
          >
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={SESSIONS_PLANNED_MAX}
              defaultValue={fields.sessionsPlanned.initialValue}
            />
          </Field>
        </div>
        <div className="mt-5">
          <RadioCards
            legend="Who meets whom"
            name={fields.pairs.name}
            defaultValue={fields.pairs.initialValue ?? 'fresh'}
            columns={2}
            cards={[
              {
                value: 'fresh',
                title: 'Somebody new each time',
                text: 'The same two never meet twice in this season.',
              },
              { value: 'steady', title: 'Steady pairs', text: 'The same two go on together where they can.' },
            ]}
          />
        </div>
      </Card>
      <PlanCard form={form} fields={fields} choices={choices} />
      <div>
        <Button type="submit" busy={sending}>
          {save}
        </Button>
      </div>
    </Form>
  )
}

type SeasonMeta = ReturnType<typeof useForm<SeasonInput, SeasonValues>>
type PlanCardProps = {
  form: SeasonMeta[0]
  fields: SeasonMeta[1]
  choices: SeasonFormProps['choices']
}

function PlanCard({ form, fields, choices }: PlanCardProps) {
  const rounds = fields.rounds.getFieldList()
  return (
    <Card title="The plan">
      <p className="mb-4 text-ink-soft">
        A candidate’s first session is the first of these rounds, the second the second, and after the last it
        begins again.
      </p>
      <Presets form={form} fields={fields} choices={choices} />
      <ol className="grid gap-3">
        {rounds.map((round, index) => (
          <PlanRow
            key={round.key}
            round={round}
            place={index + 1}
            choices={choices.rounds}
            deeds={
              <RowDeeds
                name={`Session ${index + 1}`}
                up={
                  index > 0
                    ? form.reorder.getButtonProps({ name: fields.rounds.name, from: index, to: index - 1 })
                    : null
                }
                down={
                  index < rounds.length - 1
                    ? form.reorder.getButtonProps({ name: fields.rounds.name, from: index, to: index + 1 })
                    : null
                }
                remove={form.remove.getButtonProps({ name: fields.rounds.name, index })}
              />
            }
          />
        ))}
      </ol>
      {rounds.length === 0 ? <p className="text-ink-soft">No round is planned yet.</p> : null}
      {rounds.length < PLAN_ROUNDS_MAX ? (
        <div className="mt-4">
          <Button
            type="submit"
            variant="secondary"
            icon={<Plus size={16} aria-hidden="true" />}
            {...form.insert.getButtonProps({
              name: fields.rounds.name,
              defaultValue: { roundId: choices.rounds[0]?.id ?? '', level: '2' },
            })}
          >
            Add a round
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

function wires({ name, id, errors }: { name: string; id: string; errors?: string[] | undefined }) {
  return { name, id, error: errors ?? null }
}

function toProblems(lastResult: SeasonFormProps['lastResult']): FormProblem[] {
  return Object.values(lastResult?.error ?? {}).flatMap((errors) =>
    (errors ?? []).map((words) => ({ words })),
  )
}

/** They change the rounds and nothing else that has been typed. */
function Presets({ form, fields, choices: { presets } }: PlanCardProps) {
  if (presets.length === 0) return null
  return (
    <div role="group" aria-label="Plans to begin with" className="mb-5 grid gap-2 sm:grid-cols-2">
      {presets.map(({ id, title, text, rounds }) => (
        <button
          key={id}
          type="submit"
          className="rounded-md border border-line bg-raised px-3.5 py-2.5 text-left hover:border-accent"
          {...form.update.getButtonProps({
            name: fields.rounds.name,
            value: rounds.map(({ roundId, level }) => ({ roundId, level: String(level) })),
          })}
        >
          <span className="block font-semibold">{title}</span>
          <span className="block text-sm text-ink-soft">{text}</span>
        </button>
      ))}
    </div>
  )
}

type PlanRowProps = {
  round: ReturnType<SeasonMeta[1]['rounds']['getFieldList']>[number]
  place: number
  choices: SeasonFormProps['choices']['rounds']
  deeds: React.ReactNode
}

function PlanRow({ round, place, choices, deeds }: PlanRowProps) {
  const { roundId, level } = round.getFieldset()
  const gone = choices.every(({ id }) => id !== roundId.initialValue) && roundId.initialValue
  return (
    <li className="grid items-end gap-3 rounded-md border border-line bg-raised p-3 sm:grid-cols-[1fr_8rem_auto]">
      <Field label={`Session ${place}`} {...wires(roundId)} required>
        <Select key={roundId.key} defaultValue={roundId.initialValue}>
          {gone ? (
            <option value={roundId.initialValue}>{roundId.initialValue} (not here any more)</option>
          ) : null}
          {choices.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Level" {...wires(level)} required>
        <Select key={level.key} defaultValue={level.initialValue ?? '2'}>
          {levels.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      {deeds}
    </li>
  )
}

type Deed = Pick<React.ComponentProps<'button'>, 'name' | 'value' | 'form' | 'formNoValidate'>

function RowDeeds({
  name,
  up,
  down,
  remove,
}: {
  name: string
  up: Deed | null
  down: Deed | null
  remove: Deed
}) {
  const look =
    'inline-flex size-11 items-center justify-center rounded-md hover:bg-sunken disabled:opacity-35'
  return (
    <div className="flex">
      <button type="submit" {...up} disabled={up === null} className={look} aria-label={`${name} earlier`}>
        <ArrowUp size={18} aria-hidden="true" />
      </button>
      <button type="submit" {...down} disabled={down === null} className={look} aria-label={`${name} later`}>
        <ArrowDown size={18} aria-hidden="true" />
      </button>
      <button type="submit" {...remove} className={look} aria-label={`Take ${name.toLowerCase()} out`}>
        <Trash2 size={18} aria-hidden="true" />
      </button>
    </div>
  )
}
