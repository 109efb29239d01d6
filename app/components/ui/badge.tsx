import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type Tone = 'plain' | 'good' | 'lamp' | 'stop' | 'sky'

const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-ink-soft',
  good: 'bg-accent-soft text-accent-ink',
  lamp: 'bg-lamp-soft text-lamp-ink',
  stop: 'bg-stop-soft text-stop-ink',
  sky: 'bg-sky-soft text-sky-ink',
}

/** A short state in words; the colour only repeats what the words say. */
export function Badge({
  tone = 'plain',
  icon,
  className,
  children,
}: {
  tone?: Tone
  icon?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-semibold whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}
