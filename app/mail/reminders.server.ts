// Reminders are jobs of the future. Each one looks at the world before it says anything: what has moved or is off reminds nobody.
import type { AppContext } from '#app/context.server.ts'
import type { Appointment } from '#app/calendar/appointment.ts'
import type { Appointments } from '#app/calendar/appointments.server.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { enqueue, withdraw } from '#app/jobs/enqueue.server.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { knownZone } from '#app/lib/calendar.ts'
import { reminderLetter, reminders, type ReminderName } from './letters.ts'
import { queueLetter } from './queue-letter.server.ts'
import { remindJob } from './remind-job.ts'

// why: Object.keys forgets the names it was given
const names = Object.keys(reminders) as ReminderName[]

function dueAt(startsAt: Date, ahead: ReminderName): Date {
  return new Date(startsAt.getTime() - reminders[ahead] * 60_000)
}

/**
 * Call it in the transaction that confirms, moves or changes an appointment: those for an earlier time or other people go.
 * A reminder whose time has passed is left out: who books an hour ahead is not told of tomorrow.
 */
export async function planReminders(db: Db, now: Date, appointment: Appointment): Promise<void> {
  const { uid, sequence, startsAt, people } = appointment
  await withdraw(db, remindJob, `${uid}:`)
  for (const { userId } of people) {
    for (const ahead of names) {
      const runAt = dueAt(startsAt, ahead)
      if (runAt <= now) continue
      const key = `${uid}:${sequence}:${userId}:${ahead}`
      await enqueue(db, remindJob, { key, payload: { uid, sequence, userId, ahead }, now, runAt })
    }
  }
}

/** Call it in the transaction that calls an appointment off. */
export async function dropReminders(db: Db, uid: string): Promise<void> {
  await withdraw(db, remindJob, `${uid}:`)
}

type Needs = Pick<AppContext, 'now' | 'env'> & { db: Database; appointments: Appointments }

export function remindWork({ db, now, env, appointments }: Needs): Work {
  return workOf(remindJob, async ({ uid, userId, ahead }) => {
    const appointment = await appointments.find(uid, userId)
    if (appointment?.status !== 'confirmed' || !isTime(appointment.startsAt, ahead, now())) return
    const user = await findUser(db, userId)
    if (!user || !appointment.people.some((person) => person.userId === userId)) return
    const reader = { userId, name: user.name, timeZone: knownZone(user.timeZone) }
    await inTransaction(db, (tx) =>
      queueLetter(
        tx,
        { now, env },
        {
          // By the time it reminds of: other changes of the appointment are no reason to remind again.
          key: `reminder:${uid}:${appointment.startsAt.getTime()}:${userId}:${ahead}`,
          letter: reminderLetter(appointment, reader, ahead),
          to: { userId, name: user.name, address: user.email },
          cohortId: appointment.cohortId,
        },
      ),
    )
  })
}

/**
 * Not before its time: one that was planned for an earlier start says nothing. Not long after it: after a night without power the
 * next reminder says it better, and after the start none is of use.
 */
function isTime(startsAt: Date, ahead: ReminderName, now: Date): boolean {
  const next = names[names.indexOf(ahead) + 1]
  return now >= dueAt(startsAt, ahead) && now < (next ? dueAt(startsAt, next) : startsAt)
}
