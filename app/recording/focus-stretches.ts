// The minutes of a session in which nobody looked on, as its recordings have them: what of them who may see. Pure.
import { clockAt } from '#app/session/clock.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { evolve } from '#app/session/evolve.ts'
import { unopened, type SessionState } from '#app/session/state.ts'
import type { Span } from './spans.ts'

/** `seq`: of the event that began it. Times are the world's; `sessionMs` is what the session's clock showed at its beginning. */
export type Stretch = Span & { seq: number; sessionMs: number }

export function stretchesOf(events: readonly SessionEvent[]): Stretch[] {
  const stretches: Stretch[] = []
  let state: SessionState = unopened
  let lastMs = -Infinity
  for (const event of events) {
    // A date that goes back is held where time already was.
    const atMs = (lastMs = Math.max(Date.parse(event.at), lastMs))
    state = evolve(state, event)
    const last = stretches.at(-1)
    if (event.type === 'focus-started') {
      const { sessionMs } = clockAt(state, new Date(atMs))
      stretches.push({ seq: event.seq, fromMs: atMs, toMs: Infinity, sessionMs })
    } else if (event.type === 'focus-ended' && last) last.toMs = atMs
  }
  return stretches
}

/** Those that their candidate has not shown to others. */
export function unsharedOf(
  stretches: readonly Stretch[],
  notes: readonly { seq: number; sharedAt: Date | null }[],
): Stretch[] {
  const shared = new Set(notes.flatMap(({ seq, sharedAt }) => (sharedAt ? [seq] : [])))
  return stretches.filter(({ seq }) => !shared.has(seq))
}

/** As a recording that began then counts time. */
export function spansIn(stretches: readonly Stretch[], startedAtMs: number): Span[] {
  return stretches
    .map(({ fromMs, toMs }) => ({ fromMs: fromMs - startedAtMs, toMs: toMs - startedAtMs }))
    .filter(({ toMs }) => toMs > 0)
}
