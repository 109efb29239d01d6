// One file of a change as a grid: numbers on both sides, a sign and a word for what was added or removed, comments below their lines.
import { MessageSquarePlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { changeOf, countsOf, lineWords, type DiffLine } from '#app/review/diff.ts'
import { inkedParts, type Ink } from '#app/review/inks.ts'
import type { DiffLayout, DiffRow, DiffStop, RowsOfFile } from '#app/review/rows.ts'
import { Badge } from '../ui/badge.tsx'
import { cx } from '../ui/cx.ts'

type DiffFileProps = {
  rows: RowsOfFile
  layout: DiffLayout
  /** The line that keys act on. */
  cursor: number
  /** What stands below a row: comments and forms; null = nothing. */
  below: (file: string, row: DiffRow) => ReactNode
  /** For a click on the sign at a line; left out for who only reads. */
  onComment?: ((at: number) => void) | undefined
}

const changeWords = { new: 'New file', removed: 'Removed', renamed: 'Renamed', changed: null }

export function DiffFileView({ rows: { file, hunks }, layout, cursor, below, onComment }: DiffFileProps) {
  const { added, removed } = countsOf(file)
  const change = changeWords[changeOf(file)]
  const columns = layout === 'split' ? 4 : 3
  return (
    <section aria-label={file.path} className="border-b border-line">
      <header className="sticky top-0 z-1 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-3 py-2 text-sm">
        <h3 className="min-w-0 font-mono text-sm font-semibold break-all">
          {file.oldPath && file.oldPath !== file.path ? `${file.oldPath} → ${file.path}` : file.path}
        </h3>
        {change ? <Badge tone="sky">{change}</Badge> : null}
        <span className="ml-auto whitespace-nowrap tabular-nums">
          <span className="text-accent-ink">
            +{added}
            <span className="sr-only"> lines added</span>
          </span>{' '}
          <span className="text-stop-ink">
            −{removed}
            <span className="sr-only"> lines removed</span>
          </span>
        </span>
      </header>
      <table
        role="grid"
        aria-label={`Lines of ${file.path}`}
        aria-readonly="true"
        className={cx(
          'w-full border-collapse font-mono text-[13px] leading-5',
          layout === 'split' && 'table-fixed',
        )}
      >
        {layout === 'split' ? (
          <colgroup>
            <col className="w-11" />
            <col />
            <col className="w-11" />
            <col />
          </colgroup>
        ) : null}
        {hunks.map((hunk, number) => (
          <tbody key={number}>
            <tr>
              <td
                colSpan={columns}
                className="bg-sky-soft px-3 py-0.5 font-mono text-xs whitespace-pre text-sky-ink max-sm:whitespace-pre-wrap"
              >
                {hunk.from === null ? '' : `From line ${hunk.from}`}
                {hunk.section ? ` · ${hunk.section}` : ''}
              </td>
            </tr>
            {hunk.rows.map((row, place) => (
              <RowPair key={place} under={below(file.path, row)} columns={columns}>
                <Row row={row} layout={layout} cursor={cursor} onComment={onComment} />
              </RowPair>
            ))}
          </tbody>
        ))}
      </table>
      {hunks.length === 0 ? (
        <p className="px-3 py-2 text-sm text-ink-soft">Its lines are as they were.</p>
      ) : null}
    </section>
  )
}

type RowProps = Pick<DiffFileProps, 'layout' | 'cursor' | 'onComment'> & { row: DiffRow }

/** The row takes the focus; where it shows two lines, each of them. */
function Row({ row: { left, right, stops }, layout, cursor, onComment }: RowProps) {
  const [first, second] = stops
  const stopLook = (stop: DiffStop | undefined, line: DiffLine | null) =>
    stop && {
      'data-row': stop.at,
      tabIndex: stop.at === cursor ? 0 : -1,
      'aria-label': line ? stopWords(stop, line) : '',
    }
  const sign = (stop: DiffStop | undefined) => stop && <CommentSign stop={stop} onComment={onComment} />
  if (second)
    return (
      <tr>
        <Half line={left} number={left?.oldNumber ?? null} stop={stopLook(first, left)}>
          {sign(first)}
        </Half>
        <Half line={right} number={right?.newNumber ?? null} stop={stopLook(second, right)}>
          {sign(second)}
        </Half>
      </tr>
    )
  const line = right ?? left
  return (
    <tr {...stopLook(first, line)} className={STOP}>
      {layout === 'split' ? (
        <>
          <Half line={left} number={left?.oldNumber ?? null}>
            {right ? null : sign(first)}
          </Half>
          <Half line={right} number={right?.newNumber ?? null}>
            {sign(first)}
          </Half>
        </>
      ) : (
        <Whole line={line}>{sign(first)}</Whole>
      )}
    </tr>
  )
}

const STOP =
  'group scroll-mt-16 scroll-mb-16 outline-none focus-visible:outline-2 focus-visible:-outline-offset-2'

function RowPair({ under, columns, children }: { under: ReactNode; columns: number; children: ReactNode }) {
  return (
    <>
      {children}
      {under ? (
        <tr>
          <td colSpan={columns} className="bg-canvas px-3 py-2 sm:pl-14">
            <div className="grid max-w-3xl gap-2">{under}</div>
          </td>
        </tr>
      ) : null}
    </>
  )
}

const looks = {
  context: { sign: ' ', word: '', row: '', number: 'text-ink-faint' },
  added: { sign: '+', word: 'added: ', row: 'bg-accent-soft', number: 'bg-accent-soft text-accent-ink' },
  removed: { sign: '−', word: 'removed: ', row: 'bg-stop-soft', number: 'bg-stop-soft text-stop-ink' },
}

/** Of a cell that takes the focus itself. */
type Stop = { 'data-row': number; tabIndex: number; 'aria-label': string }
type LineProps = { line: DiffLine | null; stop?: Stop | undefined; children?: ReactNode }

function Whole({ line, children }: LineProps) {
  if (!line) return null
  const look = looks[line.type]
  return (
    <>
      <NumberCell value={line.oldNumber} look={cx(look.number, 'max-sm:hidden')} />
      <NumberCell value={line.newNumber} narrow={line.oldNumber} look={look.number} />
      <CodeCell line={line}>{children}</CodeCell>
    </>
  )
}

function Half({ line, number, stop, children }: LineProps & { number: number | null }) {
  if (!line) return <td colSpan={2} className="bg-sunken/60" />
  return (
    <>
      <NumberCell value={number} look={looks[line.type].number} />
      <CodeCell line={line} stop={stop}>
        {children}
      </CodeCell>
    </>
  )
}

/** `narrow`: what stands here instead where there is room for one number only. */
function NumberCell({
  value,
  look,
  narrow = null,
}: {
  value: number | null
  look: string
  narrow?: number | null
}) {
  return (
    <td
      className={cx(
        'w-11 min-w-9 px-1.5 text-right align-top text-xs leading-5 tabular-nums select-none',
        look,
      )}
    >
      {value ?? (narrow === null ? null : <span className="sm:hidden">{narrow}</span>)}
    </td>
  )
}

function CodeCell({ line, stop, children }: LineProps & { line: DiffLine }) {
  const look = looks[line.type]
  return (
    <td
      {...stop}
      className={cx(
        stop && STOP,
        'relative py-px pr-8 pl-5 align-top break-words whitespace-pre-wrap [overflow-wrap:anywhere] max-sm:break-all',
        look.row,
      )}
    >
      <span aria-hidden="true" className="absolute left-1.5 text-ink-soft select-none">
        {look.sign}
      </span>
      <span className="sr-only">{look.word}</span>
      {line.text === '' ? ' ' : <CodeText line={line} />}
      {children}
    </td>
  )
}

const inkLooks: Record<Ink, string> = {
  keyword: 'text-code-keyword',
  string: 'text-code-string',
  number: 'text-code-number',
  call: 'text-code-call',
  type: 'text-code-type',
  comment: 'text-code-comment',
}

/** Colours help whoever sees them to read; they say nothing that the words do not. */
function CodeText({ line: { text, inks } }: { line: DiffLine }) {
  if (!inks) return text
  return inkedParts(text, inks).map(({ words, ink }, place) =>
    ink ? (
      <span key={place} className={inkLooks[ink]}>
        {words}
      </span>
    ) : (
      words
    ),
  )
}

/** For a mouse and for a thumb; keys comment from the row itself. */
function CommentSign({ stop, onComment }: { stop: DiffStop; onComment: DiffFileProps['onComment'] }) {
  if (!onComment) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`Comment on ${lineWords(stop)}`}
      title="Comment on this line (Enter)"
      onClick={() => onComment(stop.at)}
      className={cx(
        'absolute top-0 right-1 size-6 items-center justify-center rounded-sm bg-accent text-on-accent',
        'hidden group-focus-within:inline-flex group-hover:inline-flex group-focus:inline-flex',
      )}
    >
      <MessageSquarePlus size={14} aria-hidden="true" />
    </button>
  )
}

/** Read out when the line has the focus; colours and signs say nothing there. */
function stopWords({ line: number }: DiffStop, { type, text }: DiffLine): string {
  return `Line ${number}${type === 'context' ? '' : ` ${type}`}: ${text || 'empty'}`
}
