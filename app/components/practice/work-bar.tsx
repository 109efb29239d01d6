// What one may do while working: checks, hints, time, and the way out.
import { Lightbulb, ListChecks, Plus } from 'lucide-react'
import type { PracticeView } from '#app/session/view-types.ts'
import { BoxLight, ReplaceBox } from '../room/box-light.tsx'
import { PauseOrResume } from '../room/conduct.tsx'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import type { Checks } from './use-checks.ts'

export function WorkBar({ practice, checks }: { practice: PracticeView; checks: Checks }) {
  const { view } = useRoom()
  const over = view.clock.remainingMs === 0
  return (
    <section aria-label="Your practice" className="grid gap-2 border-b border-line bg-surface p-4">
      {over ? (
        <p role="status" className="rounded-md bg-lamp-soft px-3 py-2 text-sm text-lamp-ink">
          <strong>The time is up.</strong> Add some, check what you have, or read how it goes. In ten minutes
          it ends by itself.
        </p>
      ) : null}
      {view.sandbox.status === 'ready' ? null : (
        <div className="lg:hidden">
          <BoxLight />
        </div>
      )}
      <div className="grid grid-cols-2 gap-2">
        <Button
          busy={checks.busy}
          disabled={!checks.allowed && !checks.busy}
          onClick={checks.run}
          title="Ctrl + Shift + Enter"
          className="px-2!"
          icon={<ListChecks size={18} aria-hidden="true" />}
        >
          Run the checks
        </Button>
        <TakeHint taken={view.hintsGiven.length} total={practice.hintsTotal} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <div className="flex flex-wrap gap-2">
          <PauseOrResume />
          <AddTime minutes={practice.clock === 'on' ? 10 : 30} />
        </div>
        <div className="flex flex-wrap">
          {view.sandbox.status === 'ready' ? <ReplaceBox quiet /> : null}
          <GiveUp over={over} />
        </div>
      </div>
    </section>
  )
}

function TakeHint({ taken, total }: { taken: number; total: number }) {
  const allowed = useAllowed('take-hint')
  const { run, busy } = useCommand()
  const left = total - taken
  if (left === 0) {
    return <p className="self-center px-2 text-center text-sm text-ink-soft">You have all {total} hints.</p>
  }
  return (
    <Button
      variant="secondary"
      busy={busy}
      disabled={!allowed && !busy}
      className="px-2!"
      icon={<Lightbulb size={18} aria-hidden="true" />}
      onClick={() => void run({ type: 'take-hint', after: taken })}
    >
      {left === 1 ? 'Show the answer' : `Take hint ${taken + 1} of ${total}`}
    </Button>
  )
}

export function AddTime({ minutes }: { minutes: number }) {
  const allowed = useAllowed('extend-time')
  const { run, busy } = useCommand()
  if (!allowed) return null
  return (
    <Button
      variant="secondary"
      size="sm"
      busy={busy}
      icon={<Plus size={15} aria-hidden="true" />}
      onClick={() => void run({ type: 'extend-time', minutes })}
    >
      {minutes} min
    </Button>
  )
}

function GiveUp({ over }: { over: boolean }) {
  const allowed = useAllowed('end-session')
  const { run, busy } = useCommand()
  if (!allowed) return null
  const end = () => void run({ type: 'end-session' })
  if (over) {
    return (
      <Button variant="quiet" size="sm" busy={busy} onClick={end}>
        Read how it goes
      </Button>
    )
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="quiet" size="sm" busy={busy}>
          Give up
        </Button>
      }
      title="Read how it goes?"
      description="You get the whole walkthrough, and the box stays for a while to try it out. This attempt then counts as not solved; you can practise it again."
      confirm="Show me how it goes"
      cancel="Keep looking"
      onConfirm={end}
    />
  )
}
