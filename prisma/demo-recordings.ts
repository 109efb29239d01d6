// What the terminals of the two stories put out: recorded once on boxes of their question, with pauses as long as in the stories.
// In these files the header's date is the second of the session in which the terminal was opened; seeding makes it a date.
import { chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Db } from '#app/db/client.server.ts'
import { addRecording } from '#app/db/recordings.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { days, minutes, seconds } from '#app/lib/time.ts'
import { readCastFacts } from '#app/recording/cast-facts.server.ts'
import { recordingFolder, recordingPath } from '#app/recording/folder.server.ts'
import { deleteRecordingJob } from '#app/recording/keep-job.ts'
import { sandboxIdOf, terminalIdOf } from '#app/session/sandbox-names.ts'
import { seedReads } from './demo-debrief.ts'
import { PARTLY, SCORED_AFTER_MINUTES, STEADY, storyTimes } from './demo-finished.ts'

/** Where recordings of sessions are kept, and for how many days. */
export type KeepRecordings = { folder: string; days: number }

const CASTS = resolve(import.meta.dirname, 'demo-casts')
const RECORDED = [
  { file: 'steady-1.cast', sessionId: STEADY, terminal: 1 },
  { file: 'steady-2.cast', sessionId: STEADY, terminal: 2 },
  { file: 'partly-1.cast', sessionId: PARTLY, terminal: 1 },
] as const
type Recorded = (typeof RECORDED)[number]

/** The files first: a row of a recording that is not there would be a promise. */
export async function seedRecordings(
  db: Db,
  { keep, now }: { keep: KeepRecordings; now: Date },
): Promise<void> {
  const times = storyTimes(now)
  for (const recorded of RECORDED) {
    const startedAt = recorded.sessionId === STEADY ? times.steady : times.partly
    await seedRecording(db, { recorded, keep, startedAt })
  }
  await seedReads({ db, now })
}

type ToSeed = { recorded: Recorded; keep: KeepRecordings; startedAt: Date }

async function seedRecording(db: Db, { recorded, keep, startedAt }: ToSeed): Promise<void> {
  const { sessionId, terminal } = recorded
  const terminalId = terminalIdOf(sandboxIdOf(sessionId, 1), terminal)
  const text = dated(await readFile(join(CASTS, recorded.file), 'utf8'), startedAt)
  const path = await lay(text, { folder: keep.folder, sessionId, recordingId: terminalId })
  const facts = await readCastFacts(path)
  if (!facts) throw new Error(`${recorded.file} is no recording`)
  const keptAt = new Date(startedAt.getTime() + minutes(SCORED_AFTER_MINUTES) + seconds(10))
  const deleteAt = new Date(keptAt.getTime() + days(keep.days))
  const bytes = Buffer.byteLength(text)
  const { cutWords, ...told } = facts
  await addRecording(db, {
    ...{ id: terminalId, sessionId, terminalId, bytes, keptAt, deleteAt, cutWords },
    ...told,
    isCut: cutWords !== null,
  })
  const payload = { recordingId: terminalId }
  await enqueue(db, deleteRecordingJob, { key: terminalId, payload, now: keptAt, runAt: deleteAt })
}

function dated(text: string, startedAt: Date): string {
  const end = text.indexOf('\n')
  // why: what JSON.parse gives is checked by whoever reads the recording
  const header = JSON.parse(text.slice(0, end)) as { timestamp: number }
  const timestamp = Math.floor(startedAt.getTime() / 1000) + header.timestamp
  return JSON.stringify({ ...header, timestamp }) + text.slice(end)
}

type Place = { folder: string; sessionId: string; recordingId: string }

/** Seeding may run as root for a web process that does not: it owns what its folder's owner owns. */
async function lay(text: string, { folder, sessionId, recordingId }: Place): Promise<string> {
  const own = recordingFolder(folder, sessionId)
  const path = recordingPath(folder, { sessionId, recordingId })
  await mkdir(own, { recursive: true, mode: 0o700 })
  await writeFile(path, text, { mode: 0o600 })
  const { uid, gid } = await stat(folder)
  for (const place of [own, path]) await chown(place, uid, gid)
  return path
}
