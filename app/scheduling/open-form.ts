// The form that opens slots. What its dates and people mean is the server's.
import { z } from 'zod'
import { PLACES_MAX, readTimes, type SlotPattern } from './plan-slots.ts'

const text = z.string().max(100)
const id = z.string().max(64)

export const openForm = z.object({
  nonce: z.string().min(8, 'Please load the page again.').max(64),
  roundId: id.min(1, 'Please choose a round.'),
  level: z.enum(['', '1', '2', '3', '4']).default(''),
  fromDate: z.string().min(1, 'Please give the first day.').max(20),
  untilDate: z.string().max(20).default(''),
  weekdays: z.array(z.coerce.number<string>().int().min(1).max(7)).max(7),
  times: text.transform((words, context) => {
    const times = readTimes(words)
    if (times) return times
    context.addIssue({ code: 'custom', message: 'Please write times like 18:00, 19:30.' })
    return z.NEVER
  }),
  interviewerIds: z.array(id).max(100, 'At most 100 people at once.'),
  places: z.coerce
    .number<string>('How many at each time?')
    .int()
    .min(1, 'At least one.')
    .max(PLACES_MAX, `At most ${PLACES_MAX} at each time.`),
})

export type OpenProblem = { field?: string; words: string }

/** The pattern, and the nonce of the form; or what is wrong, by field. */
export function readOpenForm(
  form: FormData,
): { ok: true; nonce: string; pattern: SlotPattern } | { ok: false; problems: OpenProblem[] } {
  const parsed = openForm.safeParse({
    ...Object.fromEntries(form),
    weekdays: form.getAll('weekday'),
    interviewerIds: form.getAll('interviewer'),
  })
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path, message }) => ({
        field: String(path[0] ?? ''),
        words: message,
      })),
    }
  const { nonce, level, untilDate, ...rest } = parsed.data
  const pattern = {
    ...rest,
    level: level === '' ? null : Number(level),
    untilDate: untilDate === '' ? rest.fromDate : untilDate,
  }
  return { ok: true, nonce, pattern }
}
