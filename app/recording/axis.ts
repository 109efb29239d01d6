// One axis for everything in a session: its terminals, its clock, and what happened. Its zero is where the first of them
// begins; it runs as time runs, also while the session's clock is paused.
import type { DocumentKind } from '#app/document/names.ts'
import { clockAt } from '#app/session/clock.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { evolve } from '#app/session/evolve.ts'
import { unopened, type SessionState } from '#app/session/state.ts'
import type { TimelineEntry } from '#app/session/view-types.ts'
import { spansOf, tonesOf } from './axis-marks.ts'

/** Nobody sits longer than this; a recording with an absurd date must not make an axis of years. */
const AXIS_MS_MAX = 24 * 3_600_000
export const MARKERS_MAX = 1000
const CLOCK_POINTS_MAX = 2000

export type AxisRecording = {
  recordingId: string
  /** Its place among all, those that were deleted included: links to a terminal go on leading to the same one. */
  number?: number
  /** What was written together, where it is no terminal. */
  document?: DocumentKind | null
  title: string
  startedAtMs: number
  durationMs: number
}
/** A terminal, or what was written together. */
export type AxisTerminal = {
  recordingId: string
  /** From 1, in the order in which they were opened. */
  number: number
  document: DocumentKind | null
  title: string
  fromMs: number
  toMs: number
}
/** `good`: a plus, a probe that passes now. `bad`: a minus, a probe that does not pass any more. */
export type MarkerTone = 'plain' | 'good' | 'bad'
export type Marker = {
  seq: number
  atMs: number
  kind: TimelineEntry['kind']
  tone: MarkerTone
  words: string
}
/** What lasted: a phase or stage by its name, a pause of the clock, focus minutes. */
export type AxisSpan = { kind: 'phase' | 'pause' | 'focus'; fromMs: number; toMs: number; words: string }
/** The session's clock showed `sessionMs` here. Between two points it ran, then stood. */
export type ClockPoint = { atMs: number; sessionMs: number }
export type Axis = {
  durationMs: number
  terminals: AxisTerminal[]
  markers: Marker[]
  spans: AxisSpan[]
  clock: ClockPoint[]
}

export function layAxis(
  events: readonly SessionEvent[],
  entries: readonly TimelineEntry[],
  recordings: readonly AxisRecording[],
): Axis {
  const points = clockPoints(events)
  const running = points.filter(({ sessionMs }) => sessionMs > 0)
  // The last point before the clock first moved is where the session began.
  const beganAt = points[points.length - running.length - 1]?.atMs ?? points[0]?.atMs ?? null
  // A recording from another day than its session has a wrong date: it is laid where the session began.
  const laid = recordings.map((one) =>
    beganAt !== null && Math.abs(one.startedAtMs - beganAt) > AXIS_MS_MAX
      ? { ...one, startedAtMs: beganAt }
      : one,
  )
  const starts = [...(beganAt === null ? [] : [beganAt]), ...laid.map((one) => one.startedAtMs)]
  const zero = starts.length > 0 ? Math.min(...starts) : 0
  const ends = [
    ...laid.map(({ startedAtMs, durationMs }) => startedAtMs + durationMs),
    ...(running.length > 0 ? [workEndedAt(events)] : []),
  ]
  const durationMs = Math.min(Math.max(0, ...ends.map((end) => end - zero)), AXIS_MS_MAX)
  const isInside = (atMs: number) => atMs >= 0 && atMs <= durationMs
  const tones = tonesOf(events)
  return {
    durationMs,
    terminals: [...laid]
      .sort((a, b) => a.startedAtMs - b.startedAtMs)
      .map(({ recordingId, number, document = null, title, startedAtMs, durationMs: lasted }, at) => ({
        recordingId,
        document,
        number: number ?? at + 1,
        title,
        fromMs: Math.min(startedAtMs - zero, durationMs),
        toMs: Math.min(startedAtMs - zero + lasted, durationMs),
      })),
    markers: entries
      .map(({ seq, at, kind, words }) => {
        return { seq, atMs: Date.parse(at) - zero, kind, tone: tones.get(seq) ?? ('plain' as const), words }
      })
      .filter(({ atMs }) => isInside(atMs))
      .sort((a, b) => a.atMs - b.atMs)
      .slice(0, MARKERS_MAX),
    spans: spansOf(events)
      .map((span) => ({
        ...span,
        fromMs: Math.max(0, span.fromMs - zero),
        toMs: Math.min(span.toMs - zero, durationMs),
      }))
      .filter(({ fromMs, toMs }) => fromMs < toMs),
    clock: points.map(({ atMs, sessionMs }) => ({ atMs: atMs - zero, sessionMs })).slice(0, CLOCK_POINTS_MAX),
  }
}

/** Where the clock stood at each event that could change its course. A date that goes back is held where time already was. */
function clockPoints(events: readonly SessionEvent[]): ClockPoint[] {
  const points: ClockPoint[] = []
  let state: SessionState = unopened
  for (const event of events) {
    const last = points.at(-1)
    const atMs = Math.max(Date.parse(event.at), last?.atMs ?? -Infinity)
    state = evolve(state, event)
    const { sessionMs } = clockAt(state, new Date(atMs))
    if (last?.atMs === atMs) points.pop()
    points.push({ atMs, sessionMs: Math.max(sessionMs, last?.sessionMs ?? 0) })
  }
  return points
}

/** After the wrap-up people write, for days perhaps: that is not on the axis. */
function workEndedAt(events: readonly SessionEvent[]): number {
  const end = events.find(
    (event) =>
      event.type === 'session-ended' ||
      (event.type === 'phase-changed' && (event.to === 'scoring' || event.to === 'closed')),
  )
  return Date.parse((end ?? events.at(-1))?.at ?? '') || 0
}

/** What the session's clock showed at a place on the axis. */
export function sessionMsAt(clock: readonly ClockPoint[], atMs: number): number {
  const next = clock.findIndex((point) => point.atMs > atMs)
  const before = clock[next === -1 ? clock.length - 1 : next - 1]
  if (!before) return 0
  const after = next === -1 ? before : clock[next]
  return Math.min(before.sessionMs + atMs - before.atMs, after?.sessionMs ?? before.sessionMs)
}

/** Where on the axis the session's clock first showed this. */
export function axisMsOf(clock: readonly ClockPoint[], sessionMs: number): number {
  const next = clock.findIndex((point) => point.sessionMs >= sessionMs)
  const after = clock[next === -1 ? clock.length - 1 : next]
  if (!after) return Math.max(0, sessionMs)
  const before = clock[(next === -1 ? clock.length : next) - 1]
  if (!before || next === -1) return Math.max(0, after.atMs)
  // At zero the clock had not begun to move: the session began at the last point that shows it.
  if (sessionMs <= 0) return Math.max(0, lastAtZero(clock))
  return Math.max(0, before.atMs + sessionMs - before.sessionMs)
}

function lastAtZero(clock: readonly ClockPoint[]): number {
  return clock.findLast((point) => point.sessionMs === 0)?.atMs ?? 0
}
