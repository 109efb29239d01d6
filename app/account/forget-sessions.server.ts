// The sessions of somebody who leaves, inside the transaction in which they leave.
import type { Db } from '#app/db/client.server.ts'
import {
  deleteOwnDrafts,
  deletePractice,
  deleteWorkOf,
  listPartsOf,
  rewriteBodies,
  rewriteFollowUps,
  type OwnPart,
} from '#app/db/leaving-sessions.server.ts'
import { listRecordings, markRecordingDeleted } from '#app/db/recordings.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { enqueue, withdraw } from '#app/jobs/enqueue.server.ts'
import { forgetRecordingsJob, keepRecordingsJob } from '#app/recording/keep-job.ts'
import { nameTaker, withoutPerson, withoutWords, type Person } from './without.ts'

/** Gives the sessions whose files have to go. */
export async function forgetSessions(db: Db, person: Person, at: Date): Promise<string[]> {
  await deleteOwnDrafts(db, person.userId)
  const parts = await listPartsOf(db, person.userId)
  for (const part of parts) {
    if (isAbout(part)) await forgetOwn(db, part, person, at)
    else await forgetName(db, part.sessionId, person)
  }
  return parts.filter(isAbout).map(({ sessionId }) => sessionId)
}

function isAbout({ sessionRole }: OwnPart): boolean {
  return sessionRole === 'candidate' || sessionRole === 'solo'
}

/** Their work and every word about it. What is left are kinds, times and numbers. */
async function forgetOwn(
  db: Db,
  ...[{ sessionId, kind }, person, at]: [OwnPart, Person, Date]
): Promise<void> {
  // Before the events go: they say which boxes there were.
  await forgetRecordings(db, sessionId, { at, byUserId: person.userId })
  if (kind === 'practice') return deletePractice(db, sessionId)
  await deleteWorkOf(db, sessionId)
  await rewriteBodies(db, sessionId, (body, type) => withoutWords(withoutPerson(body, person), type))
}

/** Somebody else's session: it stays theirs. */
async function forgetName(db: Db, sessionId: string, person: Person): Promise<void> {
  await rewriteBodies(db, sessionId, (body) => withoutPerson(body, person))
  await rewriteFollowUps(db, sessionId, nameTaker(person))
}

/** The rows say so at once; what is at the host, and files, go by a job, should this process end before they are gone. */
async function forgetRecordings(
  db: Db,
  sessionId: string,
  { at, byUserId }: { at: Date; byUserId: string },
): Promise<void> {
  for (const { id, deletedAt } of await listRecordings(db, sessionId))
    if (deletedAt === null) await markRecordingDeleted(db, id, { at, byUserId })
  const boxes = (await listSessionEvents(db, sessionId)).flatMap((event) =>
    event.type === 'sandbox-requested' ? [event.sandboxId] : [],
  )
  await withdraw(db, keepRecordingsJob, sessionId)
  const payload = { sessionId, sandboxIds: [...new Set(boxes)].slice(-BOXES_MAX) }
  await enqueue(db, forgetRecordingsJob, { key: sessionId, payload, now: at })
}

const BOXES_MAX = 200
