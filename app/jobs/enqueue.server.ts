// Asking for work that is done later. It is written in the transaction that causes it: both happen, or neither.
import type { Db } from '#app/db/client.server.ts'
import { addJob, removeWaitingJobs } from '#app/db/jobs.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import type { JobKind } from './kinds.ts'

export type JobWanted<Payload> = {
  /** The same key twice is the same work, also when it has been done already. A time that may move belongs into it, as a revision. */
  key: string
  payload: Payload
  now: Date
  /** Left out: as soon as possible. */
  runAt?: Date
}

const KEY_CHARS_MAX = 300

/** `db` is the transaction of the change that causes the work. */
export async function enqueue<Payload>(
  db: Db,
  kind: JobKind<Payload>,
  { key, payload, now, runAt = now }: JobWanted<Payload>,
): Promise<void> {
  const whole = `${kind.name}:${key}`
  if (whole.length > KEY_CHARS_MAX) throw new Error(`the key of a job is too long: ${whole}`)
  const told = JSON.stringify(kind.payload.parse(payload))
  await addJob(db, { id: randomId(), name: kind.name, key: whole, payload: told, runAt, createdAt: now })
}

/** Takes back what waits under keys that begin so. Work must look at the world before it acts all the same. */
export async function withdraw(db: Db, kind: { name: string }, keyStart: string): Promise<void> {
  await removeWaitingJobs(db, `${kind.name}:${keyStart}`)
}
