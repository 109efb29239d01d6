// The candidate's own words about the session, written once, before reading anybody else's.
import { canInSession } from '#app/auth/permissions.ts'
import type { Actor } from '#app/auth/roles.ts'
import { isKeyTaken } from '#app/db/client.server.ts'
import { createSelfAssessment } from '#app/db/self-assessments.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { findSessionOfUser } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { replay } from '#app/session/evolve.ts'
import type { RubricNeeds } from './scorecard-seat.server.ts'
import type { SelfAssessment } from './self-assessment.ts'

export type SelfAssessmentRefusal = 'not-found' | 'too-early' | 'already-written'

export async function writeSelfAssessment(
  { db, now }: Pick<RubricNeeds, 'db' | 'now'>,
  actor: Actor,
  { sessionId, answers }: { sessionId: string; answers: SelfAssessment },
): Promise<Result<null, SelfAssessmentRefusal>> {
  const session = await findSessionOfUser(db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole ?? null
  if (!session || !canInSession(part, 'assess-oneself')) return refuse('not-found')
  const { phase } = replay(await listSessionEvents(db, sessionId))
  if (phase !== 'scoring' && phase !== 'closed') return refuse('too-early')
  try {
    const body = JSON.stringify(answers)
    await createSelfAssessment(db, { sessionId, userId: actor.userId, body, submittedAt: now() })
  } catch (error) {
    if (isKeyTaken(error)) return refuse('already-written')
    throw error
  }
  return accept(null)
}
