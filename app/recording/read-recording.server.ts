// Reading a recording: who may, and that it is written down.
import { stat } from 'node:fs/promises'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { addRecordingRead, findLastRead, findRecording, type Recording } from '#app/db/recordings.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { minutes } from '#app/lib/time.ts'
import { findEdition } from './edition.server.ts'
import { ifMissing, recordingPath } from './folder.server.ts'
import { listHiddenStretches } from './focus-notes.server.ts'
import { findReadingPart } from './reading-part.server.ts'

type ReadNeeds = Pick<AppContext, 'db' | 'now'> & { env: Pick<AppContext['env'], 'recordingsFolder'> }

export type ReadWhat = 'replay' | 'download'
export type ReadRefusal = 'not-found' | 'deleted'
export type ReadableRecording = { recording: Recording; path: string; bytes: number }

/** A player asks for a file in many parts: within this time they are one reading. */
export const ONE_READING_MS = minutes(10)

/** For whoever had a part in the session, for those who rate it with its candidate's yes, and for nobody else, coordinators included: a stranger learns not even that it is there. */
export async function openRecording(
  needs: ReadNeeds,
  actor: Actor,
  { sessionId, recordingId, what }: { sessionId: string; recordingId: string; what: ReadWhat },
): Promise<Result<ReadableRecording, ReadRefusal>> {
  const reader = await findReadingPart(needs.db, actor, sessionId)
  // Who rates it watches it here; a file of it is for those who were there.
  if (!reader || (reader.isForRating && what === 'download')) return refuse('not-found')
  const recording = await findRecording(needs.db, recordingId)
  if (!recording || recording.sessionId !== sessionId) return refuse('not-found')
  if (recording.deletedAt) return refuse('deleted')
  const whole = recordingPath(needs.env.recordingsFolder, { sessionId, recordingId })
  const hidden = await listHiddenStretches(needs.db, reader)
  const path = await findEdition(whole, recording, hidden).catch((error: unknown) => ifMissing(error, null))
  const file = path && (await stat(path).catch((error: unknown) => ifMissing(error, null)))
  if (!file) return refuse('deleted')
  await noteRead(needs, { recordingId, userId: actor.userId, what })
  return accept({ recording, path, bytes: file.size })
}

/** Before a byte of it leaves: a reading that could not be written down does not happen. */
async function noteRead(
  { db, now }: ReadNeeds,
  read: { recordingId: string; userId: string; what: ReadWhat },
): Promise<void> {
  const at = now()
  const last = await findLastRead(db, read)
  if (last && at.getTime() - last.getTime() < ONE_READING_MS) return
  await addRecordingRead(db, { id: randomId(), ...read, at })
}
