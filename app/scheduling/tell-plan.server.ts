// A plan is published: everybody in it gets one letter with all that it holds for them.
import type { Appointment } from '#app/calendar/appointment.ts'
import type { Db } from '#app/db/client.server.ts'
import { findCohort } from '#app/db/cohorts.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { knownZone } from '#app/lib/calendar.ts'
import { proposalPublishedLetter } from '#app/mail/letters.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { tellWebhooks } from '#app/webhook/deliver.server.ts'
import type { ScheduleEvent } from './schedule-events.ts'
import { appointmentOf, readNews, seatsHeld, tellPrograms, type TellNeeds } from './slot-news.server.ts'

export async function tellPlan(
  db: Db,
  needs: TellNeeds,
  { cohortId, planId, slotIds }: Extract<ScheduleEvent, { type: 'plan-published' }>,
): Promise<void> {
  const cohort = await findCohort(db, cohortId)
  if (!cohort) return
  for (const [userId, { appointments, toAnswer }] of await readParts(db, needs, slotIds)) {
    const user = await findUser(db, userId)
    if (!user) continue
    const reader = { userId, name: user.name, timeZone: knownZone(user.timeZone) }
    const plan = { cohortName: cohort.name, toAnswer, url: new URL('/slots', needs.env.PUBLIC_URL).href }
    await queueLetter(db, needs, {
      key: `plan:${planId}:${userId}`,
      letter: proposalPublishedLetter(appointments, reader, plan),
      to: { userId, name: user.name, address: user.email },
      cohortId,
    })
  }
  const data = { planId, slots: slotIds.length }
  await tellWebhooks(db, { cohortId, type: 'proposal.published', key: planId, at: needs.now(), data })
}

type Part = { appointments: Appointment[]; toAnswer: number }

/** By person what the plan holds for them; who is asked is told to other programs as anybody who is. */
async function readParts(db: Db, needs: TellNeeds, slotIds: readonly string[]): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>()
  for (const slotId of slotIds) {
    const news = await readNews(db, needs, slotId)
    for (const { id, userId, seat, state } of news ? seatsHeld(news) : []) {
      if (!news) continue
      const part = parts.get(userId) ?? { appointments: [], toAnswer: 0 }
      parts.set(userId, part)
      part.appointments.push(appointmentOf(news, userId))
      if (state !== 'asked') continue
      part.toAnswer++
      await tellPrograms(news, 'session.asked', { key: id, more: { seat } })
    }
  }
  for (const { appointments } of parts.values())
    appointments.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return parts
}
