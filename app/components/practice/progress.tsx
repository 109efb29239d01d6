// A small picture of how far somebody is: one mark a question, a row a level. The words beside it say the same.
import { standingWords, type LevelProgress, type Standing } from '#app/practice/offers.ts'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'

const looks: Record<Standing, string> = {
  solved: 'bg-accent border-accent',
  'solved-with-hints': 'border-accent bg-[linear-gradient(to_top,var(--accent)_50%,transparent_50%)]',
  tried: 'border-2 border-accent',
  new: 'border-line-strong bg-sunken',
}

export function Progress({ progress }: { progress: readonly LevelProgress[] }) {
  if (progress.length === 0) return null
  return (
    <Card title="How far you are">
      <ul className="grid gap-3">
        {progress.map(({ level, standings }) => (
          <li key={level} className="grid grid-cols-[4rem_1fr_auto] items-center gap-x-3">
            <span className="text-sm font-semibold">Level {level}</span>
            <span aria-hidden="true" className="flex flex-wrap gap-1.5">
              {standings.map((standing, place) => (
                <Mark key={`${standing}-${place}`} standing={standing} />
              ))}
            </span>
            <span className="text-sm text-ink-soft tabular-nums">
              {solvedOf(standings)} of {standings.length}
              <span className="sr-only"> solved</span>
            </span>
          </li>
        ))}
      </ul>
      <ul aria-hidden="true" className="mt-4 grid gap-1 border-t border-line pt-3 text-xs text-ink-soft">
        {(['solved', 'solved-with-hints', 'tried', 'new'] as const).map((standing) => (
          <li key={standing} className="flex items-center gap-2">
            <Mark standing={standing} /> {standingWords[standing]}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Mark({ standing }: { standing: Standing }) {
  return <span className={cx('size-4 rounded-full border', looks[standing])} />
}

function solvedOf(standings: readonly Standing[]): number {
  return standings.filter((standing) => standing === 'solved' || standing === 'solved-with-hints').length
}
