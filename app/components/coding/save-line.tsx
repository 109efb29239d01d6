// Below the editor: whether what was typed is safe, why one cannot type, and how to get out.
import { Check, CloudOff, Eye, LoaderCircle } from 'lucide-react'
import type { DocumentStatus } from '#app/document/link.ts'
import { readOnlyWords } from '#app/document/refusal-words.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Kbd } from '../ui/kbd.tsx'

type SaveLineProps = {
  status: DocumentStatus
  readOnlyBecause: string | null
  onRetry: () => void
  /** How to get out with the keyboard, where Tab is a letter. */
  leaveHint?: boolean
}

const words: Record<DocumentStatus['word'], string> = {
  connecting: 'Opening',
  saved: 'Saved',
  saving: 'Saving',
  offline: 'Offline: what you type is kept here and saved when the connection is back',
  ended: 'Closed',
}

export function SaveLine({ status, readOnlyBecause, onRetry, leaveHint = true }: SaveLineProps) {
  const offline = status.word === 'offline'
  const Icon = offline ? CloudOff : status.word === 'saved' ? Check : LoaderCircle
  const because = readOnlyBecause ?? (status.access === null ? null : readOnlyWords[status.access])
  return (
    <div
      className={cx(
        'flex min-h-8 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-3 py-1 text-sm',
        offline ? 'bg-lamp-soft text-lamp-ink' : 'text-ink-soft',
      )}
    >
      <p className="flex items-center gap-1.5" data-saved={status.word}>
        <Icon size={15} aria-hidden="true" className="shrink-0" />
        {/* Said aloud only when it matters: every key would be a word otherwise. */}
        <span role={offline ? 'status' : undefined}>{words[status.word]}</span>
      </p>
      {offline ? (
        <Button size="sm" variant="secondary" onClick={onRetry}>
          Try now
        </Button>
      ) : null}
      {because ? (
        <p role="status" className="flex items-center gap-1.5 font-semibold">
          <Eye size={15} aria-hidden="true" className="shrink-0" /> {because}
        </p>
      ) : null}
      {leaveHint ? (
        <p className="ml-auto max-sm:hidden">
          <Kbd keys="Escape" /> then <Kbd keys="Tab" /> leaves the editor
        </p>
      ) : null}
    </div>
  )
}
