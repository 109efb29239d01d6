// What slots a pattern means: weekdays and clock times between two dates, in the zone of the cohort. Pure: who is busy when comes in.
import { days } from '#app/lib/time.ts'
import { dateAfter, instantOf, isDate, wallOf } from '#app/lib/zoned.ts'
import { INTERVIEWER_MARGIN } from './booking-rules.ts'
import { QUARTER_MINUTES, quartersOf } from './quarters.ts'
import { clockWords } from './weekly-hours.ts'

/** More at once nobody reads through. */
export const OPEN_MAX = 500
/** From the first to the last day of a pattern. */
export const OPEN_DAYS_MAX = 400
export const PLACES_MAX = 20
export const TIMES_MAX = 24

export type SlotPattern = {
  roundId: string
  /** Null = what the candidate's plan says. */
  level: number | null
  fromDate: string
  untilDate: string
  /** 1 to 7; empty = every day. */
  weekdays: readonly number[]
  /** Minutes after midnight, as the clock shows them. */
  times: readonly number[]
  /** One slot for each; empty = nobody yet. */
  interviewerIds: readonly string[]
  /** Where nobody is named: how many at each time. */
  places: number
}

export type PlannedSlot = {
  date: string
  minute: number
  interviewerId: string | null
  /** Among those of the same time with nobody yet. */
  place: number
  startsAt: Date
  minutes: number
  /** The clocks go back that night and show this time twice: it is the first of the two. */
  isFirstOfTwo: boolean
}

export const clashWords = {
  'no-such-date': 'There is no such day in the calendar.',
  'no-such-time': 'The clocks go forward that day and skip this time.',
  'in-the-past': 'This is in the past.',
  'outside-season': 'This is outside the season.',
  overlapping: 'They are elsewhere then.',
  'opened-already': 'This one is open already.',
} as const
export type Clash = keyof typeof clashWords
export type PlannedLine = PlannedSlot & { clash: Clash | null }

export const patternWords = {
  'round-unknown': 'There is no such round.',
  'no-such-date': 'Please give a date of the calendar.',
  'ends-before-it-begins': 'The last day is before the first.',
  'too-long': `A pattern reaches over at most ${OPEN_DAYS_MAX} days.`,
  'no-times': 'Please give at least one time, like 18:00.',
  'off-quarter': 'Slots begin on a quarter of an hour: 18:00, 18:15, 18:30, 18:45.',
  'no-day': 'None of these weekdays lies between the two dates.',
  'too-many': `These are more than ${OPEN_MAX} slots at once. Please open them in parts.`,
  'no-such-person': 'One of these people is no interviewer of this cohort.',
} as const
export type PatternRefusal = keyof typeof patternWords

export type OpenFacts = {
  now: Date
  timeZone: string
  /** Of the round; null = there is no such round. */
  minutes: number | null
  season: { startsOn: string | null; endsOn: string | null }
  /** Who may be named. */
  interviewerIds: ReadonlySet<string>
  /** Quarters people have given away, as `keyOfQuarter` writes them. */
  taken: ReadonlySet<string>
}

export function keyOfQuarter(userId: string, at: Date): string {
  return `${userId} ${at.getTime()}`
}

/** What is wrong with the pattern as a whole. */
export function refusePattern(pattern: SlotPattern, facts: OpenFacts): PatternRefusal | null {
  if (facts.minutes === null) return 'round-unknown'
  const { fromDate, untilDate, times, interviewerIds } = pattern
  if (!isDate(fromDate) || !isDate(untilDate)) return 'no-such-date'
  if (untilDate < fromDate) return 'ends-before-it-begins'
  if (Date.parse(untilDate) - Date.parse(fromDate) > days(OPEN_DAYS_MAX)) return 'too-long'
  if (times.length === 0) return 'no-times'
  if (times.some((minute) => minute % QUARTER_MINUTES !== 0)) return 'off-quarter'
  if (interviewerIds.some((id) => !facts.interviewerIds.has(id))) return 'no-such-person'
  const at = datesOf(pattern).length * new Set(times).size
  if (at === 0) return 'no-day'
  return at * perTime(pattern) > OPEN_MAX ? 'too-many' : null
}

/** Every slot of it, in the order of the clock, each with what stands against it. */
export function planSlots(pattern: SlotPattern, facts: OpenFacts): PlannedLine[] {
  if (refusePattern(pattern, facts) !== null || facts.minutes === null) return []
  const taken = new Set(facts.taken)
  const lines: PlannedLine[] = []
  for (const date of datesOf(pattern)) {
    for (const minute of [...new Set(pattern.times)].sort((a, b) => a - b)) {
      for (const who of seatsAt(pattern)) {
        const { at, is } = instantOf({ date, minute }, facts.timeZone)
        const slot = { startsAt: at, minutes: facts.minutes }
        const quarters = who.interviewerId
          ? quartersOf(slot, INTERVIEWER_MARGIN).map((quarter) =>
              keyOfQuarter(who.interviewerId ?? '', quarter),
            )
          : []
        const clash =
          (is === 'missing' ? ('no-such-time' as const) : null) ??
          refuseStart(at, facts) ??
          (quarters.some((quarter) => taken.has(quarter)) ? ('overlapping' as const) : null)
        if (clash === null) for (const quarter of quarters) taken.add(quarter)
        lines.push({ date, minute, ...who, ...slot, isFirstOfTwo: is === 'twice', clash })
      }
    }
  }
  return lines
}

/** What stands against any slot that would begin then. */
export function refuseStart(
  at: Date,
  { now, timeZone, season }: Pick<OpenFacts, 'now' | 'timeZone' | 'season'>,
): 'in-the-past' | 'outside-season' | null {
  if (at <= now) return 'in-the-past'
  const { date } = wallOf(at, timeZone)
  if (season.startsOn !== null && date < season.startsOn) return 'outside-season'
  return season.endsOn !== null && date > season.endsOn ? 'outside-season' : null
}

function datesOf({ fromDate, untilDate, weekdays }: SlotPattern): string[] {
  const out: string[] = []
  for (let date = fromDate; date <= untilDate; date = dateAfter(date, 1))
    if (weekdays.length === 0 || weekdays.includes(weekdayOf(date))) out.push(date)
  return out
}

/** From 1, Monday; of a day of the calendar, wherever it is. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

function perTime({ interviewerIds, places }: SlotPattern): number {
  return interviewerIds.length > 0 ? new Set(interviewerIds).size : places
}

function seatsAt({ interviewerIds, places }: SlotPattern): { interviewerId: string | null; place: number }[] {
  if (interviewerIds.length > 0)
    return [...new Set(interviewerIds)].map((interviewerId) => ({ interviewerId, place: 0 }))
  return Array.from({ length: places }, (_place, place) => ({ interviewerId: null, place }))
}

/** "18:00, 7.30 and 9": minutes after midnight, or null where one cannot be read. */
export function readTimes(text: string): number[] | null {
  const words = text.split(/[\s,;]+|\band\b/).filter((word) => word !== '')
  if (words.length > TIMES_MAX) return null
  const times = words.map((word) => {
    const match = /^(\d{1,2})(?:[:.h](\d{2})?)?$/.exec(word)
    const [hour, minute] = [Number(match?.[1] ?? NaN), Number(match?.[2] ?? 0)]
    return match && hour < 24 && minute < 60 ? hour * 60 + minute : null
  })
  return times.every((time) => time !== null) ? times : null
}

export function timesWords(times: readonly number[]): string {
  return times.map((minute) => clockWords(minute)).join(', ')
}
