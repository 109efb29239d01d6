// Narrowing the list of people. Everything is in the address, so what one sees can be sent to somebody.
import { Form, Link, useSubmit } from '@remix-run/react'
import { NO_POD, type PeopleFilter } from '#app/cohort/people-list.ts'
import { roleWords } from '../app-shell.tsx'
import { Button } from '../ui/button.tsx'
import { Field, Input, Select } from '../ui/field.tsx'

type PeopleFiltersProps = {
  page: {
    id: string
    filter: PeopleFilter
    pods: readonly string[]
    counts: { active: number; asked: number; left: number; uninvited: number }
  }
}

export function PeopleFilters({ page: { id, filter, pods, counts } }: PeopleFiltersProps) {
  const submit = useSubmit()
  const standings: [PeopleFilter['standing'], string][] = [
    ['active', `In (${counts.active})`],
    ['uninvited', `In, never been here (${counts.uninvited})`],
    ['asked', `Asking to join (${counts.asked})`],
    ['left', `Left (${counts.left})`],
  ]
  const isNarrowed = Boolean(
    filter.q || filter.role || filter.pod || filter.quiet || filter.standing !== 'active',
  )
  return (
    <Form
      method="get"
      role="search"
      aria-label="People"
      key={JSON.stringify(filter)}
      className="mb-5 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-[1.6fr_1fr_1fr_1.3fr_1.2fr_auto]"
      onChange={(event) => {
        // A choice is taken at once; typing waits for the return key or the button.
        if (event.target instanceof HTMLSelectElement)
          submit(event.currentTarget, { preventScrollReset: true })
      }}
    >
      <Field label="Name or e-mail" name="q" required className="col-span-2 sm:col-span-1">
        <Input type="search" defaultValue={filter.q} required={false} />
      </Field>
      <Field label="Role" name="role" required>
        <Select defaultValue={filter.role} required={false}>
          <option value="">All</option>
          {Object.entries(roleWords).map(([role, words]) => (
            <option key={role} value={role}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Pod" name="pod" required>
        <Select defaultValue={filter.pod} required={false}>
          <option value="">All</option>
          <option value={NO_POD}>Without one</option>
          {pods.map((pod) => (
            <option key={pod}>{pod}</option>
          ))}
        </Select>
      </Field>
      <Field label="Standing" name="standing" required>
        <Select defaultValue={filter.standing} required={false}>
          {standings.map(([standing, words]) => (
            <option key={standing} value={standing}>
              {words}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="No session for" name="quiet" required>
        <Select defaultValue={filter.quiet === null ? '' : String(filter.quiet)} required={false}>
          <option value="">Any time</option>
          {[...new Set([7, 14, 21, 30, ...(filter.quiet ? [filter.quiet] : [])])]
            .sort((a, b) => a - b)
            .map((count) => (
              <option key={count} value={count}>
                {count === 1 ? 'a day' : `${count} days`}
              </option>
            ))}
        </Select>
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="secondary">
          Show
        </Button>
        {isNarrowed ? (
          <Link
            to={`/cohorts/${id}/people`}
            className="inline-flex min-h-11 items-center px-1 text-sm text-accent-ink underline underline-offset-4"
          >
            Clear
          </Link>
        ) : null}
      </div>
    </Form>
  )
}
