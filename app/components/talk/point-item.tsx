// One point of the list: what to hear, its answer folded where it is long, and how it was met.
import type { ReactNode } from 'react'
import { groupWords, type ListedPoint, type PointMark } from '#app/review/points.ts'
import { severityWords } from '#app/review/comments.ts'
import { cx } from '../ui/cx.ts'
import { PointMarks } from './point-marks.tsx'

/** An answer that fits here is read at a glance; a longer one is opened when it is needed. */
const SHORT_CHARS = 120

type PointItemProps = {
  point: ListedPoint
  reachable: boolean
  onMark: ((mark: PointMark | null) => void) | null
  /** Below the words: the place in a change, comments that may be about it. */
  children?: ReactNode
}

export function PointItem({ point, reachable, onMark, children }: PointItemProps) {
  return (
    <li
      data-point={point.pointId}
      aria-label={point.says}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: arrows walk the points, and a figure marks the one that has the focus
      tabIndex={reachable ? 0 : -1}
      className={cx(
        // Its list scrolls, which would cut off a ring that lies outside.
        'grid gap-1 rounded-sm border-l-3 py-1.5 pr-1.5 pl-2.5 text-sm focus-visible:-outline-offset-2',
        point.mark === null ? 'border-line' : edges[point.mark],
      )}
    >
      <p className="leading-snug">
        {point.severity ? (
          <span className="mr-1.5 font-semibold text-ink-soft">{severityWords[point.severity]}:</span>
        ) : null}
        {point.says}
      </p>
      {children}
      <Answer point={point} reachable={reachable} />
      <PointMarks group={point.group} mark={point.mark} onMark={onMark} reachable={reachable} />
    </li>
  )
}

const edges: Record<PointMark, string> = {
  unprompted: 'border-accent',
  'with-help': 'border-lamp',
  missed: 'border-stop',
}

function Answer({ point, reachable }: { point: ListedPoint; reachable: boolean }) {
  const text = point.answer ?? point.fix ?? point.why
  if (!text) return null
  const { answer } = groupWords[point.group]
  const more = point.accept && point.accept.length > 0 ? point.accept : null
  if (text.length <= SHORT_CHARS && !more) {
    return (
      <p className="text-ink-soft">
        <span className="font-semibold">{answer}:</span> {text}
      </p>
    )
  }
  return (
    <details className="text-ink-soft">
      <summary
        tabIndex={reachable ? 0 : -1}
        className="min-h-6 rounded-sm font-semibold hover:text-accent-ink"
      >
        {answer}
      </summary>
      <p className="pt-0.5 pb-1">{text}</p>
      {more ? (
        <>
          <p className="font-semibold">Also counts</p>
          <ul className="list-disc pb-1 pl-5">
            {more.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  )
}
