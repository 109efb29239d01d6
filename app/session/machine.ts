// The rules of a session. No sockets, no time, no database: what a person may do when, and what follows from it.
import { accept, assertNever, refuse, type Result } from '#app/lib/result.ts'
import { boxNeedOf } from './box-needs.ts'
import { isTimeUp } from './clock.ts'
import type { Command } from './commands.ts'
import { mayCommand } from './command-roles.ts'
import type { SessionEventBody } from './events.ts'
import { decideFocus, focusEnds, isKeptOut } from './focus-minutes.ts'
import { decideHideName, withNameShown } from './hidden-name.ts'
import { findCard, type QuestionCard } from './question-card.ts'
import { decideRecording } from './recording-consent.ts'
import type { RefusalReason } from './refusal-words.ts'
import {
  decideExtend,
  decideNote,
  decideProbes,
  decideReplace,
  decideResume,
  decideTerminal,
} from './rules-for-both.ts'
import { decideAddTest, decideLanguage, decideRun, decideStopRun } from './rules-for-coding.ts'
import { decideComment, decideRemoveComment } from './rules-for-review.ts'
import { decideAdvance, decideEnd } from './rules-for-stages.ts'
import { decideMeetingLink, decidePoint, decideSay } from './rules-for-talk.ts'
import { decideSolo } from './solo.ts'
import { hintsGivenFor, shownQuestion } from './stages.ts'
import { findParticipant, isClocked, isPractice, type OpenedState, type SessionState } from './state.ts'

/** Who asks, when, and what the rules cannot know by themselves. */
export type Circumstances = {
  by: string
  at: Date
  /** Every question of the session. */
  questions: readonly QuestionCard[]
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
  if (isKeptOut(state, command, who.sessionRole)) return refuse('focus-is-on')
  return withNameShown(state, withFocusOver(state, decideBooked(state, command, circumstances)))
}

/** Whatever ends a stage ends what was hidden in it. */
function withFocusOver(state: OpenedState, decision: Decision): Decision {
  if (!decision.ok || !decision.value.some(({ type }) => type === 'phase-changed')) return decision
  return accept([...focusEnds(state, 'stage-over'), ...decision.value])
}

function decideBooked(state: OpenedState, command: Command, circumstances: Circumstances): Decision {
  const { at, by, questions } = circumstances
  switch (command.type) {
    case 'advance-phase':
      return decideAdvance(state, command, circumstances)
    case 'pause-clock':
      return decidePause(state, at)
    case 'resume-clock':
      return decideResume(state, questions)
    case 'extend-time':
      return decideExtend(state, command.minutes, at)
    case 'end-session':
      return decideEnd(state)
    case 'give-hint':
      return decideHint(state, command.hintId, questions)
    case 'take-hint':
    case 'still-here':
      return refuse('not-allowed')
    case 'grant-control':
      return decideControl(state, command.to, circumstances)
    case 'add-note':
      return decideNote(state, command)
    case 'run-probes':
      return decideProbes(state, questions)
    case 'replace-sandbox':
      return decideReplace(state, circumstances)
    case 'open-terminal':
    case 'close-terminal':
      return decideTerminal(state, by)
    case 'say':
      return decideSay(state, command)
    case 'set-meeting-link':
      return decideMeetingLink(state, command.url)
    case 'set-recording':
    case 'hide-name':
    case 'propose-focus':
    case 'agree-focus':
    case 'start-focus':
    case 'end-focus':
      return decideShown(state, command, circumstances)
    case 'mark-point':
      return decidePoint(state, command, questions)
    case 'set-comment':
      return decideComment(state, command, questions)
    case 'remove-comment':
      return decideRemoveComment(state, command.commentId, questions)
    case 'choose-language':
      return decideLanguage(state, command.language, circumstances)
    case 'add-test':
      return decideAddTest(state, command, circumstances)
    case 'run-code':
      return decideRun(state, { runId: command.runId, what: 'program' }, circumstances)
    case 'run-tests':
      return decideRun(state, { runId: command.runId, what: 'tests' }, circumstances)
    case 'stop-run':
      return decideStopRun(state, command.runId, by)
    default:
      return assertNever(command)
  }
}

/** What is kept of the candidate's work, and what the others may see of them. */
function decideShown(
  state: OpenedState,
  command: Extract<Command, { type: 'set-recording' | 'hide-name' | `${string}-focus` }>,
  circumstances: Circumstances,
): Decision {
  if (command.type === 'set-recording') return decideRecording(state, command.on, circumstances.by)
  if (command.type === 'hide-name') return decideHideName(state, command.hidden)
  return decideFocus(state, command, circumstances)
}

function decidePause(state: OpenedState, at: Date): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  if (state.clock.paused) return refuse('clock-already-paused')
  if (isTimeUp(state, at)) return refuse('time-is-up')
  return accept([{ type: 'clock-paused', reason: 'interviewer' }])
}

function decideHint(state: OpenedState, hintId: string, questions: readonly QuestionCard[]): Decision {
  if (state.phase !== 'working' && state.phase !== 'wrap-up') return refuse('not-in-this-phase')
  const questionSlug = shownQuestion(state)
  if (!findCard(questions, questionSlug).hints.some(({ id }) => id === hintId)) return refuse('hint-unknown')
  if (hintsGivenFor(state, questionSlug).some((given) => given.hintId === hintId)) {
    return refuse('hint-already-given')
  }
  return accept([{ type: 'hint-given', hintId, questionSlug }])
}

function decideControl(state: OpenedState, to: string, { at, questions }: Circumstances): Decision {
  if (!isClocked(state)) return refuse('not-in-this-phase')
  const receiver = findParticipant(state, to)
  if (!receiver) return refuse('no-such-person')
  if (receiver.sessionRole === 'shadow') return refuse('shadows-never-type')
  if (isTimeUp(state, at)) return refuse('time-is-up')
  if (state.control === to) return refuse('already-holds-control')
  if (boxNeedOf(state, state.agenda[state.at], questions) === null) return refuse('nothing-to-type-in')
  if (state.sandbox.status !== 'ready') return refuse('sandbox-not-ready')
  return accept([{ type: 'control-granted', to }])
}
