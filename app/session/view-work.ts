// What the present stage puts in front of one person: a program to write, a change to review, something to talk about.
import { seesCockpit } from './command-roles.ts'
import type { SessionParticipant } from './events.ts'
import { isScreenHidden } from './focus-minutes.ts'
import { pointsOf } from './points.ts'
import { findCard, type QuestionCard, type SessionCard } from './question-card.ts'
import { metQuestions, questionOfItem, stageOf, workOn } from './stages.ts'
import type { OpenedState, Work } from './state.ts'
import type {
  CaseView,
  ChatMessageView,
  CodingView,
  PointView,
  RoundView,
  StageView,
  WorkView,
} from './view-types.ts'

type Source = { card: SessionCard; state: OpenedState }

export function stageViewFor(me: SessionParticipant, { card, state }: Source): StageView | null {
  const stage = stageOf(state)
  if (!stage) return null
  const tells = card.rounds.find(({ round }) => round === stage.round)?.tells[stage.id] ?? null
  return { ...stage, at: state.at, tells: seesCockpit(me.sessionRole) ? tells : null }
}

export function roundViewsFor(me: SessionParticipant, { card, state }: Source): RoundView[] {
  const met = metQuestions(state)
  return state.rounds.map(({ round, roundId, title, rubricId, questions }) => ({
    round,
    roundId,
    title,
    scored: rubricId !== null,
    rubric: card.rounds.find((one) => one.round === round)?.rubric ?? null,
    questions: questions.map(({ part, questionSlug }) => {
      const question = findCard(card.questions, questionSlug)
      const known = seesCockpit(me.sessionRole) || met.has(questionSlug)
      return { part, kind: question.kind, level: question.level, title: known ? question.title : null }
    }),
  }))
}

export function workViewFor(me: SessionParticipant, { card, state }: Source): WorkView | null {
  const stage = stageOf(state)
  const slug = questionOfItem(state, state.agenda[state.at])
  if (!stage || slug === null || isScreenHidden(state, me.sessionRole)) return null
  const question = findCard(card.questions, slug)
  const cockpit = seesCockpit(me.sessionRole)
  return {
    questionSlug: cockpit ? slug : null,
    kind: question.kind,
    title: question.title,
    prompt: question.prompt,
    artefact: question.talk?.artefact ?? null,
    review: question.review ? { files: question.review.files, comments: commentsOn(state, slug) } : null,
    coding: codingViewOf(question, { state, round: stage.round, cockpit }),
  }
}

export function chatOf({ chat, participants }: OpenedState): ChatMessageView[] {
  const nameOf = (userId: string) => participants.find((one) => one.userId === userId)?.name ?? 'Somebody'
  return chat.map((message) => ({ ...message, name: nameOf(message.by) }))
}

/** Only for the cockpit. */
export function pointViewsOf(state: OpenedState, question: QuestionCard): PointView[] {
  const { points } = workOn(state, question.slug)
  return pointsOf(question).map((point) => ({ ...point, mark: points[point.pointId] ?? null }))
}

function commentsOn(state: OpenedState, slug: string) {
  return state.comments
    .filter(({ questionSlug }) => questionSlug === slug)
    .map(({ questionSlug: _slug, ...comment }) => comment)
}

type Seat = { state: OpenedState; round: number; cockpit: boolean }

function codingViewOf({ slug, coding }: QuestionCard, { state, round, cockpit }: Seat): CodingView | null {
  if (!coding) return null
  const work = workOn(state, slug)
  const { run } = state
  return {
    languages: [...coding.languages],
    language: work.language,
    documentName: `code-${round}`,
    cases: [...givenCases(coding, cockpit), ...addedCases(work)],
    scale: coding.scale.map(({ id, title }) => ({ caseId: id, title })),
    run: run && run.questionSlug === slug ? { runId: run.runId, what: run.what, by: run.by } : null,
    lastTests: work.lastTests && {
      at: work.lastTests.at,
      language: work.lastTests.language,
      results: work.lastTests.results.map(({ caseId, verdict, words = null, cpuMs }) => {
        return { caseId, verdict, words, cpuMs }
      }),
    },
  }
}

function givenCases({ cases }: NonNullable<QuestionCard['coding']>, cockpit: boolean): CaseView[] {
  return cases.map(({ id, title, tags, visible, args, stdin, files, expect }) => ({
    caseId: id,
    title,
    tags,
    visible,
    added: false,
    example: visible || cockpit ? { args, stdin, files, stdout: expect.stdout, exit: expect.exit } : null,
  }))
}

function addedCases({ tests }: Work): CaseView[] {
  return tests.map(({ testId, title, args, stdin, stdout, exit }) => ({
    caseId: testId,
    title,
    tags: ['added'],
    visible: true,
    added: true,
    example: { args, stdin, files: {}, stdout, exit },
  }))
}
