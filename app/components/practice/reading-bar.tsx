// When the work is over: how it went, and what one may still do with the box.
import { CircleCheck, ListChecks } from 'lucide-react'
import { Link } from '@remix-run/react'
import type { PracticeView } from '#app/session/view-types.ts'
import { PauseOrResume } from '../room/conduct.tsx'
import { useAllowed, useCommand, useRoom } from '../room/room-context.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { endWords } from './end-words.ts'
import type { Again } from './solo-room.tsx'
import type { Checks } from './use-checks.ts'
import { AddTime } from './work-bar.tsx'

type ReadingBarProps = { practice: PracticeView; checks: Checks; again: Again }

export function ReadingBar({ practice, checks, again }: ReadingBarProps) {
  const { view } = useRoom()
  const solved = practice.outcome === 'solved'
  const { title, text } = endWords(practice, view.hintsGiven.length)
  return (
    <section
      aria-label="How it went"
      className={cx(
        'grid gap-3 border-b border-line p-4',
        solved ? 'bg-accent-soft text-accent-ink' : 'bg-surface',
      )}
    >
      <div className="flex gap-3">
        {solved ? <CircleCheck size={26} aria-hidden="true" className="mt-0.5 shrink-0" /> : null}
        <div role="status">
          <h2 className="text-lg">{title}</h2>
          <p className={cx('text-sm', !solved && 'text-ink-soft')}>
            {text} The box is still yours: try out what you read.
          </p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Finish />
        <Button
          variant="secondary"
          size="sm"
          busy={checks.busy}
          onClick={checks.run}
          icon={<ListChecks size={16} aria-hidden="true" />}
        >
          Run the checks
        </Button>
        <PauseOrResume />
        <AddTime minutes={10} />
        {again ? null : <Link to="/practice">All practice</Link>}
      </div>
    </section>
  )
}

function Finish() {
  const allowed = useAllowed('advance-phase')
  const { run, busy } = useCommand()
  if (!allowed) return null
  return (
    <Button size="sm" busy={busy} onClick={() => void run({ type: 'advance-phase', from: 'wrap-up' })}>
      Finish
    </Button>
  )
}
