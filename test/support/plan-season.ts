// Cohorts with hours, rounds and limits in the database, for tests of plans.
import type { Db } from '#app/db/client.server.ts'
import { replaceWeeklyHours } from '#app/db/hours.server.ts'
import { savePairWish } from '#app/db/pair-wishes.server.ts'
import { replaceTakenRounds, saveLimits } from '#app/db/scheduling-profiles.server.ts'
import { createSlot, takeSeat } from '#app/db/slots.server.ts'
import type { User } from '#app/db/users.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { INTERVIEWER_MARGIN } from '#app/scheduling/booking-rules.ts'
import { limitsOf, type Limits } from '#app/scheduling/limits.ts'
import { quartersOf } from '#app/scheduling/quarters.ts'
import type { Weekday } from '#app/lib/zoned.ts'
import { buildCohort, buildUser } from './build.ts'
import { TEST_START } from './clock.ts'
import type { Random } from './random.ts'

const now = new Date(TEST_START)
/** The fortnight after the Sunday the test clock stands on. */
export const FORTNIGHT = { fromDay: '2026-11-23', untilDay: '2026-12-06' }

/** Weekday, from hour, to hour; by the clock of UTC. */
export type Painted = [Weekday, number, number]
export const EVENINGS: Painted[] = [
  [2, 17, 20],
  [3, 17, 20],
  [4, 17, 20],
]

export type PlanCohortWanted = {
  rounds?: { roundId: string; level: number }[]
  pairs?: 'fresh' | 'steady'
  sessionsPlanned?: number
}

export async function buildPlanCohort(db: Db, wanted: PlanCohortWanted = {}): Promise<string> {
  const { rounds = [{ roundId: 'troubleshooting', level: 2 }], pairs = 'fresh', sessionsPlanned = 3 } = wanted
  const { id } = await buildCohort(db)
  await db.cohort.update({ where: { id }, data: { pairs, sessionsPlanned } })
  await db.cohortRound.createMany({
    data: rounds.map((round, place) => ({ cohortId: id, place, ...round })),
  })
  return id
}

export type PersonWanted = {
  role?: 'candidate' | 'interviewer' | 'trainee'
  name?: string
  hours?: Painted[]
  rounds?: { roundId: string; levelFrom: number; levelTo: number }[]
  limits?: Partial<Limits>
}

const ANY_LEVEL = { levelFrom: 1, levelTo: 4 }

export async function buildMember(db: Db, cohortId: string, wanted: PersonWanted = {}): Promise<User> {
  const { role = 'candidate', hours = EVENINGS, name, limits } = wanted
  const user = await buildUser(db, { role, ...(name === undefined ? {} : { name }) })
  await db.cohortMember.create({ data: { cohortId, userId: user.id, joinedAt: now } })
  await replaceWeeklyHours(
    db,
    user.id,
    hours.map(([weekday, from, to]) => {
      return { weekday, fromMinute: from * 60, toMinute: to * 60, timeZone: 'UTC' }
    }),
  )
  const rounds = wanted.rounds ?? [{ roundId: 'troubleshooting', ...ANY_LEVEL }]
  if (role !== 'candidate') await replaceTakenRounds(db, user.id, rounds)
  if (limits) await saveLimits(db, { userId: user.id, ...limitsOf(role, null), ...limits }, now)
  return user
}

/** An hour at which these people sit already. */
export async function buildHeldSlot(
  db: Db,
  cohortId: string,
  seated: { at: string; interviewer?: User; candidate?: User; roundId?: string },
): Promise<string> {
  const { at, interviewer, candidate, roundId = 'troubleshooting' } = seated
  const by = interviewer ?? candidate
  const slot = { id: randomId(), cohortId, roundId, level: 2, startsAt: new Date(at), minutes: 60 }
  await createSlot(db, { ...slot, timeZone: 'UTC', createdById: by?.id ?? '', createdAt: now })
  const seat = { slotId: slot.id, state: 'accepted', askedAt: now } as const
  if (interviewer)
    await takeSeat(
      db,
      { ...seat, id: randomId(), seat: 'interviewer', userId: interviewer.id },
      quartersOf(slot, INTERVIEWER_MARGIN),
    )
  if (candidate)
    await takeSeat(db, { ...seat, id: randomId(), seat: 'candidate', userId: candidate.id }, quartersOf(slot))
  return slot.id
}

/** A small season in which everything is scarce. */
export async function buildSeasonByChance(db: Db, random: Random): Promise<string> {
  const some = (chance: number) => random.whole(100) < chance
  const rounds = [
    { roundId: 'troubleshooting', level: 1 + random.whole(2) },
    { roundId: some(50) ? 'coding' : 'troubleshooting', level: 2 },
  ]
  const cohortId = await buildPlanCohort(db, { rounds, pairs: some(30) ? 'steady' : 'fresh' })
  const hours = (): Painted[] =>
    ([1, 2, 3, 4] as const).flatMap((day): Painted[] => {
      const from = 16 + random.whole(3)
      return some(60) ? [[day, from, from + 1 + random.whole(3)]] : []
    })
  const candidates: User[] = []
  const interviewers: User[] = []
  for (let k = 0; k < 4; k++) candidates.push(await buildMember(db, cohortId, { hours: hours() }))
  for (let k = 0; k < 3; k++)
    interviewers.push(
      await buildMember(db, cohortId, {
        role: 'interviewer',
        hours: hours(),
        rounds: ['troubleshooting', 'coding']
          .filter(() => some(80))
          .map((roundId) => ({ roundId, levelFrom: 1, levelTo: some(70) ? 4 : 1 })),
        limits: {
          perWeek: 1 + random.whole(2),
          perDay: 1 + random.whole(2),
          breakMinutes: random.pick([0, 60]),
          takesInHours: some(30),
        },
      }),
    )
  await buildMember(db, cohortId, { role: 'trainee', hours: hours() })
  for (const candidate of candidates)
    for (const interviewer of interviewers)
      if (some(10))
        await savePairWish(
          db,
          { byUserId: candidate.id, aboutUserId: interviewer.id, kind: some(50) ? 'avoid' : 'prefer' },
          now,
        )
  const [first] = interviewers
  if (first && some(40)) await buildHeldSlot(db, cohortId, { at: '2026-11-26T17:15:00Z', interviewer: first })
  if (first && some(50))
    await buildHeldSlot(db, await buildPlanCohort(db), { at: '2026-11-24T17:30:00Z', interviewer: first })
  return cohortId
}
