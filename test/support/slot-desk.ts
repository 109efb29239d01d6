// A cohort with people and a coordinator, and the ways to open and fill slots in it: for tests that begin where a slot is there.
import type { Role } from '#app/auth/roles.ts'
import { createSlot, findSlot, takeSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import type { SlotNeeds } from '#app/scheduling/needs.server.ts'
import { NO_MARGIN, quartersOf } from '#app/scheduling/quarters.ts'
import type { ScheduleEvent } from '#app/scheduling/schedule-events.ts'
import type { Seat, SeatState, Slot } from '#app/scheduling/slot.ts'
import { buildCohort, buildUser } from './build.ts'
import { createTestContext, type TestContext, type TestContextOptions } from './context.ts'
import { designRound } from './rounds.ts'

const HOUR_MS = 3_600_000

export type SlotDesk = {
  world: TestContext
  needs: SlotNeeds
  /** Everything that was told, in order. */
  told: ScheduleEvent[]
  cohortId: string
  coordinator: User
  candidate: User
  interviewer: User
  trainee: User
  /** Another person of the cohort. */
  join(role: Role): Promise<User>
  /** On the hour, so many hours from the start of the test clock; a round without a box, unless named. */
  open(inHours: number, more?: { roundId?: string; level?: number | null }): Promise<string>
  seat(slotId: string, user: User, more?: { seat?: Seat; state?: 'asked' | 'accepted' }): Promise<string>
  read(slotId: string): Promise<Slot>
  states(slotId: string): Promise<[Seat, string, SeatState][]>
}

export async function createSlotDesk(options: TestContextOptions = {}): Promise<SlotDesk> {
  const world = await createTestContext(options)
  const { db, now } = world.context
  const told: ScheduleEvent[] = []
  const needs: SlotNeeds = {
    ...world.context.slotNeeds,
    boxPlaces: () => 10,
    tell: (_tx, event) => Promise.resolve(void told.push(event)),
  }
  const coordinator = await buildUser(db, { role: 'coordinator', name: 'Cora Coordinator' })
  const candidate = await buildUser(db, { name: 'Cara Candidate' })
  const interviewer = await buildUser(db, { role: 'interviewer', name: 'Ivan Interviewer' })
  const trainee = await buildUser(db, { role: 'trainee', name: 'Tom Trainee' })
  const people = [coordinator, candidate, interviewer, trainee]
  const { id: cohortId } = await buildCohort(db, people)
  async function read(slotId: string): Promise<Slot> {
    const slot = await findSlot(db, slotId)
    if (!slot) throw new Error(`no slot ${slotId}`)
    return slot
  }
  return {
    world,
    needs,
    told,
    cohortId,
    coordinator,
    candidate,
    interviewer,
    trainee,
    async join(role) {
      const user = await buildUser(db, { role })
      people.push(user)
      await db.cohortMember.create({ data: { cohortId, userId: user.id } })
      return user
    },
    async open(inHours, { roundId = designRound.id, level = null } = {}) {
      const startsAt = new Date(Math.ceil(now().getTime() / HOUR_MS + inHours) * HOUR_MS)
      const slot = { id: randomId(), cohortId, roundId, level, startsAt, minutes: 60, timeZone: 'UTC' }
      await createSlot(db, { ...slot, createdById: coordinator.id, createdAt: now() })
      return slot.id
    },
    async seat(slotId, user, { seat = user.role === 'candidate' ? 'candidate' : 'interviewer', state } = {}) {
      const margin = seat === 'interviewer' ? INTERVIEWER_MARGIN : NO_MARGIN
      const taken = { id: randomId(), slotId, seat, userId: user.id, state: state ?? 'accepted' }
      await takeSeat(db, { ...taken, askedAt: now() }, quartersOf(await read(slotId), margin))
      return taken.id
    },
    read,
    states: async (slotId) => (await read(slotId)).seats.map(({ seat, name, state }) => [seat, name, state]),
  }
}
