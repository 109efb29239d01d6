import type { Actor } from '#app/auth/roles.ts'
import type { Db } from '#app/db/client.server.ts'
import { listScorecardStates } from '#app/db/scorecards.server.ts'
import { listAssessedSessionIds } from '#app/db/self-assessments.server.ts'
import type { Written } from '#app/session/next-step.ts'

export async function whatIsWritten(db: Db, { userId }: Actor, sessionId: string): Promise<Written> {
  const scorecards = await listScorecardStates(db, userId, [sessionId])
  const assessed = await listAssessedSessionIds(db, userId, [sessionId])
  return { ownScorecard: scorecards.get(sessionId) ?? 'none', assessed: assessed.has(sessionId) }
}
