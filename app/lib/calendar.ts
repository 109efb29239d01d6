// Instants as people read them, in a person's own time zone.

const MS_PER_DAY = 86_400_000

/** Whole calendar days from `now` to `instant` in that zone: 0 today, 1 tomorrow, -1 yesterday. */
export function daysAway(instant: Date, now: Date, timeZone: string): number {
  return Math.round((midnightOf(instant, timeZone) - midnightOf(now, timeZone)) / MS_PER_DAY)
}

/** The calendar day as if it were in UTC: days can then be subtracted, whatever summer time does. */
function midnightOf(instant: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const found = new Map(parts.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(found.get('year') ?? 0, (found.get('month') ?? 1) - 1, found.get('day') ?? 1)
}

/** "Today", "Tomorrow", "Yesterday", or the date. */
export function dayWords(instant: Date, now: Date, timeZone: string): string {
  const away = daysAway(instant, now, timeZone)
  if (away === 0) return 'Today'
  if (away === 1) return 'Tomorrow'
  if (away === -1) return 'Yesterday'
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
  }).format(instant)
}

export function timeWords(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant)
}
