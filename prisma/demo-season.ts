// The season of the demo: its dates, its plan, who is in which pod, and how all of it stays around today.
import type { Db } from '#app/db/client.server.ts'
import { days } from '#app/lib/time.ts'
import { dateAfter, mondayOf } from '#app/lib/zoned.ts'
import { seedExceptions, seedHours } from './demo-hours.ts'
import { DEMO_COHORT, DEMO_EVENING, DEMO_PEOPLE, demoPerson } from './demo-people.ts'
import { seedSeasonSlots, type Seeding } from './demo-slots.ts'

/** What everybody is to get, in order. */
const PLAN = [
  { roundId: 'troubleshooting', level: 2 },
  { roundId: 'coding', level: 2 },
  { roundId: 'networking', level: 2 },
] as const

const PODS: Readonly<Record<string, readonly string[]>> = {
  Harbour: ['amara', 'thandiwe', 'lukas', 'sofia'],
  Lantern: ['priya', 'elif', 'bilal', 'nikhil'],
  Meadow: ['mateo', 'camila', 'hannah', 'oskar'],
}

/** Twice through the plan: one in two weeks. */
const SESSIONS_PLANNED = 6
const WEEKS_BEHIND = 4
const WEEKS_AHEAD = 8

/** Of a new demo, in its transaction, once its sessions are there. */
export async function seedSeason(seeding: Seeding): Promise<void> {
  const { db, now, questions } = seeding
  const plan = PLAN.filter(({ roundId }) => questions.findRound(roundId) !== null)
  for (const { id: cohortId } of [DEMO_COHORT, DEMO_EVENING]) {
    await db.cohortRound.createMany({ data: plan.map((one, place) => ({ ...one, cohortId, place })) })
  }
  await seedMembers(db, now)
  await setSeasonDates(db, now)
  await seedHours(seeding)
  await seedSeasonSlots(seeding)
  await seedWaitlist(db, now)
}

async function seedMembers(db: Db, now: Date): Promise<void> {
  const joinedAt = new Date(now.getTime() - days(7 * WEEKS_BEHIND))
  for (const [index, { id: userId, cohortIds }] of DEMO_PEOPLE.entries()) {
    await db.cohortMember.updateMany({ where: { userId, cohortId: { in: cohortIds } }, data: { joinedAt } })
    const pod = Object.keys(PODS).find((name) => PODS[name]?.some((first) => `demo-${first}` === userId))
    const data = { pod, externalId: `s-${101 + index}` }
    if (pod) await db.cohortMember.updateMany({ where: { userId, cohortId: DEMO_COHORT.id }, data })
  }
}

async function setSeasonDates(db: Db, now: Date): Promise<void> {
  for (const { id, timeZone } of [DEMO_COHORT, DEMO_EVENING]) {
    const monday = mondayOf(now, timeZone)
    const startsOn = dateAfter(monday, -7 * WEEKS_BEHIND)
    const endsOn = dateAfter(monday, 7 * WEEKS_AHEAD - 1)
    const sessionsPlanned = SESSIONS_PLANNED
    await db.cohort.update({ where: { id }, data: { timeZone, startsOn, endsOn, sessionsPlanned } })
  }
}

const WAITING = { id: 'demo-waiting1', first: 'mateo', roundId: 'coding' }

async function seedWaitlist(db: Db, now: Date): Promise<void> {
  const { id, first, roundId } = WAITING
  const since = new Date(now.getTime() - days(2))
  const own = { userId: demoPerson(first).id, cohortId: DEMO_COHORT.id }
  await db.waitlistEntry.deleteMany({ where: { id } })
  await db.waitlistEntry.create({ data: { id, ...own, roundId, since, state: 'waiting' } })
}

/** A demo of before there were seasons stays as it is. */
export async function hasSeason(db: Db): Promise<boolean> {
  const cohort = await db.cohort.findUnique({ where: { id: DEMO_COHORT.id }, select: { startsOn: true } })
  return typeof cohort?.startsOn === 'string'
}

/** What lay ahead has passed: it lies ahead again, by the same hours. In a transaction, once the slots of before are gone. */
export async function renewSeason(seeding: Seeding): Promise<void> {
  const { db, now } = seeding
  await setSeasonDates(db, now)
  await seedExceptions(db, now)
  await seedSeasonSlots(seeding)
  await seedWaitlist(db, now)
}
