// The slots of the demo: a week of them in every state a coordinator meets, made by the rules that people book by.
import type { Db } from '#app/db/client.server.ts'
import { removeUnopenedSession, type Session } from '#app/db/sessions.server.ts'
import {
  createSlot,
  endSeat,
  findSlot,
  holdBox,
  listQuartersOf,
  listSlots,
  takeSeat,
} from '#app/db/slots.server.ts'
import { days, minutes } from '#app/lib/time.ts'
import { mondayOf, wallOf } from '#app/lib/zoned.ts'
import { readAvailability } from '#app/scheduling/availability.server.ts'
import { takePlace } from '#app/scheduling/book-slot.server.ts'
import { BOX_MARGIN, INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import { settleSession } from '#app/scheduling/confirm-slot.server.ts'
import { intersect, startTimes, subtract, type Interval } from '#app/scheduling/intervals.ts'
import { limitsOf } from '#app/scheduling/limits.ts'
import type { SlotNeedsIn, Tell } from '#app/scheduling/needs.server.ts'
import { planRoom } from '#app/scheduling/prepare-room.server.ts'
import { NO_MARGIN, QUARTER_MINUTES, quartersOf, type Margin } from '#app/scheduling/quarters.ts'
import { roundNeedsBox } from '#app/scheduling/round-box.ts'
import { minutesOfRound } from '#app/scheduling/round-minutes.ts'
import { seatOf, type Seat } from '#app/scheduling/slot.ts'
import { listLimits } from '#app/db/scheduling-profiles.server.ts'
import type { QuestionBank } from '#questions/schema.ts'
import { DEMO_COHORT, DEMO_EVENING, demoPerson } from './demo-people.ts'

export type Seeding = {
  db: Db
  now: Date
  questions: QuestionBank
  /** Left out, nobody gets a letter about what is invented. */
  tell?: Tell
}

const SLOT_LEVEL = 2
/** A time is looked for in so many days. */
const WITHIN_DAYS = 14
/** More than the demo ever needs at a time. */
const BOX_PLACES = 4

type DemoSlot = {
  id: string
  /** Not before so many days from now. */
  inDays: number
  roundId: string
  interviewer: string | null
  /** What the interviewer has said so far. */
  answer?: 'accepted' | 'asked' | 'declined'
  candidate?: string
  shadow?: string
  ofEvening?: boolean
}

/** One of each kind, and enough that a week has some shape. */
export const DEMO_SLOTS: readonly DemoSlot[] = [
  {
    id: 'demoslot-confirmed1',
    inDays: 2,
    roundId: 'troubleshooting',
    interviewer: 'anneke',
    candidate: 'thandiwe',
    shadow: 'chidi',
  },
  {
    id: 'demoslot-confirmed2',
    inDays: 2,
    roundId: 'troubleshooting',
    interviewer: 'wanjiru',
    candidate: 'bilal',
  },
  {
    id: 'demoslot-confirmed3',
    inDays: 3,
    roundId: 'troubleshooting',
    interviewer: 'beatriz',
    candidate: 'sofia',
  },
  {
    id: 'demoslot-waiting1',
    inDays: 3,
    roundId: 'troubleshooting',
    interviewer: 'rafael',
    answer: 'asked',
    candidate: 'oskar',
  },
  {
    id: 'demoslot-waiting2',
    inDays: 4,
    roundId: 'troubleshooting',
    interviewer: 'wanjiru',
    answer: 'asked',
    candidate: 'camila',
  },
  {
    id: 'demoslot-declined',
    inDays: 5,
    roundId: 'coding',
    interviewer: 'anneke',
    answer: 'declined',
    candidate: 'lukas',
  },
  { id: 'demoslot-open1', inDays: 2, roundId: 'troubleshooting', interviewer: 'tariq' },
  { id: 'demoslot-open2', inDays: 3, roundId: 'troubleshooting', interviewer: 'beatriz' },
  { id: 'demoslot-open3', inDays: 4, roundId: 'networking', interviewer: 'ingrid' },
  { id: 'demoslot-open4', inDays: 5, roundId: 'networking', interviewer: 'wanjiru' },
  { id: 'demoslot-open5', inDays: 6, roundId: 'troubleshooting', interviewer: 'tariq', answer: 'asked' },
  { id: 'demoslot-unstaffed', inDays: 6, roundId: 'networking', interviewer: null },
  {
    id: 'demoslot-evening1',
    inDays: 3,
    roundId: 'troubleshooting',
    interviewer: 'tariq',
    candidate: 'maeve',
    ofEvening: true,
  },
  { id: 'demoslot-evening2', inDays: 5, roundId: 'coding', interviewer: 'tariq', ofEvening: true },
]

const tellNobody: Tell = () => Promise.resolve()

export async function seedSeasonSlots({ db, now, questions, tell = tellNobody }: Seeding): Promise<void> {
  // It was arranged yesterday.
  const yesterday = new Date(now.getTime() - days(1))
  const needs: SlotNeedsIn = { db, questions, tell, now: () => yesterday, boxPlaces: () => BOX_PLACES }
  for (const slot of DEMO_SLOTS) {
    const round = questions.findRound(slot.roundId)
    if (round && !(await findSlot(db, slot.id))) {
      await seedSlot(needs, { ...slot, minutes: minutesOfRound(round, questions) }, now)
    }
  }
}

type SlotToSeed = DemoSlot & { minutes: number }

/** At the first time at which everybody of it is free and no rule is against it; left out where there is none. */
async function seedSlot(needs: SlotNeedsIn, slot: SlotToSeed, now: Date): Promise<void> {
  const { interviewer, candidate, shadow } = slot
  const people = [interviewer, candidate, shadow].flatMap((first) => (first ? [demoPerson(first).id] : []))
  const from = new Date(now.getTime() + days(slot.inDays))
  const to = new Date(from.getTime() + days(WITHIN_DAYS))
  for (const startsAt of await listStarts(needs.db, people, { from, to, minutes: slot.minutes })) {
    if (interviewer && !(await isWithinCaps(needs.db, interviewer, startsAt))) continue
    if (await arrange(needs, slot, startsAt)) return
  }
}

/** Day by day, whole hours before odd ones. Where nobody is named, the hours of one who could. */
async function listStarts(
  db: Db,
  people: readonly string[],
  { from, to, minutes: length }: { from: Date; to: Date; minutes: number },
): Promise<Date[]> {
  const asked = people.length > 0 ? people : [demoPerson('ingrid').id]
  const free = await readAvailability(db, asked, { from, to })
  const held = await listQuartersOf(db, people, { from, until: to })
  const away = held.map(({ at }): Interval => {
    return { fromMs: at.getTime(), toMs: at.getTime() + minutes(QUARTER_MINUTES) }
  })
  const whole: Interval[] = [{ fromMs: from.getTime(), toMs: to.getTime() }]
  const together = [...free.values()].reduce((sofar, own) => intersect(sofar, own), whole)
  const { before: beforeMinutes, after: afterMinutes } = INTERVIEWER_MARGIN
  const starts = startTimes(subtract(together, away), { minutes: length, beforeMinutes, afterMinutes })
  const order = (at: Date) =>
    `${wallOf(at, DEMO_COHORT.timeZone).date} ${at.getUTCMinutes() % 60 === 0 ? 0 : 1}`
  return starts.toSorted(
    (one, other) => order(one).localeCompare(order(other)) || one.getTime() - other.getTime(),
  )
}

async function isWithinCaps(db: Db, interviewer: string, startsAt: Date): Promise<boolean> {
  const { id: userId, role, timeZone } = demoPerson(interviewer)
  const limits = limitsOf(role, (await listLimits(db, [userId]))[0] ?? null)
  const around = await listSlots(db, {
    userId,
    from: new Date(startsAt.getTime() - days(8)),
    until: new Date(startsAt.getTime() + days(8)),
  })
  const own = around.filter((one) => !one.calledOffAt && seatOf(one, userId) !== null)
  const sameWeek = own.filter((one) => mondayOf(one.startsAt, timeZone) === mondayOf(startsAt, timeZone))
  const sameDay = own.filter((one) => wallOf(one.startsAt, timeZone).date === wallOf(startsAt, timeZone).date)
  return sameWeek.length < limits.perWeek && sameDay.length < limits.perDay
}

/** False, and nothing kept, where the candidate may not book it. */
async function arrange(needs: SlotNeedsIn, slot: SlotToSeed, startsAt: Date): Promise<boolean> {
  const { db, now } = needs
  const { id, roundId, interviewer, answer = 'accepted', candidate, shadow } = slot
  const cohort = slot.ofEvening ? DEMO_EVENING : DEMO_COHORT
  const createdById = demoPerson(slot.ofEvening ? 'greta' : 'noor').id
  const span = { startsAt, minutes: slot.minutes }
  const own = { id, cohortId: cohort.id, timeZone: cohort.timeZone, roundId, level: SLOT_LEVEL }
  await createSlot(db, { ...own, ...span, createdById, createdAt: now() })
  const sit = async (seat: Seat, first: string, state: 'asked' | 'accepted') => {
    const taken = { id: `${id}-${seat}`, slotId: id, seat, userId: demoPerson(first).id, state }
    await takeSeat(db, { ...taken, askedAt: now() }, quartersOf(span, marginOf(seat)))
  }
  if (interviewer) {
    const isAsked = answer !== 'accepted'
    await sit('interviewer', interviewer, isAsked ? 'asked' : 'accepted')
    const userId = demoPerson(interviewer).id
    if (isAsked) await needs.tell(db, { type: 'seat-asked', slotId: id, seat: 'interviewer', userId })
  }
  if (shadow) await sit('shadow', shadow, 'accepted')
  if (candidate) {
    const booked = await takePlace(needs, { slotId: id, candidateId: demoPerson(candidate).id })
    if (!booked.ok) {
      await db.slot.delete({ where: { id } })
      return false
    }
  }
  if (answer !== 'declined') return true
  await endSeat(db, `${id}-interviewer`, { state: 'declined', endedAt: now() })
  await settleSession(needs, id)
  return true
}

function marginOf(seat: Seat): Margin {
  return seat === 'interviewer' ? INTERVIEWER_MARGIN : NO_MARGIN
}

/** A session that was arranged by hand stands in the schedule like all others: everybody has said yes, and its room is made ready. */
export async function seedSlotOfSession(
  { db, now, questions, tell }: Seeding,
  session: Session,
): Promise<void> {
  const { id: sessionId, cohortId, scheduledAt: startsAt, createdAt, createdById, participants } = session
  const round = questions.findRound(session.rounds[0]?.roundId ?? '')
  if (!cohortId || !round) return
  const { id: roundId } = round
  const id = slotIdOf(sessionId)
  const span = { startsAt, minutes: minutesOfRound(round, questions) }
  const seats = participants.flatMap(({ userId, sessionRole }) => {
    if (sessionRole === 'solo') return []
    return [{ userId, seat: sessionRole, quarters: quartersOf(span, marginOf(sessionRole)) }]
  })
  for (const { userId, quarters } of seats) if (await isElsewhere(db, userId, quarters)) return
  const level = questions.findQuestion(session.questionSlug)?.level ?? null
  const { timeZone } = DEMO_COHORT
  await createSlot(db, { id, cohortId, roundId, level, timeZone, createdById, createdAt, ...span })
  for (const { userId, seat, quarters } of seats) {
    const taken = { id: `${id}-${seat}`, slotId: id, seat, userId, state: 'accepted' as const }
    await takeSeat(db, { ...taken, askedAt: createdAt }, quarters)
  }
  await db.slot.update({ where: { id }, data: { sessionId } })
  if (roundNeedsBox(round)) {
    await holdBox(db, id, { quarters: quartersOf(span, BOX_MARGIN), places: BOX_PLACES })
  }
  if (startsAt <= now) return
  await planRoom(db, id, now)
  if (tell) await tell(db, { type: 'slot-confirmed', slotId: id })
}

/** Somebody who plays with the demo may have given these quarters to something else. */
async function isElsewhere(db: Db, userId: string, quarters: readonly Date[]): Promise<boolean> {
  const [from, last] = [quarters[0], quarters.at(-1)]
  if (!from || !last) return false
  return (await listQuartersOf(db, [userId], { from, until: new Date(last.getTime() + 1) })).length > 0
}

/** The session itself stays. */
export async function dropSlotOfSession(db: Db, sessionId: string): Promise<void> {
  await db.slot.deleteMany({ where: { id: slotIdOf(sessionId) } })
}

function slotIdOf(sessionId: string): string {
  return `${sessionId}-slot`
}

/** A room that was made ready and that nobody came to has no history: its session is as it was. */
export async function forgetEmptyRoom(db: Db, sessionId: string): Promise<void> {
  const came = await db.sessionEvent.count({ where: { sessionId, type: 'participant-joined' } })
  if (came === 0) await db.sessionEvent.deleteMany({ where: { sessionId } })
}

/** Those of the season that nobody has entered. */
export async function dropSeasonSlots(db: Db): Promise<void> {
  for (const { id } of DEMO_SLOTS) {
    const slot = await findSlot(db, id)
    if (!slot) continue
    if (slot.sessionId) await forgetEmptyRoom(db, slot.sessionId)
    if (slot.sessionId && !(await removeUnopenedSession(db, slot.sessionId))) continue
    await db.slot.delete({ where: { id } })
  }
}
