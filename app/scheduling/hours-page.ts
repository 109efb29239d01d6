// What the pages of hours are drawn from.
import type { LimitBounds, Limits, PairWishKind, TakenRound } from './limits.ts'
import type { PreviewDay } from './preview.ts'
import type { DayHours } from './weekly-hours.ts'

export type ListedException = { id: string; kind: 'free' | 'busy'; words: string }
export type HoursPage = {
  /** Where the person reads times. */
  timeZone: string
  /** Whose clock the weekly hours follow; the same unless somebody moved and kept the instants. */
  hoursZone: string
  /** Minutes the clock of `hoursZone` is ahead of UTC today. */
  aheadMinutes: number
  hours: DayHours[]
  exceptions: ListedException[]
  preview: PreviewDay[]
  pausedThrough: string | null
  now: string
  today: string
}

export type ReadOnlyHours = { name: string; timeZone: string; weekly: string; hoursZone: string } & Pick<
  HoursPage,
  'preview' | 'exceptions' | 'pausedThrough'
>

type Person = { id: string; name: string }

export type LimitsPage = {
  limits: Omit<Limits, 'pausedUntil'> & { pausedThrough: string | null }
  bounds: LimitBounds
  today: string
  /** All there are, and those the person takes. */
  rounds: { id: string; title: string }[]
  taken: TakenRound[]
  topics: string[]
  wishedTopics: string[]
  /** Whom a wish may be about. */
  mates: Person[]
  wishes: (Person & { kind: PairWishKind })[]
}
