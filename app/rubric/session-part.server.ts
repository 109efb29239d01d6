// Where somebody stands after a session: their part in it, and how far the papers are that everything else waits for.
import type { Actor, InterviewRole } from '#app/auth/roles.ts'
import { listScorecards } from '#app/db/scorecards.server.ts'
import { listToldEvents } from '#app/db/session-events.server.ts'
import { findSessionOfUser, type Session } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import type { OpenedState } from '#app/session/state.ts'
import { standingOf } from './debrief.ts'
import { gatherSources } from './gather-rounds.server.ts'
import { scoredRounds, type RubricNeeds } from './scorecard-seat.server.ts'
import type { Standing } from './who-sees.ts'

export type AfterSession = {
  session: Session
  part: InterviewRole
  state: OpenedState
  standing: Standing
  /** When the scorecard was submitted; where nothing is scored, when the session was over. */
  releasedAt: Date | null
}

/** `not-found` also for whoever has no part in the session, coordinators included. */
export async function findAfterSession(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<AfterSession, 'not-found' | 'too-early'>> {
  const session = await findSessionOfUser(needs.db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole
  if (!session || !part || part === 'solo') return refuse('not-found')
  const events = await listToldEvents(needs.db, session)
  const state = replay(events)
  if (state.phase !== 'scoring' && state.phase !== 'closed') return refuse('too-early')
  const sources = await gatherSources(needs, session, state)
  const standing = standingOf(part, actor.userId, sources)
  const releasedAt = await releaseTime(needs, session, events)
  return accept({ session, part, state, standing, releasedAt: standing.isReleased ? releasedAt : null })
}

/** When the scorecard was submitted; where nothing is scored, when the session was over. Null before. */
export async function releaseTime(
  needs: Pick<RubricNeeds, 'db'>,
  session: Session,
  events: readonly SessionEvent[],
): Promise<Date | null> {
  if (scoredRounds(session).length > 0) return lastSubmitted(needs, session.id)
  const over = events.find(
    (event) => event.type === 'phase-changed' && (event.to === 'scoring' || event.to === 'closed'),
  )
  return over ? new Date(over.at) : null
}

async function lastSubmitted({ db }: Pick<RubricNeeds, 'db'>, sessionId: string): Promise<Date | null> {
  const times = (await listScorecards(db, sessionId))
    .filter(({ kind }) => kind === 'interviewer')
    .flatMap(({ submittedAt }) => submittedAt?.getTime() ?? [])
  return times.length === 0 ? null : new Date(Math.max(...times))
}

export function nameOf({ participants }: Session, part: InterviewRole): string {
  return participants.find((one) => one.sessionRole === part)?.name ?? ''
}
