// Students and rounds. The first row and the first column stay in sight; the table scrolls in its own frame, by keyboard too.
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { cx } from '../ui/cx.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'

type Cell = { done: number; booked: number; toCome: number; words: string; to: string | null }
type MatrixTableProps = {
  planned: number
  rounds: readonly { id: string; title: string; done: number; booked: number; toCome: number }[]
  rows: readonly {
    id: string
    name: string
    pod: string | null
    done: number
    booked: number
    toCome: number
    last: string | null
    next: string | null
    cells: readonly Cell[]
  }[]
}

const headLook =
  'sticky top-0 z-10 border-b border-line-strong bg-sunken px-2.5 py-2 text-left align-bottom font-semibold'

export function MatrixTable({ planned, rounds, rows }: MatrixTableProps) {
  return (
    <>
      <MatrixKey />
      <ScrollRegion
        aria-label="Students and rounds"
        className="relative max-h-[70vh] overflow-auto rounded-lg border border-line bg-surface shadow-card"
      >
        <table className="w-full border-separate border-spacing-0 text-sm tabular-nums">
          <thead>
            <tr>
              <th scope="col" className={cx(headLook, 'left-0 z-20 min-w-36')}>
                Student
              </th>
              <th scope="col" className={headLook}>
                Sessions of {planned}
              </th>
              {rounds.map(({ id, title }) => (
                <th key={id} scope="col" className={cx(headLook, 'min-w-24')}>
                  {title}
                </th>
              ))}
              <th scope="col" className={cx(headLook, 'whitespace-nowrap')}>
                Last session
              </th>
              <th scope="col" className={cx(headLook, 'whitespace-nowrap')}>
                Next session
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="group">
                <th
                  scope="row"
                  className="sticky left-0 border-b border-line bg-surface px-2.5 py-1.5 text-left font-semibold group-hover:bg-canvas"
                >
                  {row.name}
                  {row.pod ? (
                    <span className="block text-xs font-normal text-ink-soft">{podWords(row.pod)}</span>
                  ) : null}
                </th>
                <td className={cellLook}>
                  <Counts cell={row} words={`${row.name}, in all`} />
                </td>
                {row.cells.map((cell, index) => (
                  <td key={rounds[index]?.id} className={cellLook} title={cell.words}>
                    <Counts cell={cell} words={cell.words} to={cell.to} />
                  </td>
                ))}
                <td className={cx(cellLook, 'whitespace-nowrap text-ink-soft')}>{row.last ?? 'none yet'}</td>
                <td className={cx(cellLook, 'whitespace-nowrap text-ink-soft')}>
                  {row.next ?? 'none booked'}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="sticky left-0 bg-sunken px-2.5 py-2 text-left font-semibold">
                All of them
              </th>
              <td className="bg-sunken" />
              {rounds.map(({ id, title, ...sum }) => (
                <td key={id} className="bg-sunken px-2.5 py-2">
                  <Counts cell={sum} words={`All of them, ${title}`} />
                </td>
              ))}
              <td colSpan={2} className="bg-sunken" />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </>
  )
}

/** Those that Greenroom names are called “Pod 3” already. */
function podWords(pod: string): string {
  return /^pod\b/i.test(pod) ? pod : `Pod ${pod}`
}

const cellLook = 'border-b border-line px-2.5 py-1.5 group-hover:bg-canvas'

type Count = { done: number; booked: number; toCome: number }

/** A sign, a number and a colour for each; read out they are words. */
function Counts({ cell, words, to = null }: { cell: Count; words: string; to?: string | null }) {
  const { done, booked, toCome } = cell
  const signs = (
    <span aria-hidden="true" className="inline-flex gap-1 whitespace-nowrap">
      {done > 0 ? <Sign look="bg-accent text-on-accent">✓ {done}</Sign> : null}
      {booked > 0 ? <Sign look="bg-accent-soft text-accent-ink">◷ {booked}</Sign> : null}
      {toCome > 0 ? (
        <Sign look="border border-dashed border-line-strong text-ink-soft">○ {toCome}</Sign>
      ) : null}
      {done + booked + toCome === 0 ? <span className="px-1 text-ink-faint">·</span> : null}
    </span>
  )
  const read = <span className="sr-only">{to ? `${words}. See the slot` : countWords(cell)}</span>
  if (!to) {
    return (
      <>
        {signs}
        {read}
      </>
    )
  }
  return (
    <Link to={to} className="-m-1 inline-flex min-h-8 items-center rounded-sm p-1 hover:bg-sunken">
      {signs}
      {read}
    </Link>
  )
}

function countWords({ done, booked, toCome }: Count): string {
  return `${done} done, ${booked} booked, ${toCome} still to come`
}

function Sign({ look, children }: { look: string; children: ReactNode }) {
  return <span className={cx('rounded-sm px-1.5 py-0.5 text-xs font-semibold', look)}>{children}</span>
}

function MatrixKey() {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-soft">
      <li>
        <Sign look="bg-accent text-on-accent">✓ 1</Sign> done
      </li>
      <li>
        <Sign look="bg-accent-soft text-accent-ink">◷ 1</Sign> booked: opens its slot
      </li>
      <li>
        <Sign look="border border-dashed border-line-strong text-ink-soft">○ 1</Sign> still to come
      </li>
    </ul>
  )
}
