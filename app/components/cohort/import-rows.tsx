// Rows of a list that is being looked at, each with what it would do.
import type { PlannedPerson } from '#app/cohort/plan-import.ts'
import { roleWords } from '../app-shell.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'

const deeds: Record<PlannedPerson['deed'], [words: string, tone: Tone]> = {
  new: ['New', 'good'],
  join: ['Joins', 'sky'],
  update: ['Changes', 'lamp'],
  same: ['As before', 'plain'],
}

export function ImportRows({
  caption,
  of,
  rows,
}: {
  caption: string
  of: number
  rows: readonly PlannedPerson[]
}) {
  if (rows.length === 0) return <p className="text-ink-soft">None.</p>
  return (
    <>
      {/* Wide lists scroll inside their own frame; the page never does: what is only for screen readers stays in it too. */}
      <ScrollRegion className="relative overflow-x-auto" aria-label={caption}>
        <table className="w-full min-w-xl text-left text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead className="text-ink-soft">
            <tr className="border-b border-line">
              {['Line', 'Person', 'Role', 'Pod', ''].map((title) => (
                <th key={title} scope="col" className="py-2 pr-4 font-semibold">
                  {title || <span className="sr-only">What happens</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {of > rows.length ? (
        <p className="mt-3 text-sm text-ink-soft">
          The first {rows.length} of {of.toLocaleString('en-GB')} rows are shown.
        </p>
      ) : null}
    </>
  )
}

function Row({ row }: { row: PlannedPerson }) {
  const [words, tone] = row.problems.length > 0 ? (['To mend', 'stop'] as const) : deeds[row.deed]
  return (
    <tr className="align-top">
      <td className="py-2.5 pr-4 font-mono tabular-nums">{row.line}</td>
      <td className="py-2.5 pr-4">
        <span className="block font-semibold break-words">{row.name || 'No name'}</span>
        <span className="block break-all text-ink-soft">{row.email || 'no address'}</span>
      </td>
      <td className="py-2.5 pr-4">{row.deed === 'join' ? '' : roleWords[row.role]}</td>
      <td className="py-2.5 pr-4 break-words">{row.pod ?? ''}</td>
      <td className="py-2.5">
        <Badge tone={tone}>{words}</Badge>
        {row.problems.length + row.changes.length + row.warnings.length > 0 ? (
          <ul className="mt-1.5 grid gap-1">
            {row.problems.map((problem) => (
              <li key={problem} className="text-stop-ink">
                {problem}
              </li>
            ))}
            {row.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
            {row.warnings.map((warning) => (
              <li key={warning} className="text-lamp-ink">
                {warning}
              </li>
            ))}
          </ul>
        ) : null}
      </td>
    </tr>
  )
}
