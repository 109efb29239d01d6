// A program being written: its language, its runs, and tests that the interviewer adds. `decide` sends its commands here.
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { CodingWork } from '#questions/schema-coding.ts'
import type { Command } from './commands.ts'
import type { RunKind } from './events.ts'
import type { Circumstances, Decision } from './machine.ts'
import type { QuestionCard } from './question-card.ts'
import type { RefusalReason } from './refusal-words.ts'
import { isFull } from './rules-for-talk.ts'
import { questionOfItem, stageOf, workOn } from './stages.ts'
import { findParticipant, isClocked, type ClockedState, type OpenedState } from './state.ts'

/** That an interviewer adds to one question. */
export const ADDED_TESTS_MAX = 20

type UnderWay = { state: ClockedState; slug: string; coding: Pick<CodingWork, 'languages' | 'cases'> }

/** The program in front of the candidate right now. */
function programUnderWay(state: OpenedState, questions: readonly QuestionCard[]): UnderWay | null {
  if (!isClocked(state) || !stageOf(state)?.tools.includes('editor')) return null
  const slug = questionOfItem(state, state.agenda[state.at])
  const coding = questions.find((question) => question.slug === slug)?.coding
  return slug !== null && coding ? { state, slug, coding } : null
}

export function decideLanguage(state: OpenedState, wanted: string, { questions }: Circumstances): Decision {
  const program = programUnderWay(state, questions)
  if (!program) return refuse('not-in-this-phase')
  const language = program.coding.languages.find((one) => one === wanted)
  if (language === undefined) return refuse('language-unknown')
  if (workOn(state, program.slug).language === language) return accept([])
  if (state.run) return refuse('already-running')
  if (isFull(state)) return refuse('session-full')
  return accept([{ type: 'language-chosen', questionSlug: program.slug, language }])
}

export function decideAddTest(
  state: OpenedState,
  { test }: Extract<Command, { type: 'add-test' }>,
  { questions }: Circumstances,
): Decision {
  const program = programUnderWay(state, questions)
  if (!program) return refuse('not-in-this-phase')
  const { tests } = workOn(state, program.slug)
  if (tests.some(({ testId }) => testId === test.testId)) return accept([])
  if (program.coding.cases.some(({ id }) => id === test.testId)) return refuse('not-understood')
  if (tests.length >= ADDED_TESTS_MAX) return refuse('too-many-tests')
  if (isFull(state)) return refuse('session-full')
  return accept([{ type: 'test-added', questionSlug: program.slug, test }])
}

export function decideRun(
  state: OpenedState,
  { runId, what }: { runId: string; what: RunKind },
  circumstances: Circumstances,
): Decision {
  const program = programUnderWay(state, circumstances.questions)
  if (!program) return refuse('not-in-this-phase')
  const { slug: questionSlug } = program
  const mayRun =
    program.state.control === circumstances.by || (what === 'tests' && leads(state, circumstances.by))
  if (!mayRun) return refuse('control-needed')
  if (state.run) return refuse('already-running')
  const { language } = workOn(state, questionSlug)
  if (language === null) return refuse('language-needed')
  if (state.sandbox.status !== 'ready' || state.boxQuestion !== questionSlug) {
    return refuse('sandbox-not-ready')
  }
  if (isFull(state)) return refuse('session-full')
  return accept([{ type: 'run-started', runId, what, questionSlug, language }])
}

/** Its end comes from the host, so stopping leaves no event of its own. */
export function decideStopRun(state: OpenedState, runId: string, by: string): Result<[], RefusalReason> {
  if (state.run?.runId !== runId) return refuse('no-such-run')
  const holds = isClocked(state) && state.control === by
  return holds || state.run.by === by || leads(state, by) ? accept([]) : refuse('control-needed')
}

function leads(state: OpenedState, userId: string): boolean {
  return findParticipant(state, userId)?.sessionRole === 'interviewer'
}
