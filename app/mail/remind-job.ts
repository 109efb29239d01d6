import { z } from 'zod'
import { jobKind } from '#app/jobs/kinds.ts'

export const remindJob = jobKind(
  'remind',
  z.object({
    uid: z.string().max(120),
    sequence: z.number().int(),
    userId: z.string().max(40),
    ahead: z.enum(['24h', '1h', '10min']),
  }),
)
