import type { QuestionUse } from '#app/library/question-uses.ts'
import type { Db } from './client.server.ts'

/** More sessions nobody has. */
const SESSIONS_MAX = 1000

/** How an event's body says that the work on the box began; `appendSessionEvents` writes the bodies. */
const BEGAN_WORKING = '"to":"working"'

/** Every question this person worked on as the one being asked, first to last. */
export async function listQuestionUses(db: Db, userId: string): Promise<QuestionUse[]> {
  const parts = await db.sessionParticipant.findMany({
    where: { userId, sessionRole: { in: ['candidate', 'solo'] } },
    select: { sessionId: true, sessionRole: true, session: { select: { questionSlug: true } } },
    take: SESSIONS_MAX,
  })
  const partIn = new Map(parts.map((part) => [part.sessionId, part]))
  // The type is looked at afterwards: asked for here, it would make the database walk through every session there is.
  const rows = await db.sessionEvent.findMany({
    where: { sessionId: { in: [...partIn.keys()] }, body: { contains: BEGAN_WORKING } },
    select: { sessionId: true, at: true, type: true },
    orderBy: [{ at: 'asc' }, { sessionId: 'asc' }],
  })
  return rows.flatMap(({ sessionId, at, type }) => {
    const part = partIn.get(sessionId)
    if (type !== 'phase-changed' || !part) return []
    const how = part.sessionRole === 'solo' ? 'practice' : 'session'
    return [{ questionSlug: part.session.questionSlug, at, how }]
  })
}
