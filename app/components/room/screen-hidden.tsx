// What the others see while the candidate thinks alone: who, how long, and that nothing is wrong.
import { EyeOff, MessageCircle, NotebookPen, ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionView } from '#app/session/view-types.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useRoom } from './room-context.tsx'
import { useFocusLeft } from './use-focus.ts'

export function ScreenHidden() {
  const { view } = useRoom()
  const left = useFocusLeft()
  const leads = view.me.sessionRole === 'interviewer'
  return (
    <ScrollRegion
      data-part="now"
      aria-label="The screen is hidden"
      className="grid min-h-0 flex-1 place-items-center overflow-y-auto bg-canvas p-5 sm:p-10"
    >
      <div className="grid max-w-md gap-6 text-center">
        <div>
          <EyeOff size={32} aria-hidden="true" className="mx-auto mb-3 text-sky-ink" />
          <h2 className="text-2xl">{candidateName(view)} is thinking alone</h2>
          <p className="mt-2 text-lg text-ink-soft">
            {view.focus.running ? 'Back in' : 'The clock waits. After it, back in'}{' '}
            <span role="timer" className="font-display font-bold text-ink tabular-nums">
              {left}
            </span>
            {view.focus.running ? ' at the latest.' : '.'}
          </p>
        </div>
        <ul className="grid gap-3 text-left text-ink-soft">
          <Line icon={<ShieldCheck size={18} />}>
            Many people work twice as well when nobody looks on. Nothing is wrong, and nothing is lost:
            afterwards the screen is here as it is then.
          </Line>
          {leads ? (
            <Line icon={<NotebookPen size={18} />}>
              A good moment for your notes. Probes go on, and so does the clock.
            </Line>
          ) : null}
          <Line icon={<MessageCircle size={18} />}>
            {leads
              ? 'If they want you, they will say so. You can still give a hint.'
              : 'They can still talk and write.'}
          </Line>
        </ul>
      </div>
    </ScrollRegion>
  )
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-3">
      <span aria-hidden="true" className="mt-1 shrink-0 text-sky-ink">
        {icon}
      </span>
      <span>{children}</span>
    </li>
  )
}

/** In the cockpit, which a narrow page shows alone. */
export function AloneLine() {
  return useRoom().view.focus.hidden ? <Alone /> : null
}

function Alone() {
  const { view } = useRoom()
  const left = useFocusLeft()
  return (
    <p className="flex items-center gap-2 border-b border-line bg-sky-soft px-4 py-2 text-sm text-sky-ink">
      <EyeOff size={16} aria-hidden="true" className="shrink-0" />
      <span>
        {candidateName(view)} is thinking alone, back in <span className="tabular-nums">{left}</span>.
      </span>
    </p>
  )
}

export function candidateName({ participants }: Pick<SessionView, 'participants'>): string {
  return participants.find(({ sessionRole }) => sessionRole === 'candidate')?.name ?? 'The candidate'
}
