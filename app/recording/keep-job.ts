// What is done later about recordings: they are fetched from the host, and one day deleted.
import { z } from 'zod'
import { jobKind } from '#app/jobs/kinds.ts'

/** About two days of trying: a host that is being repaired. */
const TRIES_MAX = 200

export const keepRecordingsJob = jobKind('keep-recordings', z.object({ sessionId: z.string().max(40) }), {
  triesMax: TRIES_MAX,
})

export const deleteRecordingJob = jobKind(
  'delete-recording',
  z.object({ recordingId: z.string().max(120) }),
  {
    triesMax: TRIES_MAX,
  },
)

/** Of somebody who left: at the host and here, whatever was made since. */
export const forgetRecordingsJob = jobKind(
  'forget-recordings',
  z.object({ sessionId: z.string().max(40), sandboxIds: z.array(z.string().max(120)).max(200) }),
  { triesMax: TRIES_MAX },
)
