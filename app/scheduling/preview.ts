// The coming days as others see them: what is left of hours and exceptions, in the reader's zone, in words. Works on the server only.
import { dayWords } from '#app/lib/calendar.ts'
import {
  changesOf,
  dateAfter,
  daysOf,
  instantOf,
  wallOf,
  type ClockChange,
  type Period,
} from '#app/lib/zoned.ts'
import { intersect, type Interval } from './intervals.ts'
import { clockWords, DAY_MINUTES } from './weekly-hours.ts'

export type PreviewDay = {
  date: string
  label: string
  /** Like 18:00–20:00. */
  stretches: string[]
  /** How the clocks change that day. */
  change: string | null
}

export const PREVIEW_DAYS = 14

/** From the midnight before `now` on. */
export function previewPeriod(now: Date, timeZone: string): Period {
  const { date } = wallOf(now, timeZone)
  const end = instantOf({ date: dateAfter(date, PREVIEW_DAYS), minute: 0 }, timeZone)
  return { from: instantOf({ date, minute: 0 }, timeZone).at, to: end.at }
}

export function previewDays(
  free: readonly Interval[],
  { timeZone, now }: { timeZone: string; now: Date },
): PreviewDay[] {
  const period = previewPeriod(now, timeZone)
  const changes = changesOf(timeZone, period)
  return daysOf(timeZone, period).map(({ date, from, to }) => {
    const ofDay = intersect(free, [{ fromMs: from.getTime(), toMs: to.getTime() }])
    const change = changes.find(({ at }) => from <= at && at < to)
    return {
      date,
      label: dayWords(from, now, timeZone),
      stretches: ofDay.map(({ fromMs, toMs }) => {
        const end = toMs === to.getTime() ? DAY_MINUTES : wallOf(new Date(toMs), timeZone).minute
        return `${clockWords(wallOf(new Date(fromMs), timeZone).minute)}–${clockWords(end)}`
      }),
      change: change ? changeWords(change) : null,
    }
  })
}

/** "Mon 30 November, whole day" or "Today 18:30 to Tomorrow 09:00", where the reader is. */
export function stretchWords(
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  { timeZone, now }: { timeZone: string; now: Date },
): string {
  const start = wallOf(startsAt, timeZone)
  // The end of a day belongs to that day.
  const last = new Date(endsAt.getTime() - 1)
  const end = wallOf(endsAt, timeZone)
  const [firstDay, lastDay] = [dayWords(startsAt, now, timeZone), dayWords(last, now, timeZone)]
  const toMidnight = end.minute === 0 && wallOf(last, timeZone).date !== end.date
  if (start.minute === 0 && toMidnight)
    return firstDay === lastDay ? `${firstDay}, whole day` : `${firstDay} to ${lastDay}, whole days`
  const [from, to] = [clockWords(start.minute), clockWords(toMidnight ? DAY_MINUTES : end.minute)]
  return firstDay === lastDay ? `${firstDay} ${from}–${to}` : `${firstDay} ${from} to ${lastDay} ${to}`
}

/** "The clocks go forward by an hour at 02:00: 02:00–03:00 is not there." */
export function changeWords({ byMinutes, before, after }: ClockChange): string {
  const length = lengthWords(Math.abs(byMinutes))
  const [from, to] = byMinutes > 0 ? [before, after] : [after, before]
  const stretch = `${clockWords(from.minute)}–${clockWords(to.minute)}`
  return byMinutes > 0
    ? `The clocks go forward by ${length} at ${clockWords(before.minute)}: ${stretch} is not there.`
    : `The clocks go back by ${length} at ${clockWords(before.minute)}: ${stretch} comes twice.`
}

function lengthWords(minutes: number): string {
  if (minutes % DAY_MINUTES === 0) return minutes === DAY_MINUTES ? 'a day' : `${minutes / DAY_MINUTES} days`
  if (minutes % 60 === 0) return minutes === 60 ? 'an hour' : `${minutes / 60} hours`
  return minutes === 30 ? 'half an hour' : `${minutes} minutes`
}
