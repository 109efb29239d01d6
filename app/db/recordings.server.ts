import type { Db } from './client.server.ts'

/** A recording that is kept, or was. */
export type Recording = {
  id: string
  sessionId: string
  terminalId: string
  title: string
  startedAt: Date
  durationMs: number
  bytes: number
  cols: number
  rows: number
  isCut: boolean
  cutWords: string | null
  keptAt: Date
  deleteAt: Date
  deletedAt: Date | null
  /** Null: by itself. */
  deletedById: string | null
}
export type RecordingRead = { userId: string; name: string; at: Date; what: string }

/** A session has a handful of boxes with a handful of terminals each. */
const RECORDINGS_MAX = 500
const READS_MAX = 500

const columns = {
  id: true,
  sessionId: true,
  terminalId: true,
  title: true,
  startedAt: true,
  durationMs: true,
  bytes: true,
  cols: true,
  rows: true,
  isCut: true,
  cutWords: true,
  keptAt: true,
  deleteAt: true,
  deletedAt: true,
  deletedById: true,
} as const

export type RecordingToKeep = Omit<Recording, 'deletedAt' | 'deletedById'>

/** Kept already, nothing changes. */
export async function addRecording(db: Db, recording: RecordingToKeep): Promise<void> {
  await db.recording.upsert({
    where: { id: recording.id },
    create: recording,
    update: {},
    select: { id: true },
  })
}

/** Also one that was deleted. */
export async function findRecording(db: Db, id: string): Promise<Recording | null> {
  return db.recording.findUnique({ where: { id }, select: columns })
}

/** In the order in which they began, those that were deleted included. */
export async function listRecordings(db: Db, sessionId: string): Promise<Recording[]> {
  return db.recording.findMany({
    where: { sessionId },
    select: columns,
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    take: RECORDINGS_MAX,
  })
}

/** Of these sessions those of which something can be watched. */
export async function listRecordedSessionIds(db: Db, sessionIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.recording.groupBy({
    by: ['sessionId'],
    where: { sessionId: { in: [...sessionIds] }, deletedAt: null },
  })
  return new Set(rows.map(({ sessionId }) => sessionId))
}

/** False when it was deleted before: who did it first stands. */
export async function markRecordingDeleted(
  db: Db,
  id: string,
  { at, byUserId }: { at: Date; byUserId: string | null },
): Promise<boolean> {
  const { count } = await db.recording.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: at, deletedById: byUserId },
  })
  return count > 0
}

export async function addRecordingRead(
  db: Db,
  read: { id: string; recordingId: string; userId: string; at: Date; what: string },
): Promise<void> {
  await db.recordingRead.create({ data: read, select: { id: true } })
}

/** When this person last read it in this way; null = never. */
export async function findLastRead(
  db: Db,
  { recordingId, userId, what }: { recordingId: string; userId: string; what: string },
): Promise<Date | null> {
  const row = await db.recordingRead.findFirst({
    where: { recordingId, userId, what },
    select: { at: true },
    orderBy: { at: 'desc' },
  })
  return row?.at ?? null
}

/** Of all recordings of a session, the latest first. */
export async function listRecordingReads(
  db: Db,
  sessionId: string,
): Promise<(RecordingRead & { recordingId: string })[]> {
  const rows = await db.recordingRead.findMany({
    where: { recording: { sessionId } },
    select: { recordingId: true, userId: true, at: true, what: true, user: { select: { name: true } } },
    orderBy: [{ at: 'desc' }, { id: 'asc' }],
    take: READS_MAX,
  })
  return rows.map(({ user, ...read }) => ({ ...read, name: user.name }))
}
