// What happened, in order; each entry leads to its moment.
import { useMemo } from 'react'
import type { Marker } from '#app/recording/axis.ts'
import { lastBefore } from '#app/recording/spans.ts'
import { cx } from '../ui/cx.ts'

type MarkerListProps = {
  markers: readonly Marker[]
  atMs: number
  stampOf: (atMs: number) => string
  onJump: (atMs: number) => void
}

export function MarkerList({ markers, atMs, stampOf, onJump }: MarkerListProps) {
  const present = lastBefore(markers, (marker) => marker.atMs <= atMs)?.seq ?? null
  // Drawn again only when the present one changes, not at every tick.
  return useMemo(
    () =>
      markers.length === 0 ? (
        <p className="text-sm text-ink-soft">Nothing was noted.</p>
      ) : (
        <ol className="grid max-h-128 gap-0.5 overflow-y-auto">
          {markers.map((marker) => (
            <li key={marker.seq}>
              <button
                type="button"
                aria-current={marker.seq === present ? 'true' : undefined}
                onClick={() => onJump(marker.atMs)}
                className={cx(
                  'grid w-full grid-cols-[3.5rem_1fr] gap-2 rounded-sm px-1.5 py-1 text-left text-sm hover:bg-sunken',
                  marker.seq === present && 'bg-accent-soft',
                )}
              >
                <span className="text-ink-faint tabular-nums">{stampOf(marker.atMs)}</span>
                <span>{marker.words}</span>
              </button>
            </li>
          ))}
        </ol>
      ),
    [markers, present, stampOf, onJump],
  )
}
