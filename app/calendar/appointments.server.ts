// Where mails and calendars find appointments. Whoever plans them hands in another of these.
import type { AppContext } from '#app/context.server.ts'
import { findSession, listSessionsOfUser, type Session } from '#app/db/sessions.server.ts'
import { findCohort } from '#app/db/cohorts.server.ts'
import { nameOfRounds } from '#app/session/briefed.ts'
import { plannedMinutes } from '#app/session/agenda.ts'
import { planOf } from '#app/session/session-plan.server.ts'
import { IN_GREENROOM, type Appointment, type AppointmentPart } from './appointment.ts'

export type Appointments = {
  /** All of one person's that begin at or after that time, cancelled ones too. */
  listOf(userId: string, from: Date): Promise<Appointment[]>
  /** Null: there is none, or none any more. */
  find(uid: string): Promise<Appointment | null>
}

type Needs = Pick<AppContext, 'db' | 'questions' | 'env'>

const UID_START = 'session-'

/** The sessions that are scheduled: whoever is in them has said yes. */
export function sessionAppointments({ db, questions, env }: Needs): Appointments {
  const host = new URL(env.PUBLIC_URL).hostname
  async function toAppointment(session: Session): Promise<Appointment> {
    const titles = session.rounds.map(
      ({ roundId }) => questions.findRound(roundId)?.title ?? 'Mock interview',
    )
    return {
      uid: `${UID_START}${session.id}@${host}`,
      sequence: 0,
      status: 'confirmed',
      // The round, never the question: candidates read it too.
      title: nameOfRounds(titles),
      startsAt: session.scheduledAt,
      minutes: plannedMinutes(planOf(session, questions)),
      people: session.participants.flatMap(({ userId, name, sessionRole }) =>
        sessionRole === 'solo' ? [] : [{ userId, name, part: sessionRole satisfies AppointmentPart }],
      ),
      url: new URL(`/sessions/${session.id}`, env.PUBLIC_URL).href,
      cohortId: session.cohortId,
      cohortName: session.cohortId ? ((await findCohort(db, session.cohortId))?.name ?? null) : null,
      where: IN_GREENROOM,
      changedAt: session.createdAt,
    }
  }
  return {
    async listOf(userId, from) {
      const sessions = await listSessionsOfUser(db, userId)
      return Promise.all(sessions.filter(({ scheduledAt }) => scheduledAt >= from).map(toAppointment))
    },
    async find(uid) {
      const end = `@${host}`
      if (!uid.startsWith(UID_START) || !uid.endsWith(end)) return null
      const session = await findSession(db, uid.slice(UID_START.length, -end.length))
      return session?.kind === 'session' ? toAppointment(session) : null
    },
  }
}
