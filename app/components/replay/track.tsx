// The axis of a session as something to hold: a slider for hands and keys, and above it what happened when.
import type { AxisTerminal, Marker } from '#app/recording/axis.ts'
import { spokenTime } from '#app/session/clock-face.ts'
import { cx } from '../ui/cx.ts'

type TrackProps = {
  atMs: number
  durationMs: number
  markers: readonly Marker[]
  terminals: readonly AxisTerminal[]
  stampOf: (atMs: number) => string
  sessionMsOf: (atMs: number) => number
  onSeek: (atMs: number) => void
}

const STEP_MS = 1000

export function Track({ atMs, durationMs, markers, terminals, stampOf, sessionMsOf, onSeek }: TrackProps) {
  const place = (ms: number) => `${(durationMs > 0 ? ms / durationMs : 0) * 100}%`
  return (
    <div className="grid gap-1">
      {/* Everything in it stands in the list of markers as well, where keys and screen readers reach it. */}
      <div aria-hidden="true" className="relative h-6">
        {markers.map((marker) => (
          <button
            key={marker.seq}
            type="button"
            tabIndex={-1}
            title={`${stampOf(marker.atMs)} ${marker.words}`}
            onClick={() => onSeek(marker.atMs)}
            className={cx(
              'absolute bottom-0 h-6 w-2 -translate-x-1/2 px-[2.5px]',
              'hover:z-1 hover:scale-y-125',
            )}
            style={{ left: place(marker.atMs) }}
          >
            <span className={cx('block w-[3px] rounded-full', markerLooks[marker.kind] ?? plainLook)} />
          </button>
        ))}
      </div>
      <input
        type="range"
        aria-label="Place in the session"
        aria-valuetext={`${spokenTime(sessionMsOf(atMs))} by the session’s clock`}
        min={0}
        max={Math.max(1, Math.ceil(durationMs))}
        step={STEP_MS}
        value={Math.round(atMs)}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        className="h-6 w-full cursor-pointer accent-accent"
      />
      {terminals.length > 1 ? (
        <div aria-hidden="true" className="grid gap-0.5">
          {terminals.map(({ recordingId, number, fromMs, toMs }) => (
            <div
              key={recordingId}
              className="relative h-1.5 rounded-full bg-sunken"
              title={`Terminal ${number}`}
            >
              <span
                className="absolute h-full min-w-1 rounded-full bg-sky-ink"
                style={{ left: place(fromMs), width: place(toMs - fromMs) }}
              />
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}

const plainLook = 'mt-4 h-2 bg-ink-faint'
const markerLooks: Partial<Record<Marker['kind'], string>> = {
  phase: 'h-6 bg-ink',
  hint: 'mt-1 h-5 bg-lamp',
  probe: 'mt-1 h-5 bg-accent',
  note: 'mt-2 h-4 bg-sky-ink',
  point: 'mt-2 h-4 bg-sky-ink',
  control: 'mt-3 h-3 bg-ink-soft',
}
