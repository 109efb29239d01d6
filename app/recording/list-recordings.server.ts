// The recordings of a session for who was there: what there is, until when, what is missing in it, and who has read it.
import { canInSession } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { AppContext } from '#app/context.server.ts'
import { listRecordingReads, listRecordings, type Recording } from '#app/db/recordings.server.ts'
import { findSessionOfUser, type Session } from '#app/db/sessions.server.ts'
import { findUser } from '#app/db/users.server.ts'
import { dateWords, knownZone, momentWords } from '#app/lib/calendar.ts'
import type { RecordingsPage } from './recordings-page.ts'

/** Null for everybody without a part in it: whether there is such a session is not theirs to know. */
export async function listSessionRecordings(
  { db }: Pick<AppContext, 'db'>,
  actor: Actor,
  sessionId: string,
): Promise<RecordingsPage | null> {
  const session = await findSessionOfUser(db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole ?? null
  if (!session || !canInSession(part, 'read-recording')) return null
  const zone = knownZone((await findUser(db, actor.userId))?.timeZone ?? 'UTC')
  const reads = await listRecordingReads(db, sessionId)
  const knownAs = (userId: string, name: string) =>
    session.participants.find((one) => one.userId === userId && one.isHidden)?.name ?? name
  return {
    sessionId,
    mayDelete: canInSession(part, 'delete-recording'),
    isAlone: part === 'solo',
    recordings: (await listRecordings(db, sessionId)).map((one) => ({
      ...toListed(one, session, zone),
      reads: reads
        .filter(({ recordingId }) => recordingId === one.id)
        .map(({ userId, name, at, what }) => ({
          name: knownAs(userId, name),
          what,
          when: momentWords(at, zone),
        })),
    })),
  }
}

function toListed(one: Recording, session: Session, zone: string) {
  const { id, title, durationMs, bytes, cutWords, startedAt, deleteAt, deletedAt, deletedById } = one
  const by = session.participants.find(({ userId }) => userId === deletedById)?.name
  return {
    ...{ id, title, durationMs, bytes, cutWords },
    began: momentWords(startedAt, zone),
    deletedOn: dateWords(deleteAt, zone),
    gone:
      deletedAt && `Deleted on ${dateWords(deletedAt, zone)}${by ? ` by ${by}` : ', as its time was over'}.`,
  }
}
