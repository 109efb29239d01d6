// One attempt in a few figures: a fold over its events, as everything else about it.
import { clockAt } from '#app/session/clock.ts'
import type { Phase, PracticeOutcome, SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import { reachedWorking } from '#app/session/practice-view.ts'

export type Attempt = {
  phase: Phase
  /** Null while it goes on. */
  outcome: PracticeOutcome | null
  /** The question has been seen: it is no longer new to this person. */
  seen: boolean
  timed: boolean
  workedMs: number
  hintsUsed: number
}

/** Null where nobody has come in yet, or where the events are no practice. */
export function attemptOf(events: readonly SessionEvent[], now: Date): Attempt | null {
  const state = replay(events)
  if (state.phase === 'unopened' || !state.practice) return null
  const { outcome, workedMs, clock } = state.practice
  return {
    phase: state.phase,
    outcome,
    seen: reachedWorking(state),
    timed: clock === 'on',
    workedMs: workedMs ?? (state.phase === 'working' ? clockAt(state, now).elapsedMs : 0),
    hintsUsed: state.hints.length,
  }
}
