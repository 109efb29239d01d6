// Three ways a point was met, and none: buttons that say which is pressed.
import { Check, HandHelping, X, type LucideIcon } from 'lucide-react'
import { wordsOfMarks, type ListGroup, type PointMark } from '#app/review/points.ts'
import { cx } from '../ui/cx.ts'

const looks: Record<PointMark, { key: string; Icon: LucideIcon; on: string }> = {
  unprompted: { key: '1', Icon: Check, on: 'border-accent bg-accent-soft text-accent-ink' },
  'with-help': { key: '2', Icon: HandHelping, on: 'border-lamp bg-lamp-soft text-lamp-ink' },
  missed: { key: '3', Icon: X, on: 'border-stop bg-stop-soft text-stop-ink' },
}
const marks: readonly PointMark[] = ['unprompted', 'with-help', 'missed']

type PointMarksProps = {
  group: ListGroup
  mark: PointMark | null
  /** Null for who only reads. */
  onMark: ((mark: PointMark | null) => void) | null
  /** Only the point that has the focus is on the way of Tab. */
  reachable: boolean
}

export function PointMarks({ group, mark, onMark, reachable }: PointMarksProps) {
  const words = wordsOfMarks(group)
  if (!onMark) {
    return <span className="text-sm font-semibold text-ink-soft">{mark ? words[mark] : 'Not marked'}</span>
  }
  return (
    <span className="flex flex-wrap gap-1">
      {marks.map((one) => {
        const { key, Icon, on } = looks[one]
        return (
          <button
            key={one}
            type="button"
            aria-pressed={mark === one}
            aria-keyshortcuts={key}
            tabIndex={reachable ? 0 : -1}
            title={`${words[one]} (${key})`}
            onClick={() => onMark(mark === one ? null : one)}
            className={cx(
              'inline-flex min-h-7 items-center gap-1 rounded-sm border px-1.5 text-xs font-semibold transition-colors',
              mark === one ? on : 'border-line text-ink-soft hover:border-accent hover:text-ink',
            )}
          >
            <Icon size={13} aria-hidden="true" />
            {words[one]}
          </button>
        )
      })}
    </span>
  )
}
