// Rows of a figure with its interval: a dot where it lies, a line as far as it may be off.
import type { Interval } from '#app/calibration/bootstrap.ts'
import { intervalWords } from '#app/calibration/calibration-pages.ts'
import { PlotFigure } from '../desk/plot-figure.tsx'

export type IntervalRow = {
  key: string
  label: string
  value: number
  /** Null: too few to say how sure it is. */
  interval: Interval | null
  /** What else the table says of it. */
  more?: string
}
type IntervalPlotProps = {
  title: string
  says: string
  /** What a row is, what its figure is, what else the table says. */
  head: readonly [string, string, string]
  rows: readonly IntervalRow[]
  /** Where the axis begins and ends, and its marks. */
  axis: readonly number[]
}

const WIDTH = 400
const [LEFT, RIGHT, TOP, ROW] = [150, 24, 22, 26]
const NAME_LETTERS = 20

export function IntervalPlot({ title, says, head, rows, axis }: IntervalPlotProps) {
  const [low, high] = [axis[0] ?? 0, axis.at(-1) ?? 1]
  const inside = (value: number) => Math.min(high, Math.max(low, value))
  const xOf = (value: number) => LEFT + ((inside(value) - low) / (high - low)) * (WIDTH - LEFT - RIGHT)
  const height = TOP + rows.length * ROW + 6
  return (
    <PlotFigure
      title={title}
      says={says}
      width={WIDTH}
      height={height}
      table={{
        head: [head[0], head[1], 'Likely between', head[2]],
        rows: rows.map(({ label, value, interval, more }) => [
          label,
          value.toFixed(2),
          interval ? intervalWords(interval) : '–',
          more ?? '',
        ]),
      }}
    >
      {axis.map((tick) => (
        <g key={tick}>
          <line x1={xOf(tick)} x2={xOf(tick)} y1={TOP - 4} y2={height} stroke="var(--line)" />
          <text x={xOf(tick)} y={TOP - 9} textAnchor="middle" fontSize="13" fill="var(--ink-soft)">
            {String(tick).replace('-', '−')}
          </text>
        </g>
      ))}
      {rows.map(({ key, label, value, interval }, at) => {
        const y = TOP + at * ROW + ROW / 2
        return (
          <g key={key} stroke="var(--accent-strong)" strokeWidth="2">
            <text x={LEFT - 8} y={y + 5} textAnchor="end" fontSize="14" fill="var(--ink)" stroke="none">
              {label.length > NAME_LETTERS ? `${label.slice(0, NAME_LETTERS - 1)}…` : label}
            </text>
            {interval ? <line x1={xOf(interval.from)} x2={xOf(interval.to)} y1={y} y2={y} /> : null}
            <circle cx={xOf(value)} cy={y} r="5" fill="var(--accent)" />
          </g>
        )
      })}
    </PlotFigure>
  )
}
