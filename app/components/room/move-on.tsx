// The cockpit's first card: what the interviewer does and says now, and the one button that moves on.
import { ArrowRight } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { moveOn, nextWords, placeIn } from './agenda-steps.ts'
import { useAllowed, useCommand, useRoom } from './room-context.tsx'

/** For the shadow too, who only reads it. */
export function StageWords() {
  const { stage } = useRoom().view
  if (!stage?.tells) return null
  return (
    <Disclosure
      key={stage.at}
      open
      summary={
        <span className="min-w-0 flex-1 truncate">
          <span className="font-normal text-ink-soft">Now:</span> {stage.title}
        </span>
      }
      className="border-b border-line bg-surface px-4 pt-2 pb-3"
    >
      <div
        role="group"
        aria-label={`What to do in “${stage.title}”`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-40 overflow-y-auto focus-visible:-outline-offset-2"
      >
        <Markdown text={stage.tells} className="text-sm" />
      </div>
    </Disclosure>
  )
}

export function MoveOn({ size = 'md' }: { size?: 'md' | 'lg' }) {
  const { view } = useRoom()
  const allowed = useAllowed('advance-phase')
  const { run, busy } = useCommand()
  const move = moveOn(view)
  const from = view.phase
  if (!allowed || !move || from === 'closed') return null
  const go = () => void run({ type: 'advance-phase', from, at: placeIn(view) })
  const button = (
    <Button busy={busy} size={size} className="w-full min-w-0" {...(move.question ? {} : { onClick: go })}>
      <span className="truncate">{move.button}</span>
      <ArrowRight size={18} aria-hidden="true" className="shrink-0" />
    </Button>
  )
  if (!move.question) return button
  return (
    <ConfirmDialog
      trigger={button}
      title={move.question.title}
      description={move.question.text}
      confirm={move.button}
      cancel="Not yet"
      onConfirm={go}
    />
  )
}

/** "Next: Tests and cost, 7 min" */
export function NextLine({ className }: { className?: string }) {
  const { view } = useRoom()
  const words = view.stage ? nextWords(view) : null
  return words ? <p className={className}>{words}</p> : null
}
