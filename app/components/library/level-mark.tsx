import { LEVELS } from '#app/library/coverage.ts'
import { levelWords } from '#app/library/question-words.ts'
import { cx } from '../ui/cx.ts'

const heights = ['h-1.5', 'h-2.5', 'h-3.5', 'h-4.5']

/** Four steps, as many filled as the level: found by the eye when running down a list. The words say the same. */
export function LevelMark({ level, withWords = false }: { level: number; withWords?: boolean }) {
  return (
    <span className="inline-flex items-end gap-2 whitespace-nowrap">
      <span aria-hidden="true" className="flex items-end gap-0.5 pb-0.5">
        {LEVELS.map((step, index) => (
          <span
            key={step}
            className={cx('w-1.5 rounded-xs', heights[index], step <= level ? 'bg-accent' : 'bg-line')}
          />
        ))}
      </span>
      <span className="text-sm">
        Level {level}
        {withWords ? (
          <span className="text-ink-soft">: {(levelWords[level] ?? '').toLowerCase()}</span>
        ) : null}
      </span>
    </span>
  )
}
