// A session closes: what its terminals put out is fetched from the host soon.
import type { Db } from '#app/db/client.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { keepRecordingsJob } from './keep-job.ts'

/** In the transaction that closes the session. */
export async function keepRecordingsLater(tx: Db, sessionId: string, now: Date): Promise<void> {
  await enqueue(tx, keepRecordingsJob, { key: sessionId, payload: { sessionId }, now })
}
