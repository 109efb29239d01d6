// Time left in this phase: large digits, a line that shortens, words for what they mean. Read out only when asked or warned.
import { Pause } from 'lucide-react'
import { digits, pauseWords, spokenTime, stamp, urgencyOf, type Urgency } from '#app/session/clock-face.ts'
import { useClock } from '#app/session/use-clock.ts'
import { cx } from '../ui/cx.ts'
import { placeIn, titleOf } from './agenda-steps.ts'
import { useRoom } from './room-context.tsx'

export function SessionClock() {
  const { view, viewAtMs } = useRoom()
  const clock = useClock(view.clock, viewAtMs)
  if (clock.remainingMs === null) return null
  const urgency = urgencyOf(clock)
  const counts = isCounting(view.practice?.clock === 'off' && clock.phase === 'working', urgency)
  if (counts) return <TimeSoFar elapsedMs={clock.elapsedMs} />
  const item = view.agenda[placeIn(view)] ?? { phase: view.phase, minutes: null }
  const title = titleOf(item, view.practice !== null)
  const state = clock.pausedBecause
    ? pauseWords(clock.pausedBecause)
    : urgency === 'over'
      ? 'Time is up'
      : 'left'
  return (
    <div className="flex items-baseline gap-2 whitespace-nowrap">
      <span
        role="timer"
        aria-label={`${spokenTime(clock.remainingMs)} left in ${title.toLowerCase()}${clock.running ? '' : ', standing still'}`}
        className={cx(
          'font-display text-xl font-bold tabular-nums sm:text-2xl',
          clock.pausedBecause ? 'text-ink-faint' : digitLook[urgency],
        )}
      >
        <span aria-hidden="true" className="inline-flex items-center gap-1.5">
          {clock.pausedBecause ? <Pause size={18} /> : null}
          {digits(clock.remainingMs)}
        </span>
      </span>
      <span
        className={cx(
          'text-sm',
          'max-sm:sr-only',
          urgency === 'calm' || clock.pausedBecause ? 'text-ink-soft' : 'text-lamp-ink',
        )}
      >
        {state}
      </span>
    </div>
  )
}

/** Without a clock nobody is hurried: time counts up, until the box itself comes to its end. */
function isCounting(openEnded: boolean, urgency: Urgency): boolean {
  return openEnded && urgency === 'calm'
}

function TimeSoFar({ elapsedMs }: { elapsedMs: number }) {
  return (
    <p className="flex items-baseline gap-2 whitespace-nowrap">
      <span
        role="timer"
        aria-label={`${spokenTime(elapsedMs)} so far`}
        className="font-display text-xl font-bold tabular-nums sm:text-2xl"
      >
        <span aria-hidden="true">{stamp(elapsedMs)}</span>
      </span>
      <span className="text-sm text-ink-soft max-sm:sr-only">so far</span>
    </p>
  )
}

const digitLook = {
  calm: 'text-ink',
  soon: 'text-lamp-ink',
  'last-minute': 'text-stop-ink',
  over: 'text-stop-ink',
}

/** The line under the header: how much of this phase is left. Decoration beside the digits. */
export function ClockLine() {
  const { view, viewAtMs } = useRoom()
  const clock = useClock(view.clock, viewAtMs)
  if (clock.remainingMs === null) return <div className="h-px bg-line" />
  const whole = clock.remainingMs + clock.elapsedMs
  const share = whole > 0 ? clock.remainingMs / whole : 0
  return (
    <div aria-hidden="true" className="h-1 bg-sunken">
      <div
        className={cx(
          'h-full origin-left transition-transform duration-300 ease-linear',
          lineLook(clock.running, urgencyOf(clock)),
        )}
        style={{ transform: `scaleX(${share.toFixed(4)})` }}
      />
    </div>
  )
}

function lineLook(running: boolean, urgency: keyof typeof digitLook): string {
  if (!running) return 'bg-line-strong'
  return urgency === 'calm' ? 'bg-accent' : urgency === 'soon' ? 'bg-lamp' : 'bg-stop'
}
