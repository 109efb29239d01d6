// The way to leading a round alone: where somebody stands, and what is needed next, in words.
import { Check, Circle } from 'lucide-react'
import { steps, stepWords, type Ladder } from '#app/calibration/ladder.ts'
import { cx } from '../ui/cx.ts'

export function LadderSteps({ title, ladder }: { title: string; ladder: Ladder }) {
  const at = steps.indexOf(ladder.step)
  return (
    <article className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <h3 className="text-base">{title}</h3>
      <ol className="mt-2 flex flex-wrap gap-x-2 gap-y-1 text-sm">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={index === at ? 'step' : undefined}
            className={cx(
              'rounded-full border px-3 py-0.5',
              index === at
                ? 'border-accent bg-accent-soft font-semibold text-accent-ink'
                : 'border-line text-ink-soft',
            )}
          >
            {stepWords[step]}
            {index < at ? <span className="sr-only"> (done)</span> : null}
          </li>
        ))}
      </ol>
      {ladder.needs.length > 0 ? (
        <ul className="mt-3 grid gap-1.5 text-sm">
          {ladder.needs.map(({ id, words, isMet }) => (
            <li key={id} className="flex items-start gap-2">
              {isMet ? (
                <Check size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-accent-ink" />
              ) : (
                <Circle size={16} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-faint" />
              )}
              <span>
                <span className="sr-only">{isMet ? 'Done: ' : 'Still needed: '}</span>
                {words}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-3 text-sm text-ink-soft">
          {ladder.again
            ? 'Leads alone. It is a while since the last recording: rate one to see whether you still read the rubric as the others do.'
            : 'Leads alone. Nothing is needed just now.'}
        </p>
      )}
    </article>
  )
}
