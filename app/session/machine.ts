// The rules of a session. No sockets, no time, no database: what a person may do when, and what follows from it.
import { accept, assertNever, refuse, type Result } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { isTimeUp } from './clock.ts'
import type { Command } from './commands.ts'
import { mayCommand } from './command-roles.ts'
import type { SessionEventBody } from './events.ts'
import type { RefusalReason } from './refusal-words.ts'
import {
  controlHolder,
  findParticipant,
  getCandidate,
  isClocked,
  type ClockedState,
  type OpenedState,
  type SessionState,
} from './state.ts'

/** Together one phase may be lengthened by this much; beyond it, it is another session. */
export const EXTENSION_MAX_MS = minutes(120)
/** Notes of one session; they travel with every view of the interviewer. */
export const NOTES_MAX = 400

/** Who asks, when, what the session's question offers, and the id that a next box would get. */
export type Circumstances = { by: string; at: Date; hintIds: readonly string[]; nextSandboxId: string }
export type Decision = Result<SessionEventBody[], RefusalReason>

/** What follows from a person's command: events, or the reason why not. */
export function decide(state: SessionState, command: Command, circumstances: Circumstances): Decision {
  if (state.phase === 'unopened') return refuse('not-in-this-phase')
  const who = findParticipant(state, circumstances.by)
  if (!who || !mayCommand(who.sessionRole, command.type)) return refuse('not-allowed')
  if (state.phase === 'closed') return refuse('session-closed')
  switch (command.type) {
    case 'advance-phase':
      return decideAdvance(state, command.from)
    case 'pause-clock':
      return decidePause(state, circumstances.at)
    case 'resume-clock':
      return decideResume(state)
    case 'extend-time':
      return decideExtend(state, command.minutes, circumstances.at)
    case 'end-session':
      return decideEnd(state)
    case 'give-hint':
      return decideHint(state, command.hintId, circumstances.hintIds)
    case 'grant-control':
      return decideControl(state, command.to, circumstances.at)
    case 'add-note':
      return decideNote(state, command)
    case 'run-probes':
      return decideProbes(state)
    case 'replace-sandbox':
      return decideReplace(state, circumstances.nextSandboxId)
    case 'open-terminal':
    case 'close-terminal':
      return decideTerminal(state)
    default:
      return assertNever(command)
  }
}

function decideAdvance(state: OpenedState, from: OpenedState['phase']): Decision {
  if (state.phase !== from) return refuse('already-moved-on')
  switch (state.phase) {
    case 'lobby':
      return accept([{ type: 'phase-changed', from: 'lobby', to: 'briefing' }])
    case 'briefing':
      if (state.sandbox.status !== 'ready') return refuse('sandbox-not-ready')
      return accept([
        { type: 'phase-changed', from: 'briefing', to: 'working' },
        ...controlToCandidate(state),
      ])
    case 'working':
      return accept([{ type: 'phase-changed', from: 'working', to: 'wrap-up' }, ...controlToCandidate(state)])
    case 'wrap-up':
      return accept(toScoring(state, 'finished'))
    case 'scoring':
      return refuse('scorecard-not-submitted')
    case 'closed':
      return refuse('session-closed')
    default:
      return assertNever(state)
  }
}

function decidePause(state: OpenedState, at: Date): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  if (state.clock.paused) return refuse('clock-already-paused')
  if (isTimeUp(state, at)) return refuse('time-is-up')
  return accept([{ type: 'clock-paused', reason: 'interviewer' }])
}

function decideResume(state: OpenedState): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  if (!state.clock.paused) return refuse('clock-not-paused')
  // Briefing and wrap-up are talk; in between, a running clock without a box is time taken from the candidate.
  if (state.phase === 'working') {
    if (state.clock.paused.because === 'host-unreachable') return refuse('host-unreachable')
    if (state.sandbox.status !== 'ready') return refuse('sandbox-not-ready')
  }
  return accept([{ type: 'clock-resumed' }])
}

function decideExtend(state: OpenedState, byMinutes: number, at: Date): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  if (state.clock.extendedMs + minutes(byMinutes) > EXTENSION_MAX_MS) return refuse('extended-enough')
  const events: SessionEventBody[] = [{ type: 'time-extended', minutes: byMinutes }]
  // Zero took control away; time that is added is time to type in.
  if (isTimeUp(state, at) && state.phase !== 'briefing') events.push(...controlToCandidate(state))
  return accept(events)
}

function decideEnd(state: OpenedState): Decision {
  switch (state.phase) {
    case 'lobby':
      return accept([
        { type: 'session-ended', reason: 'stopped-early' },
        { type: 'phase-changed', from: 'lobby', to: 'closed' },
      ])
    case 'briefing':
    case 'working':
    case 'wrap-up':
      return accept(toScoring(state, state.phase === 'wrap-up' ? 'finished' : 'stopped-early'))
    case 'scoring':
      return refuse('scorecard-not-submitted')
    case 'closed':
      return refuse('session-closed')
    default:
      return assertNever(state)
  }
}

function decideHint(state: OpenedState, hintId: string, hintIds: readonly string[]): Decision {
  if (state.phase !== 'working' && state.phase !== 'wrap-up') return refuse('not-in-this-phase')
  if (!hintIds.includes(hintId)) return refuse('hint-unknown')
  if (state.hints.some((given) => given.hintId === hintId)) return refuse('hint-already-given')
  return accept([{ type: 'hint-given', hintId }])
}

function decideControl(state: OpenedState, to: string, at: Date): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  const receiver = findParticipant(state, to)
  if (!receiver) return refuse('no-such-person')
  if (receiver.sessionRole === 'shadow') return refuse('shadows-never-type')
  if (isTimeUp(state, at)) return refuse('time-is-up')
  if (state.control === to) return refuse('already-holds-control')
  if (state.sandbox.status !== 'ready') return refuse('sandbox-not-ready')
  return accept([{ type: 'control-granted', to }])
}

function decideNote(state: OpenedState, note: Extract<Command, { type: 'add-note' }>): Decision {
  const text = note.text.trim()
  if (text === '' && note.mark === null) return refuse('note-empty')
  // The same note sent again after a lost connection is the same note.
  if (state.notes.some((known) => known.noteId === note.noteId)) return accept([])
  if (state.notes.length >= NOTES_MAX) return refuse('too-many-notes')
  return accept([{ type: 'note-added', noteId: note.noteId, text, mark: note.mark }])
}

function decideProbes(state: OpenedState): Decision {
  if (state.phase !== 'working' && state.phase !== 'wrap-up') return refuse('not-in-this-phase')
  return state.sandbox.status === 'ready' ? accept([]) : refuse('sandbox-not-ready')
}

function decideReplace(state: OpenedState, to: string): Decision {
  if (state.phase !== 'lobby' && !isClocked(state)) return refuse('not-in-this-phase')
  const requested: SessionEventBody = { type: 'sandbox-requested', sandboxId: to }
  if (state.sandbox.status === 'none') return accept([requested])
  if (state.sandbox.status === 'preparing') return refuse('sandbox-preparing')
  const events: SessionEventBody[] = []
  // In the briefing people talk and miss nothing; later a running clock without a box is time taken away.
  if (isClocked(state) && state.phase !== 'briefing' && !state.clock.paused) {
    events.push({ type: 'clock-paused', reason: 'sandbox-lost' })
  }
  events.push({ type: 'sandbox-replaced', from: state.sandbox.sandboxId, to }, requested)
  return accept(events)
}

/** Opening and closing tabs leaves no event: what is typed in them is in the recording. */
function decideTerminal(state: OpenedState): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  return state.sandbox.status === 'ready' ? accept([]) : refuse('sandbox-not-ready')
}

function controlToCandidate(state: ClockedState): SessionEventBody[] {
  const { userId } = getCandidate(state)
  return state.control === userId ? [] : [{ type: 'control-granted', to: userId }]
}

function toScoring(state: ClockedState, reason: 'finished' | 'stopped-early'): SessionEventBody[] {
  const readOnly: SessionEventBody[] =
    controlHolder(state) === null ? [] : [{ type: 'control-granted', to: null }]
  return [
    ...readOnly,
    { type: 'phase-changed', from: state.phase, to: 'scoring' },
    { type: 'session-ended', reason },
  ]
}
