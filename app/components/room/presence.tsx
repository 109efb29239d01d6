// Who is here. In the header a row of faces with the words for screen readers; in the lobby a list.
import { Keyboard } from 'lucide-react'
import type { SessionView } from '#app/session/view-types.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { partWords } from './phase-words.ts'
import { useRoom } from './room-context.tsx'

type Participant = SessionView['participants'][number]

export function PresenceRow() {
  const { view } = useRoom()
  return (
    <ul aria-label="Who is here" className="flex items-center -space-x-1">
      {view.participants.map((person) => (
        <li key={person.userId} title={wordsFor(person, view)}>
          <Avatar name={person.name} size="sm" present={person.present} />
          <span className="sr-only">{wordsFor(person, view)}</span>
        </li>
      ))}
    </ul>
  )
}

function wordsFor(person: Participant, view: SessionView): string {
  const you = person.userId === view.me.userId ? ' (you)' : ''
  const control = view.control.holder === person.userId ? ', has control' : ''
  return `${person.name}${you}, ${partWords[person.sessionRole].toLowerCase()}, ${person.present ? 'here' : 'away'}${control}`
}

export function PresenceList() {
  const { view } = useRoom()
  return (
    <ul className="grid gap-3">
      {view.participants.map((person) => (
        <li key={person.userId} className="flex items-center gap-3">
          <Avatar name={person.name} present={person.present} />
          <span className="grid min-w-0 flex-1 leading-tight">
            <span className="truncate font-semibold">
              {person.name}
              {person.userId === view.me.userId ? (
                <span className="font-normal text-ink-faint"> (you)</span>
              ) : null}
            </span>
            <span className="text-sm text-ink-soft">{partWords[person.sessionRole]}</span>
          </span>
          {view.control.holder === person.userId ? (
            <Badge tone="lamp" icon={<Keyboard size={14} aria-hidden="true" />}>
              Has control
            </Badge>
          ) : null}
          <Badge tone={person.present ? 'good' : 'plain'}>{person.present ? 'Here' : 'Not here yet'}</Badge>
        </li>
      ))}
    </ul>
  )
}

export function nameOf(view: SessionView, userId: string | null): string {
  if (userId === null) return 'Nobody'
  if (userId === view.me.userId) return 'You'
  return view.participants.find((person) => person.userId === userId)?.name ?? 'Somebody'
}
