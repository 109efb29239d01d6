// How the interviewer runs the session: the next phase, the clock, control of the terminal, the way out. Only what is allowed is drawn.
import { Pause, Play } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { ReplaceBox } from './box-light.tsx'
import { AgreeFocus } from './focus-card.tsx'
import { MoveOn } from './move-on.tsx'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'
import { needsBox } from './tools-shown.ts'

export function Conduct() {
  const { view } = useRoom()
  if (!view.allowed.some((type) => conducting.includes(type))) return null
  return (
    <section aria-label="Run the session" className="grid gap-2 border-b border-line bg-surface p-4">
      <AgreeFocus />
      <MoveOn />
      <div className="grid grid-cols-[auto_1fr] gap-2">
        <PauseOrResume />
        <ExtendTime />
      </div>
      <div className="flex flex-wrap justify-between gap-2">
        <EndSession />
        {view.sandbox.status === 'ready' && needsBox(view) ? <ReplaceBox quiet /> : null}
      </div>
    </section>
  )
}

const conducting = [
  'advance-phase',
  'pause-clock',
  'resume-clock',
  'extend-time',
  'end-session',
  'agree-focus',
]

export function PauseOrResume() {
  const mayPause = useAllowed('pause-clock')
  const mayResume = useAllowed('resume-clock')
  const { run, busy } = useCommand()
  if (mayResume) {
    return (
      <Button
        variant="secondary"
        size="sm"
        busy={busy}
        icon={<Play size={16} aria-hidden="true" />}
        onClick={() => void run({ type: 'resume-clock' })}
      >
        Resume clock
      </Button>
    )
  }
  if (!mayPause) return null
  return (
    <Button
      variant="secondary"
      size="sm"
      busy={busy}
      icon={<Pause size={16} aria-hidden="true" />}
      onClick={() => void run({ type: 'pause-clock' })}
    >
      Pause clock
    </Button>
  )
}

const EXTENSIONS = [1, 5, 10] as const

function ExtendTime() {
  const allowed = useAllowed('extend-time')
  const { run, busy } = useCommand()
  if (!allowed) return null
  return (
    <div role="group" aria-label="Add minutes" className="grid grid-cols-3 gap-1">
      {EXTENSIONS.map((minutes) => (
        <Button
          key={minutes}
          variant="secondary"
          size="sm"
          busy={busy}
          className="px-0! text-xs whitespace-nowrap"
          onClick={() => void run({ type: 'extend-time', minutes })}
        >
          +{minutes} min
        </Button>
      ))}
    </div>
  )
}

function EndSession() {
  const allowed = useAllowed('end-session')
  const { phase } = useRoom().view
  const { run, busy } = useCommand()
  if (!allowed) return null
  const unstarted = phase === 'lobby'
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" size="sm" busy={busy} className="text-stop-ink hover:text-stop-ink">
          End session early
        </Button>
      }
      title="End the session now?"
      description={
        unstarted
          ? 'It closes for everybody and cannot be opened again. Nothing has been rated.'
          : 'Nothing can be changed any more by anybody, and the session comes to its end. It cannot be undone.'
      }
      confirm="End the session"
      danger
      onConfirm={() => void run({ type: 'end-session' })}
    />
  )
}
