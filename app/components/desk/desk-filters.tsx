// A row of choices that are in the address: with scripts every choice asks at once, without them a button does.
import { Form, useSubmit } from '@remix-run/react'
import { useRef, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import { useScripts } from '../library/use-scripts.ts'

export type Choice = {
  name: string
  label: string
  /** What it says when nothing is chosen. */
  any: string
  chosen: string | null
  choices: readonly { value: string; label: string }[]
}

type DeskFiltersProps = {
  choices: readonly Choice[]
  /** Part of the address that stays as it is. */
  keep?: Readonly<Record<string, string>>
  children?: ReactNode
}

export function DeskFilters({ choices, keep = {}, children }: DeskFiltersProps) {
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  const scripts = useScripts()
  function send() {
    if (!form.current) return
    const said = [...new FormData(form.current)].filter(([, value]) => value !== '')
    const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]))
    submit(search, { method: 'get', preventScrollReset: true, replace: true })
  }
  return (
    <Form
      ref={form}
      method="get"
      role="search"
      aria-label="Narrow what is shown"
      className="mb-6 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap print:hidden"
      onChange={(event) => {
        if (!(event.target instanceof HTMLInputElement)) send()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choices.map((choice) => (
        <Chooser key={choice.name} choice={choice} />
      ))}
      {children}
      {scripts ? null : (
        <Button type="submit" variant="secondary">
          Show
        </Button>
      )}
    </Form>
  )
}

/** Another answer of the server is another value: the browser's own memory of the field must not win. */
function Chooser({ choice: { name, label, any, chosen, choices } }: { choice: Choice }) {
  if (choices.length === 0) return null
  return (
    <Field name={name} label={label} required className="min-w-0 sm:w-44">
      <Select key={chosen} required={false} defaultValue={chosen ?? ''}>
        <option value="">{any}</option>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  )
}
