// Where mails and calendars find appointments: slots, and sessions that were started without one.
import type { AppContext } from '#app/context.server.ts'
import { findCohort } from '#app/db/cohorts.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { asSeenBy, findSession, listSlotlessSessionsOfUser, type Session } from '#app/db/sessions.server.ts'
import { listTold } from '#app/db/slot-tellings.server.ts'
import { findSlot, findSlotOfSession, listSlots } from '#app/db/slots.server.ts'
import { isHeld, type Slot } from '#app/scheduling/slot.ts'
import { plannedMinutes } from '#app/session/agenda.ts'
import { nameOfRounds } from '#app/session/briefed.ts'
import { planOf } from '#app/session/session-plan.server.ts'
import { IN_GREENROOM, type Appointment, type AppointmentPart } from './appointment.ts'
import { lastSeatOf, slotAppointment, slotIdOf } from './slot-appointment.server.ts'

export type Appointments = {
  /** All of one person's that begin at or after that time, cancelled ones too. */
  listOf(userId: string, from: Date): Promise<Appointment[]>
  /** As this person may know it; null: there is none, or none any more. */
  find(uid: string, userId: string): Promise<Appointment | null>
  /** A slot as it stands in this person's calendar; null where they have no seat in it. */
  findOwn(uid: string, userId: string): Promise<Appointment | null>
}

type Needs = Pick<AppContext, 'db' | 'questions' | 'env'>

const SESSION_UID_START = 'session-'
/** Nobody plans further ahead. */
const END_OF_TIME = new Date('2200-01-01T00:00:00Z')

export function createAppointments(needs: Needs): Appointments {
  const { db } = needs
  return {
    async listOf(userId, from) {
      const slots = await listSlots(db, { userId, from, until: END_OF_TIME })
      const shown = slots.filter((slot) => concerns(slot, userId))
      const told = await listTold(
        db,
        shown.map(({ id }) => id),
      )
      const nameOf = await cohortNames(db, shown)
      const sessions = await listSlotlessSessionsOfUser(db, userId, from)
      return [
        ...shown.map((slot) =>
          slotAppointment(needs, {
            slot,
            cohortName: nameOf.get(slot.cohortId) ?? null,
            told: told.filter(({ slotId }) => slotId === slot.id),
            reader: { userId },
          }),
        ),
        ...(await Promise.all(sessions.map((session) => sessionAppointment(needs, session)))),
      ]
    },
    async findOwn(uid, userId) {
      const slot = await findSlot(db, slotIdOf(needs, uid) ?? '')
      return slot && concerns(slot, userId) ? slotFound(needs, slot, userId) : null
    },
    async find(uid, userId) {
      const slotId = slotIdOf(needs, uid)
      if (slotId !== null) {
        const slot = await findSlot(db, slotId)
        return slot && slotFound(needs, slot, userId)
      }
      const end = `@${new URL(needs.env.PUBLIC_URL).hostname}`
      if (!uid.startsWith(SESSION_UID_START) || !uid.endsWith(end)) return null
      const session = await findSession(db, uid.slice(SESSION_UID_START.length, -end.length))
      if (session?.kind !== 'session' || (await findSlotOfSession(db, session.id))) return null
      return sessionAppointment(needs, asSeenBy(userId, session))
    },
  }
}

async function slotFound(needs: Needs, slot: Slot, userId?: string): Promise<Appointment> {
  const cohortName = (await findCohort(needs.db, slot.cohortId))?.name ?? null
  const told = await listTold(needs.db, [slot.id])
  return slotAppointment(needs, { slot, cohortName, told, reader: userId ? { userId } : undefined })
}

/** Who said no was never to come: their calendar need not know of it. */
function concerns(slot: Slot, userId: string): boolean {
  const seat = lastSeatOf(slot, userId)
  return seat !== null && (isHeld(seat) || seat.answeredAt !== null) && seat.state !== 'declined'
}

async function cohortNames(db: Db, slots: readonly Slot[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(slots.map(({ cohortId }) => cohortId))) {
    const cohort = await findCohort(db, id)
    if (cohort) names.set(id, cohort.name)
  }
  return names
}

/** Whoever is in a session has said yes. */
async function sessionAppointment({ db, questions, env }: Needs, session: Session): Promise<Appointment> {
  const titles = session.rounds.map(({ roundId }) => questions.findRound(roundId)?.title ?? 'Mock interview')
  const url = new URL(`/sessions/${session.id}`, env.PUBLIC_URL).href
  return {
    uid: `${SESSION_UID_START}${session.id}@${new URL(env.PUBLIC_URL).hostname}`,
    sequence: 0,
    status: 'confirmed',
    // The round, never the question: candidates read it too.
    title: nameOfRounds(titles),
    startsAt: session.scheduledAt,
    minutes: plannedMinutes(planOf(session, questions)),
    people: session.participants.flatMap(({ userId, name, sessionRole }) =>
      sessionRole === 'solo' ? [] : [{ userId, name, part: sessionRole satisfies AppointmentPart }],
    ),
    url,
    roomUrl: url,
    cohortId: session.cohortId,
    cohortName:
      session.cohortId && !session.participants.some(({ isHidden }) => isHidden)
        ? ((await findCohort(db, session.cohortId))?.name ?? null)
        : null,
    where: IN_GREENROOM,
    changedAt: session.createdAt,
  }
}
