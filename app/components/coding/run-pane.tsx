// What came of a run: its output as it came, or the cases by tag. Folded away until there is something to see.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CodingView } from '#app/session/view-types.ts'
import { IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { OutputView } from './output-view.tsx'
import { TestList } from './test-list.tsx'
import { useRuns } from './use-runs.ts'

type Pane = 'output' | 'tests'

export function RunPane({ coding }: { coding: CodingView }) {
  const { run } = useRuns()
  const [pane, setPane] = useState<Pane>('tests')
  const [open, setOpen] = useState(true)
  // Whoever pressed a button, everybody looks at what it did.
  useEffect(() => {
    if (!run) return
    setPane(run.kind === 'program' ? 'output' : 'tests')
    setOpen(true)
  }, [run?.runId, run?.kind]) // eslint-disable-line react-hooks/exhaustive-deps -- why: only another run turns the pane
  return (
    <div className={cx('flex shrink-0 flex-col border-t border-line', open && 'h-[38%] min-h-36')}>
      <div className="flex shrink-0 items-center gap-1 px-2">
        <div role="tablist" aria-label="Results" className="flex">
          <PaneTab name="tests" active={pane} onChoose={setPane}>
            Tests <TestCount coding={coding} />
          </PaneTab>
          <PaneTab name="output" active={pane} onChoose={setPane}>
            Output
          </PaneTab>
        </div>
        <p role="status" className="min-w-0 truncate px-2 text-sm text-ink-soft">
          {run?.over?.words}
        </p>
        <IconButton
          label={open ? 'Fold the results' : 'Unfold the results'}
          size="sm"
          className="ml-auto"
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown size={17} aria-hidden="true" /> : <ChevronUp size={17} aria-hidden="true" />}
        </IconButton>
      </div>
      {open ? (
        <div
          id={`results-${pane}`}
          role="tabpanel"
          aria-label={pane === 'tests' ? 'Tests' : 'Output'}
          className="min-h-0 flex-1 overflow-hidden"
        >
          {pane === 'output' ? <OutputView /> : <TestList coding={coding} />}
        </div>
      ) : null}
    </div>
  )
}

function PaneTab(props: {
  name: Pane
  active: Pane
  onChoose: (pane: Pane) => void
  children: React.ReactNode
}) {
  const { name, active, onChoose, children } = props
  return (
    <button
      type="button"
      role="tab"
      aria-selected={name === active}
      aria-controls={`results-${name}`}
      onClick={() => onChoose(name)}
      className={cx(
        'inline-flex min-h-9 items-center gap-1.5 px-2.5 text-sm font-semibold focus-visible:-outline-offset-2',
        name === active ? 'text-ink shadow-[inset_0_-2px_0_var(--accent)]' : 'text-ink-soft hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}

function TestCount({ coding }: { coding: CodingView }) {
  const { run } = useRuns()
  const results = run?.kind === 'tests' ? run.results : coding.lastTests?.results
  if (!results) return null
  const passed = results.filter(({ verdict }) => verdict === 'pass').length
  return (
    <span className="tabular-nums">
      {passed}/{coding.cases.length + coding.scale.length}
    </span>
  )
}
