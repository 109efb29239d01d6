// What a rating can lean on beside its sentence: what the session recorded while it happened, each with a name of its own. Pure.
import { byGroup, countWords, groupWords } from '#app/review/points.ts'
import { severityWords } from '#app/review/comments.ts'
import { lineWords } from '#app/review/diff.ts'
import { pointsOf } from './points.ts'
import type { QuestionCard } from './question-card.ts'
import { hintsGivenFor, workOn } from './stages.ts'
import type { OpenedState } from './state.ts'
import { countTests } from './work-facts.ts'

export type EvidenceSign = 'plus' | 'minus' | 'note' | 'comment' | 'points' | 'tests' | 'hint'
export type Evidence = {
  id: string
  sign: EvidenceSign
  /** Null where it is about the whole. */
  elapsedMs: number | null
  text: string
}

/** The notes of the whole session, then what was recorded of the questions of one round. */
export function evidenceOf(state: OpenedState, questions: readonly QuestionCard[]): Evidence[] {
  return [
    ...state.notes.map(({ noteId, elapsedMs, text, mark }): Evidence => {
      return { id: noteId, sign: mark ?? 'note', elapsedMs, text }
    }),
    ...questions.flatMap((question) => recordedOf(state, question)),
  ]
}

function recordedOf(state: OpenedState, question: QuestionCard): Evidence[] {
  const { slug } = question
  const { points, lastTests } = workOn(state, slug)
  const marked = pointsOf(question).map((point) => ({ ...point, mark: points[point.pointId] ?? null }))
  const groups = byGroup(marked).filter(({ marked: ticked }) => ticked > 0)
  const comments = state.comments.filter(({ questionSlug }) => questionSlug === slug)
  const hints = hintsGivenFor(state, slug)
  return [
    ...groups.map((group): Evidence => {
      const text = `${groupWords[group.group].title}: ${countWords(group)}`
      return { id: `points:${slug}:${group.group}`, sign: 'points', elapsedMs: null, text }
    }),
    ...(lastTests
      ? countTests(question, workOn(state, slug)).map(({ tag, passed, total }): Evidence => {
          const text = `Tests of ${tag}: ${passed} of ${total} pass`
          return { id: `tests:${slug}:${tag}`, sign: 'tests', elapsedMs: null, text }
        })
      : []),
    ...comments.map(({ commentId, file, side, line, severity, text }): Evidence => {
      const words = `${severityWords[severity]}, ${file} ${lineWords({ side, line })}: ${text}`
      return { id: `comment:${commentId}`, sign: 'comment', elapsedMs: null, text: words }
    }),
    ...hints.map(({ hintId }): Evidence => {
      const text = question.hints.find(({ id }) => id === hintId)?.text ?? hintId
      return { id: `hint:${slug}:${hintId}`, sign: 'hint', elapsedMs: null, text: `Hint given: ${text}` }
    }),
  ]
}
