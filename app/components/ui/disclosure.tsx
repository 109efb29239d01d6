import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** Details behind a heading. A native element: works before any script runs and is found by the browser's search. */
export function Disclosure({
  summary,
  open,
  children,
  className,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
  className?: string
}) {
  return (
    <details open={open} className={cx('group', className)}>
      <summary className="-mx-1 flex min-h-9 list-none items-center gap-2 rounded-sm px-1 font-semibold hover:text-accent-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={16}
          aria-hidden="true"
          className="shrink-0 text-ink-faint transition-transform group-open:rotate-90"
        />
        {summary}
      </summary>
      <div className="pt-2 pl-6">{children}</div>
    </details>
  )
}
