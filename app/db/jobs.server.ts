import type { Db } from './client.server.ts'

/** Work that is done later. It waits, is claimed for a while, and ends done or given up. */
export type JobRow = {
  id: string
  name: string
  key: string
  payload: string
  runAt: Date
  attempts: number
  claim: number
  lockedUntil: Date | null
  doneAt: Date | null
  failedAt: Date | null
  lastError: string | null
  createdAt: Date
}

/** The right to do a job, until somebody else claims it. */
export type JobClaim = { id: string; claim: number }

const LISTED_MAX = 200

export type JobToAdd = Pick<JobRow, 'id' | 'name' | 'key' | 'payload' | 'runAt' | 'createdAt'>

/** A key that is there already, done or not, changes nothing. */
export async function addJob(db: Db, job: JobToAdd): Promise<void> {
  await db.job.upsert({ where: { key: job.key }, create: job, update: {}, select: { id: true } })
}

/** Takes back what still waits; what is being done or has ended stays. */
export async function removeWaitingJobs(db: Db, keyStart: string): Promise<number> {
  const { count } = await db.job.deleteMany({
    where: { key: { startsWith: keyStart }, doneAt: null, failedAt: null, lockedUntil: null },
  })
  return count
}

function isFree(now: Date) {
  return {
    doneAt: null,
    failedAt: null,
    runAt: { lte: now },
    OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }],
  }
}

/** Due and claimed by nobody, the longest due first. */
export async function listDueJobs(db: Db, now: Date, limit: number): Promise<JobRow[]> {
  return db.job.findMany({
    where: isFree(now),
    orderBy: [{ runAt: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })
}

/** Null when somebody else was faster. The check and the write are one statement. */
export async function claimJob(
  db: Db,
  job: JobClaim,
  { now, until }: { now: Date; until: Date },
): Promise<JobClaim | null> {
  const { count } = await db.job.updateMany({
    where: { id: job.id, claim: job.claim, ...isFree(now) },
    data: { lockedUntil: until, claim: { increment: 1 }, attempts: { increment: 1 } },
  })
  return count === 1 ? { id: job.id, claim: job.claim + 1 } : null
}

/** False when the claim has been lost meanwhile; then nothing is written. */
async function updateClaimed(
  db: Db,
  { id, claim }: JobClaim,
  change: Partial<Pick<JobRow, 'lockedUntil' | 'doneAt' | 'failedAt' | 'lastError' | 'runAt'>>,
): Promise<boolean> {
  const { count } = await db.job.updateMany({ where: { id, claim, doneAt: null }, data: change })
  return count === 1
}

export function holdJob(db: Db, claim: JobClaim, until: Date): Promise<boolean> {
  return updateClaimed(db, claim, { lockedUntil: until })
}

export function finishJob(db: Db, claim: JobClaim, now: Date): Promise<boolean> {
  return updateClaimed(db, claim, { doneAt: now, lockedUntil: null, lastError: null })
}

export function postponeJob(
  db: Db,
  claim: JobClaim,
  { runAt, lastError }: { runAt: Date; lastError: string },
): Promise<boolean> {
  return updateClaimed(db, claim, { runAt, lastError, lockedUntil: null })
}

export function giveJobUp(
  db: Db,
  claim: JobClaim,
  { now, lastError }: { now: Date; lastError: string },
): Promise<boolean> {
  return updateClaimed(db, claim, { failedAt: now, lastError, lockedUntil: null })
}

/** Back into the queue with all its tries. False when it has not been given up. */
export async function retryJob(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.job.updateMany({
    where: { id, failedAt: { not: null }, doneAt: null },
    data: { failedAt: null, attempts: 0, runAt: now },
  })
  return count === 1
}

export async function deleteDoneJobs(db: Db, before: Date): Promise<number> {
  const { count } = await db.job.deleteMany({ where: { doneAt: { lt: before } } })
  return count
}

export type JobCounts = { waiting: number; failed: number; done: number }

export async function countJobs(db: Db): Promise<JobCounts> {
  const [waiting, failed, done] = await Promise.all([
    db.job.count({ where: { doneAt: null, failedAt: null } }),
    db.job.count({ where: { failedAt: { not: null }, doneAt: null } }),
    db.job.count({ where: { doneAt: { not: null } } }),
  ])
  return { waiting, failed, done }
}

/** The next ones to be done, the newest given up, the newest done. */
export async function listJobs(db: Db, which: keyof JobCounts): Promise<JobRow[]> {
  const lists = {
    waiting: { where: { doneAt: null, failedAt: null }, orderBy: [{ runAt: 'asc' }, { id: 'asc' }] },
    failed: {
      where: { failedAt: { not: null }, doneAt: null },
      orderBy: [{ failedAt: 'desc' }, { id: 'asc' }],
    },
    done: { where: { doneAt: { not: null } }, orderBy: [{ doneAt: 'desc' }, { id: 'asc' }] },
  } as const
  const { where, orderBy } = lists[which]
  return db.job.findMany({ where, orderBy: [...orderBy], take: LISTED_MAX })
}
