// What the session recorded of one question beyond its box: comments and what they found, points, tests. Facts for looking back, never a rating.
import { byGroup, countWords, groupWords, type ListGroup } from '#app/review/points.ts'
import { commentsNear, type ReviewComment } from '#app/review/comments.ts'
import type { Severity } from '#questions/schema-review.ts'
import type { Language } from '#questions/schema-coding.ts'
import type { QuestionKind } from '#questions/schema-round.ts'
import type { PointMark } from './events.ts'
import type { SessionFacts } from './facts.ts'
import { pointsOf } from './points.ts'
import type { QuestionCard } from './question-card.ts'
import { workOn } from './stages.ts'
import type { OpenedState, Work } from './state.ts'

export type FindingFact = {
  id: string
  says: string
  file: string
  lines: readonly [number, number]
  severity: Severity
  fix: string
  /** `missed` also where nobody ticked it. */
  mark: PointMark
}
export type ReviewFacts = {
  /** As they were written; `about`: the findings that this one may have met. */
  comments: (Omit<ReviewComment, 'commentId'> & { about: string[] })[]
  findings: FindingFact[]
  /** What looks wrong and is not. */
  decoys: { id: string; says: string; file: string; lines: readonly [number, number]; why: string }[]
}

/** `says` and `answer` only of what came up: what nobody asked stays fresh for the next one. */
export type PointGroupFact = {
  group: ListGroup
  title: string
  counted: string
  points: { id: string; says: string; answer: string | null; mark: PointMark }[]
}

export type TestCount = { tag: string; passed: number; total: number }
export type TestFacts = { language: Language; byTag: TestCount[]; added: number }

/** What the session recorded of one question. */
export type QuestionFacts = SessionFacts & WorkFacts & { slug: string; title: string; kind: QuestionKind }
export type WorkFacts = { review: ReviewFacts | null; points: PointGroupFact[]; tests: TestFacts | null }

export function workFactsOf(state: OpenedState, question: QuestionCard): WorkFacts {
  const work = workOn(state, question.slug)
  const { lastTests } = work
  return {
    review: question.review ? reviewFacts(state, question) : null,
    points: pointFacts(question, work),
    tests: lastTests
      ? { language: lastTests.language, byTag: countTests(question, work), added: work.tests.length }
      : null,
  }
}

function reviewFacts(state: OpenedState, question: QuestionCard): ReviewFacts {
  const { points } = workOn(state, question.slug)
  const written = state.comments.filter(({ questionSlug }) => questionSlug === question.slug)
  const findings = (question.review?.findings ?? []).map(
    ({ id, says, file, lines, severity, fix }): FindingFact => {
      return { id, says, file, lines, severity, fix, mark: points[id] ?? 'missed' }
    },
  )
  // A comment near a finding is a guess; that the interviewer ticked it makes it one worth telling, of the nearest.
  const met = findings.flatMap((finding) => {
    const [nearest] =
      finding.mark === 'missed' ? [] : commentsNear(finding, written, question.review?.files ?? [])
    return nearest ? [{ commentId: nearest.commentId, says: finding.says }] : []
  })
  return {
    comments: written.map(({ commentId, file, side, line, severity, text }) => {
      const about = met.filter((one) => one.commentId === commentId).map(({ says }) => says)
      return { file, side, line, severity, text, about }
    }),
    findings,
    decoys: (question.review?.decoys ?? []).map(({ id, says, file, lines, why }) => {
      return { id, says, file, lines, why }
    }),
  }
}

function pointFacts(question: QuestionCard, { points }: Work): PointGroupFact[] {
  const talk = pointsOf(question)
    .filter(({ group }) => group !== 'finding' && group !== 'decoy')
    .map((point) => ({ ...point, mark: points[point.pointId] ?? null }))
  return byGroup(talk)
    .filter(({ marked }) => marked > 0)
    .map((group) => ({
      group: group.group,
      title: groupWords[group.group].title,
      counted: countWords(group),
      points: group.points.flatMap(({ pointId, says, answer, mark }) =>
        mark === null ? [] : [{ id: pointId, says, answer: answer ?? null, mark }],
      ),
    }))
}

/** What the interviewer added while it ran. */
const ADDED_TAG = 'added together'

/** By tag, in the order of the cases; a case with two tags counts in both. One number alone would say how many, not what. */
export function countTests({ coding }: QuestionCard, { lastTests, tests }: Work): TestCount[] {
  const cases = [
    ...[...(coding?.cases ?? []), ...(coding?.scale ?? [])].map(({ id, tags }) => ({ id, tags })),
    ...tests.map(({ testId }) => ({ id: testId, tags: [ADDED_TAG] })),
  ]
  const verdicts = new Map((lastTests?.results ?? []).map(({ caseId, verdict }) => [caseId, verdict]))
  const counts = new Map<string, TestCount>()
  for (const { id, tags } of cases) {
    const verdict = verdicts.get(id)
    if (!verdict) continue
    for (const tag of tags) {
      const { passed, total } = counts.get(tag) ?? { passed: 0, total: 0 }
      counts.set(tag, { tag, passed: passed + (verdict === 'pass' ? 1 : 0), total: total + 1 })
    }
  }
  return [...counts.values()]
}
