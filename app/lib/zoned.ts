// Clocks on the wall and instants, by the rules of a time zone. The only file that knows Temporal, and it stays on the server.
import { Temporal } from 'temporal-polyfill'
import { days } from './time.ts'

export type Period = { from: Date; to: Date }

/** A time as a clock on a wall shows it. `date` is like 2027-03-28; `minute` counts from midnight, 1440 is the end of the day. */
export type Wall = { date: string; minute: number }

/** From 1, Monday, to 7, Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A stretch in which the zone is ahead of UTC by the same amount (behind where negative). */
export type Spell = { fromMs: number; toMs: number; aheadMs: number }
export type ZoneClock = { timeZone: string; spells: readonly Spell[] }

/** The clocks change at `at`: by so many minutes, forward where positive. */
export type ClockChange = { at: Date; byMinutes: number; before: Wall; after: Wall }

export type ZonedDay = { date: string; weekday: Weekday; from: Date; to: Date }

/** No period is longer: a page asks for weeks, a season is months. */
const PERIOD_MAX_MS = days(1500)
const NAME_MAX = 64

/** The zone under its usual spelling, or null: offsets like +01:00 know no summer and are no zones. */
export function findTimeZone(name: string): string | null {
  if (name.length > NAME_MAX || !/^[A-Za-z]/.test(name)) return null
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId
  } catch {
    return null
  }
}

/** What people choose from, `also` among them. */
export function listTimeZones(also: string): string[] {
  return [...new Set(['UTC', also, ...Intl.supportedValuesOf('timeZone')])].sort()
}

/** Two names may mean one zone (Asia/Calcutta, Asia/Kolkata). */
export function isSameTimeZone(one: string, other: string): boolean {
  const epoch = Temporal.Instant.fromEpochMilliseconds(0)
  return epoch.toZonedDateTimeISO(one).equals(epoch.toZonedDateTimeISO(other))
}

/** How a zone's clock runs over a period, once: all conversions within are then sums. */
export function clockOf(timeZone: string, period: Period): ZoneClock {
  const toMs = period.to.getTime()
  if (toMs - period.from.getTime() > PERIOD_MAX_MS) throw new Error('a period of more than four years')
  const spells: Spell[] = []
  let at: Temporal.ZonedDateTime | null = zoned(period.from, timeZone)
  while (at !== null && at.epochMilliseconds < toMs) {
    const change: Temporal.ZonedDateTime | null = at.getTimeZoneTransition('next')
    const untilMs = Math.min(toMs, change?.epochMilliseconds ?? toMs)
    spells.push({ fromMs: at.epochMilliseconds, toMs: untilMs, aheadMs: at.offsetNanoseconds / 1e6 })
    at = change
  }
  return { timeZone, spells }
}

/** When clocks change in a period, strictly after its start. */
export function changesOf(timeZone: string, period: Period): ClockChange[] {
  const { spells } = clockOf(timeZone, period)
  return spells.slice(1).flatMap((spell, index) => {
    const aheadBefore = spells[index]?.aheadMs ?? spell.aheadMs
    const byMinutes = (spell.aheadMs - aheadBefore) / 60_000
    // Only the zone's name or law changed, not what the clock shows.
    if (byMinutes === 0) return []
    const before = wallFromMs(spell.fromMs + aheadBefore)
    return [
      { at: new Date(spell.fromMs), byMinutes, before, after: wallFromMs(spell.fromMs + spell.aheadMs) },
    ]
  })
}

/** What the clock shows at an instant. */
export function wallOf(instant: Date, timeZone: string): Wall & { weekday: Weekday } {
  const at = zoned(instant, timeZone)
  return {
    date: at.toPlainDate().toString(),
    minute: at.hour * 60 + at.minute,
    weekday: toWeekday(at.dayOfWeek),
  }
}

export type FoundInstant = { at: Date; is: 'once' | 'missing' | 'twice' }

/** When the clock shows this. Where it never does: the moment it jumps. Where it does twice: first for a start, last for an end. */
export function instantOf(wall: Wall, timeZone: string, side: 'start' | 'end' = 'start'): FoundInstant {
  const plain = Temporal.PlainDate.from(wall.date).toPlainDateTime().add({ minutes: wall.minute })
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return found(earlier, 'once')
  if (earlier.toPlainDateTime().equals(plain)) return found(side === 'start' ? earlier : later, 'twice')
  return found(earlier.getTimeZoneTransition('next') ?? later, 'missing')
}

/** The calendar days a period touches, whole, in order. A day the zone skipped is not among them. */
export function daysOf(timeZone: string, period: Period): ZonedDay[] {
  const out: ZonedDay[] = []
  let date = zoned(period.from, timeZone).toPlainDate()
  while (out.length * days(1) <= PERIOD_MAX_MS) {
    const start = date.toZonedDateTime(timeZone)
    if (start.epochMilliseconds >= period.to.getTime()) return out
    const next = date.add({ days: 1 })
    if (start.toPlainDate().equals(date)) {
      const from = new Date(start.epochMilliseconds)
      const to = new Date(next.toZonedDateTime(timeZone).epochMilliseconds)
      out.push({ date: date.toString(), weekday: toWeekday(date.dayOfWeek), from, to })
    }
    date = next
  }
  throw new Error('a period of more than four years')
}

/** The date so many days later; the calendar's arithmetic, no zone needed. */
export function dateAfter(date: string, count: number): string {
  return Temporal.PlainDate.from(date).add({ days: count }).toString()
}

/** Monday of the week that holds the instant, where the zone is. */
export function mondayOf(instant: Date, timeZone: string): string {
  const { date, weekday } = wallOf(instant, timeZone)
  return dateAfter(date, 1 - weekday)
}

/** A real date of the calendar, written 2027-03-28. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
}

function found(at: Temporal.ZonedDateTime, is: FoundInstant['is']): FoundInstant {
  return { at: new Date(at.epochMilliseconds), is }
}

/** Milliseconds as if the wall were in UTC. */
function wallFromMs(wallMs: number): Wall {
  const minutes = Math.floor(wallMs / 60_000)
  const date = new Date(Math.floor(minutes / 1440) * days(1)).toISOString().slice(0, 10)
  return { date, minute: ((minutes % 1440) + 1440) % 1440 }
}

function toWeekday(dayOfWeek: number): Weekday {
  return dayOfWeek as Weekday // why: Temporal counts as we do, and types it as a number
}
