// Somebody is asked for several seats at once: one letter with all of them, first to last.
import type { Appointment } from '#app/calendar/appointment.ts'
import type { Db } from '#app/db/client.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone } from '#app/lib/calendar.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { seatsAskedLetter } from '#app/mail/slot-letters.ts'
import type { ScheduleEvent } from './schedule-events.ts'
import { appointmentOf, readNews, tellPrograms, type TellNeeds } from './slot-news.server.ts'
import { seatOf } from './slot.ts'

export async function tellSeatsAsked(
  db: Db,
  needs: TellNeeds,
  { cohortId, userId, slotIds }: Extract<ScheduleEvent, { type: 'seats-asked' }>,
): Promise<void> {
  const user = await findUser(db, userId)
  if (!user) return
  const asked: { seatId: string; appointment: Appointment }[] = []
  for (const slotId of slotIds) {
    const news = await readNews(db, needs, slotId)
    const seat = news && seatOf(news.slot, userId)
    if (!news || seat?.state !== 'asked') continue
    asked.push({ seatId: seat.id, appointment: appointmentOf(news, { userId }) })
    await tellPrograms(news, 'session.asked', { key: seat.id, more: { seat: seat.seat } })
  }
  asked.sort((one, other) => one.appointment.startsAt.getTime() - other.appointment.startsAt.getTime())
  const [first] = asked
  if (!first) return
  const reader = { userId, name: user.name, timeZone: knownZone(user.timeZone) }
  const url = new URL('/slots', needs.env.PUBLIC_URL).href
  await queueLetter(db, needs, {
    key: `asked-several:${first.seatId}`,
    letter: seatsAskedLetter(
      asked.map(({ appointment }) => appointment),
      reader,
      url,
    ),
    to: { userId, name: user.name, address: user.email },
    cohortId,
  })
}
