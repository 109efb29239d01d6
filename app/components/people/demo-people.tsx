import { Form } from '@remix-run/react'
import { ArrowRight } from 'lucide-react'
import type { Role } from '#app/auth/roles.ts'
import { roleWords } from '../app-shell.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Disclosure } from '../ui/disclosure.tsx'

export type DemoPerson = { id: string; name: string; role: Role }

/** By column: those who meet in a session, then those around it. */
const columns: Role[][] = [['interviewer'], ['candidate'], ['trainee', 'coordinator', 'admin']]
const whatTheyDo: Record<Role, string> = {
  interviewer: 'Start a session in a minute, lead it, score it.',
  candidate: 'Enter a room, repair the box, read a scorecard.',
  trainee: 'Shadow a session and practise scoring.',
  coordinator: 'Run the season: people, hours, plans, what goes wrong.',
  admin: 'Everything a coordinator does, and who the coordinators are.',
}

/** More of one role than these are behind a word: the first page stays one that is read at a glance. */
const SHOWN = 6

/** One button per person of the demo, by what they do here. */
export function DemoPeople({ people }: { people: readonly DemoPerson[] }) {
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      {columns.map((roles) => (
        <div key={roles.join()} className="grid content-start gap-6">
          {roles.map((role) => (
            <OfRole key={role} role={role} people={people.filter((person) => person.role === role)} />
          ))}
        </div>
      ))}
    </div>
  )
}

function OfRole({ role, people }: { role: Role; people: readonly DemoPerson[] }) {
  if (people.length === 0) return null
  return (
    <section aria-label={roleWords[role]} className="grid content-start gap-2">
      <h3 className="text-base">{roleWords[role]}</h3>
      <p className="text-sm text-ink-soft">{whatTheyDo[role]}</p>
      <div className="mt-1 grid gap-1.5">
        <Buttons people={people.slice(0, SHOWN)} />
        {people.length > SHOWN ? (
          <Disclosure summary={`${people.length - SHOWN} more`}>
            <Buttons people={people.slice(SHOWN)} />
          </Disclosure>
        ) : null}
      </div>
    </section>
  )
}

function Buttons({ people }: { people: readonly DemoPerson[] }) {
  return (
    <ul className="grid gap-1.5">
      {people.map((person) => (
        <li key={person.id}>
          <DemoButton person={person} />
        </li>
      ))}
    </ul>
  )
}

function DemoButton({ person }: { person: DemoPerson }) {
  return (
    <Form method="post" action="/demo">
      <button
        type="submit"
        name="userId"
        value={person.id}
        className="group flex min-h-11 w-full items-center gap-3 rounded-md border border-line bg-surface px-3 py-1.5 text-left hover:border-accent"
      >
        <Avatar name={person.name} size="sm" />
        <span className="min-w-0 flex-1 truncate font-semibold">
          <span className="sr-only">Come in as </span>
          {person.name}
        </span>
        <ArrowRight
          size={16}
          aria-hidden="true"
          className="shrink-0 text-ink-faint group-hover:text-accent-ink"
        />
      </button>
    </Form>
  )
}
