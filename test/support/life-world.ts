// A cohort with people and slots for tests of what becomes of a booking.
import { addCohortMember } from '#app/db/cohorts.server.ts'
import { replaceWeeklyHours } from '#app/db/hours.server.ts'
import { replaceTakenRounds, saveLimits } from '#app/db/scheduling-profiles.server.ts'
import { createSlot, findSlot, takeSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { bookSlot } from '#app/scheduling/book-slot.server.ts'
import { INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import { limitsOf } from '#app/scheduling/limits.ts'
import type { SlotNeeds } from '#app/scheduling/needs.server.ts'
import { quartersOf } from '#app/scheduling/quarters.ts'
import type { ScheduleEvent } from '#app/scheduling/schedule-events.ts'
import type { SeatState, Slot } from '#app/scheduling/slot.ts'
import { actorOf, buildCohort, buildUser } from './build.ts'
import { createTestContext, type TestContext, type TestContextOptions } from './context.ts'
import { boxRound } from './rounds.ts'

const HOUR_MS = 3_600_000

export type LifeWorld = TestContext & {
  cohortId: string
  interviewer: User
  candidate: User
  coordinator: User
  told: ScheduleEvent[]
  needs: SlotNeeds
  /** `inHours` from now, rounded up to the whole hour; staffed by the interviewer unless it says otherwise. */
  openSlot(inHours: number, how?: SlotHow): Promise<string>
  slotOf(slotId: string): Promise<Slot>
  book(slotId: string, who?: User): ReturnType<typeof bookSlot>
  /** A member of the cohort who can at any time. */
  addPerson(role: User['role'], how?: { standBy?: boolean; name?: string; hours?: boolean }): Promise<User>
  types(): string[]
}

type SlotHow = {
  by?: User | null
  state?: Extract<SeatState, 'asked' | 'accepted'>
  roundId?: string
}

export async function buildLifeWorld(options: TestContextOptions = {}): Promise<LifeWorld> {
  const world = await createTestContext(options)
  const { db, now } = world.context
  const told: ScheduleEvent[] = []
  const needs: SlotNeeds = {
    ...world.context.slotNeeds,
    tell: async (tx, event) => {
      told.push(event)
      await world.context.slotNeeds.tell(tx, event)
    },
  }
  const interviewer = await buildUser(db, { role: 'interviewer', name: 'Ivan Interviewer' })
  const candidate = await buildUser(db, { name: 'Cara Candidate' })
  const coordinator = await buildUser(db, { role: 'coordinator', name: 'Cora Coordinator' })
  const cohortId = (await buildCohort(db, [interviewer, candidate, coordinator])).id

  async function canAlways({ id, role }: User, standBy: boolean): Promise<void> {
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      fromMinute: 0,
      toMinute: 1440,
      timeZone: 'UTC',
    }))
    await replaceWeeklyHours(db, id, week)
    await saveLimits(db, { userId: id, ...limitsOf(role, null), standBy }, now())
    if (role === 'interviewer')
      await replaceTakenRounds(db, id, [{ roundId: boxRound.id, levelFrom: 1, levelTo: 4 }])
  }
  for (const one of [interviewer, candidate]) await canAlways(one, false)

  return {
    ...world,
    cohortId,
    interviewer,
    candidate,
    coordinator,
    told,
    needs,
    types: () => told.map(({ type }) => type),
    async openSlot(inHours, { by = interviewer, state = 'accepted', roundId = boxRound.id } = {}) {
      const startsAt = new Date(Math.ceil(now().getTime() / HOUR_MS + inHours) * HOUR_MS)
      const slot = { id: randomId(), cohortId, roundId, level: null, startsAt, minutes: 60 }
      await createSlot(db, { ...slot, timeZone: 'UTC', createdById: coordinator.id, createdAt: now() })
      if (by) {
        const seat = { id: randomId(), slotId: slot.id, seat: 'interviewer' as const, userId: by.id, state }
        await takeSeat(db, { ...seat, askedAt: now() }, quartersOf(slot, INTERVIEWER_MARGIN))
      }
      return slot.id
    },
    async slotOf(slotId) {
      const slot = await findSlot(db, slotId)
      if (!slot) throw new Error('no such slot')
      return slot
    },
    book: (slotId, who = candidate) => bookSlot(needs, actorOf(who), { slotId }),
    async addPerson(role, { standBy = false, name, hours = true } = {}) {
      const user = await buildUser(db, { role, ...(name ? { name } : {}) })
      await addCohortMember(db, cohortId, user.id)
      if (hours) await canAlways(user, standBy)
      return user
    },
  }
}
