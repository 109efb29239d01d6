import { z } from 'zod'
import { jobKind } from '#app/jobs/kinds.ts'

/** About five hours of trying. */
const TRIES_MAX = 24
const BODY_CHARS_MAX = 20_000

export const deliverJob = jobKind(
  'deliver-webhook',
  z.object({
    webhookId: z.string().max(40),
    /** The same for every try, so that a receiver can drop a second copy. */
    messageId: z.string().max(300),
    body: z.string().max(BODY_CHARS_MAX),
  }),
  { triesMax: TRIES_MAX },
)
