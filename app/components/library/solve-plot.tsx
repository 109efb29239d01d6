// Minutes on one axis for the whole list: how long a question is planned for, and how long people took. Words beside it say the same.
import type { SolveTimes } from '#app/library/solve-times.ts'
import { cx } from '../ui/cx.ts'

type SolvePlotProps = {
  /** Planned minutes of work. */
  planned: number
  solveTimes: SolveTimes
  /** Minutes of cold trials. */
  trials: readonly number[]
  /** Minutes at the right end. */
  axis: number
  tall?: boolean
}

export function SolvePlot({ planned, solveTimes, trials, axis, tall = false }: SolvePlotProps) {
  const at = (minutes: number) => `${Math.min(100, (minutes / axis) * 100)}%`
  const { spread, each } = solveTimes
  return (
    <div aria-hidden="true" className={cx('relative mx-1.5', tall ? 'h-10' : 'h-5')}>
      <div className="absolute inset-x-0 top-1/2 border-t border-line" />
      <div
        className="absolute inset-y-[15%] left-0 rounded-r-xs border-r-2 border-line-strong bg-sunken"
        style={{ width: at(planned) }}
      />
      {spread && each.length === 0 ? <Spread spread={spread} at={at} /> : null}
      {each.map((minutes, index) => (
        <span key={index} className={cx(dot, 'bg-accent opacity-80')} style={{ left: at(minutes) }} />
      ))}
      {trials.map((minutes, index) => (
        <span
          key={`trial-${index}`}
          className={cx(dot, 'border-2 border-lamp-ink bg-surface')}
          style={{ left: at(minutes) }}
        />
      ))}
      {spread && solveTimes.solved > 2 ? (
        <span
          className="absolute inset-y-0 w-[3px] -translate-x-1/2 rounded-full bg-accent-strong"
          style={{ left: at(spread.median) }}
        />
      ) : null}
    </div>
  )
}

const dot = 'absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full'

type SpreadProps = { spread: NonNullable<SolveTimes['spread']>; at: (minutes: number) => string }

/** Ends as a thin line, the middle half as a box. */
function Spread({ spread, at }: SpreadProps) {
  const span = (from: number, to: number) => ({ left: at(from), width: `calc(${at(to)} - ${at(from)})` })
  return (
    <>
      <span
        className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-accent"
        style={span(spread.least, spread.most)}
      />
      <span
        className="absolute inset-y-[22%] rounded-xs border border-accent bg-accent-soft"
        style={span(spread.lower, spread.upper)}
      />
    </>
  )
}

/** The round minutes under an axis. */
export function AxisMarks({ axis }: { axis: number }) {
  const step = axis > 60 ? 30 : 15
  const marks = Array.from({ length: Math.floor(axis / step) + 1 }, (_, index) => index * step)
  return (
    <div aria-hidden="true" className="relative mx-1.5 h-4 text-xs text-ink-faint tabular-nums">
      {marks.map((minutes) => (
        <span
          key={minutes}
          className="absolute -translate-x-1/2"
          style={{ left: `${(minutes / axis) * 100}%` }}
        >
          {minutes}
        </span>
      ))}
    </div>
  )
}

/** How far the axis of these questions must reach: to the next quarter of an hour. */
export function axisFor(
  questions: readonly Pick<SolvePlotProps, 'planned' | 'solveTimes' | 'trials'>[],
): number {
  const reach = questions.map(({ planned, solveTimes, trials }) =>
    Math.max(planned, solveTimes.spread?.most ?? 0, ...trials),
  )
  return Math.max(30, Math.ceil(Math.max(0, ...reach) / 15) * 15)
}

/** What the signs of the plot mean. */
export function PlotKey({ className }: { className?: string }) {
  return (
    <ul className={cx('flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft', className)}>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-3 w-5 rounded-r-xs border-r-2 border-line-strong bg-sunken" />
        planned time
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-2.5 rounded-full bg-accent opacity-80" />
        solved in a session
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-3.5 w-[3px] rounded-full bg-accent-strong" />
        the middle one
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="size-2.5 rounded-full border-2 border-lamp-ink bg-surface" />
        solved cold in a trial
      </li>
    </ul>
  )
}
