// The people of a cohort as the matcher sees them: what they are due, when they can, what they have given away already.
import type {
  HandMadeSession,
  HeldSeat,
  OpenSlot,
  PlanCohort,
  PlanMember,
} from '#app/db/plan-facts.server.ts'
import type { StoredPairWish } from '#app/db/pair-wishes.server.ts'
import type { StoredLimits, StoredRound } from '#app/db/scheduling-profiles.server.ts'
import { days, hours, minutes } from '#app/lib/time.ts'
import { mondayOf, wallOf } from '#app/lib/zoned.ts'
import { APART_MS, INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import { limitsOf } from '#app/scheduling/limits.ts'
import type { MatchCandidate, MatchInterviewer, MatchShadow, Pair, Span, Taken } from './input.ts'
import { cutAway } from './plan-times.ts'
import { needIdOf, timeIdOf } from './plan.ts'

/** Everything that was read about the people, by person. */
export type PeopleFacts = {
  cohort: PlanCohort
  members: PlanMember[]
  free: ReadonlyMap<string, Span[]>
  seats: ReadonlyMap<string, HeldSeat[]>
  /** Quarters given away to whichever slot. */
  quarters: ReadonlyMap<string, Span[]>
  limits: ReadonlyMap<string, StoredLimits>
  rounds: ReadonlyMap<string, StoredRound[]>
  topics: ReadonlyMap<string, string[]>
  wishes: StoredPairWish[]
  handMade: HandMadeSession[]
  /** By interviewer: slots of the cohort that nobody has booked. */
  openSlots: ReadonlyMap<string, OpenSlot[]>
  /** What somebody who may lead this round up to these levels is at home in. */
  topicsOf: (round: StoredRound) => string[]
  period: Span
  weeks: { key: string; to: number }[]
  now: Date
  most: number
}

const WEEK_MS = days(7)

/** Sessions of the cohort that are behind a candidate or ahead, each once. */
function sessionsOf(facts: PeopleFacts, userId: string): { from: number; to: number }[] {
  const own = (facts.seats.get(userId) ?? [])
    .filter(({ seat, cohortId }) => seat === 'candidate' && cohortId === facts.cohort.id)
    .map(({ startsAt, minutes: length }) => ({
      from: startsAt.getTime(),
      to: startsAt.getTime() + minutes(length),
    }))
  const byHand = facts.handMade
    .filter(
      ({ cohortId, participants }) =>
        cohortId === facts.cohort.id &&
        participants.some((one) => one.userId === userId && one.sessionRole === 'candidate'),
    )
    .map(({ scheduledAt }) => ({ from: scheduledAt.getTime(), to: scheduledAt.getTime() + hours(1) }))
  return [...own, ...byHand].sort((a, b) => a.from - b.from)
}

export function candidatesOf(facts: PeopleFacts): MatchCandidate[] {
  const { cohort, period, now } = facts
  return facts.members
    .filter(({ role }) => role === 'candidate')
    .map((member) => {
      const { id } = member
      const sessions = sessionsOf(facts, id)
      const ahead = sessions.filter(({ from }) => from >= now.getTime())
      // A session ahead is the one before the next: what is due comes after it.
      const after = ahead.at(-1)?.to ?? period.from
      const inPeriod = sessions.filter(({ from }) => from >= period.from && from < period.to).length
      const isBookedLater = ahead.some(({ from }) => from >= period.to)
      const due = isBookedLater
        ? 0
        : Math.max(0, Math.min(cohort.sessionsPlanned - sessions.length, facts.most - inPeriod))
      const last = sessions.filter(({ from }) => from < period.from).at(-1)?.from
      const since = last ?? (member.joinedAt ?? cohort.createdAt).getTime()
      return {
        id,
        free: cutAway(facts.free.get(id) ?? [], [
          { from: 0, to: Math.max(after, period.from) },
          ...quartersOf(facts, id),
          ...(facts.seats.get(id) ?? []).map(({ startsAt, minutes: length }) => ({
            from: startsAt.getTime() - APART_MS,
            to: startsAt.getTime() + minutes(length) + APART_MS,
          })),
        ]),
        needs: Array.from({ length: due }, (_due, index) => needAt(cohort, sessions.length + index)),
        topics: facts.topics.get(id) ?? [],
        waitingWeeks: Math.max(0, Math.floor((period.from - since) / WEEK_MS)),
        sessionsDone: sessions.length,
        likesInterviewers: likedBy(facts, id),
        likesTimes: [],
        welcomesShadows: true,
        taken: takenBy(facts, id, ['candidate']),
      }
    })
}

/** After the last of the plan it begins again. */
function needAt({ rounds }: PlanCohort, place: number) {
  const { roundId, level } = rounds[place % rounds.length] ?? { roundId: '', level: 1 }
  return { id: needIdOf(place + 1), round: roundId, level }
}

export function interviewersOf(facts: PeopleFacts): MatchInterviewer[] {
  return facts.members
    .filter(({ role }) => role === 'interviewer')
    .map(({ id, role }) => {
      const limits = limitsOf(role, facts.limits.get(id) ?? null)
      const taken = facts.rounds.get(id) ?? []
      const { before, after } = INTERVIEWER_MARGIN
      // Between a session that stands and a planned one lie the minutes around both, or the break where it is longer.
      const around = (facts.seats.get(id) ?? []).map(({ startsAt, minutes: length }) => ({
        from: startsAt.getTime() - minutes(Math.max(before, limits.breakMinutes - after)),
        to: startsAt.getTime() + minutes(length + Math.max(after, limits.breakMinutes - before)),
      }))
      return {
        id,
        free: [
          ...cutAway(facts.free.get(id) ?? [], [
            ...quartersOf(facts, id),
            ...around,
            ...openStretches(facts, id, 1),
          ]),
          ...openStretches(facts, id),
        ],
        takes: taken.map(({ roundId, levelFrom, levelTo }) => ({
          round: roundId,
          levels: Array.from({ length: levelTo - levelFrom + 1 }, (_level, index) => levelFrom + index),
        })),
        topics: [...new Set(taken.flatMap(facts.topicsOf))].sort(),
        perWeek: limits.perWeek,
        perDay: limits.perDay,
        before,
        after,
        rest: limits.breakMinutes,
        pausedWeeks: facts.weeks
          .filter(({ to }) => limits.pausedUntil !== null && limits.pausedUntil.getTime() >= to)
          .map(({ key }) => key),
        trained: true,
        likesCandidates: likedBy(facts, id),
        // What stands open already is filled before another slot is made.
        likesTimes: (facts.openSlots.get(id) ?? []).map((slot) =>
          timeIdOf(slot.startsAt.getTime(), slot.minutes),
        ),
        taken: takenBy(facts, id, ['interviewer']),
      }
    })
}

/** Given away to a slot that is still open, so free for a session in just that stretch: `around` keeps it from touching what lies beside it. */
function openStretches({ openSlots }: PeopleFacts, userId: string, around = 0): Span[] {
  const { before, after } = INTERVIEWER_MARGIN
  return (openSlots.get(userId) ?? []).map(({ startsAt, minutes: length }) => ({
    from: startsAt.getTime() - minutes(before) - around,
    to: startsAt.getTime() + minutes(length + after) + around,
  }))
}

export function shadowsOf(facts: PeopleFacts): MatchShadow[] {
  return facts.members
    .filter(({ role }) => role === 'trainee')
    .map(({ id, role }) => ({
      id,
      free: cutAway(facts.free.get(id) ?? [], quartersOf(facts, id)),
      learns: (facts.rounds.get(id) ?? []).map(({ roundId }) => roundId),
      perWeek: limitsOf(role, facts.limits.get(id) ?? null).perWeek,
      taken: takenBy(facts, id, ['shadow']),
    }))
}

function quartersOf({ quarters }: PeopleFacts, userId: string): Span[] {
  return quarters.get(userId) ?? []
}

function likedBy({ wishes }: PeopleFacts, userId: string): string[] {
  return wishes
    .filter(({ byUserId, kind }) => byUserId === userId && kind === 'prefer')
    .map(({ aboutUserId }) => aboutUserId)
}

/** Appointments of the weeks at hand, in any cohort, as the zone of this one counts days and weeks. */
function takenBy({ seats, weeks, cohort, openSlots }: PeopleFacts, userId: string, parts: string[]): Taken {
  const taken: Taken = { weeks: {}, days: {} }
  const known = new Set(weeks.map(({ key }) => key))
  // An open slot is no session yet: filled, it counts as the plan's own.
  const open = new Set((openSlots.get(userId) ?? []).map(({ id }) => id))
  for (const { seat, startsAt, slotId } of seats.get(userId) ?? []) {
    if (!parts.includes(seat) || open.has(slotId)) continue
    const week = mondayOf(startsAt, cohort.timeZone)
    if (!known.has(week)) continue
    const day = wallOf(startsAt, cohort.timeZone).date
    taken.weeks[week] = (taken.weeks[week] ?? 0) + 1
    taken.days[day] = (taken.days[day] ?? 0) + 1
  }
  return taken
}

/** Who has met or will meet whom, by slots and by sessions made by hand. */
export function metPairs({ seats, handMade }: Pick<PeopleFacts, 'seats' | 'handMade'>): Pair[] {
  const slots = new Map<string, { candidates: string[]; interviewers: string[] }>()
  for (const { slotId, seat, userId } of [...seats.values()].flat()) {
    const slot = slots.get(slotId) ?? { candidates: [], interviewers: [] }
    if (seat === 'candidate') slot.candidates.push(userId)
    if (seat === 'interviewer') slot.interviewers.push(userId)
    slots.set(slotId, slot)
  }
  for (const [index, { participants }] of handMade.entries()) {
    const who = (part: string) =>
      participants.filter(({ sessionRole }) => sessionRole === part).map(({ userId }) => userId)
    slots.set(`by hand ${index}`, { candidates: who('candidate'), interviewers: who('interviewer') })
  }
  const pairs = new Map<string, Pair>()
  for (const { candidates, interviewers } of slots.values())
    for (const candidateId of candidates)
      for (const interviewerId of interviewers)
        pairs.set(`${candidateId} ${interviewerId}`, { candidateId, interviewerId })
  return [...pairs.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair)
}
