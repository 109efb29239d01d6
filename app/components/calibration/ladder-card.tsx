// The way to leading a round alone: where somebody stands, and what is needed next, in words.
import { Check, Circle } from 'lucide-react'
import { steps, stepWords, type Ladder } from '#app/calibration/ladder.ts'
import { cx } from '../ui/cx.ts'

export function LadderSteps({ title, ladder }: { title: string; ladder: Ladder }) {
  const at = steps.indexOf(ladder.step)
  const next = ladder.needs.find(({ isMet }) => !isMet)
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
              <span className={id === next?.id ? 'font-semibold' : isMet ? 'text-ink-soft' : undefined}>
                {id === next?.id ? 'Next: ' : <span className="sr-only">{isMet ? 'Done: ' : 'Later: '}</span>}
                {words}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-3 text-sm text-ink-soft">{soloWords(ladder)}</p>
      )}
    </article>
  )
}

function soloWords({ again }: Ladder): string {
  return again
    ? 'Leads alone. It is a while since the last recording: rating one shows whether the rubric still reads as it does for others.'
    : 'Leads alone. Nothing is needed just now.'
}

type OwnLadder = { roundId: string; title: string; ladder: Ladder }

/** What one is on the way with in cards; what has not begun, and what is done, in a line each. */
export function OwnLadders({ ladders }: { ladders: readonly OwnLadder[] }) {
  const onTheWay = ladders.filter(({ ladder }) => ladder.step !== 'solo' && ladder.isBegun)
  const ahead = ladders.filter(({ ladder }) => ladder.step !== 'solo' && !ladder.isBegun)
  const solo = ladders.filter(({ ladder }) => ladder.step === 'solo')
  const again = solo.filter(({ ladder }) => ladder.again)
  const [first] = onTheWay.length === 0 ? ahead : []
  const others = first ? ahead.slice(1) : ahead
  return (
    <div className="grid gap-4">
      {onTheWay.length > 0 || first ? (
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {(first ? [first] : onTheWay).map(({ roundId, title, ladder }) => (
            <LadderSteps key={roundId} title={title} ladder={ladder} />
          ))}
        </div>
      ) : null}
      {others.length > 0 ? (
        <p className="max-w-prose text-sm text-ink-soft">
          {first ? 'The same way leads to' : 'Not begun yet, and nobody hurries you:'} {namesOf(others)}.
        </p>
      ) : null}
      {solo.length > 0 ? (
        <p className="max-w-prose">
          You lead alone: {namesOf(solo)}.
          {again.length > 0 ? (
            <span className="text-ink-soft">
              {' '}
              {again.length === solo.length
                ? 'You have not rated a recording of late'
                : `Of ${namesOf(again)} you have not rated a recording of late`}
              : rating one shows whether you still read the rubric as the others do.
            </span>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

function namesOf(ladders: readonly OwnLadder[]): string {
  return ladders.map(({ title }) => title).join(', ')
}
