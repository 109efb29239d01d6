// A plan: the draft of a schedule as a coordinator sees and changes it. Pure: what is stored, and the names times go by.
import { z } from 'zod'
import type { Match, MatchInput } from './input.ts'
import type { MatchResult } from './result.ts'

export const planStates = ['solving', 'draft', 'published', 'discarded', 'failed'] as const
export type PlanState = (typeof planStates)[number]

export type PlanEntry = Match & {
  /** Stays as it is when the rest is solved again. */
  locked: boolean
  origin: 'solver' | 'hand'
}

/** What a coordinator asked for, besides the period. */
export type PlanWishes = {
  /** Sessions of one candidate in the period, at most. */
  most: number
}

export type PlanOutcome = Pick<MatchResult, 'unmatched' | 'bound' | 'way' | 'options'>

export type Plan = {
  id: string
  cohortId: string
  createdAt: Date
  fromDay: string
  untilDay: string
  wishes: PlanWishes
  state: PlanState
  revision: number
  done: number
  of: number
  input: MatchInput
  entries: PlanEntry[]
  before: PlanEntry[] | null
  outcome: PlanOutcome | null
  publishedAt: Date | null
}

/** Longer is a season, and nobody's hours are known for so long. */
export const PLAN_DAYS_MAX = 42
export const PLAN_MOST_MAX = 3
/** People are asked, and must be able to answer: nothing is planned nearer than this. */
export const PLAN_LEAD_MS = 24 * 3_600_000

export const planForm = z.object({
  id: z.string().regex(/^[\w-]{8,64}$/),
  fromDay: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose a first day.'),
  untilDay: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Choose a last day.'),
  most: z.coerce.number().int().min(1).max(PLAN_MOST_MAX),
})
export type PlanForm = z.infer<typeof planForm>

/** Which one of the draft: a session somebody is due has at most one place in it. */
export type EntryKey = { candidateId: string; needId: string }

export function isEntry({ candidateId, needId }: EntryKey): (one: EntryKey) => boolean {
  return (one) => one.candidateId === candidateId && one.needId === needId
}

export function matchOf({ candidateId, needId, interviewerId, timeId, shadowId }: PlanEntry): Match {
  return { candidateId, needId, interviewerId, timeId, shadowId }
}

/** A time is known by when it begins and how long it is, so that a later reading of the hours finds it again. */
export function timeIdOf(startsAt: number, minutes: number): string {
  return `${new Date(startsAt).toISOString().slice(0, 16)}Z/${minutes}`
}

export function readTimeId(id: string): { startsAt: number; minutes: number } | null {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\dZ)\/(\d{1,3})$/.exec(id)
  const startsAt = Date.parse(found?.[1] ?? '')
  return Number.isNaN(startsAt) ? null : { startsAt, minutes: Number(found?.[2]) }
}

/** The k-th session of a candidate, counted from 1. */
export function needIdOf(place: number): string {
  return `session-${place}`
}

export function placeOfNeed(needId: string): number {
  return Number(needId.slice('session-'.length))
}
