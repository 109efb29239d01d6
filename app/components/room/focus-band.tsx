// For the candidate: begin the minutes in which nobody looks on, see that they run, and end them.
import { EyeOff } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'
import { useFocusLeft } from './use-focus.ts'

/** Over the tools while they run: one look says who sees this. */
export function FocusBand() {
  const { focus } = useRoom().view
  return focus.on && !focus.hidden ? <OnlyYou /> : null
}

function OnlyYou() {
  const left = useFocusLeft()
  const { view } = useRoom()
  const { run, busy } = useCommand()
  return (
    <section
      aria-label="Focus minutes"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-sky-soft px-4 py-2 text-sky-ink"
    >
      <p className="flex min-w-0 flex-1 items-center gap-2 text-sm">
        <EyeOff size={18} aria-hidden="true" className="shrink-0" />
        <span>
          <strong className="font-semibold">Only you see this.</strong>{' '}
          <span className="max-sm:sr-only">Nobody else sees your screen. Take your time.</span>
        </span>
      </p>
      <p className="text-sm whitespace-nowrap">
        <span role="timer" className="font-display text-lg font-bold tabular-nums">
          {left}
        </span>{' '}
        {view.focus.running ? 'left' : 'left, waiting'}
      </p>
      <Button variant="secondary" size="sm" busy={busy} onClick={() => void run({ type: 'end-focus' })}>
        Show it again
      </Button>
    </section>
  )
}

/** Beside who has control, or under tools that know no control. */
export function FocusOffer({ look }: { look: 'stage' | 'page' }) {
  const { focus } = useRoom().view
  const allowed = useAllowed('start-focus')
  if (!allowed || focus.on) return null
  if (look === 'stage')
    return (
      <HideButton className="border-stage-soft! text-stage-ink hover:bg-stage-line! hover:text-stage-ink!" />
    )
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-end gap-x-4 gap-y-1 border-t border-line bg-surface px-4 py-1.5 text-sm text-ink-soft">
      <HideButton />
    </div>
  )
}

function HideButton({ className = '' }: { className?: string }) {
  const left = useFocusLeft()
  const { run, busy } = useCommand()
  return (
    <Button
      size="sm"
      variant="quiet"
      busy={busy}
      icon={<EyeOff size={16} aria-hidden="true" />}
      onClick={() => void run({ type: 'start-focus' })}
      className={className}
    >
      Think alone for up to {left}
    </Button>
  )
}
