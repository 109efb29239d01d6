// What a plan of a cohort is made from, in a few statements however many people are in it.
import type { InterviewRole, Role } from '#app/auth/roles.ts'
import type { Db } from './client.server.ts'
import { toRole } from './users.server.ts'

export type PlanCohort = {
  id: string
  name: string
  timeZone: string
  createdAt: Date
  sessionsPlanned: number
  pairs: 'fresh' | 'steady'
  /** First to last. */
  rounds: { roundId: string; level: number }[]
}

export async function findPlanCohort(db: Db, id: string): Promise<PlanCohort | null> {
  const row = await db.cohort.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      timeZone: true,
      createdAt: true,
      sessionsPlanned: true,
      pairs: true,
      plan: { select: { roundId: true, level: true }, orderBy: { place: 'asc' } },
    },
  })
  if (!row) return null
  const { plan, pairs, ...cohort } = row
  return { ...cohort, pairs: pairs === 'steady' ? 'steady' : 'fresh', rounds: plan }
}

export type PlanMember = { id: string; name: string; role: Role; joinedAt: Date | null }

/** Whoever is active in the cohort, by id. */
export async function listPlanMembers(db: Db, cohortId: string): Promise<PlanMember[]> {
  const rows = await db.cohortMember.findMany({
    where: { cohortId, standing: 'active' },
    select: { joinedAt: true, user: { select: { id: true, name: true, role: true } } },
    orderBy: { userId: 'asc' },
  })
  return rows.map(({ joinedAt, user }) => ({ ...user, joinedAt, role: toRole(user.role) }))
}

/** A seat somebody holds or has held and came to, in whichever cohort. */
export type HeldSeat = {
  userId: string
  seat: InterviewRole
  slotId: string
  cohortId: string
  startsAt: Date
  minutes: number
}

export async function listHeldSeats(db: Db, userIds: readonly string[]): Promise<HeldSeat[]> {
  const rows = await db.slotSeat.findMany({
    where: {
      userId: { in: [...userIds] },
      state: { in: ['asked', 'accepted'] },
      slot: { calledOffAt: null },
    },
    select: {
      userId: true,
      seat: true,
      slot: { select: { id: true, cohortId: true, startsAt: true, minutes: true } },
    },
    orderBy: [{ slot: { startsAt: 'asc' } }, { slotId: 'asc' }, { seat: 'asc' }],
  })
  return rows.map(({ userId, seat, slot: { id: slotId, ...slot } }) => ({
    userId,
    seat: seat as InterviewRole, // why: only takeSeat writes seats
    slotId,
    ...slot,
  }))
}

/** A session that was begun and has no slot: made by hand. */
export type HandMadeSession = {
  cohortId: string | null
  scheduledAt: Date
  participants: { userId: string; sessionRole: string }[]
}

export async function listHandMadeSessions(db: Db, userIds: readonly string[]): Promise<HandMadeSession[]> {
  return db.session.findMany({
    where: {
      kind: 'session',
      slot: null,
      events: { some: { type: 'phase-changed' } },
      participants: { some: { userId: { in: [...userIds] }, sessionRole: 'candidate' } },
    },
    select: {
      cohortId: true,
      scheduledAt: true,
      participants: { select: { userId: true, sessionRole: true } },
    },
    orderBy: [{ scheduledAt: 'asc' }, { id: 'asc' }],
  })
}

/** Staffed and not booked: what a plan may fill, and candidates can book by themselves. */
export type OpenSlot = {
  id: string
  startsAt: Date
  minutes: number
  interviewer: { seatId: string; userId: string; state: string }
}

/** Of one cohort, in this time, first to last. */
export async function listOpenSlots(
  db: Db,
  cohortId: string,
  { from, to }: { from: Date; to: Date },
): Promise<OpenSlot[]> {
  const held = { in: ['asked', 'accepted'] }
  const rows = await db.slot.findMany({
    where: {
      cohortId,
      calledOffAt: null,
      startsAt: { gte: from, lt: to },
      seats: { none: { seat: 'candidate', state: held } },
      // Kept for somebody on the waitlist until they have answered.
      offers: { none: { state: 'offered' } },
    },
    select: {
      id: true,
      startsAt: true,
      minutes: true,
      seats: {
        where: { seat: 'interviewer', state: held },
        select: { id: true, userId: true, state: true },
      },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ seats, ...slot }) =>
    seats.map(({ id: seatId, userId, state }) => ({ ...slot, interviewer: { seatId, userId, state } })),
  )
}
