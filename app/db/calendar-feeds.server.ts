import type { Db } from './client.server.ts'

export type CalendarFeed = { userId: string; madeAt: Date; lastReadAt: Date | null }

const feedColumns = { userId: true, madeAt: true, lastReadAt: true } as const

export async function findCalendarFeed(db: Db, userId: string): Promise<CalendarFeed | null> {
  return db.calendarFeed.findUnique({ where: { userId }, select: feedColumns })
}

export async function findCalendarFeedByToken(db: Db, tokenHash: string): Promise<CalendarFeed | null> {
  return db.calendarFeed.findUnique({ where: { tokenHash }, select: feedColumns })
}

/** The address before it stops working. */
export async function replaceCalendarFeed(
  db: Db,
  { userId, tokenHash, madeAt }: { userId: string; tokenHash: string; madeAt: Date },
): Promise<void> {
  await db.calendarFeed.upsert({
    where: { userId },
    create: { userId, tokenHash, madeAt },
    update: { tokenHash, madeAt, lastReadAt: null },
    select: { userId: true },
  })
}

export async function noteFeedRead(db: Db, userId: string, lastReadAt: Date): Promise<void> {
  await db.calendarFeed.updateMany({ where: { userId }, data: { lastReadAt } })
}

export async function deleteCalendarFeed(db: Db, userId: string): Promise<void> {
  await db.calendarFeed.deleteMany({ where: { userId } })
}
