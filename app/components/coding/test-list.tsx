// The cases by tag and one by one. Each opens to what it is about, as far as this person may read it.
import { Check, ChevronRight, Circle, Clock, Minus, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { CodingView } from '#app/session/view-types.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { useAllowed } from '../room/room-context.tsx'
import { AddTest } from './add-test.tsx'
import { CaseDetails } from './case-details.tsx'
import { summaryOf, tagCounts, testRows, verdictWords, type TestRow } from './test-rows.ts'
import { useRuns } from './use-runs.ts'

export function TestList({ coding }: { coding: CodingView }) {
  const { run } = useRuns()
  const rows = testRows(coding, run)
  const [tag, setTag] = useState<string | null>(null)
  const mayAdd = useAllowed('add-test')
  const [adding, setAdding] = useState(false)
  const over = coding.run?.what !== 'tests' && rows.some(({ verdict }) => verdict !== 'unknown')
  const counts = tagCounts(rows)
  const shown = rows.filter(({ tags }) => tag === null || tags.includes(tag))
  return (
    <div
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="group"
      aria-label="Tests"
      className="h-full overflow-auto px-3 py-2 focus-visible:-outline-offset-2"
    >
      <p role="status" className="sr-only">
        {over ? summaryOf(rows) : ''}
      </p>
      <div className="mb-2 flex flex-wrap items-center gap-1.5">
        {counts.map((count) => (
          <button
            key={count.tag}
            type="button"
            aria-pressed={tag === count.tag}
            onClick={() => setTag(tag === count.tag ? null : count.tag)}
            className="rounded-full focus-visible:outline-offset-1 aria-pressed:ring-2 aria-pressed:ring-accent"
          >
            <Badge tone={toneOf(count)}>
              {count.tag}{' '}
              <span className="tabular-nums">
                {count.ran > 0 ? `${count.passed}/${count.total}` : count.total}
              </span>
            </Badge>
          </button>
        ))}
        {mayAdd ? (
          <Button
            size="sm"
            variant="quiet"
            className="ml-auto"
            icon={<Plus size={15} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            Add a test
          </Button>
        ) : null}
      </div>
      <ul className="grid gap-0.5">
        {shown.map((row) => (
          <CaseRow key={row.caseId} row={row} />
        ))}
      </ul>
      {mayAdd ? <AddTest open={adding} onOpenChange={setAdding} /> : null}
    </div>
  )
}

function toneOf({ passed, ran, total }: { passed: number; ran: number; total: number }) {
  if (ran === 0) return 'plain' as const
  return passed === total ? ('good' as const) : ('lamp' as const)
}

const sortWords: Record<TestRow['sort'], string | null> = {
  visible: null,
  hidden: 'hidden',
  added: 'added live',
  scale: 'growth',
}

function CaseRow({ row }: { row: TestRow }) {
  const { title, verdict, words, example } = row
  const isWell = verdict === 'pass' || verdict === 'waiting' || verdict === 'unknown'
  const head = (
    <>
      <VerdictIcon verdict={verdict} />
      <span className="min-w-0 flex-1">
        {title}
        {sortWords[row.sort] ? <span className="text-ink-faint"> · {sortWords[row.sort]}</span> : null}
      </span>
      <span className={isWell ? 'text-ink-soft' : 'font-semibold text-stop-ink'}>
        {verdictWords[verdict]}
      </span>
    </>
  )
  const opens = example !== null || (words !== null && words !== '')
  if (!opens)
    return (
      <li
        data-case={row.caseId}
        data-verdict={verdict}
        className="flex min-h-8 items-center gap-2 px-1 text-sm"
      >
        {head}
      </li>
    )
  return (
    <li data-case={row.caseId} data-verdict={verdict}>
      <details className="group">
        <summary className="flex min-h-8 items-center gap-2 rounded-sm px-1 text-sm hover:bg-sunken">
          {head}
          <ChevronRight size={15} aria-hidden="true" className="shrink-0 group-open:rotate-90" />
        </summary>
        <CaseDetails row={row} />
      </details>
    </li>
  )
}

function VerdictIcon({ verdict }: { verdict: TestRow['verdict'] }) {
  const look = { size: 16, 'aria-hidden': true, className: 'shrink-0' } as const
  if (verdict === 'pass') return <Check {...look} className="shrink-0 text-accent-ink" />
  if (verdict === 'waiting') return <Clock {...look} />
  if (verdict === 'unknown') return <Circle {...look} />
  if (verdict === 'not-run') return <Minus {...look} />
  return <X {...look} className="shrink-0 text-stop-ink" />
}
