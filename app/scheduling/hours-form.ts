// What the forms of the page of hours send, read and bounded. What a zone makes of it is decided on the server.
import { z } from 'zod'
import {
  clockWords,
  DAY_MINUTES,
  dayName,
  mergeHours,
  QUARTER_MINUTES,
  WEEKDAYS,
  type DayHours,
} from './weekly-hours.ts'

/** A day has no more stretches than that: every other quarter. */
const ROWS_MAX = 48

export type DayProblem = { weekday: number; words: string }
export type WeekForm = { ok: true; hours: DayHours[] } | { ok: false; problems: DayProblem[] }

export const zoneName = z.string().trim().min(1, 'Please choose a time zone.').max(64)

export function fromField(weekday: number): string {
  return `from-${weekday}`
}
export function toField(weekday: number): string {
  return `to-${weekday}`
}

/** Every day's rows of from and to; an empty row says nothing. */
export function readWeekForm(form: FormData): WeekForm {
  const days = WEEKDAYS.map((weekday) => readDay(weekday, form))
  const problems = days.flatMap((day) => day.problems)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, hours: mergeHours(days.flatMap((day) => day.hours)) }
}

function readDay(weekday: number, form: FormData): { hours: DayHours[]; problems: DayProblem[] } {
  const [froms, tos] = [form.getAll(fromField(weekday)), form.getAll(toField(weekday))]
  const say = (words: string) => ({ weekday, words: `${dayName(weekday)}: ${words}` })
  if (froms.length !== tos.length || froms.length > ROWS_MAX)
    return { hours: [], problems: [say('these are not the fields of this page.')] }
  const hours: DayHours[] = []
  const problems: DayProblem[] = []
  froms.forEach((from, index) => {
    const row = readRow(from, tos[index] ?? '')
    if (row === null) return
    if (typeof row === 'string') problems.push(say(row))
    else hours.push({ weekday, ...row })
  })
  return { hours, problems }
}

/** Null: the row is empty. Words: what is wrong with it. */
function readRow(
  from: FormDataEntryValue,
  to: FormDataEntryValue,
): Omit<DayHours, 'weekday'> | string | null {
  if (from === '' && to === '') return null
  const fromMinute = readClock(from)
  const toMinute = readClock(to)
  if (fromMinute === null || toMinute === null) return 'please give both times, like 18:00 and 20:00.'
  if (fromMinute % QUARTER_MINUTES !== 0 || toMinute % QUARTER_MINUTES !== 0)
    return 'please use quarters of an hour.'
  // A field for a time has no 24:00: midnight as an end is the end of the day.
  const endMinute = toMinute === 0 ? DAY_MINUTES : toMinute
  if (endMinute <= fromMinute) {
    const [start, end] = [clockWords(fromMinute), clockWords(toMinute)]
    return `${start} to ${end} ends before it begins. For a time past midnight, end at 00:00 and go on the next day.`
  }
  return { fromMinute, toMinute: endMinute }
}

export function readClock(text: unknown): number | null {
  const [, hour, minute] =
    /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(typeof text === 'string' ? text : '') ?? []
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute)
}

const dateField = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Please give a date.')
const emptyOr = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const clockField = z.string().transform((text, context) => {
  const minute = readClock(text)
  if (minute === null) context.addIssue({ code: 'custom', message: 'Please give a time like 18:00.' })
  return minute ?? 0
})

/** One stretch: from a date, and a time if not from its beginning, up to a date, and a time if not its end. */
export const exceptionForm = z.object({
  kind: z.enum(['free', 'busy'], 'Please say whether you are free or busy.'),
  fromDate: dateField,
  fromTime: emptyOr(clockField),
  toDate: emptyOr(dateField),
  toTime: emptyOr(clockField),
})
export type ExceptionForm = z.infer<typeof exceptionForm>

export const zoneForm = z.object({ timeZone: zoneName, keep: z.enum(['clock', 'instants']).default('clock') })
export type ZoneForm = z.infer<typeof zoneForm>
