// A draft becomes slots: looked at against the database as it is now, all of it or nothing.
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, isKeyTaken } from '#app/db/client.server.ts'
import { findPlanCohort, listOpenSlots } from '#app/db/plan-facts.server.ts'
import {
  createPlannedSlots,
  fillOpenSlots,
  holdBoxes,
  type PlannedSlot,
} from '#app/db/planned-slots.server.ts'
import { changePlan, findPlan } from '#app/db/proposals.server.ts'
import { listLimits } from '#app/db/scheduling-profiles.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { days } from '#app/lib/time.ts'
import { BOOK_UNTIL_MS, BOX_MARGIN, INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import type { SlotNeeds, SlotNeedsIn } from '#app/scheduling/needs.server.ts'
import { overlaps, quartersOf } from '#app/scheduling/quarters.ts'
import type { MatchInput } from './input.ts'
import type { Plan } from './plan.ts'
import { brokenIn } from './plan-rules.ts'
import { publishedPlanJob } from './published-plan.server.ts'
import type { PlanAt } from './propose-plan.server.ts'
import { readMatchInput } from './read-match-input.server.ts'

export type PublishRefusal =
  'plan-unknown' | 'changed-meanwhile' | 'empty' | 'broken' | 'boxes-full' | 'taken'
type Published = Result<{ slots: number }, PublishRefusal>

export async function publishPlan(needs: SlotNeeds, actor: Actor, at: PlanAt): Promise<Published> {
  try {
    return await inTransaction(needs.db, (tx) => publishIn({ ...needs, db: tx }, actor, at))
  } catch (error) {
    if (error instanceof NoBox) return refuse('boxes-full')
    // Between the look and the write somebody was given away: the next look names them.
    if (isKeyTaken(error)) return refuse('taken')
    throw error
  }
}

/** Thrown, so that what was written before goes as well. */
class NoBox extends Error {}

async function publishIn(
  needs: SlotNeedsIn,
  actor: Actor,
  { cohortId, planId, revision }: PlanAt,
): Promise<Published> {
  const { db, now } = needs
  const plan = await findPlan(db, { id: planId, cohortId })
  const cohort = await findPlanCohort(db, cohortId)
  if (!plan || !cohort) return refuse('plan-unknown')
  // Twice the same wish: it is fulfilled.
  if (plan.state === 'published') return accept({ slots: plan.entries.length })
  if (plan.revision !== revision || plan.state !== 'draft') return refuse('changed-meanwhile')
  if (plan.entries.length === 0) return refuse('empty')
  const input = await readNow(needs, plan)
  if (!input) return refuse('plan-unknown')
  const draft = { id: planId, revision, state: 'draft' } as const
  if (brokenIn(input, plan.entries, now().getTime() + BOOK_UNTIL_MS).length > 0) {
    // Kept, so that the page of the plan shows what has changed since on the cards it concerns.
    await changePlan(db, draft, { input })
    return refuse('broken')
  }
  if (!(await changePlan(db, draft, { state: 'published', publishedAt: now(), before: null })))
    return refuse('changed-meanwhile')
  const planned = await slotsOf(needs, { plan, input, timeZone: cohort.timeZone, actor })
  const { fills, slots } = await findOpen(needs, planned)
  await fillOpenSlots(db, fills)
  const filled = new Set(fills.map(({ open }) => open.id))
  await createPlannedSlots(
    db,
    slots.filter(({ id }) => !filled.has(id)),
  )
  const inBoxes = slots.filter(({ needsBox }) => needsBox)
  const boxes = inBoxes.map((slot) => ({ slotId: slot.id, quarters: quartersOf(slot, BOX_MARGIN) }))
  if (!(await holdBoxes(db, boxes, needs.boxPlaces()))) throw new NoBox()
  const accepted = slots
    .filter(({ seats }) => seats.some((seat) => seat.seat === 'interviewer' && seat.state === 'accepted'))
    .map(({ id }) => id)
  const payload = { planId, cohortId, slotIds: slots.map(({ id }) => id), accepted }
  await enqueue(db, publishedPlanJob, { key: planId, payload, now: now() })
  return accept({ slots: slots.length })
}

/** An open slot of the same interviewer in which a session lies is filled by it, and gives it its id. */
async function findOpen({ db }: SlotNeedsIn, planned: PlannedSlot[]) {
  const [first] = planned
  const starts = planned.map(({ startsAt }) => startsAt.getTime())
  const around = {
    from: new Date(Math.min(...starts) - days(1)),
    to: new Date(Math.max(...starts) + days(1)),
  }
  const open = first ? await listOpenSlots(db, first.cohortId, around) : []
  const fills: { open: { id: string; seatId: string }; slot: PlannedSlot }[] = []
  const slots = planned.map((slot): PlannedSlot => {
    const leads = slot.seats.find(({ seat }) => seat === 'interviewer')?.userId
    const at = open.findIndex((one) => one.interviewer.userId === leads && overlaps(one, slot))
    const found = at < 0 ? undefined : open.splice(at, 1)[0]
    if (!found) return slot
    const { seatId, state } = found.interviewer
    const seats = slot.seats.map((seat) =>
      seat.seat === 'interviewer'
        ? { ...seat, state: state === 'accepted' ? ('accepted' as const) : ('asked' as const) }
        : seat,
    )
    const filled = { ...slot, id: found.id, seats }
    fills.push({ open: { id: found.id, seatId }, slot: filled })
    return filled
  })
  return { fills, slots }
}

/** As the database is now; nothing is left out because it is near. */
function readNow(needs: SlotNeedsIn, { cohortId, fromDay, untilDay, wishes, entries }: Plan) {
  const keepTimes = entries.map(({ timeId }) => timeId)
  return readMatchInput(needs, { cohortId, fromDay, untilDay, most: wishes.most, keepTimes, leadMs: 0 })
}

async function slotsOf(
  { db, now }: SlotNeedsIn,
  { plan, input, timeZone, actor }: { plan: Plan; input: MatchInput; timeZone: string; actor: Actor },
): Promise<PlannedSlot[]> {
  const times = new Map(input.times.map((time) => [time.id, time]))
  const boxRounds = new Set(input.rounds.filter(({ needsBox }) => needsBox).map(({ id }) => id))
  const needs = new Map(
    input.candidates.flatMap(({ id, needs: due }) => due.map((need) => [`${id} ${need.id}`, need] as const)),
  )
  const limits = await listLimits(
    db,
    input.interviewers.map(({ id }) => id),
  )
  const saysYes = new Set(limits.filter(({ takesInHours }) => takesInHours).map(({ userId }) => userId))
  return plan.entries.flatMap((entry): PlannedSlot[] => {
    const time = times.get(entry.timeId)
    const need = needs.get(`${entry.candidateId} ${entry.needId}`)
    // Neither is missing where no rule is broken.
    if (!time || !need) return []
    const span = { startsAt: new Date(time.startsAt), minutes: time.minutes }
    const seats: PlannedSlot['seats'] = [
      {
        seat: 'interviewer',
        userId: entry.interviewerId,
        state: saysYes.has(entry.interviewerId) ? 'accepted' : 'asked',
        quarters: quartersOf(span, INTERVIEWER_MARGIN),
      },
      { seat: 'candidate', userId: entry.candidateId, state: 'accepted', quarters: quartersOf(span) },
    ]
    if (entry.shadowId !== null)
      seats.push({ seat: 'shadow', userId: entry.shadowId, state: 'asked', quarters: quartersOf(span) })
    const of = { cohortId: plan.cohortId, roundId: need.round, level: need.level, timeZone }
    const by = { createdById: actor.userId, createdAt: now() }
    return [{ id: randomId(), ...of, ...span, ...by, seats, needsBox: boxRounds.has(need.round) }]
  })
}
