// What was written to whom. Coordinators read it where no mail server delivers, for their own people; administrators always.
import { can } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listCohortsOfUser } from '#app/db/cohorts.server.ts'
import { LISTED_MAX, listMails, type Mail, type MailSearch } from '#app/db/mails.server.ts'

/** `isCut`: there may be older ones. */
export type Mailbox = { hasMailServer: boolean; mails: Mail[]; isCut: boolean }

export async function readMailbox(
  { db, env }: Pick<AppContext, 'db' | 'env'>,
  actor: Actor,
  search: Omit<MailSearch, 'cohortIds'> = {},
): Promise<Mailbox> {
  const hasMailServer = env.SMTP_URL !== ''
  const mayReadAll = can(actor, 'read-every-mail')
  // Then letters reach their readers, and what is in them is theirs.
  if (hasMailServer && !mayReadAll) return { hasMailServer, mails: [], isCut: false }
  const cohorts = mayReadAll ? null : await listCohortsOfUser(db, actor.userId)
  const mails = await listMails(db, { ...search, cohortIds: cohorts && cohorts.map(({ id }) => id) })
  return { hasMailServer, mails, isCut: mails.length === LISTED_MAX }
}
