import type { QuestionUse } from '#app/library/question-uses.ts'
import type { Db } from './client.server.ts'

/** More questions than this nobody meets. */
const USES_MAX = 1000

/** How an event body says that the work on the box began; `appendSessionEvents` writes the bodies. */
const BEGAN_WORKING = '"to":"working"'

/** Every question this person worked on as the one being asked, first to last. */
export async function listQuestionUses(db: Db, userId: string): Promise<QuestionUse[]> {
  const rows = await db.sessionEvent.findMany({
    where: {
      type: 'phase-changed',
      body: { contains: BEGAN_WORKING },
      session: { participants: { some: { userId, sessionRole: { in: ['candidate', 'solo'] } } } },
    },
    select: {
      at: true,
      session: { select: { questionSlug: true, participants: { select: { sessionRole: true } } } },
    },
    orderBy: [{ at: 'asc' }, { sessionId: 'asc' }],
    take: USES_MAX,
  })
  return rows.map(({ at, session }) => ({
    questionSlug: session.questionSlug,
    at,
    how: session.participants.some(({ sessionRole }) => sessionRole === 'solo') ? 'practice' : 'session',
  }))
}
