// Deleting recordings: by itself on their day, and at once when the candidate says so. The row stays and says when and by whom.
import { canInSession } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { findRecording, listRecordings, markRecordingDeleted } from '#app/db/recordings.server.ts'
import { findSessionOfUser } from '#app/db/sessions.server.ts'
import { enqueue } from '#app/jobs/enqueue.server.ts'
import { workOf, type Work } from '#app/jobs/runner.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { removeRecordingFiles } from './folder.server.ts'
import { deleteRecordingJob } from './keep-job.ts'

type DeleteNeeds = Pick<AppContext, 'db' | 'now'> & { env: Pick<AppContext['env'], 'recordingsFolder'> }

export type DeleteRefusal = 'not-found' | 'not-allowed'

/** One of a session's recordings, or, where none is named, all of them. Who is reading one keeps what they have and gets no more. */
export async function deleteRecordings(
  needs: DeleteNeeds,
  actor: Actor,
  { sessionId, recordingId }: { sessionId: string; recordingId?: string | null },
): Promise<Result<number, DeleteRefusal>> {
  const session = await findSessionOfUser(needs.db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole
  if (!part) return refuse('not-found')
  if (!canInSession(part, 'delete-recording')) return refuse('not-allowed')
  const at = needs.now()
  const all = await listRecordings(needs.db, sessionId)
  const wanted = all.filter(({ id, deletedAt }) => deletedAt === null && (recordingId ?? id) === id)
  if (wanted.length === 0) return refuse('not-found')
  await inTransaction(needs.db, async (tx) => {
    for (const { id } of wanted) {
      await markRecordingDeleted(tx, id, { at, byUserId: actor.userId })
      // Should this process end before the file is gone, the job sees to it.
      await enqueue(tx, deleteRecordingJob, { key: `${id}:asked`, payload: { recordingId: id }, now: at })
    }
  })
  for (const { id } of wanted)
    await removeRecordingFiles(needs.env.recordingsFolder, { sessionId, recordingId: id })
  return accept(wanted.length)
}

export function deleteRecordingWork(needs: DeleteNeeds): Work {
  return workOf(deleteRecordingJob, async ({ recordingId }) => {
    const recording = await findRecording(needs.db, recordingId)
    if (!recording) return
    // First the row: nobody is to be sent to a file that is going.
    await markRecordingDeleted(needs.db, recordingId, { at: needs.now(), byUserId: null })
    const { sessionId } = recording
    await removeRecordingFiles(needs.env.recordingsFolder, { sessionId, recordingId })
  })
}
