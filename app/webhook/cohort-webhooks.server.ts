// The webhooks of a cohort, for those who coordinate it.
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { addWebhook, deleteWebhook, findWebhook, switchWebhook } from '#app/db/webhooks.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { enqueueDelivery } from './deliver.server.ts'
import type { WebhookEvent } from './events.ts'
import { makeSecret } from './sign.server.ts'

type Needs = Pick<AppContext, 'db' | 'now'>

type Wanted = { cohortId: string; url: string; events: WebhookEvent[]; by: Actor }

/** Gives the secret, which is shown once. */
export async function makeWebhook({ db, now }: Needs, wanted: Wanted): Promise<Result<string, 'too-many'>> {
  const { cohortId, url, events, by } = wanted
  const secret = makeSecret()
  const row = { id: randomId(), cohortId, url, events, secret, createdAt: now(), createdById: by.userId }
  return (await addWebhook(db, row)) ? accept(secret) : refuse('too-many')
}

export const webhookDeeds = ['on', 'off', 'remove', 'try'] as const
export type WebhookDeed = { cohortId: string; id: string; deed: (typeof webhookDeeds)[number] }

export async function changeWebhook({ db, now }: Needs, { cohortId, id, deed }: WebhookDeed): Promise<void> {
  switch (deed) {
    case 'on':
    case 'off':
      return switchWebhook(db, { id, cohortId }, deed === 'on')
    case 'remove':
      return deleteWebhook(db, { id, cohortId })
    case 'try': {
      const webhook = await findWebhook(db, id)
      if (webhook?.cohortId !== cohortId) return
      const at = now()
      await enqueueDelivery(db, id, { cohortId, type: 'ping', key: String(at.getTime()), at, data: {} })
    }
  }
}
