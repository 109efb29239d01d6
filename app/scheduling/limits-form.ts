// What the forms of limits, rounds, topics and wishes send. Bounds that depend on the role or the bank are the server's.
import { z } from 'zod'
import { BREAK_MINUTES_MAX, LEVEL_MAX, TOPIC_WISHES_MAX, type TakenRound } from './limits.ts'

const wholeNumber = (words: string) => z.coerce.number<string>(words).int(words)

export const limitsForm = z.object({
  perWeek: wholeNumber('Please give a number of sessions.')
    .min(1, 'At least one; or take a break below.')
    .max(20),
  perDay: wholeNumber('Please give a number of sessions.').min(1, 'At least one.').max(8),
  breakMinutes: wholeNumber('Please give minutes.')
    .min(0, 'A break cannot be shorter than nothing.')
    .max(BREAK_MINUTES_MAX, `At most ${BREAK_MINUTES_MAX} minutes.`),
  /** The last day on which nothing is to be planned; empty = no break. */
  pausedThrough: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'Please give a date.')
      .optional(),
  ),
  standBy: z.preprocess((value) => value === 'on', z.boolean()),
  takesInHours: z.preprocess((value) => value === 'on', z.boolean()),
})
export type LimitsForm = z.infer<typeof limitsForm>

const ROUNDS_MAX = 50
const level = wholeNumber('Please choose a level.').min(1).max(LEVEL_MAX)

/** `round` once for each round that is ticked, with `levelFrom-<round>` and `levelTo-<round>`. Null: not the fields of the page. */
export function readRoundsForm(form: FormData): TakenRound[] | null {
  const ids = [...new Set(form.getAll('round'))]
  if (ids.length > ROUNDS_MAX) return null
  const taken = ids.map((id) => {
    const roundId = z.string().max(100).safeParse(id)
    const lowest = level.safeParse(form.get(`levelFrom-${String(roundId.data)}`) ?? '1')
    const highest = level.safeParse(form.get(`levelTo-${String(roundId.data)}`) ?? String(LEVEL_MAX))
    if (!roundId.success || !lowest.success || !highest.success) return null
    const [levelFrom, levelTo] = [Math.min(lowest.data, highest.data), Math.max(lowest.data, highest.data)]
    return { roundId: roundId.data, levelFrom, levelTo }
  })
  return taken.every((round) => round !== null) ? taken : null
}

export const topicsForm = z.object({
  topic: z
    .array(z.string().max(50))
    .max(TOPIC_WISHES_MAX, `Please choose at most ${TOPIC_WISHES_MAX} topics.`)
    .transform((topics) => [...new Set(topics)]),
})

export const wishForm = z.object({
  aboutUserId: z.string().min(1, 'Please choose a person.').max(100),
  /** `none` takes the wish back. */
  wish: z.enum(['prefer', 'avoid', 'none'], 'Please say which it is.'),
})
export type WishForm = z.infer<typeof wishForm>
