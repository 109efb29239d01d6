// After a session: what was written together is kept as a file of its steps, beside the recordings of its terminals and under
// the same rules: until the same day, deleted by the same person, each reading written down.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import {
  forgetDocumentPast,
  listDocumentNames,
  listDocumentSteps,
  type DocumentStep,
} from '#app/db/documents.server.ts'
import { addRecording, findRecording } from '#app/db/recordings.server.ts'
import { parseDocumentName } from '#app/document/names.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { days } from '#app/lib/time.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { evolve } from '#app/session/evolve.ts'
import { unopened, type SessionState } from '#app/session/state.ts'
import { documentTitle, editsIdOf, writeEdits, type Edit } from './edits.ts'
import { recordingFolder, recordingPath } from './folder.server.ts'
import { deleteRecordingJob } from './keep-job.ts'
import type { Span } from './spans.ts'
import { thinEdits } from './thin-edits.ts'

type KeepNeeds = Pick<AppContext, 'db' | 'now'> & {
  env: Pick<AppContext['env'], 'recordingsFolder' | 'RECORDING_DAYS'>
}

/** Done again, it changes nothing. */
export async function keepDocuments(
  needs: KeepNeeds,
  sessionId: string,
  events: readonly SessionEvent[],
): Promise<void> {
  const opened = events.find((event) => event.type === 'session-opened')
  const rounds = opened?.rounds?.length ?? 1
  for (const name of await listDocumentNames(needs.db, sessionId)) {
    const recordingId = editsIdOf(sessionId, name)
    if (!(await findRecording(needs.db, recordingId)))
      await keepOne(needs, { sessionId, name, recordingId, events, title: documentTitle(name, rounds) })
    await forgetDocumentPast(needs.db, sessionId, name)
  }
}

type ToKeep = {
  sessionId: string
  name: string
  recordingId: string
  events: readonly SessionEvent[]
  title: string
}

async function keepOne(needs: KeepNeeds, { sessionId, name, recordingId, events, title }: ToKeep) {
  const { db, env } = needs
  const kind = parseDocumentName(name)?.kind
  const { steps, isWhole } = await listDocumentSteps(db, { sessionId, name })
  const edits = thinEdits(toEdits(steps), spansOff(events))
  const [first] = edits
  if (!kind || !first) return
  const durationMs = (edits.at(-1)?.atMs ?? first.atMs) - first.atMs
  const text = writeEdits(
    kind,
    edits.map(({ atMs, update }) => ({ atMs: atMs - first.atMs, update })),
  )
  const path = recordingPath(env.recordingsFolder, { sessionId, recordingId })
  await mkdir(recordingFolder(env.recordingsFolder, sessionId), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.part`, text, { mode: 0o600 })
  await rename(`${path}.part`, path)
  const keptAt = needs.now()
  const deleteAt = new Date(keptAt.getTime() + days(env.RECORDING_DAYS))
  await inTransaction(db, async (tx) => {
    await addRecording(tx, {
      ...{ id: recordingId, sessionId, terminalId: name, title, durationMs, keptAt, deleteAt },
      startedAt: new Date(first.atMs),
      bytes: Buffer.byteLength(text),
      cols: 0,
      rows: 0,
      isCut: !isWhole,
      cutWords: isWhole ? null : 'Not every step of it is there, only what it came to.',
    })
    await enqueue(tx, deleteRecordingJob, {
      key: recordingId,
      payload: { recordingId },
      now: keptAt,
      runAt: deleteAt,
    })
  })
}

/** On the world's clock, which may have gone back: a step is never before the one it builds on. */
function toEdits(steps: readonly DocumentStep[]): Edit[] {
  let atMs = -Infinity
  return steps.map((step) => ({ atMs: (atMs = Math.max(atMs, step.at.getTime())), update: step.update }))
}

/** When recording was switched off. */
function spansOff(events: readonly SessionEvent[]): Span[] {
  const spans: Span[] = []
  let state: SessionState = unopened
  let offSince: number | null = null
  for (const event of events) {
    state = evolve(state, event)
    const isOff = state.phase !== 'unopened' && !state.recording.on
    const atMs = Date.parse(event.at)
    if (isOff) offSince ??= atMs
    else if (offSince !== null) {
      spans.push({ fromMs: offSince, toMs: atMs })
      offSince = null
    }
  }
  if (offSince !== null) spans.push({ fromMs: offSince, toMs: Infinity })
  return spans
}
