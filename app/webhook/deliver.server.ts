// Telling events to other programs: written with the change, delivered by jobs, tried again until somebody says yes.
import { createHash } from 'node:crypto'
import type { AppContext } from '#app/context.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { findWebhook, listWebhooks, noteDelivery } from '#app/db/webhooks.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { deliverJob } from './deliver-job.ts'
import type { WebhookEvent } from './events.ts'
import { postSigned, type Resolve } from './post.server.ts'
import { signedHeaders } from './sign.server.ts'

export type EventToTell = {
  cohortId: string
  type: WebhookEvent
  /** The same event has the same key: `UID:SEQUENCE`. */
  key: string
  at: Date
  /** Ids, times, titles. */
  data: Record<string, string | number | boolean | null | string[]>
}

/** `db` is the transaction of the change that is the event. */
export async function tellWebhooks(db: Db, event: EventToTell): Promise<void> {
  for (const { id, isOn, events } of await listWebhooks(db, event.cohortId)) {
    if (isOn && events.includes(event.type)) await enqueueDelivery(db, id, event)
  }
}

/** Also to one that is not told of this kind: the way to try it out. */
export async function enqueueDelivery(db: Db, webhookId: string, event: EventToTell): Promise<void> {
  const { type, key, at, data, cohortId } = event
  const hash = createHash('sha256').update(`${type} ${key} ${webhookId}`).digest('hex')
  // Standard Webhooks signs `id.time.body`, so an id has no dot.
  const messageId = `msg_${hash.slice(0, 40)}`
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data: { cohortId, ...data } })
  await enqueue(db, deliverJob, { key: messageId, payload: { webhookId, messageId, body }, now: at })
}

type Needs = Pick<AppContext, 'db' | 'now' | 'env'> & { resolve?: Resolve }

export function deliverWork({ db, now, env, resolve }: Needs): Work {
  return workOf(deliverJob, async ({ webhookId, messageId, body }, { signal }) => {
    const webhook = await findWebhook(db, webhookId)
    if (!webhook?.isOn) return
    const signed = signedHeaders(webhook.secret, { id: messageId, at: now(), body })
    const headers = { 'content-type': 'application/json', 'user-agent': 'Greenroom', ...signed }
    const allowPrivate = env.WEBHOOKS_PRIVATE
    try {
      await postSigned({ url: webhook.url, headers, body, signal, allowPrivate, resolve })
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      await noteDelivery(db, webhookId, { at: now(), error: words.slice(0, 300) })
      throw error
    }
    await noteDelivery(db, webhookId, { at: now(), error: null })
  })
}
