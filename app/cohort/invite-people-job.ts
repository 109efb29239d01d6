import { z } from 'zod'
import { jobKind } from '#app/jobs/kinds.ts'

/** So many letters are written at a time. */
export const INVITED_AT_ONCE = 50

export const invitePeopleJob = jobKind(
  'invite-people',
  z.object({
    cohortId: z.string().max(40),
    byUserId: z.string().max(40),
    /** Invitations of one batch are written once, however often its work is done. */
    batch: z.string().max(40),
    userIds: z.array(z.string().max(40)).max(INVITED_AT_ONCE),
  }),
)
