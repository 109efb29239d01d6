// The candidate's pictures of a session. Nobody else learns that there are any, unless they are shared with the interviewer.
import type { Actor, InterviewRole } from '#app/auth/roles.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { deleteMood, findMood, saveMood, type MoodRow } from '#app/db/session-moods.server.ts'
import { findSessionOfUser, type Session } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { replay } from '#app/session/evolve.ts'
import { isMood, type SessionMood } from './moods.ts'
import type { RubricNeeds } from './scorecard-seat.server.ts'
import { nameOf } from './session-part.server.ts'
import { maySee } from './who-sees.ts'

type Needs = Pick<RubricNeeds, 'db' | 'now'>
export type MoodPage = {
  sessionId: string
  part: InterviewRole
  candidateName: string
  interviewerName: string
  /** Then the way back leads to the debrief. */
  isOver: boolean
  /** Null: none, or none for this person. */
  mood: SessionMood | null
}

async function findPart(
  { db }: Needs,
  actor: Actor,
  sessionId: string,
): Promise<{ session: Session; part: InterviewRole; candidateId: string } | null> {
  const session = await findSessionOfUser(db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole
  const candidateId = session?.participants.find((one) => one.sessionRole === 'candidate')?.userId
  return session && part && part !== 'solo' && candidateId ? { session, part, candidateId } : null
}

export async function readMood(
  needs: Needs,
  actor: Actor,
  sessionId: string,
): Promise<Result<MoodPage, 'not-found'>> {
  const found = await findPart(needs, actor, sessionId)
  if (!found) return refuse('not-found')
  const { session, part, candidateId } = found
  const row = await findMood(needs.db, sessionId, candidateId)
  // A mood waits for no paper.
  const standing = { hasWritten: true, isReleased: true, isShared: row?.isShared ?? false }
  const mood = row && maySee('mood', part, standing) ? toMood(row) : null
  const { phase } = replay(await listSessionEvents(needs.db, sessionId))
  return accept({
    sessionId,
    part,
    candidateName: nameOf(session, 'candidate'),
    interviewerName: nameOf(session, 'interviewer'),
    isOver: phase === 'scoring' || phase === 'closed',
    mood,
  })
}

/** Both empty takes it away altogether. */
export async function keepMood(
  needs: Needs,
  actor: Actor,
  { sessionId, mood }: { sessionId: string; mood: SessionMood },
): Promise<Result<null, 'not-found'>> {
  const found = await findPart(needs, actor, sessionId)
  if (found?.part !== 'candidate') return refuse('not-found')
  const { userId } = actor
  if (mood.before === null && mood.after === null) await deleteMood(needs.db, sessionId, userId)
  else await saveMood(needs.db, { sessionId, userId, ...mood, updatedAt: needs.now() })
  return accept(null)
}

function toMood({ before, after, isShared }: MoodRow): SessionMood {
  return { before: knownMood(before), after: knownMood(after), isShared }
}

/** A picture that is no longer drawn is none. */
function knownMood(value: string | null): SessionMood['before'] {
  return value !== null && isMood(value) ? value : null
}
