// After a session: fetches its recordings from the host in pieces, and lets the host forget what is here whole.
import { mkdir, open, rename, stat } from 'node:fs/promises'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { hasItsCandidateLeft } from '#app/db/leaving.server.ts'
import { addRecording, findRecording } from '#app/db/recordings.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { workOf, type JobCall, type Work } from '#app/jobs/runner.server.ts'
import { days } from '#app/lib/time.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { RECORDING_PIECE_BYTES_MAX, type RecordingInfo } from '#sandbox/contract.ts'
import { readCastFacts } from './cast-facts.server.ts'
import { ifMissing, recordingFolder, recordingPath, type RecordingPlace } from './folder.server.ts'
import { findIndex } from './index-store.server.ts'
import { keepDocuments } from './keep-documents.server.ts'
import { deleteRecordingJob, keepRecordingsJob } from './keep-job.ts'

export type KeepNeeds = Pick<AppContext, 'db' | 'now' | 'sandbox' | 'makeIndex'> & {
  env: Pick<AppContext['env'], 'recordingsFolder' | 'RECORDING_DAYS'>
}

export function keepRecordingsWork(needs: KeepNeeds): Work {
  return workOf(keepRecordingsJob, ({ sessionId }, call) => keepRecordings(needs, sessionId, call))
}

/** Done again, it goes on where it was. Throws while the host is away or still writes: it is tried later. */
async function keepRecordings(
  needs: KeepNeeds,
  sessionId: string,
  { signal }: Pick<JobCall, 'signal'>,
): Promise<void> {
  // Another job sees to those.
  if (await hasItsCandidateLeft(needs.db, sessionId)) return
  const events = await listSessionEvents(needs.db, sessionId)
  // First: it needs no host, which may be away for long.
  await keepDocuments(needs, sessionId, events)
  const sandboxIds = boxesOf(events)
  if (sandboxIds.length === 0) return
  const { recordings } = await needs.sandbox.request('listRecordings', { sandboxIds })
  for (const recording of recordings) {
    if (recording.open) continue
    signal.throwIfAborted()
    await keepOne(needs, { sessionId, recording, signal })
  }
  // When all are safe: whoever comes to watch finds them ready.
  for (const recording of recordings) {
    const { recordingId, open } = recording
    if (!open) await prepare(needs, { sessionId, recordingId })
  }
  const open = recordings.filter((recording) => recording.open)
  if (open.length > 0) throw new Error(`${open.length} of its recordings are still being written`)
}

/** Every box the session has had. */
function boxesOf(events: readonly SessionEvent[]): string[] {
  const ids = events.flatMap((event) => (event.type === 'sandbox-requested' ? [event.sandboxId] : []))
  return [...new Set(ids)].slice(-BOXES_MAX)
}
const BOXES_MAX = 200

type ToKeep = { sessionId: string; recording: RecordingInfo; signal: AbortSignal }

async function keepOne(needs: KeepNeeds, { sessionId, recording, signal }: ToKeep): Promise<void> {
  const { recordingId, sandboxId, terminalId } = recording
  if (!(await findRecording(needs.db, recordingId))) {
    const path = recordingPath(needs.env.recordingsFolder, { sessionId, recordingId })
    await mkdir(recordingFolder(needs.env.recordingsFolder, sessionId), { recursive: true, mode: 0o700 })
    if ((await bytesOf(path)) !== recording.bytes) {
      await fetchInto(`${path}.part`, needs, { sessionId, recording, signal })
      await rename(`${path}.part`, path)
    }
    await writeDown(needs, { sessionId, recordingId, terminalId, path })
  }
  await needs.sandbox.request('deleteRecordings', { sandboxId, recordingIds: [recordingId] })
}

/** What came before an interruption is there already; the host's file has not changed since. */
async function fetchInto(path: string, { sandbox }: KeepNeeds, { recording, signal }: ToKeep): Promise<void> {
  const { sandboxId, recordingId, bytes } = recording
  const file = await open(path, 'a', 0o600)
  try {
    let { size: offset } = await file.stat()
    if (offset > bytes) {
      await file.truncate(0)
      offset = 0
    }
    while (offset < bytes) {
      signal.throwIfAborted()
      const piece = { sandboxId, recordingId, offset, length: RECORDING_PIECE_BYTES_MAX }
      const { content } = await sandbox.request('readRecording', piece)
      const part = Buffer.from(content, 'base64')
      if (part.length === 0) throw new Error(`the recording ${recordingId} ended before its end`)
      await file.appendFile(part)
      offset += part.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** One that cannot be played is kept all the same, and one whose making failed is tried again when somebody asks. */
async function prepare(needs: KeepNeeds, place: RecordingPlace): Promise<void> {
  await findIndex(needs, recordingPath(needs.env.recordingsFolder, place)).catch(() => null)
}

type Kept = { sessionId: string; recordingId: string; terminalId: string; path: string }

/** The row and the job that will delete it one day: both or neither. */
async function writeDown(
  needs: KeepNeeds,
  { sessionId, recordingId, terminalId, path }: Kept,
): Promise<void> {
  const { db, env } = needs
  const facts = (await readCastFacts(path)) ?? NOTHING
  const keptAt = needs.now()
  const deleteAt = new Date(keptAt.getTime() + days(env.RECORDING_DAYS))
  const { cutWords, title, startedAt, durationMs, cols, rows } = facts
  await inTransaction(db, async (tx) => {
    await addRecording(tx, {
      id: recordingId,
      ...{ sessionId, terminalId, title, startedAt, durationMs, cols, rows },
      bytes: (await bytesOf(path)) ?? 0,
      isCut: cutWords !== null,
      ...{ cutWords, keptAt, deleteAt },
    })
    const wanted = { key: recordingId, payload: { recordingId }, now: keptAt, runAt: deleteAt }
    await enqueue(tx, deleteRecordingJob, wanted)
  })
}

/** A host that died before it wrote its first line. */
const NOTHING = {
  title: 'Terminal',
  startedAt: new Date(0),
  durationMs: 0,
  cols: 80,
  rows: 24,
  cutWords: 'Nothing of it could be kept.',
}

async function bytesOf(path: string): Promise<number | null> {
  const found = await stat(path).catch((error: unknown) => ifMissing(error, null))
  return found && found.size
}
