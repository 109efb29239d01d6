import type { Exception } from '#app/scheduling/expand.ts'
import type { WeeklyHour } from '#app/scheduling/weekly-hours.ts'
import type { Db } from './client.server.ts'

export type StoredHour = WeeklyHour & { userId: string }
export type StoredException = Exception & { id: string; userId: string; timeZone: string; createdAt: Date }

const hourColumns = { userId: true, weekday: true, fromMinute: true, toMinute: true, timeZone: true } as const
const exceptionColumns = {
  id: true,
  userId: true,
  kind: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  createdAt: true,
} as const

export async function listWeeklyHours(db: Db, userIds: readonly string[]): Promise<StoredHour[]> {
  return db.weeklyHours.findMany({
    where: { userId: { in: [...userIds] } },
    select: hourColumns,
    orderBy: [{ userId: 'asc' }, { weekday: 'asc' }, { fromMinute: 'asc' }],
  })
}

/** The whole week at once; call it in a transaction. */
export async function replaceWeeklyHours(
  db: Db,
  userId: string,
  hours: readonly WeeklyHour[],
): Promise<void> {
  await db.weeklyHours.deleteMany({ where: { userId } })
  await db.weeklyHours.createMany({
    data: hours.map(({ weekday, fromMinute, toMinute, timeZone }) => {
      return { userId, weekday, fromMinute, toMinute, timeZone }
    }),
  })
}

/** Those that touch the time from `from` up to `to`; without `to`, everything that is not over by `from`. */
export async function listHoursExceptions(
  db: Db,
  userIds: readonly string[],
  { from, to }: { from: Date; to?: Date },
): Promise<StoredException[]> {
  const rows = await db.hoursException.findMany({
    where: {
      userId: { in: [...userIds] },
      endsAt: { gt: from },
      ...(to ? { startsAt: { lt: to } } : {}),
    },
    select: exceptionColumns,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ ...row, kind: toKind(row.kind) }))
}

export async function createHoursException(db: Db, exception: StoredException): Promise<void> {
  await db.hoursException.create({ data: exception, select: { id: true } })
}

/** False where this person has no such exception. */
export async function deleteHoursException(db: Db, own: { id: string; userId: string }): Promise<boolean> {
  return (await db.hoursException.deleteMany({ where: own })).count > 0
}

function toKind(kind: string): Exception['kind'] {
  if (kind === 'free' || kind === 'busy') return kind
  throw new Error(`unknown kind of exception in the database: ${kind}`)
}
