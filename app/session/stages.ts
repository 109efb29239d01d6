// Where a session is in its agenda, and which question that puts in front of people. Pure reading of the state.
import type { AgendaItem, OpenedRound, Stage } from './events.ts'
import { isClocked, noWork, type OpenedState, type ProbeState, type Work } from './state.ts'

/** Null in the lobby, in scoring and at the end, in a practice, and in a session from before there were rounds. */
export function stageOf(state: OpenedState): Stage | null {
  return state.agenda[state.at]?.stage ?? null
}

/** The question that an item of the agenda puts in front of the candidate. */
export function questionOfItem(state: OpenedState, item: AgendaItem | undefined): string | null {
  if (!item) return null
  const { stage, phase } = item
  if (!stage) return isBareClocked(phase) ? state.questionSlug : null
  if (stage.part === null) return null
  return findInRound(state.rounds[stage.round], stage.part)
}

/** The question whose title, prompt, hints and probes are shown: that of the stage, or the last one met. */
export function shownQuestion(state: OpenedState): string {
  const here = questionOfItem(state, state.agenda[state.at])
  if (here !== null) return here
  const round = stageOf(state)?.round ?? null
  const met = lastMet(state, round)
  if (met !== null) return met
  return state.rounds[round ?? 0]?.questions[0]?.questionSlug ?? state.questionSlug
}

/** Those whose first stage has begun: from then on the candidate knows them. */
export function metQuestions(state: OpenedState): Set<string> {
  const seen = state.agenda.slice(0, state.reached + 1).map((item) => questionOfItem(state, item))
  return new Set(seen.filter((slug) => slug !== null))
}

/** The present round; before the first stage the first, after the last stage the last one that began. */
export function presentRound(state: OpenedState): OpenedRound {
  const number = (stageOf(state) ?? state.agenda[state.reached]?.stage)?.round ?? 0
  const round = state.rounds[number] ?? state.rounds[0]
  if (!round) throw new Error('a session without a round')
  return round
}

export function isScored(state: OpenedState): boolean {
  return state.rounds.some(({ rubricId }) => rubricId !== null)
}

export function workOn(state: OpenedState, questionSlug: string): Work {
  return state.work[questionSlug] ?? noWork
}

/** What was last seen of this question's box. */
export function probesOf(state: OpenedState, questionSlug: string): Record<string, ProbeState> {
  if ((state.boxQuestion ?? state.questionSlug) === questionSlug) return state.probes
  return state.earlierProbes[questionSlug] ?? {}
}

export function hintsGivenFor(state: OpenedState, questionSlug: string): OpenedState['hints'] {
  return state.hints.filter((given) => given.questionSlug === questionSlug)
}

/** Nothing with a clock comes after this. */
export function isLastStage(state: OpenedState): boolean {
  return isClocked(state) && !state.agenda.slice(state.at + 1).some(({ minutes }) => minutes !== null)
}

function lastMet(state: OpenedState, round: number | null): string | null {
  for (let at = Math.min(state.at, state.reached); at >= 0; at--) {
    const item = state.agenda[at]
    if (round !== null && item?.stage?.round !== round) continue
    const slug = questionOfItem(state, item)
    if (slug !== null) return slug
  }
  return null
}

function findInRound(round: OpenedRound | undefined, part: string): string | null {
  return round?.questions.find((one) => one.part === part)?.questionSlug ?? null
}

function isBareClocked(phase: AgendaItem['phase']): boolean {
  return phase === 'briefing' || phase === 'working' || phase === 'wrap-up'
}
