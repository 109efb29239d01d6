// What a program wrote, newest last. What went to standard error says so by a bar and a word, not by colour alone.
import { useEffect, useRef } from 'react'
import { cx } from '../ui/cx.ts'
import { useRuns } from './use-runs.ts'

/** Nearer to the end than this means following it. */
const FOLLOW_PX = 40

export function OutputView() {
  const { run } = useRuns()
  const box = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  useEffect(() => {
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [run])
  return (
    <div
      ref={box}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
      tabIndex={0}
      role="group"
      aria-label="Output of the program"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < FOLLOW_PX
      }}
      className="h-full overflow-auto bg-sunken px-3 py-2 font-mono text-sm focus-visible:-outline-offset-2"
    >
      {run?.over && run.kind === 'program' && run.pieces.length === 0 ? (
        <p className="font-sans text-ink-soft">It wrote nothing.</p>
      ) : run && (run.kind === 'program' || run.pieces.length > 0) ? (
        <>
          {run.pieces.map((piece, place) => (
            <pre
              key={place}
              className={cx(
                'whitespace-pre-wrap [overflow-wrap:anywhere]',
                piece.stream === 'err' && 'my-0.5 border-l-4 border-stop pl-2 text-stop-ink',
              )}
            >
              {piece.stream === 'err' ? <span className="sr-only">Standard error: </span> : null}
              {piece.text}
            </pre>
          ))}
        </>
      ) : (
        <p className="font-sans text-ink-soft">
          Nothing yet. Run shows here what the program writes, as it writes it; lines of standard error have a
          bar.
        </p>
      )}
    </div>
  )
}
