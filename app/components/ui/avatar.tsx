import { cx } from './cx.ts'

const grounds = [
  'bg-accent-soft text-accent-ink',
  'bg-lamp-soft text-lamp-ink',
  'bg-sky-soft text-sky-ink',
  'bg-stop-soft text-stop-ink',
]

/** Initials on a quiet ground that stays the same for a name. Decoration: the name stands beside it. */
export function Avatar({
  name,
  size = 'md',
  present,
}: {
  name: string
  size?: 'sm' | 'md'
  present?: boolean
}) {
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0)
  return (
    <span aria-hidden="true" className="relative inline-flex shrink-0">
      <span
        className={cx(
          'inline-flex items-center justify-center rounded-full font-semibold',
          size === 'sm' ? 'size-7 text-xs' : 'size-9 text-sm',
          grounds[sum % grounds.length],
        )}
      >
        {initials(name)}
      </span>
      {present === undefined ? null : (
        <span
          className={cx(
            'absolute -right-0.5 -bottom-0.5 size-3 rounded-full border-2 border-surface',
            present ? 'bg-accent' : 'bg-line-strong',
          )}
        />
      )}
    </span>
  )
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return (
    letters
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  )
}
