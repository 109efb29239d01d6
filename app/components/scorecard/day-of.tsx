import { dateWords } from '#app/lib/calendar.ts'
import { useBrowserZone } from '../people/use-browser-zone.ts'

/** The day of an instant, by the reader's own clock. */
export function DayOf({ at }: { at: string }) {
  const zone = useBrowserZone() ?? 'UTC'
  return <time dateTime={at}>{dateWords(new Date(at), zone)}</time>
}
