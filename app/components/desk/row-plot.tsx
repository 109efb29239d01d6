// Lying bars, one under the other, with names before them: rounds, topics, interviewers.
import { ticksUpTo } from '#app/desk/ticks.ts'
import { Bar, PlotFigure, type Series } from './plot-figure.tsx'

export type PlotRow = {
  label: string
  /** One of each series, from the left. */
  values: readonly number[]
  /** What a bar should not exceed; a mark where the axis reaches it. Null = nobody said. */
  cap?: number | null
}
type RowPlotProps = {
  title: string
  says: string
  head: string
  series: readonly Series[]
  rows: readonly PlotRow[]
  median?: number
}

const WIDTH = 400
const [LEFT, RIGHT, TOP] = [150, 52, 22]
/** Forty interviewers still fit on a page. */
const [ROW, DENSE_ROW, DENSE_FROM] = [24, 18, 17]
const NAME_LETTERS = 20

export function RowPlot({ title, says, head, series, rows, median }: RowPlotProps) {
  const totals = rows.map(({ values }) => values.reduce((sum, one) => sum + one, 0))
  const hasCaps = rows.some(({ cap }) => typeof cap === 'number')
  const ticks = ticksUpTo(Math.max(0, ...totals))
  const top = ticks.at(-1) ?? 1
  const xOf = (value: number) => LEFT + (value / top) * (WIDTH - LEFT - RIGHT)
  const rowHeight = rows.length < DENSE_FROM ? ROW : DENSE_ROW
  const height = TOP + rows.length * rowHeight + 6
  return (
    <PlotFigure
      title={title}
      says={says}
      series={series}
      table={{
        head: [head, ...series.map(({ label }) => label), ...(hasCaps ? ['At most'] : [])],
        rows: rows.map(({ label, values, cap }) => [label, ...values, ...(hasCaps ? [cap ?? '–'] : [])]),
      }}
      width={WIDTH}
      height={height}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={xOf(tick)} x2={xOf(tick)} y1={TOP - 4} y2={height} stroke="var(--line)" />
          <text x={xOf(tick)} y={TOP - 9} textAnchor="middle" fontSize="13" fill="var(--ink-soft)">
            {tick}
          </text>
        </g>
      ))}
      {median === undefined ? null : (
        <line
          x1={xOf(median)}
          x2={xOf(median)}
          y1={TOP - 4}
          y2={height}
          stroke="var(--lamp-ink)"
          strokeWidth="1.5"
          strokeDasharray="4 3"
        />
      )}
      {rows.map((row, index) => (
        <Row
          key={`${row.label}-${index}`}
          row={row}
          series={series}
          y={TOP + index * rowHeight}
          height={rowHeight}
          total={totals[index] ?? 0}
          top={top}
          xOf={xOf}
        />
      ))}
    </PlotFigure>
  )
}

type RowProps = {
  row: PlotRow
  series: readonly Series[]
  y: number
  height: number
  total: number
  /** What the axis reaches to. */
  top: number
  xOf: (value: number) => number
}

function Row({ row: { label, values, cap }, series, y, height, total, top, xOf }: RowProps) {
  let before = 0
  return (
    <g>
      <text
        x={LEFT - 8}
        y={y + height / 2 + 5}
        textAnchor="end"
        fontSize={height < ROW ? 13 : 14}
        fill="var(--ink)"
      >
        {label.length > NAME_LETTERS ? `${label.slice(0, NAME_LETTERS - 1)}…` : label}
      </text>
      {values.map((value, which) => {
        const x = xOf(before)
        before += value
        return (
          <Bar
            key={which}
            x={x}
            y={y + 4}
            width={xOf(before) - x}
            height={height - 8}
            fill={series[which]?.fill ?? 'full'}
          />
        )
      })}
      {typeof cap === 'number' && cap <= top ? (
        <path d={`M${xOf(cap)} ${y + 1}v${height - 3}`} stroke="var(--ink)" strokeWidth="2" />
      ) : null}
      <text
        x={xOf(total) + 6}
        y={y + height / 2 + 5}
        fontSize="13"
        fill="var(--ink-soft)"
        stroke="var(--surface)"
        strokeWidth="4"
        paintOrder="stroke"
      >
        {typeof cap === 'number' ? `${total} of ${cap}` : total}
      </text>
    </g>
  )
}
