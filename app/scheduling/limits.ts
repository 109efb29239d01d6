// How much somebody takes on, what, and with whom: what stands beside the hours.
import type { Role } from '#app/auth/roles.ts'
import { PER_DAY, PER_WEEK } from './booking-rules.ts'

export type Limits = {
  /** Sessions of one calendar week, Monday to Sunday, and of one day, where the person is. */
  perWeek: number
  perDay: number
  /** Kept free between two sessions, besides the time before and after each. */
  breakMinutes: number
  /** Nothing is planned before then; what is booked stays. */
  pausedUntil: Date | null
  /** May be asked at short notice. */
  standBy: boolean
  /** Of an interviewer: what lies in hours and limits is a yes without being asked. */
  takesInHours: boolean
}
export type TakenRound = { roundId: string; levelFrom: number; levelTo: number }
export type PairWishKind = 'prefer' | 'avoid'

export type LimitBounds = { perWeek: number; perDay: number }

export const LEVEL_MAX = 4
export const BREAK_MINUTES_MAX = 240
export const TOPIC_WISHES_MAX = 8
export const PAIR_WISHES_MAX = 20
/** Longer away than this is for a coordinator to know. */
export const PAUSE_DAYS_MAX = 120

/** An interview takes more out of a candidate than its minutes (booking-rules.ts); volunteers know their own strength. */
export function boundsFor(role: Role): LimitBounds {
  return role === 'candidate' ? { perWeek: PER_WEEK, perDay: PER_DAY } : { perWeek: 20, perDay: 8 }
}

/** What holds for somebody who never said anything: few enough that nobody is overrun. */
export function limitsOf(role: Role, said: Limits | null): Limits {
  if (said) return said
  const usual = role === 'candidate' ? boundsFor(role) : { perWeek: 3, perDay: 2 }
  return { ...usual, breakMinutes: 15, pausedUntil: null, standBy: false, takesInHours: false }
}

/** Whom somebody may wish for: those who sit across the table. */
export function counterparts(role: Role): Role[] {
  return role === 'candidate' ? ['trainee', 'interviewer'] : ['candidate']
}
