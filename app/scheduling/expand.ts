// When somebody can, as instants: weekly hours by the clock of their zone, with the exceptions. Nothing of it is stored.
import { days, minutes } from '#app/lib/time.ts'
import { clockOf, type Period, type Spell } from '#app/lib/zoned.ts'
import { merge, subtract, type Interval } from './intervals.ts'
import type { DayHours, WeeklyHour } from './weekly-hours.ts'

/** Free or busy against the weekly hours. Busy wins over everything. */
export type Exception = { kind: 'free' | 'busy'; startsAt: Date; endsAt: Date }

/** An instant is free exactly when the clock of the zone shows a painted time then, or an exception says so. Sorted, disjoint, inside the period. */
export function expand(
  hours: readonly WeeklyHour[],
  exceptions: readonly Exception[],
  period: Period,
): Interval[] {
  const zones = [...new Set(hours.map(({ timeZone }) => timeZone))]
  const painted = zones.flatMap((timeZone) => {
    const ofZone = hours.filter((hour) => hour.timeZone === timeZone)
    return clockOf(timeZone, period).spells.flatMap((spell) => inSpell(ofZone, spell))
  })
  return applyExceptions(painted, exceptions, period)
}

export function applyExceptions(
  painted: readonly Interval[],
  exceptions: readonly Exception[],
  period: Period,
): Interval[] {
  const whole: Interval = { fromMs: period.from.getTime(), toMs: period.to.getTime() }
  const ofKind = (kind: Exception['kind']) =>
    exceptions
      .filter((exception) => exception.kind === kind)
      .map(({ startsAt, endsAt }) => clip({ fromMs: startsAt.getTime(), toMs: endsAt.getTime() }, whole))
  return subtract([...painted, ...ofKind('free')], ofKind('busy'))
}

/** While the offset is the same, a painted time is a sum away from its instant; clipping to the spell does the rest of both changes. */
export function inSpell(hours: readonly DayHours[], spell: Spell): Interval[] {
  const out: Interval[] = []
  const lastDay = Math.floor((spell.toMs + spell.aheadMs - 1) / days(1))
  for (let day = Math.floor((spell.fromMs + spell.aheadMs) / days(1)); day <= lastDay; day++) {
    const midnightMs = day * days(1) - spell.aheadMs
    for (const { weekday, fromMinute, toMinute } of hours) {
      if (weekday !== weekdayOf(day)) continue
      out.push(
        clip({ fromMs: midnightMs + minutes(fromMinute), toMs: midnightMs + minutes(toMinute) }, spell),
      )
    }
  }
  return merge(out)
}

function clip({ fromMs, toMs }: Interval, to: Interval): Interval {
  return { fromMs: Math.max(fromMs, to.fromMs), toMs: Math.min(toMs, to.toMs) }
}

/** Day 0 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}
