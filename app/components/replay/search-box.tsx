// Search in everything that was on the screens; a find is a jump.
import { useDeferredValue, useMemo, useState, type RefObject } from 'react'
import { FINDS_MAX, QUERY_CHARS_MAX, search, type Find } from '#app/recording/search.ts'
import { Field, Input } from '../ui/field.tsx'
import { searchable, type ReplayRecording } from './use-recordings.ts'

type SearchBoxProps = {
  recordings: readonly ReplayRecording[]
  inputRef: RefObject<HTMLInputElement>
  stampOf: (atMs: number) => string
  onJump: (atMs: number, recordingId: string) => void
}

export function SearchBox({ recordings, inputRef, stampOf, onJump }: SearchBoxProps) {
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  const sources = useMemo(() => searchable(recordings), [recordings])
  const searched = useMemo(() => search(wanted, sources), [wanted, sources])
  const { finds, isMore } = searched
  return (
    <div className="grid gap-3">
      <Field name="search" label="Words that were on a screen" required>
        <Input
          ref={inputRef}
          type="search"
          value={query}
          maxLength={QUERY_CHARS_MAX}
          autoComplete="off"
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </Field>
      <p role="status" className="text-sm text-ink-soft">
        {wanted.trim() === '' ? '' : countWords(finds.length, isMore)}
        {sources.some(({ isFull }) => isFull)
          ? ' So much was written that only the first part can be searched.'
          : ''}
      </p>
      <ol className="grid max-h-96 gap-1 overflow-y-auto">
        {finds.map((find, at) => (
          <li key={at}>
            <button
              type="button"
              onClick={() => onJump(find.atMs, find.recordingId)}
              className="grid w-full grid-cols-[3.5rem_1fr] gap-2 rounded-sm px-1.5 py-1 text-left text-sm hover:bg-sunken"
            >
              <span className="text-ink-faint tabular-nums">{stampOf(find.atMs)}</span>
              <FoundLine find={find} />
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** So much of a long line stands before what was found. */
const BEFORE_CHARS = 24
const AFTER_CHARS = 80

function FoundLine({ find: { text, from, to } }: { find: Find }) {
  const start = Math.max(0, from - BEFORE_CHARS)
  return (
    <span className="font-mono break-all">
      {start > 0 ? '…' : ''}
      {text.slice(start, from)}
      <mark className="rounded-sm bg-lamp-soft text-lamp-ink">{text.slice(from, to)}</mark>
      {text.slice(to, to + AFTER_CHARS)}
    </span>
  )
}

function countWords(count: number, isMore: boolean): string {
  if (count === 0) return 'That was on no screen.'
  if (isMore) return `The first ${FINDS_MAX} finds.`
  return count === 1 ? '1 find.' : `${count} finds.`
}
