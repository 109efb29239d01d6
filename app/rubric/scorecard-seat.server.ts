// Where somebody writes a scorecard: their part in the session, its rubric, its notes, and what is written so far.
import type { Actor, SessionRole } from '#app/auth/roles.ts'
import { canInSession } from '#app/auth/permissions.ts'
import type { Db } from '#app/db/client.server.ts'
import { listScorecardsBy, type ScorecardRow } from '#app/db/scorecards.server.ts'
import { listToldEvents } from '#app/db/session-events.server.ts'
import { findSessionOfUser, type Session, type SessionRound } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { replay } from '#app/session/evolve.ts'
import { goneQuestion, type QuestionCard } from '#app/session/question-card.ts'
import type { OpenedState } from '#app/session/state.ts'
import type { QuestionBank, Rubric } from '#questions/schema.ts'
import { getRubric } from './rubric-versions.server.ts'
import { fitToRubric, emptyScorecard, scorecardDraft, type ScorecardDraft } from './scorecard.ts'

export type RubricNeeds = { db: Db; now: () => Date; questions: QuestionBank }

/** A round that is scored, with what this person has written of it. */
export type SeatRound = {
  round: number
  title: string
  rubric: Rubric
  /** Those of this round that are still in the bank, as the others look without it. */
  questions: QuestionCard[]
  row: ScorecardRow | null
}
export type Seat = {
  session: Session
  part: Extract<SessionRole, 'interviewer' | 'shadow'>
  rounds: SeatRound[]
  state: OpenedState
  events: SessionEvent[]
}
export type SeatRefusal = 'not-found' | 'too-early' | 'not-scored'

/** Scorecards are written from the briefing on; before that there is nothing to rate. */
export async function findSeat(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<Seat, SeatRefusal>> {
  const { db } = needs
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
  const events = await listToldEvents(db, session)
  const state = replay(events)
  if (state.phase === 'unopened' || state.phase === 'lobby') return refuse('too-early')
  const rows = await listScorecardsBy(db, sessionId, actor.userId)
  const rounds = await Promise.all(
    scoredRounds(session).map(async ({ round, rubricId, questions }): Promise<SeatRound> => {
      const row = rows.find((one) => one.round === round) ?? null
      const rubric = await getRubric(needs, row?.rubricId ?? rubricId)
      const title = state.rounds.find((one) => one.round === round)?.title ?? rubric.title
      const cards = questions.map(({ questionSlug }) => findQuestionCard(needs.questions, questionSlug))
      return { round, title, rubric, questions: cards, row }
    }),
  )
  return rounds.length === 0 ? refuse('not-scored') : accept({ session, part, rounds, state, events })
}

export type ScoredRound = SessionRound & { rubricId: string }

export function scoredRounds({ rounds }: Pick<Session, 'rounds'>): ScoredRound[] {
  return rounds.flatMap((round) => {
    const { rubricId } = round
    return rubricId === null ? [] : [{ ...round, rubricId }]
  })
}

/** A question can leave the bank; its scorecards stay readable. */
export function findQuestionCard(bank: QuestionBank, slug: string): QuestionCard {
  return bank.findQuestion(slug) ?? goneQuestion(slug)
}

/** What is written in a row, laid over its rubric. */
export function readScorecardBody(row: Pick<ScorecardRow, 'body'> | null, rubric: Rubric): ScorecardDraft {
  if (!row) return emptyScorecard(rubric.dimensions)
  return fitToRubric(scorecardDraft.parse(JSON.parse(row.body)), rubric.dimensions)
}
