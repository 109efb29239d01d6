// What has gone wrong around some cohorts, asked for all of them at once.
import type { Db } from './client.server.ts'

const JOBS_MAX = 200
const LETTERS_MAX = 200
const SLOTS_MAX = 20_000

type Span = { from: Date; until: Date }

/** Slots that begin in this time and have a place on the machine. */
export async function listReservedSlotIds(
  db: Db,
  cohortIds: readonly string[],
  { from, until }: Span,
): Promise<Set<string>> {
  const rows = await db.slot.findMany({
    where: { cohortId: { in: [...cohortIds] }, startsAt: { gte: from, lt: until }, boxes: { some: {} } },
    select: { id: true },
    take: SLOTS_MAX,
  })
  return new Set(rows.map(({ id }) => id))
}

/** How many wait and have no offer, by cohort. */
export async function countWaiting(db: Db, cohortIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.waitlistEntry.groupBy({
    by: ['cohortId'],
    where: { cohortId: { in: [...cohortIds] }, state: 'waiting' },
    _count: { id: true },
  })
  return new Map(rows.map(({ cohortId, _count }) => [cohortId, _count.id]))
}

/** To whom letters of these cohorts could not be delivered since then. */
export async function listFailedLetters(
  db: Db,
  cohortIds: readonly string[],
  since: Date,
): Promise<{ cohortId: string; toName: string }[]> {
  const rows = await db.mail.findMany({
    where: { cohortId: { in: [...cohortIds] }, state: 'failed', createdAt: { gte: since } },
    select: { cohortId: true, toName: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: LETTERS_MAX,
  })
  return rows.map(({ cohortId, toName }) => ({ cohortId: cohortId ?? '', toName }))
}

/** Jobs that were given up, by the cohort they are about. Letters are counted as letters. */
export async function countFailedJobs(db: Db, cohortIds: readonly string[]): Promise<Map<string, number>> {
  const jobs = await db.job.findMany({
    where: { failedAt: { not: null }, doneAt: null, name: { not: 'send-mail' } },
    select: { payload: true },
    orderBy: { failedAt: 'desc' },
    take: JOBS_MAX,
  })
  const named = jobs.map(({ payload }) => wordsOf(payload))
  const cohortOf = await cohortsNamed(db, cohortIds, [...new Set(named.flat())])
  const counts = new Map<string, number>()
  for (const words of named) {
    const cohortId = words.map((word) => cohortOf.get(word)).find((one) => one !== undefined)
    if (cohortId !== undefined) counts.set(cohortId, (counts.get(cohortId) ?? 0) + 1)
  }
  return counts
}

/** What could be the id of something: kinds of job name it differently, and an id is in no other place. */
function wordsOf(payload: string): string[] {
  return payload.split(/[^\w-]+/).filter((word) => word.length >= 8 && word.length <= 40)
}

async function cohortsNamed(
  db: Db,
  cohortIds: readonly string[],
  words: string[],
): Promise<Map<string, string>> {
  if (words.length === 0) return new Map()
  const where = { id: { in: words }, cohortId: { in: [...cohortIds] } }
  const select = { id: true, cohortId: true } as const
  const rows = await Promise.all([
    db.slot.findMany({ where, select }),
    db.session.findMany({ where, select }),
    db.webhook.findMany({ where, select }),
    db.waitlistEntry.findMany({ where, select }),
  ])
  const own = cohortIds.filter((id) => words.includes(id)).map((id) => [id, id] as const)
  return new Map([...own, ...rows.flat().map(({ id, cohortId }) => [id, cohortId ?? ''] as const)])
}
