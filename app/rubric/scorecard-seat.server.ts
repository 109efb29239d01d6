// Where somebody writes a scorecard: their part in the session, its rubric, its notes, and what is written so far.
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import { canInSession } from '#app/auth/permissions.ts'
import type { Db } from '#app/db/client.server.ts'
import { findScorecard, type ScorecardRow } from '#app/db/scorecards.server.ts'
import { listSessionEvents } from '#app/db/session-events.server.ts'
import { findSessionOfUser, type Session } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import type { SessionState } from '#app/session/state.ts'
import type { QuestionBank, Rubric } from '#questions/schema.ts'
import { fitToRubric, emptyScorecard, scorecardDraft, type ScorecardDraft } from './scorecard.ts'

export type RubricNeeds = { db: Db; now: () => Date; questions: QuestionBank }

export type Seat = {
  session: Session
  part: Extract<SessionRole, 'interviewer' | 'shadow'>
  rubric: Rubric
  events: SessionEvent[]
  state: SessionState
  row: ScorecardRow | null
}
export type SeatRefusal = 'not-found' | 'too-early'

/** Scorecards are written from the briefing on; before that there is nothing to rate. */
export async function findSeat(
  { db, questions }: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<Seat, SeatRefusal>> {
  const session = await findSessionOfUser(db, sessionId, actor.userId)
  const part = session?.participants.find((one) => one.userId === actor.userId)?.sessionRole
  if (
    !session ||
    !part ||
    part === 'candidate' ||
    part === 'solo' ||
    !canInSession(part, 'write-scorecard')
  ) {
    return refuse('not-found')
  }
  const events = await listSessionEvents(db, sessionId)
  const state = replay(events)
  if (state.phase === 'unopened' || state.phase === 'lobby') return refuse('too-early')
  const row = await findScorecard(db, sessionId, actor.userId)
  const rubric = questions.getRubric(row?.rubricId ?? session.rubricId)
  return accept({ session, part, rubric, events, state, row })
}

/** What is written in a row, laid over its rubric. */
export function readScorecardBody(row: Pick<ScorecardRow, 'body'> | null, rubric: Rubric): ScorecardDraft {
  if (!row) return emptyScorecard(rubric.dimensions)
  return fitToRubric(scorecardDraft.parse(JSON.parse(row.body)), rubric.dimensions)
}
