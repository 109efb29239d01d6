// What the last run of the checks saw: each fact in words, with pass or not yet. Never how it was looked for.
import { LoaderCircle } from 'lucide-react'
import type { PracticeView } from '#app/session/view-types.ts'
import { verdicts } from '../room/probe-list.tsx'
import { cx } from '../ui/cx.ts'
import { Kbd } from '../ui/kbd.tsx'

type CheckListProps = { checks: PracticeView['checks']; busy: boolean }

export function CheckList({ checks, busy }: CheckListProps) {
  if (busy) {
    return (
      <p className="flex items-center gap-2 py-2 text-ink-soft">
        <LoaderCircle size={18} aria-hidden="true" className="animate-spin" /> Looking at your box from
        outside. It takes a few seconds.
      </p>
    )
  }
  if (!checks) {
    return (
      <p className="py-2 text-ink-soft">
        The checks look at your box from outside and say what works. Run them whenever you like, with the
        button or with <Kbd keys="Ctrl+Shift+Enter" />.
      </p>
    )
  }
  const passed = checks.results.filter(({ verdict }) => verdict === 'pass').length
  return (
    <>
      <p role="status" className="mb-3 text-sm text-ink-soft">
        {passed} of {checks.results.length} checks pass.
      </p>
      <ul className="grid gap-3">
        {checks.results.map(({ says, verdict }) => {
          const { words, Icon, look } = verdicts[verdict ?? 'unchecked']
          return (
            <li key={says} className="grid grid-cols-[1.5rem_1fr] gap-2">
              <Icon size={20} aria-hidden="true" className={cx('mt-0.5', look)} />
              <p className="leading-snug">
                {says} <span className={cx('text-sm font-semibold', look)}>{words}</span>
              </p>
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** "3/7", or nothing before the first run. */
export function passedWords(checks: PracticeView['checks']): string {
  if (!checks) return ''
  return `${checks.results.filter(({ verdict }) => verdict === 'pass').length}/${checks.results.length}`
}
