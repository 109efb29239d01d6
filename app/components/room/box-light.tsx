// The readiness light of the box, in colour, shape and words, with the way out where there is one.
import { CircleAlert, CircleCheck, LoaderCircle, Server } from 'lucide-react'
import type { SandboxView } from '#app/session/view-types.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

const looks: Record<SandboxView['status'], { title: string; look: string; Icon: typeof Server }> = {
  none: { title: 'No box yet', look: 'bg-sunken text-ink-soft', Icon: Server },
  preparing: { title: 'Preparing the box', look: 'bg-lamp-soft text-lamp-ink', Icon: LoaderCircle },
  ready: { title: 'The box is ready', look: 'bg-accent-soft text-accent-ink', Icon: CircleCheck },
  trouble: { title: 'The box has trouble', look: 'bg-stop-soft text-stop-ink', Icon: CircleAlert },
  lost: { title: 'The box is gone', look: 'bg-stop-soft text-stop-ink', Icon: CircleAlert },
}

export function BoxLight() {
  const { sandbox, clock } = useRoom().view
  const { look, Icon, ...usual } = looks[sandbox.status]
  const isNext = sandbox.status === 'preparing' && clock.pausedBecause === 'sandbox-preparing'
  const title = isNext ? 'Your next box is being prepared; the clock waits' : usual.title
  return (
    <div role="status" className={cx('flex items-start gap-3 rounded-md px-4 py-3', look)}>
      <Icon
        size={22}
        aria-hidden="true"
        className={cx('mt-0.5 shrink-0', sandbox.status === 'preparing' && 'animate-spin')}
      />
      <div className="flex-1">
        <p className="font-semibold">{title}</p>
        {sandbox.words === `${title}.` ? null : <p className="text-sm">{sandbox.words}</p>}
        {sandbox.status === 'trouble' || sandbox.status === 'lost' ? <ReplaceBox className="mt-2" /> : null}
        {sandbox.status === 'none' ? <PrepareNow /> : null}
      </div>
    </div>
  )
}

/** Boxes are made shortly before a session's time; whoever starts early asks for one. */
function PrepareNow() {
  const allowed = useAllowed('replace-sandbox')
  const { run, busy } = useCommand()
  if (!allowed) return null
  return (
    <Button
      size="sm"
      variant="secondary"
      busy={busy}
      className="mt-2"
      onClick={() => void run({ type: 'replace-sandbox' })}
    >
      Prepare the box now
    </Button>
  )
}

export function ReplaceBox({ className, quiet = false }: { className?: string; quiet?: boolean }) {
  const allowed = useAllowed('replace-sandbox')
  const { run, busy } = useCommand()
  if (!allowed) return null
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant={quiet ? 'quiet' : 'secondary'} busy={busy} className={className}>
          Get a fresh box
        </Button>
      }
      title="Replace the box?"
      description="A fresh box is prepared with the same question. Everything done in the present one is gone for good. The clock pauses meanwhile."
      confirm="Replace the box"
      danger
      onConfirm={() => void run({ type: 'replace-sandbox' })}
    />
  )
}
