// One event after another becomes the state of a session. Total and pure: replaying the same events gives the same state.
import { assertNever } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { clockAt, overrunOf } from './clock.ts'
import type { OpenedRound, PauseReason, Phase, SessionEvent } from './events.ts'
import { evolveBox } from './evolve-box.ts'
import { evolveWork } from './evolve-work.ts'
import { evolveFocus, focusFromStart, overAt } from './focus-minutes.ts'
import { evolveName } from './hidden-name.ts'
import { recordedFromStart, withConsent } from './recording-consent.ts'
import { shownQuestion } from './stages.ts'
import { isClocked, unopened, type OpenedState, type PhaseClock, type SessionState } from './state.ts'

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
    rounds: event.rounds ?? onlyRound(event),
    agenda,
    at: 0,
    reached: -1,
    participants,
    present: [],
    earlierMs: 0,
    sandbox: { status: 'none' },
    boxQuestion: null,
    sandboxCount: 0,
    hints: [],
    probes: {},
    earlierProbes: {},
    notes: [],
    chat: [],
    meetingLink: null,
    recording: recordedFromStart,
    hiddenName: event.blind ? { ...event.blind, isShown: false } : null,
    focus: focusFromStart(agenda, practice !== undefined),
    comments: [],
    work: {},
    run: null,
    practice: practice ? { clock: practice.clock, outcome: null, workedMs: null } : null,
  }
}

/** What every session was before there were rounds, and what a practice is. */
function onlyRound(event: Extract<SessionEvent, { type: 'session-opened' }>): OpenedRound[] {
  const { questionSlug, questionVersion, rubricId, practice } = event
  const questions = [{ part: 'box', questionSlug, questionVersion }]
  return practice
    ? [{ round: 0, roundId: 'practice', title: 'Practice', rubricId: null, questions }]
    : [{ round: 0, roundId: 'troubleshooting', title: 'Troubleshooting', rubricId, questions }]
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
      return enter(state, event)
    case 'clock-paused':
      return isClocked(state) ? { ...state, clock: pause(state.clock, event.at, event.reason) } : state
    case 'clock-resumed':
      return isClocked(state) ? { ...state, clock: resume(state.clock, event.at) } : state
    case 'time-extended':
      return isClocked(state) ? { ...state, clock: extend(state.clock, event.minutes, event.at) } : state
    case 'control-granted':
      return isClocked(state) ? { ...state, control: event.to } : state
    case 'hint-given': {
      const { hintId, at, questionSlug = shownQuestion(state) } = event
      return { ...state, hints: [...state.hints, { hintId, at, questionSlug }] }
    }
    case 'note-added':
      return withNote(state, event)
    case 'probe-ran':
    case 'sandbox-requested':
    case 'sandbox-ready':
    case 'sandbox-failed':
    case 'sandbox-lost':
    case 'sandbox-replaced':
      return evolveBox(state, event)
    case 'name-hidden':
    case 'name-shown':
      return evolveName(state, event)
    case 'recording-set':
      return { ...state, recording: withConsent(state, event) }
    case 'focus-proposed':
    case 'focus-agreed':
    case 'focus-started':
    case 'focus-ended':
      return evolveFocus(state, event)
    case 'message-said':
    case 'meeting-link-set':
    case 'comment-set':
    case 'comment-removed':
    case 'point-marked':
    case 'language-chosen':
    case 'test-added':
    case 'run-started':
    case 'tests-ran':
    case 'run-ended':
      return evolveWork(state, event)
    case 'session-ended':
      return withOutcome(state, event.reason)
    default:
      return assertNever(event)
  }
}

function enter(state: OpenedState, event: Extract<SessionEvent, { type: 'phase-changed' }>): OpenedState {
  const { to: phase, at: time } = event
  const opened = { ...keptOf(state, time), at: placeOf(state, event) }
  switch (phase) {
    case 'lobby':
      return { ...opened, phase }
    case 'briefing':
    case 'working':
    case 'wrap-up': {
      const control = isClocked(state) ? state.control : null
      const reached = Math.max(state.reached, opened.at)
      return { ...opened, reached, phase, control, clock: startClock(opened, time) }
    }
    case 'scoring':
    case 'closed':
      return { ...opened, run: null, phase, endedAt: 'endedAt' in state ? state.endedAt : time }
    default:
      return assertNever(phase)
  }
}

/** Events of the time before rounds name the phase alone; an agenda then had each phase once. */
function placeOf({ agenda, at }: OpenedState, { place, to }: { place?: number; to: Phase }): number {
  if (place !== undefined && agenda[place]?.phase === to) return place
  const found = agenda.findIndex((item) => item.phase === to)
  return found < 0 ? at : found
}

/** What survives a change of phase: everything but the clock and control. */
function keptOf(state: OpenedState, at: string): Omit<OpenedState, 'phase'> {
  const now = new Date(at)
  const { seq, openedAt, questionSlug, questionVersion, rubricId, rounds, agenda, reached } = state
  const { participants, present, sandbox, boxQuestion, sandboxCount } = state
  const { hints, probes, earlierProbes, notes, chat, meetingLink, recording, hiddenName } = state
  const { comments, work, run, practice } = state
  return {
    ...{ seq, openedAt, questionSlug, questionVersion, rubricId, rounds, agenda, at: state.at, reached },
    ...{ participants, present, sandbox, boxQuestion, sandboxCount },
    ...{ hints, probes, earlierProbes, notes, chat, meetingLink, recording, hiddenName },
    ...{ comments, work, run },
    focus: overAt(state, now),
    practice:
      practice && state.phase === 'working'
        ? { ...practice, workedMs: clockAt(state, now).elapsedMs }
        : practice,
    earlierMs: clockAt(state, now).sessionMs,
  }
}

function startClock({ agenda, at }: Omit<OpenedState, 'phase'>, startedAt: string): PhaseClock {
  const planned = agenda[at]?.minutes ?? 0
  return { startedAt, plannedMs: minutes(planned), extendedMs: 0, pausedMs: 0, paused: null }
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
  if (!state.practice || state.practice.outcome !== null || reason === 'finished' || reason === 'called-off')
    return state
  return { ...state, practice: { ...state.practice, outcome: reason } }
}

function without(list: readonly string[], gone: string): string[] {
  return list.filter((item) => item !== gone)
}
