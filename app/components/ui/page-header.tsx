import type { ReactNode } from 'react'

/** The one h1 of a page, with what it is about and what one can do there. */
export function PageHeader({
  title,
  eyebrow,
  children,
  actions,
}: {
  title: ReactNode
  eyebrow?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="max-w-2xl">
        {eyebrow ? <p className="mb-1 text-sm font-semibold text-accent-ink">{eyebrow}</p> : null}
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        {children ? <div className="mt-2 text-ink-soft">{children}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  )
}
