// What a season came to, for the report: counted without a name wherever a name would shame somebody.
import { days } from '#app/lib/time.ts'
import { endOf } from '#app/scheduling/quarters.ts'
import { entryStateOf, type DeskEntry } from './entry.ts'
import type { MatrixRow } from './matrix.ts'
import { partsOf } from './progress.ts'

export type WeekCount = { week: string; held: number; coming: number }

/** Every week from the first with a session to the last, those without one too. `weekOf`: its Monday; `after`: the next one. */
export function sessionsByWeek(
  entries: readonly DeskEntry[],
  { weekOf, after, now }: { weekOf: (at: Date) => string; after: (week: string) => string; now: Date },
): WeekCount[] {
  const counts = new Map<string, WeekCount>()
  for (const entry of entries) {
    const { parts, is } = partsOf(entry, now)
    if (!parts.some(({ seat }) => seat === 'candidate')) continue
    const week = weekOf(entry.startsAt)
    const found = counts.get(week) ?? { week, held: 0, coming: 0 }
    counts.set(week, found)
    found[is === 'done' ? 'held' : 'coming'] += 1
  }
  const [first, last] = [[...counts.keys()].sort()[0], [...counts.keys()].sort().at(-1)]
  const weeks: WeekCount[] = []
  for (let week = first; week !== undefined && last !== undefined && week <= last; week = after(week)) {
    weeks.push(counts.get(week) ?? { week, held: 0, coming: 0 })
  }
  return weeks
}

export type DoneCount = { done: number; people: number }

/** How many candidates have done no session, one, two … up to what is planned or the most anybody did. */
export function doneDistribution(rows: readonly Pick<MatrixRow, 'done'>[], planned: number): DoneCount[] {
  const most = Math.max(planned, ...rows.map(({ done }) => done))
  return Array.from({ length: most + 1 }, (_count, done) => ({
    done,
    people: rows.filter((row) => row.done === done).length,
  }))
}

export const waitSpans = [
  { label: 'within a week', upToDays: 7 },
  { label: '1 to 2 weeks', upToDays: 14 },
  { label: '2 to 4 weeks', upToDays: 28 },
  { label: 'later', upToDays: Infinity },
] as const

export type WaitCounts = {
  /** Until the next session that is booked, by `waitSpans`. */
  booked: number[]
  /** Nothing is booked, and sessions are still to come. */
  none: number
  /** All that was planned is done or booked, and nothing is ahead. */
  finished: number
}

export function waitsOf(rows: readonly Pick<MatrixRow, 'nextAt' | 'toCome'>[], now: Date): WaitCounts {
  const counts: WaitCounts = { booked: waitSpans.map(() => 0), none: 0, finished: 0 }
  for (const { nextAt, toCome } of rows) {
    if (nextAt === null) {
      counts[toCome > 0 ? 'none' : 'finished'] += 1
      continue
    }
    const away = (nextAt.getTime() - now.getTime()) / days(1)
    const span = waitSpans.findIndex(({ upToDays }) => away <= upToDays)
    counts.booked[span] = (counts.booked[span] ?? 0) + 1
  }
  return counts
}

export type Kept = { kept: number; late: number; absent: number }

/**
 * Places that came due, of candidates and of those who lead: kept, given up late, or left empty. What was given up in time, and what
 * fell with the other side, was no promise any more.
 */
export function keptOf(entries: readonly DeskEntry[], now: Date): Kept {
  const kept: Kept = { kept: 0, late: 0, absent: 0 }
  for (const entry of entries) {
    if (endOf(entry) > now) continue
    for (const seat of entry.seats) {
      if (seat.seat === 'shadow') continue
      if (seat.state === 'absent') kept.absent += 1
      else if (seat.state === 'cancelled' && seat.isLate) kept.late += 1
      else if (seat.state === 'accepted' && entryStateOf(entry, now) === 'held') kept.kept += 1
    }
  }
  return kept
}

/** Whole per cent; of nothing, none. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100)
}
