// One case opened: what goes in, what should come out, what came. Of a hidden one only what may be said about it.
import type { TestRow } from './test-rows.ts'

export function CaseDetails({ row }: { row: TestRow }) {
  const { example, words, more, got, verdict } = row
  return (
    <div className="mb-2 ml-6 grid gap-2 text-sm">
      {words && verdict !== 'pass' ? (
        <p>
          {words}
          {more ? <span className="text-ink-soft"> {more}</span> : null}
        </p>
      ) : null}
      {example ? (
        <div className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
          {example.args.length > 0 ? <Shown title="Arguments" text={example.args.join(' ')} /> : null}
          <Shown title="Standard input" text={example.stdin} />
          {Object.entries(example.files).map(([path, content]) => (
            <Shown key={path} title={path} text={content} />
          ))}
          <Shown title={`Expected, exit code ${example.exit}`} text={example.stdout} />
          {got ? <Shown title={`Came, exit code ${got.exit ?? 'none'}`} text={got.stdout} /> : null}
        </div>
      ) : row.sort === 'hidden' ? (
        <p className="text-ink-soft">This case is hidden: its title is all that is told.</p>
      ) : null}
    </div>
  )
}

function Shown({ title, text }: { title: string; text: string }) {
  return (
    <div className="min-w-0">
      <p className="text-xs font-semibold text-ink-soft">{title}</p>
      <pre
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={title}
        className="max-h-40 overflow-auto rounded-sm border border-line bg-sunken px-2 py-1 font-mono text-[0.85em] whitespace-pre"
      >
        {text === '' ? <span className="text-ink-faint">(nothing)</span> : text}
      </pre>
    </div>
  )
}
