// The hours of a week as a clock on the wall shows them, and as the quarters of an hour that are painted. No zone, no instants.

/** From 1, Monday, to 7, Sunday. `toMinute` 1440 is the end of the day. */
export type DayHours = { weekday: number; fromMinute: number; toMinute: number }
/** What is stored: with the zone whose clock it follows. */
export type WeeklyHour = DayHours & { timeZone: string }

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const DAY_NAMES = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export const QUARTER_MINUTES = 15
export const QUARTERS_A_DAY = 96
export const DAY_MINUTES = 1440

/** Sorted; what touches or overlaps on one day is one. */
export function mergeHours(hours: readonly DayHours[]): DayHours[] {
  return hoursFromQuarters(quartersFromHours(hours))
}

/** 7 × 96 ticks, Monday first. Times between quarters count for the quarters they fill entirely. */
export function quartersFromHours(hours: readonly DayHours[]): boolean[] {
  const quarters = Array.from({ length: WEEKDAYS.length * QUARTERS_A_DAY }, () => false)
  for (const { weekday, fromMinute, toMinute } of hours) {
    const first = Math.ceil(fromMinute / QUARTER_MINUTES)
    const after = Math.floor(toMinute / QUARTER_MINUTES)
    const monday = (weekday - 1) * QUARTERS_A_DAY
    if (after > first) quarters.fill(true, monday + first, monday + after)
  }
  return quarters
}

export function hoursFromQuarters(quarters: readonly boolean[]): DayHours[] {
  return WEEKDAYS.flatMap((weekday) => {
    const out: DayHours[] = []
    for (let quarter = 0; quarter < QUARTERS_A_DAY; quarter++) {
      if (!quarters[(weekday - 1) * QUARTERS_A_DAY + quarter]) continue
      const fromMinute = quarter * QUARTER_MINUTES
      const last = out.at(-1)
      if (last?.toMinute === fromMinute) last.toMinute += QUARTER_MINUTES
      else out.push({ weekday, fromMinute, toMinute: fromMinute + QUARTER_MINUTES })
    }
    return out
  })
}

/** Minutes of a week. */
export function weekMinutes(hours: readonly DayHours[]): number {
  return hours.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0)
}

/** 18:05; the end of a day is 24:00, or 00:00 as fields for a time have it. */
export function clockWords(minute: number, endOfDay: '24:00' | '00:00' = '24:00'): string {
  if (minute === DAY_MINUTES) return endOfDay
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export function dayName(weekday: number): string {
  return DAY_NAMES[weekday - 1] ?? ''
}

/** "Monday to Thursday 18:00–20:00; Saturday 10:00–12:00": days with the same times are told together. */
export function weekWords(hours: readonly DayHours[]): string {
  const merged = mergeHours(hours)
  const groups: { first: number; last: number; times: string }[] = []
  for (const weekday of WEEKDAYS) {
    const times = merged
      .filter((hour) => hour.weekday === weekday)
      .map(({ fromMinute, toMinute }) => `${clockWords(fromMinute)}–${clockWords(toMinute)}`)
      .join(', ')
    const group = groups.at(-1)
    if (!times) continue
    if (group?.times === times && group.last === weekday - 1) group.last = weekday
    else groups.push({ first: weekday, last: weekday, times })
  }
  return groups.map(({ first, last, times }) => `${daysWords(first, last)} ${times}`).join('; ') || 'no hours'
}

function daysWords(first: number, last: number): string {
  if (first === last) return dayName(first)
  return `${dayName(first)} ${last === first + 1 ? 'and' : 'to'} ${dayName(last)}`
}

/** What becomes of weekly hours when a person moves: the same clock times there, or the same instants, which follow the old zone. */
export function moveHours(
  hours: readonly WeeklyHour[],
  timeZone: string,
  keep: 'clock' | 'instants',
): WeeklyHour[] {
  return hours.map((hour) => (keep === 'clock' ? { ...hour, timeZone } : hour))
}
