// The items of a session or a practice with their planned lengths. Pure: what rounds, questions and booking say comes in.
import { minutes } from '#app/lib/time.ts'
import type { AgendaItem, SessionKind, Stage } from './events.ts'
import { isPractice, type OpenedState } from './state.ts'

/** Without a clock the box is still lent, not given: for so long at first. */
export const OPEN_ENDED_MINUTES = 90
/** To read the walkthrough and try it on the box. */
export const WALKTHROUGH_MINUTES = 15
/** One session, all its stages together: nobody is at their best for longer. */
export const SESSION_MINUTES_MAX = 240

type ClockedItem = 'briefing' | 'working' | 'wrap-up'
export type OwnMinutes = Record<ClockedItem, number>

/** A stage as questions/rounds/<id>.yaml writes it. */
export type PlannedStage = Pick<Stage, 'id' | 'title' | 'part'> & {
  tools: readonly Stage['tools'][number][]
  minutes: number
  phase: ClockedItem
  once: 'first' | 'last' | null
  'own-minutes': ClockedItem | null
  candidate: string
}

export type RoundToPlan = {
  stages: readonly PlannedStage[]
  isScored: boolean
  /** What was chosen for its parts; a part that may stay empty is not here. */
  questions: readonly {
    part: string
    minutes: OwnMinutes
    /** What was booked for the work, where somebody said so. */
    workingMinutes: number | null
  }[]
}

/** From the lobby to the end. Stages of a part for which nothing was chosen are left out. */
export function agendaOf(rounds: readonly RoundToPlan[]): AgendaItem[] {
  const stages = rounds.flatMap((round, number) =>
    stagesIn(round, { isFirst: number === 0, isLast: number === rounds.length - 1 }).map((stage) =>
      toItem(stage, round, number),
    ),
  )
  const scoring: AgendaItem[] = rounds.some(({ isScored }) => isScored)
    ? [{ phase: 'scoring', minutes: null }]
    : []
  return [{ phase: 'lobby', minutes: null }, ...stages, ...scoring, { phase: 'closed', minutes: null }]
}

function stagesIn(round: RoundToPlan, place: { isFirst: boolean; isLast: boolean }): PlannedStage[] {
  return round.stages.filter(({ once, part }) => {
    if (once === 'first' && !place.isFirst) return false
    if (once === 'last' && !place.isLast) return false
    return part === null || round.questions.some((chosen) => chosen.part === part)
  })
}

function toItem(stage: PlannedStage, round: RoundToPlan, number: number): AgendaItem {
  const { id, title, part, tools, candidate, phase } = stage
  return {
    phase,
    minutes: minutesOf(stage, round),
    stage: { id, title, round: number, part, tools: [...tools], says: candidate },
  }
}

function minutesOf(stage: PlannedStage, { stages, questions }: RoundToPlan): number {
  const own = stage['own-minutes']
  if (own === null) return stage.minutes
  const question = questions.find(({ part }) => part === stage.part) ?? questions.at(-1)
  if (!question) return stage.minutes
  // Booked minutes are for the first stretch of work; what follows it has its own length.
  const isFirstWork =
    own === 'working' &&
    stages.find((one) => one['own-minutes'] === 'working' && one.part === stage.part)?.id === stage.id
  return (isFirstWork ? question.workingMinutes : null) ?? question.minutes[own]
}

/** Of everything with a length. */
export function plannedMinutes(agenda: readonly AgendaItem[]): number {
  return agenda.reduce((sum, item) => sum + (item.minutes ?? 0), 0)
}

export type AgendaPlan = {
  kind: SessionKind
  workingMinutes: number
  briefingMinutes: number
  wrapUpMinutes: number
}

/** A practice; and a session whose round has left the bank, so that it can be held all the same. */
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

/** Planned time after the present item. A practice often ends with its work, so nothing is counted for it. */
export function laterMs(state: OpenedState): number {
  if (isPractice(state)) return 0
  return minutes(plannedMinutes(state.agenda.slice(state.at + 1)))
}
