// The frame of every plot: its name, what it says in a sentence, its key, and the same figures as a table.
import { useId, type ReactNode } from 'react'
import { Disclosure } from '../ui/disclosure.tsx'

/** Told apart by filling as well as by colour. */
export type Fill = 'full' | 'striped' | 'empty'
export type Series = { label: string; fill: Fill }

type PlotFigureProps = {
  title: string
  /** What one should see, in words. */
  says: string
  series?: readonly Series[]
  table: { head: readonly string[]; rows: readonly (readonly (string | number)[])[] }
  /** Of the drawing, in its own units. */
  width: number
  height: number
  /** What is drawn. */
  children: ReactNode
}

export function PlotFigure(props: PlotFigureProps) {
  const { title, says, series = [], table, width, height, children } = props
  const id = useId()
  return (
    <figure className="min-w-0 break-inside-avoid">
      <figcaption>
        <h3 className="text-base">{title}</h3>
        <p className="mb-2 text-sm text-ink-soft">{says}</p>
      </figcaption>
      {table.rows.length > 0 ? (
        <svg
          role="img"
          aria-labelledby={`${id}-title ${id}-says`}
          viewBox={`0 0 ${width} ${height}`}
          className="w-full max-w-md"
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-says`}>{says}</desc>
          {children}
        </svg>
      ) : null}
      {series.length > 1 && table.rows.length > 0 ? (
        <ul className="mt-1 flex flex-wrap gap-x-4 text-xs text-ink-soft">
          {series.map(({ label, fill }) => (
            <li key={label} className="flex items-center gap-1.5">
              <svg aria-hidden="true" viewBox="0 0 14 10" className="h-2.5 w-3.5">
                <Bar x={0.5} y={0.5} width={13} height={9} fill={fill} />
              </svg>
              {label}
            </li>
          ))}
        </ul>
      ) : null}
      {table.rows.length > 0 ? (
        <div className="mt-1 text-sm print:hidden">
          <Disclosure summary="As a table">
            <FigureTable title={title} {...table} />
          </Disclosure>
        </div>
      ) : null}
    </figure>
  )
}

function FigureTable({ title, head, rows }: { title: string } & PlotFigureProps['table']) {
  return (
    <div>
      <table className="text-sm wrap-anywhere tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="text-left text-ink-soft">
            {head.map((word) => (
              <th key={word} scope="col" className="py-0.5 pr-5 font-semibold">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row" className="py-0.5 pr-5 text-left font-normal">
                    {cell}
                  </th>
                ) : (
                  <td key={index} className="py-0.5 pr-5">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type BarProps = { x: number; y: number; width: number; height: number; fill: Fill }

/** Stripes are lines of their own: a pattern would need a name that is unique on the page. */
export function Bar({ x, y, width, height, fill }: BarProps) {
  if (width <= 0 || height <= 0) return null
  const stroke = { stroke: 'var(--accent)', strokeWidth: 1 }
  if (fill === 'full') return <rect x={x} y={y} width={width} height={height} fill="var(--accent)" />
  const lines = fill === 'striped' ? stripesIn({ x, y, width, height }) : ''
  return (
    <>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        fill={fill === 'striped' ? 'var(--accent-soft)' : 'none'}
        {...stroke}
      />
      {lines ? <path d={lines} {...stroke} /> : null}
    </>
  )
}

/** Slanted lines, cut off where the bar ends. */
function stripesIn({ x, y, width, height }: Omit<BarProps, 'fill'>): string {
  const step = 5
  const parts: string[] = []
  for (let at = step; at < width + height; at += step) {
    const [fromX, fromY] = at <= height ? [0, at] : [at - height, height]
    const [toX, toY] = at <= width ? [at, 0] : [width, at - width]
    parts.push(`M${round(x + fromX)} ${round(y + fromY)}L${round(x + toX)} ${round(y + toY)}`)
  }
  return parts.join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
