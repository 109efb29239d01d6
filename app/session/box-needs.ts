// Whose box a session needs, now and next. One box at a time: that of the present stage's question.
import type { AgendaItem } from './events.ts'
import { findCard, type QuestionCard } from './question-card.ts'
import { metQuestions, questionOfItem } from './stages.ts'
import type { OpenedState } from './state.ts'

type Cards = readonly QuestionCard[]

/** The slug of the question whose box this item of the agenda works on; null = it needs none. */
export function boxNeedOf(state: OpenedState, item: AgendaItem | undefined, cards: Cards): string | null {
  const slug = questionOfItem(state, item)
  // Without stages every clocked phase is about the one box.
  if (slug === null || !item?.stage) return slug
  return hasKeys(item) && findCard(cards, slug).sandbox !== null ? slug : null
}

/** Of the present item, or else of the first one after it that needs a box. */
export function nextBoxNeed(state: OpenedState, cards: Cards, from = state.at): string | null {
  for (const item of state.agenda.slice(from)) {
    const slug = boxNeedOf(state, item, cards)
    if (slug !== null) return slug
  }
  return null
}

/** Somebody types in it: control means something there. */
export function hasKeys({ stage }: AgendaItem): boolean {
  return !stage || stage.tools.includes('terminal') || stage.tools.includes('editor')
}

/** The box on the host may already be the next question's: whoever has not met that one must not look into it. */
export function isBoxMet(state: OpenedState): boolean {
  return metQuestions(state).has(state.boxQuestion ?? state.questionSlug)
}
