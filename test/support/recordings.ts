// Recordings as a host leaves them, of a session that is over, for tests of what the web process makes of them.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inTransaction, type Database } from '#app/db/client.server.ts'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import { keepRecordingsLater } from '#app/recording/keep-later.server.ts'
import { seconds } from '#app/lib/time.ts'
import { sandboxIdOf, terminalIdOf } from '#app/session/sandbox-names.ts'
import { recordingMarks } from '#sandbox/contract.ts'
import { buildFinishedSession } from './finished-session.ts'
import type { Cast } from './build.ts'
import type { TestContext } from './context.ts'

export const CAST_START = 1_763_802_000

/** A minute of a terminal: `lines` lines, one per second, each of at least `width` characters. */
export function castText({
  title = 'Terminal 1',
  lines = 60,
  width = 0,
  end = true,
  more = [] as string[],
} = {}): string {
  const header = { version: 3, term: { cols: 100, rows: 30 }, timestamp: CAST_START, title }
  const output = Array.from({ length: lines }, (_, i) =>
    JSON.stringify([1, 'o', `${`line ${i}`.padEnd(width, '.')}\r\n`]),
  )
  const last = end ? [JSON.stringify([0.5, 'm', recordingMarks.end])] : []
  return [JSON.stringify(header), ...output, ...more, ...last].join('\n') + '\n'
}

export type Left = { cast: Cast; recordingId: string; leave(name: string, text: string): Promise<void> }

/** A finished session whose box has left one recording at the host, and the job that will fetch it. */
export async function buildRecordedSession(
  world: TestContext,
  hostFolder: string,
  text = castText(),
): Promise<Left> {
  const cast = await buildFinishedSession(world)
  const { id } = cast.session
  const sandboxId = await boxOf(world.context.db, id)
  const recordingId = terminalIdOf(sandboxId, 1)
  const leave = async (name: string, content: string) => {
    await mkdir(join(hostFolder, sandboxId), { recursive: true })
    await writeFile(join(hostFolder, sandboxId, `${name}.cast`), content)
  }
  await leave(recordingId, text)
  const { db, now } = world.context
  await inTransaction(db, (tx) => keepRecordingsLater(tx, id, now()))
  return { cast, recordingId, leave }
}

/** Does the job that fetches. */
export async function fetchRecordings(world: TestContext): Promise<void> {
  world.clock.advance(seconds(11))
  await world.context.jobs.runDue()
}

/** The last box of its events; where its story has none, one is added. */
async function boxOf(db: Database, sessionId: string): Promise<string> {
  const events = await listSessionEvents(db, sessionId)
  const known = events.findLast((event) => event.type === 'sandbox-requested')
  if (known?.type === 'sandbox-requested') return known.sandboxId
  const sandboxId = sandboxIdOf(sessionId, 1)
  const last = events.at(-1)
  if (!last) throw new Error('a finished session has events')
  await appendSessionEvents(db, sessionId, [
    { type: 'sandbox-requested', sandboxId, seq: last.seq + 1, at: last.at, by: 'system' },
  ])
  return sandboxId
}
