// A plan is published: everybody in it gets one letter with all that it holds for them. Work of the queue, person after person: a plan for a
// thousand people in one transaction would keep everybody else waiting.
import { z } from 'zod'
import type { Appointment } from '#app/calendar/appointment.ts'
import { slotAppointment } from '#app/calendar/slot-appointment.server.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import { findCohort } from '#app/db/cohorts.server.ts'
import { listTold } from '#app/db/slot-tellings.server.ts'
import { findSlot } from '#app/db/slots.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { jobKind } from '#app/jobs/kinds.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { knownZone } from '#app/lib/calendar.ts'
import { proposalPublishedLetter } from '#app/mail/letters.ts'
import { queueLetter } from '#app/mail/queue-letter.server.ts'
import { tellWebhooks } from '#app/webhook/deliver.server.ts'
import type { ScheduleEvent } from './schedule-events.ts'
import { tellPrograms, type SlotNews, type TellNeeds } from './slot-news.server.ts'
import { isHeld, type SeatTaken } from './slot.ts'

const planTold = z.object({ cohortId: z.string(), planId: z.string(), slotIds: z.array(z.string()) })
export const tellPlanJob = jobKind('tell-plan', planTold)
type PlanTold = z.infer<typeof planTold>

export async function tellPlan(
  db: Db,
  needs: TellNeeds,
  { cohortId, planId, slotIds }: Extract<ScheduleEvent, { type: 'plan-published' }>,
): Promise<void> {
  const now = needs.now()
  await enqueue(db, tellPlanJob, { key: planId, payload: { cohortId, planId, slotIds: [...slotIds] }, now })
  const data = { planId, slots: slotIds.length }
  await tellWebhooks(db, { cohortId, type: 'proposal.published', key: planId, at: now, data })
}

/** Begun again it writes what is missing: each letter has its key. */
export function tellPlanWork({ db, ...needs }: TellNeeds & { db: Database }): Work {
  return workOf(tellPlanJob, async (plan, { signal }) => {
    const cohortName = (await findCohort(db, plan.cohortId))?.name
    if (cohortName === undefined) return
    const parts = await readParts(db, needs, { ...plan, cohortName })
    for (const [userId, part] of parts) {
      signal.throwIfAborted()
      await inTransaction(db, (tx) => writePart(tx, needs, { userId, part, plan, cohortName }))
    }
  })
}

type Asked = { news: SlotNews; seat: SeatTaken }
type Part = { appointments: Appointment[]; asked: Asked[] }

/** By person what the plan holds for them now. */
async function readParts(
  db: Db,
  needs: TellNeeds,
  { slotIds, cohortName }: PlanTold & { cohortName: string },
): Promise<Map<string, Part>> {
  const parts = new Map<string, Part>()
  for (const slotId of slotIds) {
    const slot = await findSlot(db, slotId)
    const told = slot ? await listTold(db, [slotId]) : []
    for (const seat of slot?.seats.filter(isHeld) ?? []) {
      if (!slot) continue
      const part = parts.get(seat.userId) ?? { appointments: [], asked: [] }
      parts.set(seat.userId, part)
      const news = { db, needs, slot, cohortName, told }
      part.appointments.push(slotAppointment(needs, { slot, cohortName, told, reader: seat }))
      if (seat.state === 'asked') part.asked.push({ news, seat })
    }
  }
  for (const { appointments } of parts.values())
    appointments.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return parts
}

type PartToWrite = { userId: string; part: Part; plan: PlanTold; cohortName: string }

async function writePart(db: Db, needs: TellNeeds, { userId, part, plan, cohortName }: PartToWrite) {
  const user = await findUser(db, userId)
  if (!user) return
  const reader = { userId, name: user.name, timeZone: knownZone(user.timeZone) }
  const url = new URL('/slots', needs.env.PUBLIC_URL).href
  await queueLetter(db, needs, {
    key: `plan:${plan.planId}:${userId}`,
    letter: proposalPublishedLetter(part.appointments, reader, {
      cohortName,
      url,
      toAnswer: part.asked.length,
    }),
    to: { userId, name: user.name, address: user.email },
    cohortId: plan.cohortId,
  })
  for (const { news, seat } of part.asked)
    await tellPrograms({ ...news, db }, 'session.asked', { key: seat.id, more: { seat: seat.seat } })
}
