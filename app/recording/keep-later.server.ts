// A session closes: what its terminals put out is fetched from the host soon.
import type { Db } from '#app/db/client.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { seconds } from '#app/lib/time.ts'
import { keepRecordingsJob } from './keep-job.ts'

/** A box that goes with its session has closed its terminals by then. */
const KEEP_AFTER_MS = seconds(10)

/** In the transaction that closes the session. */
export async function keepRecordingsLater(tx: Db, sessionId: string, now: Date): Promise<void> {
  const runAt = new Date(now.getTime() + KEEP_AFTER_MS)
  await enqueue(tx, keepRecordingsJob, { key: sessionId, payload: { sessionId }, now, runAt })
}
