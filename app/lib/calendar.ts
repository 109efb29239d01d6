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

/** "Wednesday 31 March 2027": put together here, because versions of Intl differ in a comma. */
export function dateWords(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatToParts(instant)
  const found = new Map(parts.map(({ type, value }) => [type, value]))
  return [found.get('weekday'), found.get('day'), found.get('month'), found.get('year')].join(' ')
}

/** What people call the zone at that instant: "Central European Summer Time". */
export function zoneWords(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'long' }).formatToParts(instant)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/** For readers who cannot know whose clock is meant: "Wednesday 31 March 2027, 14:30 to 15:30 (Central European Summer Time)". */
export function whenWords(
  { startsAt, minutes }: { startsAt: Date; minutes: number },
  timeZone: string,
): string {
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000)
  const [from, to] = [timeWords(startsAt, timeZone), timeWords(endsAt, timeZone)]
  return `${dateWords(startsAt, timeZone)}, ${from} to ${to} (${zoneWords(startsAt, timeZone)})`
}

/** "Wednesday 31 March 2027, 14:30 (Central European Summer Time)" */
export function momentWords(instant: Date, timeZone: string): string {
  const at = `${dateWords(instant, timeZone)}, ${timeWords(instant, timeZone)}`
  return `${at} (${zoneWords(instant, timeZone)})`
}

/** For a subject or a list: "Wed 31 March, 14:30". */
export function shortWhenWords(instant: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'long' })
  return `${day.format(instant)}, ${timeWords(instant, timeZone)}`
}

/** A zone this machine knows; for one that is unknown or misspelt, UTC, which `zoneWords` then says. */
export function knownZone(timeZone: string): string {
  try {
    // Asked for its fault only: it would answer with an older name (Asia/Calcutta for Asia/Kolkata).
    new Intl.DateTimeFormat('en-GB', { timeZone })
    return timeZone
  } catch {
    return 'UTC'
  }
}
