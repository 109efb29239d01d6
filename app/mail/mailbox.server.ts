// What was written to whom. Coordinators read it where no mail server delivers, for their own people; administrators always.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { listMails, type Mail, type MailState } from '#app/db/mails.server.ts'

export type Mailbox = { hasMailServer: boolean; mails: Mail[] }

export async function readMailbox(
  { db, env }: Pick<AppContext, 'db' | 'env'>,
  actor: Actor,
  state?: MailState,
): Promise<Mailbox> {
  const hasMailServer = env.SMTP_URL !== ''
  if (can(actor, 'read-every-mail'))
    return { hasMailServer, mails: await listMails(db, { cohortIds: null, state }) }
  // Then letters reach their readers, and what is in them is theirs.
  if (hasMailServer) return { hasMailServer, mails: [] }
  const cohorts = await listCohortsOfUser(db, actor.userId)
  return { hasMailServer, mails: await listMails(db, { cohortIds: cohorts.map(({ id }) => id), state }) }
}
