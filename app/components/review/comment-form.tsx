// Writing at a line: how grave it is, and what to say. Ctrl+Enter saves, Escape goes back to the line; the words stay until dropped.
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { COMMENT_SEVERITIES, severityWords } from '#app/review/comments.ts'
import { lineWords } from '#app/review/diff.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import type { Draft } from './drafts.ts'

/** As the server's limit; said here again so that the browser does not load the message schemas. */
const COMMENT_CHARS = 2000

type CommentFormProps = {
  draft: Draft
  busy: boolean
  /** Just opened by this person: typing goes here. */
  takesFocus: boolean
  onChange: (draft: Draft) => void
  onSave: () => void
  onDrop: () => void
  /** Back to the line without a decision. */
  onLeave: () => void
}

export function CommentForm(props: CommentFormProps) {
  const { draft, busy, takesFocus, onChange, onSave, onDrop, onLeave } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  const isEmpty = draft.text.trim() === ''
  const save = () => (isEmpty ? field.current?.focus() : onSave())
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (isEmpty) onDrop()
      else onLeave()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save()
    }
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- why: keys that leave or save work from each of its controls
    <form
      aria-label={`Comment on ${lineWords(draft)}`}
      onKeyDown={keys}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      className="grid gap-2 rounded-md border border-accent bg-raised p-3 font-sans text-sm shadow-card"
    >
      {draft.side === 'old' ? <p className="text-xs text-ink-soft">On {lineWords(draft)}</p> : null}
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">How grave is it?</legend>
        {COMMENT_SEVERITIES.map((severity) => (
          <label
            key={severity}
            className={cx(
              'inline-flex min-h-8 items-center gap-1.5 rounded-sm border border-line-strong bg-surface px-2.5 font-semibold',
              'has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-ink',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="radio"
              name={`${id}-severity`}
              checked={draft.severity === severity}
              onChange={() => onChange({ ...draft, severity })}
              className="size-3.5 accent-accent"
            />
            {severityWords[severity]}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}-text`} className="sr-only">
        Comment. Control and Enter saves it, Escape goes back to the line.
      </label>
      <textarea
        id={`${id}-text`}
        ref={field}
        readOnly={busy}
        rows={3}
        maxLength={COMMENT_CHARS}
        value={draft.text}
        onChange={(event) => onChange({ ...draft, text: event.target.value })}
        placeholder="What happens, to whom, and what you would do instead"
        className="w-full resize-y rounded-sm border border-line-strong bg-surface px-2.5 py-2 hover:border-accent"
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" type="submit" busy={busy}>
          {draft.changes ? 'Save' : 'Comment'}
        </Button>
        <Button size="sm" variant="quiet" onClick={onDrop}>
          {draft.changes ? 'Leave it as it was' : 'Drop it'}
        </Button>
        <span className="ml-auto text-xs text-ink-faint max-sm:hidden">Ctrl + Enter saves</span>
      </div>
    </form>
  )
}
