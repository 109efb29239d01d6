import { shortWhenWords } from '#app/lib/calendar.ts'
import { instantOf } from '#app/lib/zoned.ts'

/** "3 Nov" of a Monday. */
export function weekWords(monday: string, timeZone: string): string {
  const [, day, month] = shortWhenWords(instantOf({ date: monday, minute: 0 }, timeZone).at, timeZone)
    .replace(',', '')
    .split(' ')
  return `${day ?? ''} ${(month ?? '').slice(0, 3)}`
}
