// Opens the database. Nothing outside app/db and prisma/ knows which database it is.
import { PrismaBetterSQLite3 } from '@prisma/adapter-better-sqlite3'
import { Prisma, PrismaClient } from '#prisma/generated/client.ts'
import { takeTurns } from './turns.server.ts'

/** The opened database: what server.ts makes once and the context carries. */
export type Database = PrismaClient

/** What every function in app/db takes first: the opened database or a transaction on it. */
export type Db = Prisma.TransactionClient

/** What Prisma is given to reach the database with. */
export type AdapterFactory = PrismaBetterSQLite3

/** A writer waits this long for another one (the seed, a backup) before it gives up. */
const BUSY_TIMEOUT_MS = 5000
/** When a whole cohort books in one minute, transactions stand in line: so long for the line, and so long for each. */
const TURN_WAIT_MS = 15_000

export async function openDb(url: string): Promise<Database> {
  const adapter = takeTurns(new PrismaBetterSQLite3({ url, timeout: BUSY_TIMEOUT_MS }))
  const db = new PrismaClient({ adapter })
  await db.$queryRaw`PRAGMA journal_mode = WAL`
  // An event is on the disk before anybody hears of it; NORMAL would lose the last ones on a power cut.
  await db.$queryRaw`PRAGMA synchronous = FULL`
  await db.$queryRaw`PRAGMA foreign_keys = ON`
  return db
}

export async function closeDb(db: Database): Promise<void> {
  await db.$disconnect()
}

/** Runs `work` in one transaction: all of it happens, or none of it. Others wait meanwhile: `timeoutMs` is for what is rare and must be whole. */
export function inTransaction<Value>(
  db: Database,
  work: (db: Db) => Promise<Value>,
  timeoutMs = TURN_WAIT_MS,
): Promise<Value> {
  return db.$transaction(work, { maxWait: TURN_WAIT_MS, timeout: timeoutMs })
}

/** Names of the migrations that this database has had; empty for a database that was never set up. */
export async function listAppliedMigrations(db: Db): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`
  if (tables.length === 0) return []
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name`
  return rows.map((row) => row.migration_name)
}

/** A row with this key is there already: the caller turns it into a refusal of its own. */
export function isKeyTaken(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  return error.code === 'P2002' || (error.code === RAW_QUERY_FAILED && isUniqueViolation(error.meta))
}

/** A statement in SQL fails with this code whatever the reason; the reason is what the adapter said. */
const RAW_QUERY_FAILED = 'P2010'

function isUniqueViolation(meta: Record<string, unknown> | undefined): boolean {
  const from = meta?.driverAdapterError
  if (!(from instanceof Error) || typeof from.cause !== 'object' || from.cause === null) return false
  return 'kind' in from.cause && from.cause.kind === 'UniqueConstraintViolation'
}
