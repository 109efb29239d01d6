// The axis of a session as something to hold: a slider for hands and keys, and around it what happened when.
import { useMemo, type ReactNode } from 'react'
import type { AxisSpan, AxisTerminal, Marker } from '#app/recording/axis.ts'
import { filledLanes, ticksOf, type Tick } from '#app/recording/lanes.ts'
import { spokenTime } from '#app/session/clock-face.ts'
import { cx } from '../ui/cx.ts'
import { tickLook } from './marker-look.tsx'

type TrackProps = {
  atMs: number
  durationMs: number
  markers: readonly Marker[]
  spans: readonly AxisSpan[]
  terminals: readonly AxisTerminal[]
  stampOf: (atMs: number) => string
  sessionMsOf: (atMs: number) => number
  onSeek: (atMs: number) => void
}

const STEP_MS = 1000

export function Track(props: TrackProps) {
  const { atMs, durationMs, sessionMsOf, onSeek } = props
  return (
    <div className="relative grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 text-xs text-ink-soft sm:grid-cols-[8rem_minmax(0,1fr)]">
      <Marks {...props} />
      <span className="text-right">Time</span>
      <input
        type="range"
        aria-label="Place in the session"
        aria-valuetext={`${spokenTime(sessionMsOf(atMs))} by the session’s clock`}
        min={0}
        // A browser stops at the last whole step, which is to be the end.
        max={Math.max(1, Math.ceil(durationMs / STEP_MS)) * STEP_MS}
        step={STEP_MS}
        value={Math.round(atMs)}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
        // The thumb is centred at the very ends, as markers are.
        className="-mx-2 h-6 w-[calc(100%+1rem)] cursor-pointer accent-accent"
      />
    </div>
  )
}

/** Drawn once, not at every tick. Everything in it stands in the list as well, where keys and screen readers reach it. */
function Marks({ durationMs, markers, spans, terminals, stampOf, onSeek }: TrackProps) {
  return useMemo(() => {
    const place = (ms: number) => `${(durationMs > 0 ? ms / durationMs : 0) * 100}%`
    const between = ({ fromMs, toMs }: { fromMs: number; toMs: number }) => {
      return { left: place(fromMs), width: place(toMs - fromMs) }
    }
    const phases = spans.filter(({ kind }) => kind === 'phase')
    const others = spans.filter(({ kind }) => kind !== 'phase')
    return (
      <>
        {phases.length > 0 ? (
          <Row title="Phases" tall>
            {phases.map((span, at) => (
              <button
                key={at}
                type="button"
                tabIndex={-1}
                title={`${stampOf(span.fromMs)} ${span.words}`}
                onClick={() => onSeek(span.fromMs)}
                className="absolute inset-y-0 truncate border-l-2 border-ink-soft bg-sunken px-1 text-left text-ink-soft hover:text-ink"
                style={between(span)}
              >
                {span.words}
              </button>
            ))}
            {others.map((span, at) => (
              <span
                key={at}
                title={`${stampOf(span.fromMs)} ${span.words}`}
                className={cx(
                  'absolute bottom-0 h-1.5 min-w-0.5',
                  span.kind === 'focus' ? 'bg-sky-ink' : 'bg-lamp',
                )}
                style={between(span)}
              />
            ))}
          </Row>
        ) : null}
        {filledLanes(markers).map(({ lane, title }) => (
          <Row key={lane} title={title}>
            {ticksOf(markers, lane, durationMs).map((tick) => (
              <button
                key={tick.fromMs}
                type="button"
                tabIndex={-1}
                title={tickWords(tick, stampOf)}
                onClick={() => onSeek(tick.fromMs)}
                className="group absolute inset-y-0 min-w-2.5 -translate-x-1"
                style={between(tick)}
              >
                <span
                  className={cx(
                    'absolute left-1 min-w-[3px] rounded-full group-hover:outline-2 group-hover:outline-ink',
                    tickLook(tick),
                  )}
                  style={{ right: '0.25rem' }}
                />
              </button>
            ))}
          </Row>
        ))}
        {terminals.map(({ recordingId, title, fromMs, toMs }) => (
          <Row key={recordingId} title={title}>
            <span
              className="absolute inset-y-1 min-w-1 rounded-full bg-sky-ink/70"
              style={between({ fromMs, toMs })}
            />
          </Row>
        ))}
      </>
    )
  }, [durationMs, markers, spans, terminals, stampOf, onSeek])
}

function Row({ title, tall = false, children }: { title: string; tall?: boolean; children: ReactNode }) {
  return (
    <div aria-hidden="true" className="contents">
      <span className="truncate text-right">{title}</span>
      <span className={cx('relative block rounded-sm bg-sunken/60', tall ? 'h-6' : 'h-3.5')}>{children}</span>
    </div>
  )
}

function tickWords({ fromMs, markers }: Tick, stampOf: (atMs: number) => string): string {
  const [first] = markers
  const others = markers.length - 1
  return `${stampOf(fromMs)} ${first?.words ?? ''}${others > 0 ? ` (and ${others} more)` : ''}`
}
