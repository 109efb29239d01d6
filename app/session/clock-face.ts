// What a browser shows of the clock between two views: counted on from the server's figures by time passed here, never by the browser's date.
import { assertNever } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import type { PauseReason } from './events.ts'
import type { ClockView } from './view-types.ts'

/** The clock `passedMs` after its view arrived. A pause or zero stops it; time never grows back. */
export function clockAfter(clock: ClockView, passedMs: number): ClockView {
  if (!clock.running) return clock
  const passed = Math.max(0, passedMs)
  const ran = clock.remainingMs === null ? passed : Math.min(passed, clock.remainingMs)
  const remainingMs = clock.remainingMs === null ? null : clock.remainingMs - ran
  return { ...clock, remainingMs, elapsedMs: clock.elapsedMs + ran }
}

/** `24:05`, or `1:02:09` from an hour on. Seconds are rounded up, so 0:00 means that time is up. */
export function digits(ms: number): string {
  const all = Math.ceil(ms / 1000)
  const [h, m, s] = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

/** Where something lies in the session, as `12:31`; rounded down, as people say it. */
export function stamp(elapsedMs: number): string {
  return digits(Math.floor(elapsedMs / 1000) * 1000)
}

/** For a label that is read out: minutes, and seconds only in the last minute. */
export function spokenTime(ms: number): string {
  const all = Math.ceil(ms / 1000)
  if (all < 60) return `${all} ${all === 1 ? 'second' : 'seconds'}`
  const whole = Math.ceil(all / 60)
  return `${whole} ${whole === 1 ? 'minute' : 'minutes'}`
}

export type Urgency = 'calm' | 'soon' | 'last-minute' | 'over'

/** A phase as short as the warning itself does not begin with a warning. */
const SHORT_PHASE_MS = minutes(6)

/** Which look the clock wears; the steps are those of the spoken warnings. */
export function urgencyOf(clock: ClockView): Urgency {
  if (clock.remainingMs === null) return 'calm'
  if (clock.remainingMs === 0) return 'over'
  if (clock.remainingMs <= minutes(1)) return 'last-minute'
  if (clock.remainingMs + clock.elapsedMs <= SHORT_PHASE_MS) return 'calm'
  return clock.remainingMs <= minutes(5) ? 'soon' : 'calm'
}

export function pauseWords(reason: PauseReason): string {
  switch (reason) {
    case 'interviewer':
    case 'solo':
      return 'Paused'
    case 'sandbox-lost':
      return 'Paused: the box is gone'
    case 'host-unreachable':
      return 'Paused: the box is out of reach'
    case 'sandbox-preparing':
      return 'Waiting for the next box'
    default:
      return assertNever(reason)
  }
}
