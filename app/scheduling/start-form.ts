// A day and a time as a form sends them, and the instant that is on the clock of a zone.
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { instantOf, isDate } from '#app/lib/zoned.ts'

export function readStart(
  { date, time }: { date: unknown; time: unknown },
  timeZone: string,
): Result<Date, 'no-such-date' | 'no-such-time'> {
  const clock = typeof time === 'string' ? /^(\d{2}):(\d{2})(?::00)?$/.exec(time) : null
  const [hour, minute] = [Number(clock?.[1] ?? NaN), Number(clock?.[2] ?? NaN)]
  if (typeof date !== 'string' || !isDate(date) || !(hour < 24) || !(minute < 60))
    return refuse('no-such-date')
  const { at, is } = instantOf({ date, minute: hour * 60 + minute }, timeZone)
  return is === 'missing' ? refuse('no-such-time') : accept(at)
}
