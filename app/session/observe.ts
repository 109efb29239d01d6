// What follows from what the room notices. Never refuses: an observation that changes nothing gives no events.
import { assertNever } from '#app/lib/result.ts'
import { isTimeUp } from './clock.ts'
import type { PauseReason, SessionEventBody } from './events.ts'
import { focusEnds, focusLeftMs } from './focus-minutes.ts'
import { nameShows } from './hidden-name.ts'
import type { Observation } from './observations.ts'
import { toClosed } from './rules-for-stages.ts'
import { endPractice, toWalkthrough } from './solo.ts'
import { probesOf } from './stages.ts'
import {
  isClocked,
  isPractice,
  type ClockedState,
  type OpenedState,
  type PracticeOpened,
  type SessionState,
} from './state.ts'

export function observe(state: SessionState, seen: Observation, at: Date): SessionEventBody[] {
  if (state.phase === 'unopened') {
    if (seen.type !== 'first-entered') return []
    return [{ ...seen, type: 'session-opened' }]
  }
  // A closed session stays as it is: who reads it later is nobody's business.
  if (state.phase === 'closed') return isScorecardIn(seen) ? nameShows(state) : []
  if (isPractice(state)) {
    const events = observePractice(state, seen, at)
    if (events) return events
  }
  switch (seen.type) {
    case 'first-entered':
      return []
    case 'person-came':
      return state.present.includes(seen.userId) ? [] : [{ type: 'participant-joined', userId: seen.userId }]
    case 'person-went':
      return state.present.includes(seen.userId) ? [{ type: 'participant-left', userId: seen.userId }] : []
    case 'host-gone':
      return isClocked(state) && !state.clock.paused ? [pausedBy('host-unreachable')] : []
    case 'host-back':
      return isClocked(state) && state.clock.paused?.because === 'host-unreachable'
        ? [{ type: 'clock-resumed' }]
        : []
    case 'time-up':
      return isClocked(state) && isTimeUp(state, at) ? atZero(state) : []
    case 'focus-over':
      return focusLeftMs(state, at) === 0 ? focusEnds(state, 'used-up') : []
    case 'probes-read':
      return changedVerdicts(state, seen)
    case 'practice-over':
      return []
    case 'called-off':
      // Once it has begun it is the two people's own.
      return state.phase === 'lobby' ? [{ type: 'session-ended', reason: 'called-off' }, toClosed(state)] : []
    case 'scorecard-in':
      return [
        ...(isScorecardIn(seen) ? nameShows(state) : []),
        ...(state.phase === 'scoring' ? [toClosed(state)] : []),
      ]
    case 'tests-read':
    case 'run-over':
      return observeRun(state, seen)
    case 'box-wanted':
    case 'box-ready':
    case 'box-failed':
    case 'box-lost':
      return observeBox(state, seen)
    default:
      return assertNever(seen)
  }
}

/** Nobody types any more, so nothing is thought out unseen either. */
function atZero(state: ClockedState): SessionEventBody[] {
  const readOnly: SessionEventBody[] = state.control === null ? [] : [{ type: 'control-granted', to: null }]
  return [...focusEnds(state, 'time-up'), ...readOnly]
}

/** A session whose interviewer cannot write it any more is closed by the system, and nobody has earned the name. */
function isScorecardIn(seen: Observation): boolean {
  return seen.type === 'scorecard-in' && seen.by !== 'system'
}

/** What is different where one person is alone; null = as in any session. */
function observePractice(state: PracticeOpened, seen: Observation, at: Date): SessionEventBody[] | null {
  switch (seen.type) {
    case 'practice-over':
      return endPractice(state, seen.outcome)
    case 'time-up':
      // The time to read and try things out is over; the work itself waits for a word, or for the room to end it.
      return state.phase === 'wrap-up' && isTimeUp(state, at) ? endPractice(state, 'ran-out') : null
    case 'probes-read':
      return askedResults(state, seen)
    default:
      return null
  }
}

/** Somebody asked for these, so they are recorded changed or not. All of them passing is the solution. */
function askedResults(
  state: PracticeOpened,
  { results, questionSlug = state.questionSlug }: Extract<Observation, { type: 'probes-read' }>,
): SessionEventBody[] {
  if (results.length === 0 || !isClocked(state)) return []
  const ran: SessionEventBody = { type: 'probe-ran', results, questionSlug }
  const solved = state.phase === 'working' && results.every(({ verdict }) => verdict === 'pass')
  return solved ? [ran, ...toWalkthrough(state, 'solved')] : [ran]
}

function observeBox(
  state: OpenedState,
  seen: Extract<Observation, { type: `box-${string}` }>,
): SessionEventBody[] {
  const { sandboxId } = seen
  if (seen.type === 'box-wanted') {
    const busy = state.sandbox.status === 'preparing' || state.sandbox.status === 'ready'
    const { questionSlug = state.boxQuestion ?? state.questionSlug } = seen
    return busy ? [] : [{ type: 'sandbox-requested', sandboxId, questionSlug }]
  }
  // News of a box that has been replaced meanwhile.
  if (state.sandbox.status === 'none' || state.sandbox.sandboxId !== sandboxId) return []
  switch (seen.type) {
    case 'box-ready':
      if (state.sandbox.status !== 'preparing') return []
      return [{ type: 'sandbox-ready', sandboxId, readyMs: seen.readyMs }, ...resumeForBox(state)]
    case 'box-failed':
      return state.sandbox.status === 'preparing'
        ? [{ type: 'sandbox-failed', sandboxId, words: seen.words }]
        : []
    case 'box-lost':
      if (state.sandbox.status === 'lost') return []
      return [{ type: 'sandbox-lost', sandboxId, words: seen.words }, ...pauseForLostBox(state)]
    default:
      return assertNever(seen)
  }
}

/** An outage turns into a lost box: the pause stays, its reason becomes the one that the interviewer can mend. */
function pauseForLostBox(state: OpenedState): SessionEventBody[] {
  if (!isClocked(state)) return []
  const { paused } = state.clock
  return !paused || paused.because === 'host-unreachable' ? [pausedBy('sandbox-lost')] : []
}

/** The stage waited for this box and for nothing else. */
function resumeForBox(state: OpenedState): SessionEventBody[] {
  const waits = isClocked(state) && state.clock.paused?.because === 'sandbox-preparing'
  return waits ? [{ type: 'clock-resumed' }] : []
}

/** News of another run than the present one is too late. */
function observeRun(
  state: OpenedState,
  seen: Extract<Observation, { type: 'tests-read' | 'run-over' }>,
): SessionEventBody[] {
  if (state.run?.runId !== seen.runId) return []
  if (seen.type === 'run-over') return [{ ...seen, type: 'run-ended' }]
  const { runId, questionSlug, language } = state.run
  return [{ type: 'tests-ran', runId, questionSlug, language, results: seen.results }]
}

/** Only changes are recorded, or the history would be mostly polls. */
function changedVerdicts(
  state: OpenedState,
  seen: Extract<Observation, { type: 'probes-read' }>,
): SessionEventBody[] {
  const { questionSlug = state.boxQuestion ?? state.questionSlug } = seen
  // The box has become another question's meanwhile.
  if (questionSlug !== (state.boxQuestion ?? state.questionSlug)) return []
  const before = probesOf(state, questionSlug)
  const results = seen.results.filter((result) => {
    const known = before[result.probeId]
    return !known || known.verdict !== result.verdict || known.message !== result.message
  })
  return results.length > 0 ? [{ type: 'probe-ran', results, questionSlug }] : []
}

function pausedBy(reason: PauseReason): SessionEventBody {
  return { type: 'clock-paused', reason }
}
