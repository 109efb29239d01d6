import { cx } from '../ui/cx.ts'

const BARS = 14
/** Speech is quiet beside the loudest a microphone can do: the scale is stretched to where voices are. */
const STRETCH = 5

export function Meter({ label, level, off }: { label: string; level: number; off: boolean }) {
  const shown = Math.min(1, level * STRETCH)
  return (
    <div className="flex items-center gap-3 text-sm">
      <span className="text-ink-soft">{label}</span>
      <span
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(shown * 100)}
        aria-valuetext={off ? 'off' : shown > 0.15 ? 'heard' : 'quiet'}
        className="flex h-4 flex-1 items-stretch gap-0.5"
      >
        {Array.from({ length: BARS }, (_, bar) => (
          <span
            key={bar}
            className={cx('flex-1 rounded-xs', shown * BARS > bar ? 'bg-accent' : 'bg-sunken')}
          />
        ))}
      </span>
    </div>
  )
}
