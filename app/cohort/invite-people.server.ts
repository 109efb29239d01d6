// Letters to people who are on the list of a cohort and have never come in.
import { hasInvitation, writeInvitation } from '#app/auth/invitations.server.ts'
import { can } from '#app/auth/permissions.ts'
import type { AppContext } from '#app/context.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { listPeopleToInvite } from '#app/db/cohort-people.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { INVITED_AT_ONCE, invitePeopleJob } from './invite-people-job.ts'

type Batch = { cohortId: string; byUserId: string; userIds: readonly string[]; now: Date }

/** `db` is the transaction in which they came onto the list. */
export async function queueInvitations(db: Db, { cohortId, byUserId, userIds, now }: Batch): Promise<void> {
  const batch = randomId()
  for (let from = 0; from < userIds.length; from += INVITED_AT_ONCE) {
    const payload = { cohortId, byUserId, batch, userIds: userIds.slice(from, from + INVITED_AT_ONCE) }
    await enqueue(db, invitePeopleJob, { key: `${cohortId}:${batch}:${from}`, payload, now })
  }
}

/** Whoever has come in meanwhile, has left, or has the letter of this batch, is left alone. */
export function invitePeopleWork(context: Pick<AppContext, 'db' | 'now' | 'env'>): Work {
  return workOf(invitePeopleJob, async ({ cohortId, byUserId, batch, userIds }, { signal }) => {
    const by = await findUser(context.db, byUserId)
    if (!by || !can(by, 'invite-people')) return
    const actor = { userId: by.id, name: by.name, role: by.role }
    for (const person of await listPeopleToInvite(context.db, cohortId, userIds)) {
      if (signal.aborted) throw new Error('stopped between two letters')
      const id = `${batch}-${person.id}`
      if (await hasInvitation(context.db, id)) continue
      const { name, email, role, isElsewhere } = person
      await writeInvitation(context, actor, { id, name, email, role, cohortId, isPrivate: isElsewhere })
    }
  })
}
