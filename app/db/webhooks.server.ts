import type { WebhookEvent } from '#app/webhook/events.ts'
import type { Db } from './client.server.ts'

export type Webhook = {
  id: string
  cohortId: string
  url: string
  secret: string
  events: WebhookEvent[]
  isOn: boolean
  createdAt: Date
  createdById: string
  lastOkAt: Date | null
  lastError: string | null
}

const LISTED_MAX = 20

export type WebhookToAdd = Omit<Webhook, 'isOn' | 'lastOkAt' | 'lastError'>

/** False when the cohort has as many as it may have. */
export async function addWebhook(db: Db, webhook: WebhookToAdd): Promise<boolean> {
  if ((await db.webhook.count({ where: { cohortId: webhook.cohortId } })) >= LISTED_MAX) return false
  await db.webhook.create({
    data: { ...webhook, events: JSON.stringify(webhook.events) },
    select: { id: true },
  })
  return true
}

export async function findWebhook(db: Db, id: string): Promise<Webhook | null> {
  const row = await db.webhook.findUnique({ where: { id } })
  return row && toWebhook(row)
}

export async function listWebhooks(db: Db, cohortId: string): Promise<Webhook[]> {
  const rows = await db.webhook.findMany({
    where: { cohortId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: LISTED_MAX,
  })
  return rows.map(toWebhook)
}

type InCohort = { id: string; cohortId: string }

export async function switchWebhook(db: Db, { id, cohortId }: InCohort, isOn: boolean): Promise<void> {
  await db.webhook.updateMany({ where: { id, cohortId }, data: { isOn } })
}

export async function deleteWebhook(db: Db, { id, cohortId }: InCohort): Promise<void> {
  await db.webhook.deleteMany({ where: { id, cohortId } })
}

/** `error` null: it arrived. */
export async function noteDelivery(
  db: Db,
  id: string,
  { at, error }: { at: Date; error: string | null },
): Promise<void> {
  await db.webhook.updateMany({
    where: { id },
    data: error === null ? { lastOkAt: at, lastError: null } : { lastError: error },
  })
}

function toWebhook(row: Omit<Webhook, 'events'> & { events: string }): Webhook {
  // why: only addWebhook writes this column, from the same type
  return { ...row, events: JSON.parse(row.events) as WebhookEvent[] }
}
