// Upright bars, one beside the other: weeks, or numbers of sessions.
import { ticksUpTo } from '#app/desk/ticks.ts'
import { Bar, PlotFigure, type Series } from './plot-figure.tsx'

export type Column = {
  label: string
  /** One of each series, from the ground up. */
  values: readonly number[]
}
type ColumnPlotProps = {
  title: string
  says: string
  /** What a column is, and what its figures are: the head of the table. */
  head: string
  series: readonly Series[]
  columns: readonly Column[]
}

const [WIDTH, HEIGHT] = [400, 200]
const [LEFT, TOP, BOTTOM] = [34, 18, 26]
/** More names than this run into each other. */
const LABELS_MAX = 7

export function ColumnPlot({ title, says, head, series, columns }: ColumnPlotProps) {
  const totals = columns.map(({ values }) => values.reduce((sum, one) => sum + one, 0))
  const ticks = ticksUpTo(Math.max(0, ...totals))
  const top = ticks.at(-1) ?? 1
  const ground = HEIGHT - BOTTOM
  const yOf = (value: number) => ground - (value / top) * (ground - TOP)
  const step = (WIDTH - LEFT) / Math.max(1, columns.length)
  const every = Math.ceil(columns.length / LABELS_MAX)
  return (
    <PlotFigure
      title={title}
      says={says}
      series={series}
      table={{
        head: [head, ...series.map(({ label }) => label)],
        rows: columns.map(({ label, values }) => [label, ...values]),
      }}
      width={WIDTH}
      height={HEIGHT}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH} y1={yOf(tick)} y2={yOf(tick)} stroke="var(--line)" />
          <text x={LEFT - 6} y={yOf(tick) + 4} textAnchor="end" fontSize="13" fill="var(--ink-soft)">
            {tick}
          </text>
        </g>
      ))}
      {columns.map((column, index) => {
        const x = LEFT + index * step + step * 0.15
        let below = 0
        return (
          <g key={column.label}>
            {column.values.map((value, which) => {
              const y = yOf(below + value)
              const height = yOf(below) - y
              below += value
              return (
                <Bar
                  key={which}
                  x={x}
                  y={y}
                  width={step * 0.7}
                  height={height}
                  fill={series[which]?.fill ?? 'full'}
                />
              )
            })}
            {below > 0 && columns.length <= 2 * LABELS_MAX ? (
              <text
                x={x + step * 0.35}
                y={yOf(below) - 4}
                textAnchor="middle"
                fontSize="13"
                fill="var(--ink)"
              >
                {below}
              </text>
            ) : null}
            {index % every === 0 ? (
              <text
                x={x + step * 0.35}
                y={HEIGHT - 8}
                textAnchor="middle"
                fontSize="13"
                fill="var(--ink-soft)"
              >
                {column.label}
              </text>
            ) : null}
          </g>
        )
      })}
      <line x1={LEFT} x2={WIDTH} y1={ground} y2={ground} stroke="var(--line-strong)" />
    </PlotFigure>
  )
}
