// Where the web process keeps recordings: a folder per session, a file per recording, and what was made from it beside it.
import { readdir, rm, rmdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { isEditsId } from './edits.ts'

export type RecordingPlace = { sessionId: string; recordingId: string }

const NAME = /^[a-z0-9][a-z0-9-]{0,110}$/

export function recordingFolder(root: string, sessionId: string): string {
  return join(root, plain(sessionId))
}

export function recordingPath(root: string, { sessionId, recordingId }: RecordingPlace): string {
  return join(
    recordingFolder(root, sessionId),
    `${plain(recordingId)}.${isEditsId(recordingId) ? 'edits' : 'cast'}`,
  )
}

/** Also what was made from it. What is not there is no fault. */
export async function removeRecordingFiles(
  root: string,
  { sessionId, recordingId }: RecordingPlace,
): Promise<void> {
  const folder = recordingFolder(root, sessionId)
  const start = `${plain(recordingId)}.`
  const names = await readdir(folder).catch((error: unknown) => ifMissing<string[]>(error, []))
  for (const name of names) {
    if (!name.startsWith(start)) continue
    // Emptied first: whoever is in the middle of reading it gets no more.
    await truncate(join(folder, name)).catch(() => {})
    await rm(join(folder, name), { force: true })
  }
  // The folder goes with its last file, and stays while there is another.
  await rmdir(folder).catch(() => {})
}

/** All of a session that is not to be kept; what is half fetched too. */
export async function removeSessionFolder(root: string, sessionId: string): Promise<void> {
  await rm(recordingFolder(root, sessionId), { recursive: true, force: true })
}

export function ifMissing<Value>(error: unknown, value: Value): Value {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value
  throw error
}

/** Names are made by us and by the host. One that is not such a name is a mistake, and must lead nowhere. */
function plain(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a name of a recording: ${name}`)
  return name
}
