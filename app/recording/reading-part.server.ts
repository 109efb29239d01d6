// As whom somebody may read what was recorded of a session: the part they had in it, or, for those who rate it for
// calibration, what its candidate sees and without names.
import { can, canInSession } from '#app/auth/permissions.ts'
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import { isOnOpenTape } from '#app/db/calibration.server.ts'
import type { Db } from '#app/db/client.server.ts'
import { findSession, findSessionOfUser, type Session } from '#app/db/sessions.server.ts'

export type ReadingPart = { session: Session; part: SessionRole; isForRating: boolean }

/** Null for everybody else, coordinators included. The candidate's yes is asked anew each time: it may be taken back. */
export async function findReadingPart(db: Db, actor: Actor, sessionId: string): Promise<ReadingPart | null> {
  const own = await findSessionOfUser(db, sessionId, actor.userId)
  const part = own?.participants.find((one) => one.userId === actor.userId)?.sessionRole ?? null
  if (own && part)
    return canInSession(part, 'read-recording') ? { session: own, part, isForRating: false } : null
  if (!can(actor, 'calibrate') || !(await isOnOpenTape(db, sessionId, actor.userId))) return null
  const session = await findSession(db, sessionId)
  // As the candidate: the notes and marks of the cockpit would say what somebody thought of it.
  return session && { session, part: 'candidate', isForRating: true }
}
