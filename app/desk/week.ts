// The week of a cohort, day by day, and which of it is asked for: read from an address and written back into one.
import { quartersOf, QUARTER_MINUTES } from '#app/scheduling/quarters.ts'
import { minutes } from '#app/lib/time.ts'
import { entryStates, entryStateOf, type DeskEntry, type EntryState } from './entry.ts'

export type WeekFilter = {
  roundId: string | null
  /** User id. */
  interviewer: string | null
  state: EntryState | null
  pod: string | null
}

export const weekFilterNames = ['round', 'interviewer', 'state', 'pod'] as const

/** Words that mean nothing here ask for everything. */
export function readWeekFilter(search: URLSearchParams): WeekFilter {
  const asked = (name: string) => search.get(name)?.trim().slice(0, 100) || null
  const state = entryStates.find((one) => one === asked('state')) ?? null
  return { roundId: asked('round'), interviewer: asked('interviewer'), state, pod: asked('pod') }
}

/** For the links to the weeks before and after and to the table: the same filter, another week. */
export function toWeekSearch(filter: WeekFilter, week: string | null): string {
  const pairs = [
    ['week', week],
    ['round', filter.roundId],
    ['interviewer', filter.interviewer],
    ['state', filter.state],
    ['pod', filter.pod],
  ].filter((pair): pair is [string, string] => pair[1] !== null)
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

type Knowing = { podOf: ReadonlyMap<string, string | null>; now: Date }

export function isAskedFor(entry: DeskEntry, filter: WeekFilter, { podOf, now }: Knowing): boolean {
  const { roundId, interviewer, state, pod } = filter
  const sits = (seat: string, matches: (userId: string) => boolean) =>
    entry.seats.some(
      (one) =>
        one.seat === seat && one.state !== 'cancelled' && one.state !== 'declined' && matches(one.userId),
    )
  return (
    (roundId === null || entry.roundIds.includes(roundId)) &&
    (interviewer === null || sits('interviewer', (userId) => userId === interviewer)) &&
    (state === null || entryStateOf(entry, now) === state) &&
    (pod === null || sits('candidate', (userId) => podOf.get(userId) === pod))
  )
}

export type BoxDay = {
  /** Promised boxes of every quarter of the day, first to last. */
  quarters: number[]
  most: number
  /** When the most are promised for the first time. */
  mostAt: Date | null
}

/** `counts`: promised boxes by the instant their quarter begins. */
export function boxDayOf(day: { from: Date; to: Date }, counts: ReadonlyMap<number, number>): BoxDay {
  const length = (day.to.getTime() - day.from.getTime()) / minutes(1)
  const starts = quartersOf({ startsAt: day.from, minutes: Math.max(QUARTER_MINUTES, length) })
  const quarters = starts.map((at) => counts.get(at.getTime()) ?? 0)
  const most = Math.max(0, ...quarters)
  return { quarters, most, mostAt: most === 0 ? null : (starts[quarters.indexOf(most)] ?? null) }
}
