// Events as words: what everybody in the session may read, and what only the cockpit shows.
import type { SessionRole } from '#app/auth/roles.ts'
import { assertNever } from '#app/lib/result.ts'
import { lineWords } from '#app/review/diff.ts'
import { clockAt } from './clock.ts'
import { seesCockpit } from './command-roles.ts'
import type { Language } from '#questions/schema-coding.ts'
import type { FocusEnding, Phase, PointMark, PracticeOutcome, ProbeVerdict, SessionEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { isScreenHidden } from './focus-minutes.ts'
import { findCard, type QuestionCard } from './question-card.ts'
import { pointsOf } from './points.ts'
import { shownQuestion, stageOf } from './stages.ts'
import { unopened, type OpenedState, type SessionState } from './state.ts'
import type { TimelineEntry } from './view-types.ts'

type Line = { kind: TimelineEntry['kind']; words: string; cockpitOnly?: true }

export const phaseWords: Record<Phase, string> = {
  lobby: 'The lobby',
  briefing: 'The briefing',
  working: 'Working time',
  'wrap-up': 'The wrap-up',
  scoring: 'Scoring',
  closed: 'The end',
}

export const verdictWords: Record<ProbeVerdict, string> = {
  pass: 'passes',
  'not-yet': 'does not pass yet',
  'could-not-check': 'could not be checked',
}

/** The timeline for one part in the session, oldest first. */
export function timelineFor(
  sessionRole: SessionRole,
  events: readonly SessionEvent[],
  questions: readonly QuestionCard[],
): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let state: SessionState = unopened
  // Alone, the checks were one's own wish and the notes are one's own.
  const readsAll = seesCockpit(sessionRole) || sessionRole === 'solo'
  for (const event of events) {
    state = evolve(state, event)
    if (state.phase === 'unopened') continue
    const teller = { state, questions }
    const line = sessionRole === 'solo' ? describeAlone(event, teller) : describe(event, teller)
    if (!line || (line.cockpitOnly && !readsAll)) continue
    const elapsedMs = clockAt(state, new Date(event.at)).sessionMs
    entries.push({ seq: event.seq, at: event.at, elapsedMs, words: line.words, kind: line.kind })
  }
  return isScreenHidden(state, sessionRole) ? beforeHidden(entries, events) : entries
}

/** What somebody does while nobody looks on is told when the screen is back. */
function beforeHidden(entries: TimelineEntry[], events: readonly SessionEvent[]): TimelineEntry[] {
  const since = events.findLast(({ type }) => type === 'focus-started')?.seq ?? 0
  return entries.filter(({ seq, kind }) => seq < since || (kind !== 'run' && kind !== 'comment'))
}

/** What an event needs to be put into words: the state that it led to. */
type Teller = { state: OpenedState; questions: readonly QuestionCard[] }

/** The same told to the only one who was there: who typed and who came needs no line. */
function describeAlone(event: SessionEvent, teller: Teller): Line | null {
  switch (event.type) {
    case 'phase-changed':
      if (event.to === 'working') return { kind: 'phase', words: 'Working time began' }
      return event.to === 'closed' ? { kind: 'phase', words: 'The practice ended' } : null
    case 'session-ended':
      return event.reason === 'finished' || event.reason === 'called-off'
        ? null
        : { kind: 'phase', words: outcomeWords[event.reason] }
    case 'hint-given':
      return { kind: 'hint', words: `You took a hint: ${hintText(event, teller)}` }
    case 'control-granted':
    case 'participant-joined':
    case 'participant-left':
      return null
    default:
      return describe(event, teller)
  }
}

const outcomeWords: Record<PracticeOutcome, string> = {
  solved: 'Solved: every check passes',
  'gave-up': 'You went on to the walkthrough',
  'ran-out': 'Time was over, and the walkthrough began',
  'stopped-early': 'You gave the box back',
  'put-away': 'Nothing was typed for long, so the box was put away',
  'made-way': 'A booked session needed the place',
}

function describe(event: SessionEvent, teller: Teller): Line | null {
  const { participants } = teller.state
  const nameOf = (userId: string) => participants.find((one) => one.userId === userId)?.name ?? 'Somebody'
  switch (event.type) {
    case 'session-opened':
      return { kind: 'phase', words: 'The room opened' }
    case 'participant-joined':
      return { kind: 'people', words: `${nameOf(event.userId)} came in` }
    case 'participant-left':
      return { kind: 'people', words: `${nameOf(event.userId)} left` }
    case 'phase-changed':
      return { kind: 'phase', words: phaseBegan(event.to, teller.state) }
    case 'clock-paused':
      return { kind: 'clock', words: pauseWords[event.reason] }
    case 'clock-resumed':
      return { kind: 'clock', words: 'The clock goes on' }
    case 'time-extended':
      return { kind: 'clock', words: `${minutesWords(event.minutes)} added` }
    case 'hint-given':
      return { kind: 'hint', words: `A hint was given: ${hintText(event, teller)}` }
    case 'control-granted':
      return {
        kind: 'control',
        words: event.to === null ? 'The terminal became read-only' : `${nameOf(event.to)} has control`,
      }
    case 'probe-ran':
      return { kind: 'probe', words: probeWords(event, teller), cockpitOnly: true }
    case 'note-added':
      return { kind: 'note', words: noteWords(event), cockpitOnly: true }
    case 'sandbox-requested':
    case 'sandbox-ready':
    case 'sandbox-failed':
    case 'sandbox-lost':
    case 'sandbox-replaced':
      return { kind: 'box', words: boxWords[event.type] }
    case 'recording-set':
      return { kind: 'people', words: recordingWords(event, teller, nameOf) }
    case 'focus-proposed':
    case 'focus-agreed':
    case 'focus-started':
    case 'focus-ended':
      return { kind: 'focus', words: focusWords(event, nameOf) }
    case 'name-hidden':
    case 'name-shown':
    case 'session-ended':
      return null
    default:
      return describeWork(event, teller, nameOf)
  }
}

function focusWords(
  event: Extract<SessionEvent, { type: `focus-${string}` }>,
  nameOf: (userId: string) => string,
): string {
  switch (event.type) {
    case 'focus-proposed':
      return `${nameOf(event.by)} asks for ${focusMinutesWords(event.minutes)}`
    case 'focus-agreed':
      return `${focusMinutesWords(event.minutes, 'No')} agreed`
    case 'focus-started':
      return `Focus minutes: ${nameOf(event.by)} thinks alone`
    case 'focus-ended':
      return focusEndWords[event.because]
  }
}

export function focusMinutesWords(count: number, none = 'no'): string {
  return `${count === 0 ? none : count} focus minutes`
}

const focusEndWords: Record<FocusEnding, string> = {
  candidate: 'The screen is everybody’s again',
  'used-up': 'The focus minutes are used up, and the screen is everybody’s again',
  'time-up': 'Time was up, and the screen is everybody’s again',
  'stage-over': 'The focus minutes ended with their stage',
}

/** The state is the one that the event led to. */
function recordingWords(
  { on, by }: Extract<SessionEvent, { type: 'recording-set' }>,
  { state }: Teller,
  nameOf: (userId: string) => string,
): string {
  if (!on) return `${nameOf(by)} switched recording off`
  return state.recording.on ? 'Recording goes on' : `${nameOf(by)} agrees to being recorded`
}

type WorkEvent = Extract<SessionEvent, { type: WorkEventType }>
type WorkEventType =
  | 'message-said'
  | 'meeting-link-set'
  | 'comment-set'
  | 'comment-removed'
  | 'point-marked'
  | 'language-chosen'
  | 'test-added'
  | 'run-started'
  | 'tests-ran'
  | 'run-ended'

/** What was said stands in the chat, and what a run printed under its button. */
function describeWork(event: WorkEvent, teller: Teller, nameOf: (userId: string) => string): Line | null {
  switch (event.type) {
    case 'message-said':
    case 'run-ended':
      return null
    case 'meeting-link-set':
      return {
        kind: 'people',
        words: event.url === null ? 'The link to talk elsewhere was taken away' : 'A link to talk was set',
      }
    case 'comment-set': {
      const { file, side = 'new', line } = event
      return { kind: 'comment', words: `Comment on ${file}, ${lineWords({ side, line })}` }
    }
    case 'comment-removed':
      return { kind: 'comment', words: 'A comment was taken back' }
    case 'point-marked':
      return { kind: 'point', words: pointWords(event, teller), cockpitOnly: true }
    case 'language-chosen':
      return { kind: 'run', words: `The language is ${languageWords[event.language]}` }
    case 'test-added':
      return { kind: 'run', words: `A test was added: ${event.test.title}` }
    case 'run-started':
      return {
        kind: 'run',
        words: `${nameOf(event.by)} ran the ${event.what === 'tests' ? 'tests' : 'program'}`,
      }
    case 'tests-ran': {
      const passed = event.results.filter(({ verdict }) => verdict === 'pass').length
      return { kind: 'run', words: `${passed} of ${event.results.length} tests pass` }
    }
    default:
      return assertNever(event)
  }
}

/** A stage by its name; bare phases by theirs. */
function phaseBegan(to: Phase, state: OpenedState): string {
  if (to === 'closed') return 'The session closed'
  const stage = stageOf(state)
  return stage ? `“${stage.title}” began` : `${phaseWords[to]} began`
}

function pointWords(
  { questionSlug, pointId, mark }: Extract<WorkEvent, { type: 'point-marked' }>,
  { questions }: Teller,
): string {
  const point = pointsOf(findCard(questions, questionSlug)).find((one) => one.pointId === pointId)
  return `${mark === null ? 'Not marked any more' : markWords[mark]}: ${point?.says ?? pointId}`
}

const markWords: Record<PointMark, string> = {
  unprompted: 'Unprompted',
  'with-help': 'With help',
  missed: 'Missed',
}

export const languageWords: Record<Language, string> = {
  python: 'Python',
  javascript: 'JavaScript',
  bash: 'Bash',
  c: 'C',
}

const pauseWords = {
  interviewer: 'The clock was paused',
  solo: 'The clock was paused',
  'sandbox-lost': 'The box was lost, so the clock was paused',
  'host-unreachable': 'The box could not be reached, so the clock was paused',
  'sandbox-preparing': 'The clock waits for the next box',
} as const

const boxWords = {
  'sandbox-requested': 'A box is being prepared',
  'sandbox-ready': 'The box is ready',
  'sandbox-failed': 'The box could not be prepared',
  'sandbox-lost': 'The box was lost',
  'sandbox-replaced': 'The box is being replaced',
} as const

export function minutesWords(count: number): string {
  return count === 1 ? '1 minute' : `${count} minutes`
}

function hintText(
  { hintId, questionSlug }: Extract<SessionEvent, { type: 'hint-given' }>,
  { state, questions }: Teller,
): string {
  const question = findCard(questions, questionSlug ?? shownQuestion(state))
  return question.hints.find((hint) => hint.id === hintId)?.text ?? 'a hint that the question no longer has'
}

function probeWords(
  { results, questionSlug }: Extract<SessionEvent, { type: 'probe-ran' }>,
  { state, questions }: Teller,
): string {
  if (results.length > PROBES_NAMED_MAX) return `Checked ${results.length}: ${countWords(results)}`
  const { probes } = findCard(questions, questionSlug ?? state.boxQuestion ?? state.questionSlug)
  const saysOf = (id: string) => probes.find((probe) => probe.id === id)?.says ?? id
  return results.map(({ probeId, verdict }) => `“${saysOf(probeId)}” ${verdictWords[verdict]}`).join('; ')
}

/** More changes at a time than this are counted: the list of probes names them. */
const PROBES_NAMED_MAX = 2

function countWords(results: { verdict: ProbeVerdict }[]): string {
  return Object.entries(plural)
    .map(([verdict, words]) => ({ words, count: results.filter((one) => one.verdict === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(', ')
}

const plural: Record<ProbeVerdict, string> = {
  pass: 'pass',
  'not-yet': 'not yet',
  'could-not-check': 'could not be checked',
}

function noteWords({ text, mark }: { text: string; mark: 'plus' | 'minus' | null }): string {
  const sign = mark === null ? '' : mark === 'plus' ? 'Plus' : 'Minus'
  return [sign, text].filter(Boolean).join(': ')
}
