// The player without its pictures: where it is, whether it runs, how fast. Pure.
import type { IdleMap } from './spans.ts'

export const SPEEDS = [0.5, 1, 1.5, 2, 4, 8, 16] as const
export type Speed = (typeof SPEEDS)[number]

/** A tab that slept goes on where it was, and does not jump. */
const TICK_MS_MAX = 1000

export type PlayerState = {
  atMs: number
  durationMs: number
  isPlaying: boolean
  speed: Speed
  skipsIdle: boolean
}

export type PlayerAct =
  | { type: 'toggle' | 'pause' | 'faster' | 'slower' | 'toggle-idle' }
  | { type: 'seek'; atMs: number }
  | { type: 'nudge'; byMs: number }
  | { type: 'speed'; speed: number }
  | { type: 'tick'; passedMs: number }

export function startPlayer(durationMs: number, atMs = 0): PlayerState {
  const start = { atMs: 0, durationMs, isPlaying: false, speed: 1 as const, skipsIdle: true }
  return { ...start, atMs: within(start, atMs) }
}

/** `idle` is asked only while pauses are skipped. */
export function actOn(state: PlayerState, act: PlayerAct, idle: IdleMap): PlayerState {
  switch (act.type) {
    case 'toggle':
      if (state.isPlaying) return { ...state, isPlaying: false }
      // At the end, "play" means from the beginning.
      return { ...state, isPlaying: state.durationMs > 0, atMs: hasEnded(state) ? 0 : state.atMs }
    case 'pause':
      return { ...state, isPlaying: false }
    case 'toggle-idle':
      return { ...state, skipsIdle: !state.skipsIdle }
    case 'faster':
    case 'slower':
      return { ...state, speed: besideSpeed(state.speed, act.type === 'faster' ? 1 : -1) }
    case 'speed':
      return { ...state, speed: SPEEDS.find((speed) => speed === act.speed) ?? state.speed }
    case 'seek':
      return { ...state, atMs: within(state, act.atMs) }
    case 'nudge':
      return { ...state, atMs: within(state, state.atMs + act.byMs) }
    case 'tick':
      return tick(state, act.passedMs, idle)
  }
}

function tick(state: PlayerState, passedMs: number, idle: IdleMap): PlayerState {
  if (!state.isPlaying) return state
  const byMs = Math.min(Math.max(passedMs, 0), TICK_MS_MAX) * state.speed
  const next = state.skipsIdle ? idle.toRecorded(idle.toPlayed(state.atMs) + byMs) : state.atMs + byMs
  // Never backwards: in the shortened part of a pause, played time stands for a moment.
  const atMs = within(state, Math.max(next, state.atMs))
  return { ...state, atMs, isPlaying: atMs < state.durationMs }
}

function hasEnded({ atMs, durationMs }: PlayerState): boolean {
  return atMs >= durationMs
}

function within({ durationMs }: { durationMs: number }, atMs: number): number {
  return Number.isFinite(atMs) ? Math.min(Math.max(atMs, 0), durationMs) : 0
}

function besideSpeed(speed: Speed, step: 1 | -1): Speed {
  return SPEEDS[SPEEDS.indexOf(speed) + step] ?? speed
}
