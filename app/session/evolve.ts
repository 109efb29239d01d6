// One event after another becomes the state of a session. Total and pure: replaying the same events gives the same state.
import { assertNever } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { clockAt, overrunOf } from './clock.ts'
import type { PauseReason, Phase, SessionEvent } from './events.ts'
import {
  isClocked,
  unopened,
  type ClockedPhase,
  type OpenedState,
  type PhaseClock,
  type SessionState,
} from './state.ts'

export function replay(events: readonly SessionEvent[]): SessionState {
  return events.reduce(evolve, unopened)
}

export function evolve(state: SessionState, event: SessionEvent): SessionState {
  if (state.phase === 'unopened') {
    if (event.type === 'session-opened') return open(event)
    throw new Error(`a session begins with session-opened, not with ${event.type}`)
  }
  return { ...change(state, event), seq: event.seq }
}

function open(event: Extract<SessionEvent, { type: 'session-opened' }>): OpenedState {
  const { questionSlug, questionVersion, rubricId, agenda, participants, practice } = event
  return {
    phase: 'lobby',
    seq: event.seq,
    openedAt: event.at,
    questionSlug,
    questionVersion,
    rubricId,
    agenda,
    participants,
    present: [],
    earlierMs: 0,
    sandbox: { status: 'none' },
    sandboxCount: 0,
    hints: [],
    probes: {},
    notes: [],
    practice: practice ? { clock: practice.clock, outcome: null, workedMs: null } : null,
  }
}

function change(state: OpenedState, event: SessionEvent): OpenedState {
  switch (event.type) {
    case 'session-opened':
      throw new Error('a session is opened once')
    case 'participant-joined':
      return { ...state, present: [...without(state.present, event.userId), event.userId] }
    case 'participant-left':
      return { ...state, present: without(state.present, event.userId) }
    case 'phase-changed':
      return enter(state, event.to, event.at)
    case 'clock-paused':
      return isClocked(state) ? { ...state, clock: pause(state.clock, event.at, event.reason) } : state
    case 'clock-resumed':
      return isClocked(state) ? { ...state, clock: resume(state.clock, event.at) } : state
    case 'time-extended':
      return isClocked(state) ? { ...state, clock: extend(state.clock, event.minutes, event.at) } : state
    case 'control-granted':
      return isClocked(state) ? { ...state, control: event.to } : state
    case 'hint-given':
      return { ...state, hints: [...state.hints, { hintId: event.hintId, at: event.at }] }
    case 'probe-ran':
      return { ...state, probes: withResults(state.probes, event) }
    case 'note-added':
      return withNote(state, event)
    case 'sandbox-requested':
    case 'sandbox-ready':
    case 'sandbox-failed':
    case 'sandbox-lost':
    case 'sandbox-replaced':
      return changeSandbox(state, event)
    case 'session-ended':
      return withOutcome(state, event.reason)
    default:
      return assertNever(event)
  }
}

function changeSandbox(
  state: OpenedState,
  event: Extract<SessionEvent, { type: `sandbox-${string}` }>,
): OpenedState {
  switch (event.type) {
    case 'sandbox-requested': {
      const sandbox = { status: 'preparing', sandboxId: event.sandboxId } as const
      // What the probes saw was another box.
      return { ...state, sandbox, sandboxCount: state.sandboxCount + 1, probes: {} }
    }
    case 'sandbox-ready':
      return { ...state, sandbox: { status: 'ready', sandboxId: event.sandboxId } }
    case 'sandbox-failed':
      return { ...state, sandbox: { status: 'trouble', sandboxId: event.sandboxId, words: event.words } }
    case 'sandbox-lost':
      return { ...state, sandbox: { status: 'lost', sandboxId: event.sandboxId, words: event.words } }
    case 'sandbox-replaced':
      return state
    default:
      return assertNever(event)
  }
}

function enter(state: OpenedState, phase: Phase, at: string): OpenedState {
  const opened = commonOf(state, at)
  switch (phase) {
    case 'lobby':
      return { ...opened, phase }
    case 'briefing':
    case 'working':
    case 'wrap-up': {
      const control = isClocked(state) ? state.control : null
      return { ...opened, phase, control, clock: startClock(state, phase, at) }
    }
    case 'scoring':
    case 'closed':
      return { ...opened, phase, endedAt: 'endedAt' in state ? state.endedAt : at }
    default:
      return assertNever(phase)
  }
}

/** What survives a change of phase: everything but the clock and control. */
function commonOf(state: OpenedState, at: string): Omit<OpenedState, 'phase'> {
  const {
    seq,
    openedAt,
    questionSlug,
    questionVersion,
    rubricId,
    agenda,
    participants,
    present,
    sandbox,
    sandboxCount,
    hints,
    probes,
    notes,
    practice,
  } = state
  const earlierMs = clockAt(state, new Date(at)).sessionMs
  return {
    seq,
    openedAt,
    questionSlug,
    questionVersion,
    rubricId,
    agenda,
    participants,
    present,
    sandbox,
    sandboxCount,
    hints,
    probes,
    notes,
    practice:
      practice && state.phase === 'working'
        ? { ...practice, workedMs: clockAt(state, new Date(at)).elapsedMs }
        : practice,
    earlierMs,
  }
}

function startClock(state: OpenedState, phase: ClockedPhase, at: string): PhaseClock {
  const planned = state.agenda.find((item) => item.phase === phase)?.minutes ?? 0
  return { startedAt: at, plannedMs: minutes(planned), extendedMs: 0, pausedMs: 0, paused: null }
}

/** Paused twice keeps the first instant and takes the latest reason. */
function pause(clock: PhaseClock, at: string, because: PauseReason): PhaseClock {
  return { ...clock, paused: { since: clock.paused?.since ?? at, because } }
}

function resume(clock: PhaseClock, at: string): PhaseClock {
  if (!clock.paused) return clock
  const pausedMs = clock.pausedMs + Math.max(0, Date.parse(at) - Date.parse(clock.paused.since))
  return { ...clock, pausedMs, paused: null }
}

function extend(clock: PhaseClock, byMinutes: number, at: string): PhaseClock {
  const pausedMs = clock.pausedMs + overrunOf(clock, new Date(at))
  return { ...clock, pausedMs, extendedMs: clock.extendedMs + minutes(byMinutes) }
}

function withResults(
  probes: OpenedState['probes'],
  event: Extract<SessionEvent, { type: 'probe-ran' }>,
): OpenedState['probes'] {
  const seen = event.results.map(
    ({ probeId, verdict, message }) => [probeId, { verdict, message, checkedAt: event.at }] as const,
  )
  return { ...probes, ...Object.fromEntries(seen) }
}

function withNote(state: OpenedState, event: Extract<SessionEvent, { type: 'note-added' }>): OpenedState {
  const { noteId, text, mark, at, by } = event
  const elapsedMs = clockAt(state, new Date(at)).sessionMs
  return { ...state, notes: [...state.notes, { noteId, text, mark, at, by, elapsedMs }] }
}

/** The first one stands: what comes after the work is reading. */
function withOutcome(
  state: OpenedState,
  reason: Extract<SessionEvent, { type: 'session-ended' }>['reason'],
): OpenedState {
  if (!state.practice || state.practice.outcome !== null || reason === 'finished') return state
  return { ...state, practice: { ...state.practice, outcome: reason } }
}

function without(list: readonly string[], gone: string): string[] {
  return list.filter((item) => item !== gone)
}
