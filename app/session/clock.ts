// The clock of a session: a fold over its state and `now`. Nothing ticks here, and a browser's clock is never believed.
import { minutes } from '#app/lib/time.ts'
import type { PauseReason, Phase } from './events.ts'
import { isClocked, type ClockedState, type PhaseClock, type SessionState } from './state.ts'
import type { ClockView } from './view-types.ts'

/** Said aloud when this much is left. */
export const WARNINGS_MS = [minutes(10), minutes(5), minutes(1)] as const

export type Clock = {
  phase: Phase
  /** Null in a phase without a planned length. Never negative. */
  remainingMs: number | null
  /** Running time of this phase, pauses excluded. It stops at zero: nobody works on borrowed time. */
  elapsedMs: number
  /** Running time since the briefing began, over all phases. */
  sessionMs: number
  running: boolean
  pausedBecause: PauseReason | null
}

export function clockAt(state: SessionState, now: Date): Clock {
  if (state.phase === 'unopened') {
    return {
      phase: 'lobby',
      remainingMs: null,
      elapsedMs: 0,
      sessionMs: 0,
      running: false,
      pausedBecause: null,
    }
  }
  if (!isClocked(state)) {
    return {
      phase: state.phase,
      remainingMs: null,
      elapsedMs: 0,
      sessionMs: state.earlierMs,
      running: false,
      pausedBecause: null,
    }
  }
  const elapsedMs = elapsedOf(state.clock, now)
  const remainingMs = lengthOf(state.clock) - elapsedMs
  return {
    phase: state.phase,
    remainingMs,
    elapsedMs,
    sessionMs: state.earlierMs + elapsedMs,
    running: state.clock.paused === null && remainingMs > 0,
    pausedBecause: state.clock.paused?.because ?? null,
  }
}

export function clockViewAt(state: SessionState, now: Date): ClockView {
  const { phase, remainingMs, elapsedMs, running, pausedBecause } = clockAt(state, now)
  return { phase, remainingMs, elapsedMs, running, pausedBecause, serverNow: now.toISOString() }
}

/** The planned length with what was added. */
export function lengthOf(clock: PhaseClock): number {
  return clock.plannedMs + clock.extendedMs
}

/** Time that passed beyond zero, unpaused; an extension starts from zero, so this must not be taken from it. */
export function overrunOf(clock: PhaseClock, now: Date): number {
  return Math.max(0, unboundedElapsed(clock, now) - lengthOf(clock))
}

export function isTimeUp(state: ClockedState, now: Date): boolean {
  return elapsedOf(state.clock, now) >= lengthOf(state.clock)
}

/** When the server must look again: the next warning or zero. Null while nothing is coming. */
export function nextAlarm(state: SessionState, now: Date): { atMs: number; remainingMs: number } | null {
  const { remainingMs, running } = clockAt(state, now)
  if (!running || remainingMs === null) return null
  const next = [...WARNINGS_MS, 0].find((mark) => mark < remainingMs)
  return next === undefined ? null : { atMs: now.getTime() + remainingMs - next, remainingMs: next }
}

function elapsedOf(clock: PhaseClock, now: Date): number {
  return Math.min(unboundedElapsed(clock, now), lengthOf(clock))
}

function unboundedElapsed(clock: PhaseClock, now: Date): number {
  const until = clock.paused ? Date.parse(clock.paused.since) : now.getTime()
  return Math.max(0, until - Date.parse(clock.startedAt) - clock.pausedMs)
}
