import type { Limits, TakenRound } from '#app/scheduling/limits.ts'
import type { Db } from './client.server.ts'

export type StoredLimits = Limits & { userId: string }
/** What is left out stays as it is. */
export type LimitsToSave = Omit<StoredLimits, 'takesInHours'> & { takesInHours?: boolean }
export type StoredRound = TakenRound & { userId: string }

const limitColumns = {
  userId: true,
  perWeek: true,
  perDay: true,
  breakMinutes: true,
  pausedUntil: true,
  standBy: true,
  takesInHours: true,
} as const

/** Who never said anything has no row: see `limitsOf`. */
export async function listLimits(db: Db, userIds: readonly string[]): Promise<StoredLimits[]> {
  return db.schedulingProfile.findMany({
    where: { userId: { in: [...userIds] } },
    select: limitColumns,
    orderBy: { userId: 'asc' },
  })
}

export async function saveLimits(db: Db, { userId, ...limits }: LimitsToSave, now: Date): Promise<void> {
  const row = { ...limits, updatedAt: now }
  await db.schedulingProfile.upsert({
    where: { userId },
    create: { userId, ...row },
    update: row,
    select: { userId: true },
  })
}

export async function listTakenRounds(db: Db, userIds: readonly string[]): Promise<StoredRound[]> {
  return db.interviewerRound.findMany({
    where: { userId: { in: [...userIds] } },
    select: { userId: true, roundId: true, levelFrom: true, levelTo: true },
    orderBy: [{ userId: 'asc' }, { roundId: 'asc' }],
  })
}

/** All of them at once; call it in a transaction. */
export async function replaceTakenRounds(
  db: Db,
  userId: string,
  rounds: readonly TakenRound[],
): Promise<void> {
  await db.interviewerRound.deleteMany({ where: { userId } })
  await db.interviewerRound.createMany({
    data: rounds.map(({ roundId, levelFrom, levelTo }) => ({ userId, roundId, levelFrom, levelTo })),
  })
}

export async function listTopicWishes(
  db: Db,
  userIds: readonly string[],
): Promise<{ userId: string; topic: string }[]> {
  return db.topicWish.findMany({
    where: { userId: { in: [...userIds] } },
    select: { userId: true, topic: true },
    orderBy: [{ userId: 'asc' }, { topic: 'asc' }],
  })
}

/** All of them at once; call it in a transaction. */
export async function replaceTopicWishes(db: Db, userId: string, topics: readonly string[]): Promise<void> {
  await db.topicWish.deleteMany({ where: { userId } })
  await db.topicWish.createMany({ data: topics.map((topic) => ({ userId, topic })) })
}
