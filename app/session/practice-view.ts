// What the one person of a practice is told beyond what a candidate is: own checks in words, and afterwards how it goes.
import type { PracticeOutcome } from './events.ts'
import { findCard, type QuestionCard } from './question-card.ts'
import { isPractice, type OpenedState, type PracticeOpened } from './state.ts'
import type { ViewSource } from './view.ts'
import type { PracticeView } from './view-types.ts'
import { walkthroughOf } from './walkthrough.ts'

export function practiceViewOf({ state, card, live }: ViewSource): PracticeView | null {
  if (!isPractice(state)) return null
  const { clock, outcome, workedMs } = state.practice
  const question = findCard(card.questions, state.questionSlug)
  return {
    clock,
    outcome,
    workedMs,
    hintsTotal: question.hints.length,
    checks: checksOf(state, question),
    notes: state.notes.map(({ noteId, elapsedMs, text, mark }) => ({ noteId, elapsedMs, text, mark })),
    leaving: live.leaving,
    walkthrough: opensWalkthrough(outcome)
      ? walkthroughOf(
          question,
          state.hints.map(({ hintId }) => hintId),
        )
      : null,
  }
}

/** From here on this person knows the question. */
export function reachedWorking(state: OpenedState): boolean {
  if (!isPractice(state)) return state.phase !== 'lobby'
  return state.phase === 'working' || state.practice.workedMs !== null
}

/** Who was sent away in the middle may still want to find it. */
export function opensWalkthrough(outcome: PracticeOutcome | null): boolean {
  return outcome === 'solved' || outcome === 'gave-up' || outcome === 'ran-out'
}

/** In words and never by name: what a probe is called may say too much. */
function checksOf({ probes: seen }: PracticeOpened, { probes }: QuestionCard): PracticeView['checks'] {
  const times = Object.values(seen).map(({ checkedAt }) => checkedAt)
  const at = times.toSorted().at(-1)
  if (at === undefined) return null
  return { at, results: probes.map(({ id, says }) => ({ says, verdict: seen[id]?.verdict ?? null })) }
}
