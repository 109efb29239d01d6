// The rules of a practice: one person alone with a box, hints when wanted, checks when asked for, then the walkthrough.
// lobby → working → wrap-up (the walkthrough, with the box still there) → closed.
import { accept, refuse } from '#app/lib/result.ts'
import { isTimeUp } from './clock.ts'
import type { Command } from './commands.ts'
import type { PracticeOutcome, SessionEventBody } from './events.ts'
import { decideRecording } from './recording-consent.ts'
import type { Circumstances, Decision } from './machine.ts'
import { findCard, type QuestionCard } from './question-card.ts'
import {
  controlToCandidate,
  decideExtend,
  decideNote,
  decideProbes,
  decideReplace,
  decideResume,
  decideTerminal,
} from './rules-for-both.ts'
import { controlHolder, getCandidate, isClocked, type ClockedState, type PracticeOpened } from './state.ts'

export function decideSolo(state: PracticeOpened, command: Command, circumstances: Circumstances): Decision {
  const { at, by, questions, boxMayStay } = circumstances
  switch (command.type) {
    case 'advance-phase':
      return decideAdvance(state, command.from)
    case 'pause-clock':
      return decidePause(state, at)
    case 'resume-clock':
      return decideGoOn(state, circumstances)
    case 'extend-time':
      return boxMayStay ? decideExtend(state, command.minutes, at) : refuse('machine-full')
    case 'end-session':
      return decideEnd(state, at)
    case 'take-hint':
      return decideHint(state, command.after, questions)
    case 'add-note':
      return decideNote(state, command)
    case 'run-probes':
      return decideProbes(state, questions)
    case 'replace-sandbox':
      return decideReplace(state, circumstances)
    case 'still-here':
      return accept([])
    case 'open-terminal':
    case 'close-terminal':
      return decideTerminal(state, by)
    case 'set-recording':
      return decideRecording(state, command.on, by)
    case 'give-hint':
    case 'grant-control':
    case 'say':
    case 'set-meeting-link':
    case 'hide-name':
    case 'propose-focus':
    case 'agree-focus':
    case 'start-focus':
    case 'end-focus':
    case 'mark-point':
    case 'set-comment':
    case 'remove-comment':
    case 'choose-language':
    case 'add-test':
    case 'run-code':
    case 'run-tests':
    case 'stop-run':
      return refuse('not-allowed')
    default:
      return command satisfies never
  }
}

function decideAdvance(state: PracticeOpened, from: PracticeOpened['phase']): Decision {
  if (state.phase !== from) return refuse('already-moved-on')
  if (state.phase === 'wrap-up') return accept(toClosed(state))
  if (state.phase !== 'lobby') return refuse('not-in-this-phase')
  if (state.sandbox.status !== 'ready') return refuse('sandbox-not-ready')
  return accept([
    { type: 'phase-changed', from: 'lobby', to: 'working' },
    { type: 'control-granted', to: getCandidate(state).userId },
  ])
}

/** Whoever pauses lets go of the keyboard: a clock that stands still while one works on would be no clock. */
function decidePause(state: PracticeOpened, at: Date): Decision {
  if (state.phase !== 'working') return refuse('not-in-this-phase')
  if (state.clock.paused) return refuse('clock-already-paused')
  if (isTimeUp(state, at)) return refuse('time-is-up')
  return accept([{ type: 'clock-paused', reason: 'solo' }, ...readOnly(state)])
}

function decideGoOn(state: PracticeOpened, { at, questions }: Circumstances): Decision {
  const decided = decideResume(state, questions)
  if (!decided.ok || !isClocked(state) || isTimeUp(state, at)) return decided
  return accept([...decided.value, ...controlToCandidate(state)])
}

function decideEnd(state: PracticeOpened, at: Date): Decision {
  if (state.phase === 'working') {
    // Nobody gives up what time has ended.
    return accept(toWalkthrough(state, isTimeUp(state, at) ? 'ran-out' : 'gave-up'))
  }
  return accept(state.phase === 'lobby' ? endPractice(state, 'stopped-early') : toClosed(state))
}

/** One by one, from direction to answer: nobody reads the answer while looking for a direction. */
function decideHint(state: PracticeOpened, after: number, questions: readonly QuestionCard[]): Decision {
  if (state.phase !== 'working') return refuse('not-in-this-phase')
  if (state.hints.length !== after) return refuse('already-moved-on')
  const { hints } = findCard(questions, state.questionSlug)
  const next = hints.find(({ id }) => !state.hints.some((taken) => taken.hintId === id))?.id
  return next === undefined ? refuse('no-more-hints') : accept([{ type: 'hint-given', hintId: next }])
}

/** The work is over and the reading begins, on the same box and with the keyboard. */
export function toWalkthrough(state: ClockedState, outcome: PracticeOutcome): SessionEventBody[] {
  return [
    { type: 'session-ended', reason: outcome },
    { type: 'phase-changed', from: state.phase, to: 'wrap-up' },
    ...controlToCandidate(state),
  ]
}

/** From wherever it is to its end, box and all. */
export function endPractice(state: PracticeOpened, outcome: PracticeOutcome): SessionEventBody[] {
  const ended: SessionEventBody[] =
    state.practice.outcome === null ? [{ type: 'session-ended', reason: outcome }] : []
  return [...ended, ...toClosed(state)]
}

function toClosed(state: PracticeOpened): SessionEventBody[] {
  if (state.phase === 'closed') return []
  return [...readOnly(state), { type: 'phase-changed', from: state.phase, to: 'closed' }]
}

function readOnly(state: PracticeOpened): SessionEventBody[] {
  return controlHolder(state) === null ? [] : [{ type: 'control-granted', to: null }]
}
