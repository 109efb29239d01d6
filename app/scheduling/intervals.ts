// Stretches of time as sorted, disjoint lists: joined, cut, and asked whether a sitting fits.
import { minutes } from '#app/lib/time.ts'

/** From an instant up to, not including, another: milliseconds since 1970. */
export type Interval = { fromMs: number; toMs: number }

/** Something that takes time, with the minutes kept free before and after it. */
export type Sitting = { minutes: number; beforeMinutes?: number; afterMinutes?: number }

/** Start times lie on this grid. */
export const STEP_MINUTES = 15

/** Sorted and disjoint; what touches becomes one, what is empty goes. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ fromMs, toMs }) => fromMs < toMs).sort((a, b) => a.fromMs - b.fromMs)
  const out: Interval[] = []
  for (const { fromMs, toMs } of sorted) {
    const last = out.at(-1)
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else out.push({ fromMs, toMs })
  }
  return out
}

/** `from` without `away`; both in any order. */
export function subtract(from: readonly Interval[], away: readonly Interval[]): Interval[] {
  const gone = merge(away)
  return merge(from).flatMap((whole) => {
    const left: Interval[] = []
    let { fromMs } = whole
    for (const cut of gone) {
      if (cut.toMs <= fromMs) continue
      if (cut.fromMs >= whole.toMs) break
      if (cut.fromMs > fromMs) left.push({ fromMs, toMs: cut.fromMs })
      fromMs = Math.max(fromMs, cut.toMs)
    }
    if (fromMs < whole.toMs) left.push({ fromMs, toMs: whole.toMs })
    return left
  })
}

/** What lies in both. */
export function intersect(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const [a, b] = [merge(one), merge(other)]
  const out: Interval[] = []
  for (let i = 0, j = 0; ;) {
    const left = a[i]
    const right = b[j]
    if (!left || !right) return out
    const fromMs = Math.max(left.fromMs, right.fromMs)
    const toMs = Math.min(left.toMs, right.toMs)
    if (fromMs < toMs) out.push({ fromMs, toMs })
    if (left.toMs < right.toMs) i++
    else j++
  }
}

/** Does a sitting that starts then fit, with what is kept free around it? `intervals` sorted and disjoint, as `expand` gives them. */
export function isFree(intervals: readonly Interval[], startsAt: Date, sitting: Sitting): boolean {
  const fromMs = startsAt.getTime() - minutes(sitting.beforeMinutes ?? 0)
  const toMs = startsAt.getTime() + minutes(sitting.minutes + (sitting.afterMinutes ?? 0))
  const holder = lastThatBegins(intervals, fromMs)
  return holder !== undefined && holder.toMs >= toMs
}

/** Every start on the grid at which the sitting fits. The grid is of whole quarters of an hour in UTC, as all zones' clocks are today. */
export function startTimes(intervals: readonly Interval[], sitting: Sitting): Date[] {
  const stepMs = minutes(STEP_MINUTES)
  const beforeMs = minutes(sitting.beforeMinutes ?? 0)
  const restMs = minutes(sitting.minutes + (sitting.afterMinutes ?? 0))
  return intervals.flatMap(({ fromMs, toMs }) => {
    const starts: Date[] = []
    for (let at = Math.ceil((fromMs + beforeMs) / stepMs) * stepMs; at + restMs <= toMs; at += stepMs)
      starts.push(new Date(at))
    return starts
  })
}

/** In minutes. */
export function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { fromMs, toMs }) => sum + (toMs - fromMs) / minutes(1), 0)
}

/** By halving: an hour list is asked for every start of every slot. */
function lastThatBegins(intervals: readonly Interval[], atMs: number): Interval | undefined {
  let low = 0
  let high = intervals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((intervals[middle]?.fromMs ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return intervals[low - 1]
}
