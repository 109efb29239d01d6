// Somebody has left: what the host still has of their sessions is deleted there, and what came here meanwhile too.
import type { AppContext } from '#app/context.server.ts'
import { listRecordings, markRecordingDeleted } from '#app/db/recordings.server.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { removeSessionFolder } from './folder.server.ts'
import { forgetRecordingsJob } from './keep-job.ts'

type ForgetNeeds = Pick<AppContext, 'db' | 'now' | 'sandbox'> & {
  env: Pick<AppContext['env'], 'recordingsFolder'>
}

/** Done again, nothing changes. Throws while the host is away or still writes: it is tried later. */
export function forgetRecordingsWork({ db, now, env, sandbox }: ForgetNeeds): Work {
  return workOf(forgetRecordingsJob, async ({ sessionId, sandboxIds }) => {
    const recordings =
      sandboxIds.length > 0 ? (await sandbox.request('listRecordings', { sandboxIds })).recordings : []
    for (const { sandboxId, recordingId, open } of recordings) {
      if (!open) await sandbox.request('deleteRecordings', { sandboxId, recordingIds: [recordingId] })
    }
    for (const { id, deletedAt } of await listRecordings(db, sessionId))
      if (deletedAt === null) await markRecordingDeleted(db, id, { at: now(), byUserId: null })
    await removeSessionFolder(env.recordingsFolder, sessionId)
    const writing = recordings.filter(({ open }) => open).length
    if (writing > 0) throw new Error(`${writing} of its recordings are still being written`)
  })
}
