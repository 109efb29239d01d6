import type { ReactNode } from 'react'
import { cx } from './cx.ts'

type CardProps = {
  title?: ReactNode
  /** Beside the title: a badge or a small button. */
  aside?: ReactNode
  /** Heading level of the title; pick the one that fits the page's outline. */
  level?: 2 | 3
  className?: string
  padded?: boolean
  children: ReactNode
}

export function Card({ title, aside, level = 2, className, padded = true, children }: CardProps) {
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section
      className={cx('rounded-lg border border-line bg-surface shadow-card', padded && 'p-5', className)}
    >
      {title || aside ? (
        <header
          className={cx(
            'flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1',
            padded ? 'mb-3' : 'px-5 pt-5 pb-3',
          )}
        >
          {title ? <Title className="text-lg">{title}</Title> : <span />}
          {aside}
        </header>
      ) : null}
      {children}
    </section>
  )
}
