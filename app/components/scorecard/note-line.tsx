import { Minus, Pencil, Plus } from 'lucide-react'
import type { Mark } from '#app/session/events.ts'
import { sessionTime } from './session-time.ts'

export type NoteSeen = { noteId: string; elapsedMs: number; text: string; mark: Mark | null }

const looks = {
  plus: { Icon: Plus, words: 'Plus', look: 'text-accent-ink' },
  minus: { Icon: Minus, words: 'Minus', look: 'text-lamp-ink' },
  note: { Icon: Pencil, words: 'Note', look: 'text-ink-faint' },
} as const

/** A note of the session with its mark and its moment. */
export function NoteLine({ note }: { note: NoteSeen }) {
  const { Icon, words, look } = looks[note.mark ?? 'note']
  return (
    <span className="flex min-w-0 gap-2">
      <Icon size={16} aria-hidden="true" className={`mt-1 shrink-0 ${look}`} />
      <span className="min-w-0">
        <span className="sr-only">{words}, </span>
        <span className="mr-2 font-mono text-sm text-ink-soft">{sessionTime(note.elapsedMs)}</span>
        {note.text || `${words} without words`}
      </span>
    </span>
  )
}
