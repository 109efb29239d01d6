// The rules of a session. No sockets, no time, no database: what a person may do when, and what follows from it.
import { accept, assertNever, refuse, type Result } from '#app/lib/result.ts'
import { isTimeUp } from './clock.ts'
import type { Command } from './commands.ts'
import { mayCommand } from './command-roles.ts'
import type { SessionEventBody } from './events.ts'
import type { RefusalReason } from './refusal-words.ts'
import {
  controlToCandidate,
  decideExtend,
  decideNote,
  decideProbes,
  decideReplace,
  decideResume,
  decideTerminal,
} from './rules-for-both.ts'
import { decideSolo } from './solo.ts'
import {
  controlHolder,
  findParticipant,
  isClocked,
  isPractice,
  type ClockedState,
  type OpenedState,
  type SessionState,
} from './state.ts'

/** Who asks, when, and what the rules cannot know by themselves. */
export type Circumstances = {
  by: string
  at: Date
  /** What the session's question offers, in order. */
  hintIds: readonly string[]
  /** The id that a next box would get. */
  nextSandboxId: string
  /** Whether the machine has room for a practice to stay longer; sessions never ask. */
  boxMayStay: boolean
}
export type Decision = Result<SessionEventBody[], RefusalReason>

/** What follows from a person's command: events, or the reason why not. */
export function decide(state: SessionState, command: Command, circumstances: Circumstances): Decision {
  if (state.phase === 'unopened') return refuse('not-in-this-phase')
  const who = findParticipant(state, circumstances.by)
  if (!who || !mayCommand(who.sessionRole, command.type)) return refuse('not-allowed')
  if (state.phase === 'closed') return refuse('session-closed')
  if (isPractice(state)) return decideSolo(state, command, circumstances)
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
    case 'take-hint':
    case 'still-here':
      return refuse('not-allowed')
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

function toScoring(state: ClockedState, reason: 'finished' | 'stopped-early'): SessionEventBody[] {
  const readOnly: SessionEventBody[] =
    controlHolder(state) === null ? [] : [{ type: 'control-granted', to: null }]
  return [
    ...readOnly,
    { type: 'phase-changed', from: state.phase, to: 'scoring' },
    { type: 'session-ended', reason },
  ]
}
