// What speaks against a seat without forbidding it: a coordinator who knows better may do it all the same.
import { minutes as minutesMs } from '#app/lib/time.ts'
import { mondayOf, wallOf } from '#app/lib/zoned.ts'
import { INTERVIEWER_MARGIN } from './booking-rules.ts'
import { isFree, type Interval } from './intervals.ts'
import type { Limits, TakenRound } from './limits.ts'
import { endOf, type Span } from './quarters.ts'

export const warningWords = {
  paused: 'taking a break then',
  'outside-hours': 'outside their hours',
  'day-full': 'more than they take on in a day',
  'week-full': 'more than they take on in a week',
  'break-short': 'shorter after another session than they ask for',
  'round-not-taken': 'not a round they lead',
  'level-not-taken': 'not a level they lead this round for',
} as const
export type SeatWarning = keyof typeof warningWords

/** With the day and the Monday of its week where the person is: worked out once, asked for every slot. */
export type PlacedSpan = Span & { day: string; week: string }

export function placed({ startsAt, minutes }: Span, timeZone: string): PlacedSpan {
  return { startsAt, minutes, day: wallOf(startsAt, timeZone).date, week: mondayOf(startsAt, timeZone) }
}

export type SeatLoad = {
  timeZone: string
  limits: Limits
  /** Sorted, disjoint. */
  hours: readonly Interval[]
  rounds: readonly TakenRound[]
  /** What they have already, around this time. */
  sessions: readonly PlacedSpan[]
}
export type WantedSeat = Span & { roundId: string; level: number | null }

/** Of somebody who would lead, or shadow. */
export function warnAboutSeat(
  seat: WantedSeat,
  { timeZone, limits, hours, rounds, sessions }: SeatLoad,
): SeatWarning[] {
  const out: SeatWarning[] = []
  const around = { beforeMinutes: INTERVIEWER_MARGIN.before, afterMinutes: INTERVIEWER_MARGIN.after }
  if (limits.pausedUntil && seat.startsAt < limits.pausedUntil) out.push('paused')
  else if (!isFree(hours, seat.startsAt, { minutes: seat.minutes, ...around })) out.push('outside-hours')
  const { day, week } = placed(seat, timeZone)
  if (sessions.filter((one) => one.day === day).length >= limits.perDay) out.push('day-full')
  if (sessions.filter((one) => one.week === week).length >= limits.perWeek) out.push('week-full')
  if (sessions.some((one) => gapMs(one, seat) < minutesMs(limits.breakMinutes))) out.push('break-short')
  const round = rounds.find(({ roundId }) => roundId === seat.roundId)
  if (!round) out.push('round-not-taken')
  else if (seat.level !== null && (seat.level < round.levelFrom || seat.level > round.levelTo))
    out.push('level-not-taken')
  return out
}

function gapMs(one: Span, other: Span): number {
  const [first, second] = one.startsAt <= other.startsAt ? [one, other] : [other, one]
  return second.startsAt.getTime() - endOf(first).getTime()
}
