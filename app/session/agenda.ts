// The phases of a session or a practice with their planned lengths. Pure: what the question and the booking say comes in.
import { minutes } from '#app/lib/time.ts'
import { phases, type AgendaItem, type SessionKind } from './events.ts'
import { isPractice, type OpenedState } from './state.ts'

/** Without a clock the box is still lent, not given: for so long at first. */
export const OPEN_ENDED_MINUTES = 90
/** To read the walkthrough and try it on the box. */
export const WALKTHROUGH_MINUTES = 15

export type AgendaPlan = {
  kind: SessionKind
  workingMinutes: number
  briefingMinutes: number
  wrapUpMinutes: number
}

export function toAgenda(plan: AgendaPlan): AgendaItem[] {
  if (plan.kind === 'practice') {
    return [
      { phase: 'lobby', minutes: null },
      { phase: 'working', minutes: plan.workingMinutes },
      { phase: 'wrap-up', minutes: WALKTHROUGH_MINUTES },
      { phase: 'closed', minutes: null },
    ]
  }
  return [
    { phase: 'lobby', minutes: null },
    { phase: 'briefing', minutes: plan.briefingMinutes },
    { phase: 'working', minutes: plan.workingMinutes },
    { phase: 'wrap-up', minutes: plan.wrapUpMinutes },
    { phase: 'scoring', minutes: null },
    { phase: 'closed', minutes: null },
  ]
}

/** Planned time after the present phase. A practice often ends with its work, so nothing is counted for it. */
export function laterMs(state: OpenedState): number {
  if (isPractice(state)) return 0
  const here = phases.indexOf(state.phase)
  return state.agenda
    .filter(({ phase }) => phases.indexOf(phase) > here)
    .reduce((sum, item) => sum + minutes(item.minutes ?? 0), 0)
}
