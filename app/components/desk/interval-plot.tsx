// Rows of a figure with its interval: a dot where it lies, a line as far as it may be off.
import type { Interval } from '#app/calibration/bootstrap.ts'
import { intervalWords } from '#app/calibration/calibration-pages.ts'
import { nameLines } from './name-lines.ts'
import { PlotFigure } from './plot-figure.tsx'

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
const [LEFT, RIGHT, TOP] = [150, 24, 22]
/** A name of two lines needs the higher one. */
const [ROW, HIGH_ROW, LINE] = [26, 38, 15]

export function IntervalPlot({ title, says, head, rows, axis }: IntervalPlotProps) {
  const [low, high] = [axis[0] ?? 0, axis.at(-1) ?? 1]
  const inside = (value: number) => Math.min(high, Math.max(low, value))
  const xOf = (value: number) => LEFT + ((inside(value) - low) / (high - low)) * (WIDTH - LEFT - RIGHT)
  const named = rows.map((row) => ({ ...row, lines: nameLines(row.label) }))
  const rowHeight = named.some(({ lines }) => lines.length > 1) ? HIGH_ROW : ROW
  const height = TOP + rows.length * rowHeight + 6
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
          value.toFixed(2).replace('-', '−'),
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
      {named.map(({ key, lines, value, interval }, at) => {
        const y = TOP + at * rowHeight + rowHeight / 2
        return (
          <g key={key} stroke="var(--accent-strong)" strokeWidth="2">
            {lines.map((line, which) => (
              <text
                key={which}
                x={LEFT - 8}
                y={y + 5 + (which - (lines.length - 1) / 2) * LINE}
                textAnchor="end"
                fontSize="13"
                fill="var(--ink)"
                stroke="none"
              >
                {line}
              </text>
            ))}
            {interval ? <line x1={xOf(interval.from)} x2={xOf(interval.to)} y1={y} y2={y} /> : null}
            <circle cx={xOf(value)} cy={y} r="5" fill="var(--accent)" />
          </g>
        )
      })}
    </PlotFigure>
  )
}
