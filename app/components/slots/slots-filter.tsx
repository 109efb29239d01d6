import { Form, Link } from '@remix-run/react'
import type { CohortSlots } from '#app/scheduling/cohort-slots.ts'
import { slotStates, slotStateWords } from '#app/scheduling/slot-words.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'

/** What of the week is listed, as an address that can be sent to somebody. */
export function SlotsFilter({ page }: { page: CohortSlots }) {
  const { filter, rounds, interviewers, count, whole } = page
  const isNarrow = filter.roundId !== null || filter.state !== null || filter.userId !== null
  const states = slotStates.map((state) => ({ id: state, title: slotStateWords[state] }))
  const people = interviewers.map(({ id, name }) => ({ id, title: name }))
  return (
    <Form method="get" className="mb-4 flex flex-wrap items-end gap-3">
      <input type="hidden" name="week" value={filter.week} />
      <Choice label="Round" name="round" value={filter.roundId} choices={rounds} every="Every round" />
      <Choice label="State" name="state" value={filter.state} choices={states} every="Every state" />
      <Choice
        label="Interviewer"
        name="interviewer"
        value={filter.userId}
        choices={people}
        every="Everybody"
      />
      <Button type="submit" variant="secondary">
        Show
      </Button>
      <p className="min-h-11 content-center text-sm text-ink-soft">
        {isNarrow
          ? `${count} of ${whole} slots of this week. `
          : `${whole} ${whole === 1 ? 'slot' : 'slots'} this week.`}
        {isNarrow ? (
          <Link to={`?week=${filter.week}`} className="underline underline-offset-2">
            Show all
          </Link>
        ) : null}
      </p>
    </Form>
  )
}

type ChoiceProps = {
  label: string
  name: string
  value: string | null
  choices: readonly { id: string; title: string }[]
  every: string
}

function Choice({ label, name, value, choices, every }: ChoiceProps) {
  return (
    <Field label={label} name={name} required className="max-sm:w-full">
      <Select defaultValue={value ?? ''} key={value ?? ''} required={false}>
        <option value="">{every}</option>
        {choices.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  )
}
