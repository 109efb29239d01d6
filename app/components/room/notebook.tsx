// Time-stamped notes with plus and minus marks. Unsent words survive a reload; sent notes survive a lost connection.
import { Minus, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { stamp } from '#app/session/clock-face.ts'
import type { Mark } from '#app/session/events.ts'
import type { CockpitView } from '#app/session/view-types.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Kbd } from '../ui/kbd.tsx'
import { onMarkKey } from './mark-keys.ts'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

/** As the server's NOTE_CHARS_MAX; said here again so that the browser does not load the message schemas. */
const NOTE_CHARS = 2000

type WrittenNote = Pick<CockpitView['notes'][number], 'noteId' | 'elapsedMs' | 'text' | 'mark'>
/** `marks`: plus and minus, for who rates somebody. Alone there are only words. */
type NotebookProps = { notes: readonly WrittenNote[]; marks?: boolean }

export function Notebook({ notes, marks = true }: NotebookProps) {
  const allowed = useAllowed('add-note')
  return (
    <section aria-label="Notes" className="grid">
      {allowed ? <NoteComposer marks={marks} /> : null}
      <NoteList notes={notes} marks={marks} />
    </section>
  )
}

function NoteComposer({ marks }: { marks: boolean }) {
  const { view, unsaved } = useRoom()
  const { run } = useCommand()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useDraft(`note:${view.sessionId}`)
  const add = (mark: Mark | null) => {
    if (mark === null && text.trim() === '') return field.current?.focus()
    const kept = text
    setText('')
    void run({ type: 'add-note', noteId: crypto.randomUUID(), text: kept, mark }).then((ok) => {
      // A refused note goes back where it can be changed; what was typed meanwhile comes after it.
      if (!ok) setText((since) => (since ? `${kept}\n${since}` : kept))
    })
    return undefined
  }
  const addRef = useRef(add)
  addRef.current = add
  useEffect(
    () =>
      onMarkKey({
        ...(marks ? { mark: (mark: Mark) => addRef.current(mark) } : {}),
        write: () => field.current?.focus(),
      }),
    [marks],
  )
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    add(null)
  }
  return (
    <div className="sticky -top-px z-1 grid gap-2 bg-surface pb-3">
      <label className="sr-only" htmlFor="note">
        New note. Enter saves it, Shift and Enter starts a line.
      </label>
      <textarea
        id="note"
        ref={field}
        rows={2}
        maxLength={NOTE_CHARS}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={keys}
        placeholder={marks ? 'What you see and hear…' : 'What you suspect, what you have tried…'}
        className="w-full resize-y rounded-md border border-line-strong bg-raised px-3 py-2 text-sm hover:border-accent"
      />
      <div className="flex flex-wrap items-center gap-2">
        {marks ? <MarkButtons onMark={add} /> : null}
        <Button size="sm" onClick={() => add(null)} className="ml-auto">
          Save note
        </Button>
      </div>
      <p role="status" className="text-xs text-ink-faint">
        {unsaved > 0 ? (
          `${unsaved} waiting to be saved`
        ) : marks ? (
          <>
            Marks from anywhere: <Kbd keys="Alt+=" /> <Kbd keys="Alt+-" />
          </>
        ) : null}
      </p>
    </div>
  )
}

function MarkButtons({ onMark }: { onMark: (mark: Mark) => void }) {
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        onClick={() => onMark('plus')}
        icon={<Plus size={15} aria-hidden="true" className="text-accent-ink" />}
        title="Alt + ="
      >
        Plus
      </Button>
      <Button
        size="sm"
        variant="secondary"
        onClick={() => onMark('minus')}
        icon={<Minus size={15} aria-hidden="true" className="text-stop-ink" />}
        title="Alt + -"
      >
        Minus
      </Button>
    </>
  )
}

function NoteList({ notes, marks = true }: NotebookProps) {
  if (notes.length === 0) {
    return (
      <p className="py-4 text-sm text-ink-soft">
        {marks
          ? 'No notes yet. Each one is stamped with the time, and becomes evidence when you rate.'
          : 'No notes yet. They are yours alone, and are still here when you look back.'}
      </p>
    )
  }
  return (
    <ol aria-label="Notes, newest first" className="grid gap-1">
      {notes.toReversed().map((note) => (
        <li
          key={note.noteId}
          className="grid grid-cols-[3rem_1.25rem_1fr] items-start gap-1 rounded-sm py-1 text-sm"
        >
          <span className="text-ink-faint tabular-nums">{stamp(note.elapsedMs)}</span>
          <MarkSign mark={note.mark} />
          <span className="whitespace-pre-wrap break-words">
            {note.text || <span className="text-ink-faint">Marked without words</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function MarkSign({ mark }: { mark: Mark | null }) {
  if (mark === null) return <span />
  const Sign = mark === 'plus' ? Plus : Minus
  return (
    <span
      className={cx(
        'mt-0.5 grid size-4 place-items-center rounded-full',
        mark === 'plus' ? 'bg-accent-soft text-accent-ink' : 'bg-stop-soft text-stop-ink',
      )}
    >
      <Sign size={12} aria-hidden="true" />
      <span className="sr-only">{mark}</span>
    </span>
  )
}

/** Words not yet sent, kept for this browser tab so that a reload loses none. */
function useDraft(key: string): [string, React.Dispatch<React.SetStateAction<string>>] {
  const [text, setText] = useState('')
  const loaded = useRef(false)
  useEffect(() => {
    if (!loaded.current) {
      loaded.current = true
      const kept = sessionStorage.getItem(key)
      if (kept) setText(kept)
      return
    }
    if (text) sessionStorage.setItem(key, text)
    else sessionStorage.removeItem(key)
  }, [key, text])
  return [text, setText]
}
