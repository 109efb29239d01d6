import { z } from 'zod'
import { jobKind } from '#app/jobs/kinds.ts'

/** About a day of trying. */
const TRIES_MAX = 100

export const sendMailJob = jobKind('send-mail', z.object({ mailId: z.string().max(40) }), {
  triesMax: TRIES_MAX,
})
