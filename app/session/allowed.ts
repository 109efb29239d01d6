// What a person may do right now: asks the rules themselves, so that a button and its refusal never disagree.
import { nameOf, type DiffFile, type LinePlace } from '#app/review/diff.ts'
import type { Command, CommandType } from './commands.ts'
import { commandTypes } from './command-roles.ts'
import { decide } from './machine.ts'
import { pointsOf } from './points.ts'
import { findCard, type QuestionCard } from './question-card.ts'
import { changeUnderReview } from './rules-for-review.ts'
import { hintsGivenFor, questionOfItem, shownQuestion, workOn } from './stages.ts'
import { controlHolder, getCandidate, type OpenedState } from './state.ts'

export type Asker = {
  userId: string
  at: Date
  questions: readonly QuestionCard[]
  boxMayStay: boolean
}

export function allowedCommands(state: OpenedState, asker: Asker): CommandType[] {
  const circumstances = { ...asker, by: asker.userId, nextSandboxId: 'next' }
  return commandTypes.filter((type) => decide(state, exampleOf(type, state, asker), circumstances).ok)
}

/** The command of this type that has the best chance to be accepted. */
function exampleOf(type: CommandType, state: OpenedState, { questions }: Asker): Command {
  switch (type) {
    case 'advance-phase':
      return { type, from: state.phase === 'closed' ? 'scoring' : state.phase, at: state.at }
    case 'extend-time':
      return { type, minutes: 1 }
    case 'give-hint':
      return { type, hintId: hintLeft(state, questions) }
    case 'take-hint':
      return { type, after: state.hints.length }
    case 'grant-control': {
      const candidate = getCandidate(state).userId
      const interviewer = state.participants.find((one) => one.sessionRole === 'interviewer')?.userId
      return { type, to: controlHolder(state) === candidate ? (interviewer ?? candidate) : candidate }
    }
    case 'add-note':
      return { type, noteId: '', text: '', mark: 'plus' }
    case 'close-terminal':
      return { type, terminalId: '' }
    case 'say':
      return { type, messageId: '', text: 'hello' }
    case 'set-meeting-link':
      return { type, url: null }
    case 'set-recording':
      return { type, on: !state.recording.on }
    case 'hide-name':
      return { type, hidden: state.hiddenName?.by !== 'candidate' }
    case 'propose-focus':
      return { type, minutes: state.focus.minutes === 0 ? 3 : 0 }
    case 'agree-focus':
      return { type, minutes: state.focus.proposed ?? 0 }
    case 'mark-point':
    case 'set-comment':
    case 'remove-comment':
    case 'choose-language':
    case 'add-test':
    case 'run-code':
    case 'run-tests':
    case 'stop-run':
      return workExample(type, state, questions)
    case 'pause-clock':
    case 'resume-clock':
    case 'end-session':
    case 'run-probes':
    case 'replace-sandbox':
    case 'still-here':
    case 'open-terminal':
    case 'start-focus':
    case 'end-focus':
      return { type }
    default:
      return type satisfies never
  }
}

type WorkCommand =
  | 'mark-point'
  | 'set-comment'
  | 'remove-comment'
  | 'choose-language'
  | 'add-test'
  | 'run-code'
  | 'run-tests'
  | 'stop-run'

function workExample(type: WorkCommand, state: OpenedState, questions: readonly QuestionCard[]): Command {
  const slug = questionOfItem(state, state.agenda[state.at])
  switch (type) {
    case 'mark-point': {
      const point = [...state.rounds.flatMap((round) => round.questions)]
        .flatMap(({ questionSlug }) => pointsOf(findCard(questions, questionSlug)))
        .at(0)
      return {
        type,
        questionSlug: point?.questionSlug ?? '',
        pointId: point?.pointId ?? '',
        mark: 'unprompted',
      }
    }
    case 'set-comment': {
      const place = firstPlace(changeUnderReview(state, questions)?.files ?? [])
      return { type, ...place, commentId: '', severity: 'good', text: 'x' }
    }
    case 'remove-comment':
      return { type, commentId: state.comments.find((one) => one.questionSlug === slug)?.commentId ?? '' }
    case 'choose-language': {
      const { language } = workOn(state, slug ?? '')
      const { coding } = findCard(questions, slug ?? '')
      return { type, language: coding?.languages.find((one) => one !== language) ?? '' }
    }
    case 'add-test':
      return { type, test: { testId: '', title: 'x', stdin: '', args: [], stdout: '', exit: 0 } }
    case 'run-code':
    case 'run-tests':
      return { type, runId: '' }
    case 'stop-run':
      return { type, runId: state.run?.runId ?? '' }
    default:
      return type satisfies never
  }
}

function hintLeft(state: OpenedState, questions: readonly QuestionCard[]): string {
  const slug = shownQuestion(state)
  const given = hintsGivenFor(state, slug)
  return findCard(questions, slug).hints.find(({ id }) => !given.some((one) => one.hintId === id))?.id ?? ''
}

function firstPlace(files: readonly DiffFile[]): LinePlace {
  for (const { path: file, hunks } of files) {
    const [line] = hunks.flatMap((hunk) => hunk.lines)
    const name = line && nameOf(line)
    if (name) return { ...name, file }
  }
  return { file: '', side: 'new', line: 0 }
}
