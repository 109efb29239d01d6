// What is said about a cohort and its season, checked alike in the browser and on the server.
import { z } from 'zod'

export const SESSIONS_PLANNED = 3
export const SESSIONS_PLANNED_MAX = 20
export const PLAN_ROUNDS_MAX = 12
export const levels = [1, 2, 3, 4] as const
/** Longer than any season; a slip of the year is told. */
const SEASON_DAYS_MAX = 732
const MS_PER_DAY = 86_400_000

export type PlannedRound = { roundId: string; level: number }
export type SeasonFields = {
  name: string
  timeZone: string
  startsOn: string | null
  endsOn: string | null
  sessionsPlanned: number
  pairs: 'fresh' | 'steady'
}

function wholeNumber(words: string) {
  return z
    .string(words)
    .trim()
    .regex(/^\d{1,4}$/, words)
    .transform(Number)
}

const day = z
  .string()
  .trim()
  .refine((text) => dayNumber(text) !== null, 'Please write a day as year-month-day, for example 2027-03-01.')
  .optional()

export const plannedRound = z.object({
  roundId: z.string('Please choose a round.').min(1, 'Please choose a round.').max(40),
  level: wholeNumber('Please choose a level.').pipe(z.number().min(1).max(4)),
})

export const seasonForm = z
  .object({
    name: z
      .string('Please type a name.')
      .trim()
      .min(2, 'Please type at least two letters.')
      .max(60, 'Please use at most 60 letters.'),
    timeZone: z.string('Please choose a time zone.').trim().min(1, 'Please choose a time zone.').max(64),
    startsOn: day,
    endsOn: day,
    sessionsPlanned: wholeNumber('Please type a whole number.').pipe(
      z
        .number()
        .min(1, 'Plan at least one session for each candidate.')
        .max(SESSIONS_PLANNED_MAX, `Plan at most ${SESSIONS_PLANNED_MAX} sessions for each candidate.`),
    ),
    pairs: z.enum(['fresh', 'steady'], 'Please choose one of the two.'),
    rounds: z
      .array(plannedRound)
      .max(PLAN_ROUNDS_MAX, `A plan has at most ${PLAN_ROUNDS_MAX} rounds.`)
      .default([]),
  })
  .superRefine(({ startsOn, endsOn }, { addIssue }) => {
    const say = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message })
    if (!startsOn && !endsOn) return
    if (!startsOn)
      return say(
        'startsOn',
        'A season that ends has a first day too. Leave both empty for one without dates.',
      )
    if (!endsOn)
      return say('endsOn', 'A season that begins has a last day too. Leave both empty for one without dates.')
    const length = (dayNumber(endsOn) ?? 0) - (dayNumber(startsOn) ?? 0)
    if (length < 0) say('endsOn', `The last day is before the first, ${startsOn}.`)
    else if (length > SEASON_DAYS_MAX)
      say('endsOn', 'A season lasts two years at most. Perhaps the year is mistyped.')
  })

export type SeasonForm = z.output<typeof seasonForm>

/** Days since 1970 of a day that is in the calendar; null for anything else. */
function dayNumber(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const [year, month, date] = match.slice(1).map(Number)
  const at = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 0))
  return at.toISOString().startsWith(text) ? at.getTime() / MS_PER_DAY : null
}

export const seasonRefusalWords = {
  'zone-unknown': 'This time zone is not one we know.',
  'round-unknown': 'One of these rounds is not here any more. Please choose another.',
} as const
export type SeasonRefusal = keyof typeof seasonRefusalWords

export type PlanPreset = { id: string; title: string; text: string; rounds: PlannedRound[] }

const presets: PlanPreset[] = [
  {
    id: 'troubleshooting-first',
    title: 'Troubleshooting first',
    text: 'Two broken machines, the second harder, then how systems work inside.',
    rounds: [
      { roundId: 'troubleshooting', level: 1 },
      { roundId: 'troubleshooting', level: 2 },
      { roundId: 'internals', level: 2 },
    ],
  },
  {
    id: 'production-engineering',
    title: 'Production Engineering loop',
    text: 'The rounds of a whole interview day, one at a time.',
    rounds: [
      { roundId: 'coding', level: 2 },
      { roundId: 'troubleshooting', level: 2 },
      { roundId: 'internals', level: 2 },
      { roundId: 'design-light', level: 2 },
      { roundId: 'behavioural', level: 2 },
    ],
  },
  {
    id: 'gentle-start',
    title: 'A gentle start',
    text: 'A warm-up where nothing is scored, then easy boxes and a small program.',
    rounds: [
      { roundId: 'warm-up', level: 1 },
      { roundId: 'troubleshooting', level: 1 },
      { roundId: 'coding', level: 1 },
    ],
  },
  {
    id: 'dress-rehearsal',
    title: 'Dress rehearsal',
    text: 'Mixed rounds against the clock, then a design talk.',
    rounds: [
      { roundId: 'mixed', level: 2 },
      { roundId: 'mixed', level: 3 },
      { roundId: 'design-light', level: 3 },
    ],
  },
]

/** Those whose rounds are all here. */
export function presetsFor(roundIds: readonly string[]): PlanPreset[] {
  return presets.filter(({ rounds }) => rounds.every(({ roundId }) => roundIds.includes(roundId)))
}
