// Who may type, in words, and the two buttons that change it for those who may.
import { Eye, Keyboard } from 'lucide-react'
import type { SessionView } from '#app/session/view-types.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { FocusOffer } from './focus-band.tsx'
import { nameOf } from './presence.tsx'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

export function ControlBar() {
  const { view } = useRoom()
  const mine = view.control.holder === view.me.userId
  const Icon = mine ? Keyboard : Eye
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-t border-stage-line px-3 py-1.5 text-sm">
      <p
        role="status"
        className={cx(
          'flex flex-1 items-center gap-2',
          mine ? 'font-semibold text-[#f0c878]' : 'text-stage-soft',
        )}
      >
        <Icon size={16} aria-hidden="true" className="shrink-0" />
        {controlWords(view)}
      </p>
      <FocusOffer look="stage" />
      <ControlButtons />
    </div>
  )
}

function controlWords(view: SessionView): string {
  const { holder } = view.control
  if (holder === view.me.userId) return 'You have control'
  if (holder !== null) return `${nameOf(view, holder)} has control`
  if (view.clock.pausedBecause === 'solo') return 'Paused: go on to type'
  const what = view.stage?.tools.includes('editor') ? 'editor' : 'terminal'
  if (view.clock.remainingMs === 0) return `Time is up: the ${what} is read-only`
  return view.phase === 'briefing'
    ? `Nobody types yet: the working time opens the ${what}`
    : `The ${what} is read-only`
}

function ControlButtons() {
  const { view } = useRoom()
  const allowed = useAllowed('grant-control')
  const { run, busy } = useCommand()
  if (!allowed) return null
  const { holder } = view.control
  const candidate = view.participants.find((person) => person.sessionRole === 'candidate')
  return (
    <div className="flex flex-wrap gap-2">
      {holder !== view.me.userId ? (
        <StageButton busy={busy} onClick={() => void run({ type: 'grant-control', to: view.me.userId })}>
          Take control
        </StageButton>
      ) : null}
      {candidate && holder !== candidate.userId ? (
        <StageButton busy={busy} onClick={() => void run({ type: 'grant-control', to: candidate.userId })}>
          Give to {candidate.name.split(' ')[0]}
        </StageButton>
      ) : null}
    </div>
  )
}

function StageButton({
  busy,
  onClick,
  children,
}: {
  busy: boolean
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <Button
      size="sm"
      variant="quiet"
      busy={busy}
      onClick={onClick}
      className="border-stage-soft! text-stage-ink hover:bg-stage-line! hover:text-stage-ink!"
    >
      {children}
    </Button>
  )
}
