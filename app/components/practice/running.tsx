import { ArrowRight, SquareTerminal } from 'lucide-react'
import type { RunningPractice } from '#app/practice/listed-practice.ts'
import { LinkButton } from '../ui/button.tsx'

/** The way back to a box that is still there. */
export function RunningPractices({ running }: { running: readonly RunningPractice[] }) {
  if (running.length === 0) return null
  return (
    <section aria-label="Practice under way" className="grid gap-2">
      {running.map(({ sessionId, title, reading }) => (
        <div
          key={sessionId}
          className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-accent bg-accent-soft px-4 py-3.5 text-accent-ink sm:px-5"
        >
          <SquareTerminal size={22} aria-hidden="true" className="shrink-0" />
          <p className="flex-1">
            <strong>{title}</strong>
            {reading ? ' is over, and its box is still there to try things on.' : ' is under way.'}
          </p>
          <LinkButton to={`/sessions/${sessionId}`} className="max-sm:w-full">
            Go back to the box <ArrowRight size={18} aria-hidden="true" />
          </LinkButton>
        </div>
      ))}
    </section>
  )
}
