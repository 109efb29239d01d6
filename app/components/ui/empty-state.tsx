import type { ReactNode } from 'react'

/** Nothing here yet: say why, and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      <svg viewBox="0 0 64 40" aria-hidden="true" className="mb-1 h-12 text-accent">
        <path
          d="M14 38V18a18 18 0 0 1 36 0v20"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          opacity=".45"
        />
        <path d="M6 38h52" stroke="currentColor" strokeWidth="2" strokeLinecap="round" opacity=".45" />
        <path
          d="M26 22l6 5-6 5"
          fill="none"
          stroke="var(--lamp)"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path d="M35 33h6" stroke="var(--lamp)" strokeWidth="2.5" strokeLinecap="round" />
      </svg>
      <p className="font-display text-lg font-semibold">{title}</p>
      {children ? <div className="max-w-md text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  )
}
