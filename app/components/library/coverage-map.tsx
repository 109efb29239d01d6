import { Link } from '@remix-run/react'
import { LEVELS, type CoverageRow } from '#app/library/coverage.ts'
import { cx } from '../ui/cx.ts'

const shades = [
  '',
  'bg-accent-soft text-accent-ink',
  'bg-accent-soft text-accent-ink ring-1 ring-accent ring-inset',
  'bg-accent text-on-accent',
]

/** Topics by level, each number a way into the list; what is empty is where the next question should go. */
export function CoverageMap({ rows }: { rows: readonly CoverageRow[] }) {
  const half = Math.ceil(rows.length / 2)
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <CoverageTable rows={rows.slice(0, half)} part="first half" />
      <CoverageTable rows={rows.slice(half)} part="second half" />
    </div>
  )
}

function CoverageTable({ rows, part }: { rows: readonly CoverageRow[]; part: string }) {
  return (
    <table className="w-full table-fixed text-sm tabular-nums">
      <caption className="sr-only">Number of questions by topic and level, {part}</caption>
      <thead>
        <tr className="text-ink-soft">
          <th scope="col" className="w-2/5 py-1 text-left font-semibold">
            Topic
          </th>
          {LEVELS.map((level) => (
            <th key={level} scope="col" className="py-1 font-semibold">
              <span className="sr-only">Level </span>
              {level}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ topic, label, counts }) => (
          <tr key={topic}>
            <th scope="row" className="py-0.5 pr-2 text-left font-normal">
              {label}
            </th>
            {counts.map((count, index) => (
              <td key={LEVELS[index]} className="p-0.5 text-center">
                {count === 0 ? (
                  <span className="block rounded-sm bg-sunken py-1 text-ink-faint">
                    <span aria-hidden="true">·</span>
                    <span className="sr-only">none</span>
                  </span>
                ) : (
                  <Link
                    to={`/questions?topic=${topic}&level=${LEVELS[index]}`}
                    aria-label={`${label}, level ${LEVELS[index]}: ${count}`}
                    className={cx(
                      'block rounded-sm py-1 font-semibold hover:underline',
                      shades[Math.min(count, 3)],
                    )}
                  >
                    {count}
                  </Link>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
