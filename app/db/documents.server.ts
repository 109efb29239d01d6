// What was written in documents: rows that are only appended, and replaced by a snapshot from time to time.
import { Prisma } from '#prisma/generated/client.ts'
import type { Database, Db } from './client.server.ts'

/** Which document of which session. */
export type DocumentKey = { sessionId: string; name: string }

export type DocumentRow = {
  seq: number
  at: Date
  /** A user id, or `system`. */
  by: string
  update: Uint8Array
}

/** Everything up to `seq` in one row. `writers`: Yjs client → user id. */
export type DocumentSnapshot = { seq: number; at: Date; update: Uint8Array; writers: Record<string, string> }

export type StoredDocument = { snapshot: DocumentSnapshot | null; rows: DocumentRow[] }

/**
 * All or none. A second writer fails on the key (see `isKeyTaken`). In SQL, because this runs for each key that somebody
 * presses: `createMany` plans anew each time and takes three times as long.
 */
export async function appendDocumentRows(db: Db, rows: (DocumentKey & DocumentRow)[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(
    ({ sessionId, name, seq, at, by, update }) =>
      Prisma.sql`(${sessionId}, ${name}, ${seq}, ${at}, ${by}, ${ownBytes(update)})`,
  )
  await db.$executeRaw`
    INSERT INTO "DocumentUpdate" ("sessionId", "name", "seq", "at", "by", "update") VALUES ${Prisma.join(values)}`
}

export async function loadDocument(db: Db, { sessionId, name }: DocumentKey): Promise<StoredDocument> {
  const stored = await db.documentUpdate.findMany({
    where: { sessionId, name },
    select: { seq: true, at: true, by: true, isSnapshot: true, update: true, writers: true },
    orderBy: { seq: 'asc' },
  })
  // Everything before it is in it.
  const start = stored.findLastIndex((row) => row.isSnapshot)
  const found = stored[start]
  if (!found) return { snapshot: null, rows: stored }
  // why: only replaceDocumentRows writes this column, from this type
  const writers = JSON.parse(found.writers ?? '{}') as Record<string, string>
  const { seq, at, update } = found
  return { snapshot: { seq, at, update, writers }, rows: stored.slice(start + 1) }
}

/** Of one document; who writes and deletes the same all the time fills no disk with it. What came later is missing in its replay. */
const PAST_BYTES_MAX = 16 << 20

/** Puts a snapshot in the place of all rows up to its `seq`; later rows stay. The steps are put aside for the replay, until that is kept. */
export async function replaceDocumentRows(
  db: Database,
  { sessionId, name }: DocumentKey,
  { seq, at, update, writers }: DocumentSnapshot,
): Promise<void> {
  const putAside = db.$executeRaw`
    INSERT OR IGNORE INTO "DocumentPast" ("sessionId", "name", "seq", "at", "update")
    SELECT "sessionId", "name", "seq", "at", "update" FROM "DocumentUpdate"
    WHERE "sessionId" = ${sessionId} AND "name" = ${name} AND "seq" <= ${seq} AND NOT "isSnapshot"
      AND (SELECT COALESCE(SUM(LENGTH("update")), 0) FROM "DocumentPast"
           WHERE "sessionId" = ${sessionId} AND "name" = ${name}) < ${PAST_BYTES_MAX}
      AND NOT EXISTS (SELECT 1 FROM "Recording" WHERE "sessionId" = ${sessionId} AND "terminalId" = ${name})`
  const remove = db.documentUpdate.deleteMany({ where: { sessionId, name, seq: { lte: seq } } })
  const add = db.documentUpdate.create({
    data: {
      sessionId,
      name,
      seq,
      at,
      by: 'system',
      isSnapshot: true,
      update: ownBytes(update),
      writers: JSON.stringify(writers),
    },
  })
  await db.$transaction([putAside, remove, add])
}

export type DocumentStep = { at: Date; update: Uint8Array }

/** Everything that was done in a document, step by step, as far as it was put aside, and then what it came to. */
export async function listDocumentSteps(
  db: Db,
  { sessionId, name }: DocumentKey,
): Promise<{ steps: DocumentStep[]; isWhole: boolean }> {
  const order = { where: { sessionId, name }, orderBy: { seq: 'asc' } } as const
  const past = await db.documentPast.findMany({ ...order, select: { seq: true, at: true, update: true } })
  const present = await db.documentUpdate.findMany({
    ...order,
    select: { seq: true, at: true, update: true, isSnapshot: true },
  })
  const snapshotSeq = present.findLast((row) => row.isSnapshot)?.seq ?? 0
  // A snapshot holds all before it: where every step is there, it would say nothing more.
  const isWhole = past.length === snapshotSeq
  return { steps: [...past, ...present.filter((row) => !row.isSnapshot || !isWhole)], isWhole }
}

/** Of one document, or of all of a session. */
export async function forgetDocumentPast(db: Db, sessionId: string, name?: string): Promise<void> {
  await db.documentPast.deleteMany({ where: { sessionId, ...(name !== undefined && { name }) } })
}

/** How much the rows of a document weigh. */
export async function documentSize(db: Db, { sessionId, name }: DocumentKey) {
  const rows = await db.documentUpdate.findMany({
    where: { sessionId, name },
    select: { update: true },
  })
  return { rows: rows.length, bytes: rows.reduce((sum, row) => sum + row.update.length, 0) }
}

/** Names of the documents of a session that somebody has written in. */
export async function listDocumentNames(db: Db, sessionId: string): Promise<string[]> {
  const rows = await db.documentUpdate.findMany({
    where: { sessionId },
    select: { name: true },
    distinct: ['name'],
    orderBy: { name: 'asc' },
  })
  return rows.map((row) => row.name)
}

/** The database takes bytes that own their memory, not a view into somebody else's. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes)
}
