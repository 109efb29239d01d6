// What the page of a plan is drawn from: words and names, never hours or wishes of people.
import type { PlanState } from './plan.ts'
import type { HelpLink } from './plan-words.ts'

export type PlanCard = {
  key: string
  candidateId: string
  candidate: string
  needId: string
  interviewerId: string
  interviewer: string
  shadowId: string | null
  shadow: string | null
  /** "Troubleshooting, level 2" */
  what: string
  timeId: string
  startsAt: number
  minutes: number
  /** In the reader's zone: the Monday of its week, its day, what the clock shows. */
  week: string
  day: string
  clock: string
  when: string
  isLocked: boolean
  byHand: boolean
  broken: string[]
}

export type PlanLeft = {
  key: string
  candidateId: string
  candidate: string
  needId: string
  what: string
  minutes: number
  reason: string
  help: string
  link: HelpLink
}

export type PlanLoad = { id: string; name: string; had: number; planned: number; most: number }
export type BoardStart = { startsAt: number; day: string; clock: string }

export type PlanPage = {
  id: string
  cohortId: string
  state: PlanState
  revision: number
  period: string
  most: number
  /** "Central European Time" */
  zone: string
  progress: { done: number; of: number }
  canUndo: boolean
  people: { due: number; seated: number; sessions: number; left: number }
  worth: string | null
  fairness: string
  loads: PlanLoad[]
  cards: PlanCard[]
  left: PlanLeft[]
  broken: { words: string; keys: string[]; week: string | null }[]
  costs: string[]
  openSlots: number
  weeks: { key: string; label: string; cards: number }[]
  /** Of the week that is shown. */
  week: string
  days: { key: string; label: string }[]
  starts: BoardStart[]
  shadows: { id: string; name: string }[]
}

export type PlanPlaces = {
  key: string
  /** Of the session's length, first to last. */
  times: { id: string; label: string }[]
  interviewers: { id: string; name: string }[]
  /** By time: places in `interviewers` of those who can lead it then, and nothing breaks. */
  fits: Record<string, number[]>
}

export type PlanListed = {
  id: string
  state: PlanState
  period: string
  made: string
  published: string | null
  entries: number
  left: number | null
}

export type PlansPage = {
  cohortId: string
  plans: PlanListed[]
  /** Of the form: the name of what it makes, so that the same form sent twice makes one plan. */
  nextId: string
  fromDay: string
  untilDay: string
  earliest: string
  pairs: 'fresh' | 'steady'
  rounds: string[]
  sessionsPlanned: number
  zone: string
}

/** How even a load is, as a sentence. */
export function fairnessWords(loads: readonly PlanLoad[]): string {
  const counts = loads.map(({ had, planned }) => had + planned).sort((a, b) => a - b)
  const [least, most] = [counts[0], counts.at(-1)]
  if (least === undefined || most === undefined) return 'Nobody can lead a session yet.'
  if (least === most) return `Every interviewer has ${sessions(least)} in these weeks.`
  const busiest = loads.filter(({ had, planned }) => had + planned === most).map(({ name }) => name)
  const who = busiest.length === 1 ? `${busiest[0] ?? ''} has` : `${busiest.length} of them have`
  return `Interviewers have ${least} to ${sessions(most)} in these weeks, in the middle ${counts[counts.length >> 1] ?? least}. ${who} the most.`
}

function sessions(count: number): string {
  return count === 1 ? '1 session' : `${count} sessions`
}
