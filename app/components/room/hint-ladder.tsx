// The prepared nudges from direction to answer. One press gives one: it appears at the candidate's side and on the timeline.
import { Check, Send } from 'lucide-react'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Markdown } from '../ui/markdown.tsx'
import type { CockpitView } from '#app/session/view-types.ts'
import { useAllowed, useCommand } from './room-context.tsx'

export function HintLadder({ hints }: { hints: CockpitView['hints'] }) {
  const next = hints.find((hint) => hint.givenAt === null)
  return (
    <ol className="grid gap-3">
      {hints.map((hint, place) => (
        <li
          key={hint.id}
          className={
            hint.givenAt
              ? 'rounded-md bg-sunken px-3.5 py-3'
              : 'rounded-md border border-line-strong bg-raised px-3.5 py-3'
          }
        >
          <div className="flex flex-wrap items-center justify-between gap-2">
            <h3 className="text-base">
              <span className="text-ink-faint">{place + 1}. </span>
              {hint.title}
            </h3>
            {hint.givenAt ? (
              <Badge tone="good" icon={<Check size={13} aria-hidden="true" />}>
                Given
              </Badge>
            ) : null}
          </div>
          <Markdown text={hint.text} className="mt-1 text-sm text-ink-soft" />
          {hint.givenAt ? null : <GiveHint hintId={hint.id} title={hint.title} next={hint === next} />}
        </li>
      ))}
    </ol>
  )
}

function GiveHint({ hintId, title, next }: { hintId: string; title: string; next: boolean }) {
  const allowed = useAllowed('give-hint')
  const { run, busy } = useCommand()
  if (!allowed) return null
  return (
    <Button
      size="sm"
      variant={next ? 'primary' : 'secondary'}
      busy={busy}
      className="mt-3"
      icon={<Send size={15} aria-hidden="true" />}
      onClick={() => void run({ type: 'give-hint', hintId })}
    >
      Give the hint<span className="sr-only"> “{title}”</span>
    </Button>
  )
}
