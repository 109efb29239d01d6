// What its author sees on the scoring page: each scored round with its rubric, what is written of it, and what can be attached.
import type { Actor } from '#app/auth/roles.ts'
import { accept, type Result } from '#app/lib/result.ts'
import { evidenceOf } from '#app/session/evidence.ts'
import { summarizeScorecard } from './scorecard.ts'
import type { ScorecardPage } from './scorecard-page.ts'
import { findSeat, readScorecardBody, type RubricNeeds, type SeatRefusal } from './scorecard-seat.server.ts'

export async function readScorecard(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<ScorecardPage, SeatRefusal>> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return seat
  const { session, part, rounds, state } = seat.value
  const submittedAt = rounds.find(({ row }) => row?.submittedAt)?.row?.submittedAt ?? null
  return accept({
    sessionId,
    part,
    candidateName: session.participants.find((one) => one.sessionRole === 'candidate')?.name ?? '',
    rounds: rounds.map(({ round, title, rubric, questions, row }) => {
      const draft = readScorecardBody(row, rubric)
      const summary = summarizeScorecard(draft, rubric.dimensions)
      return { round, title, rubric, draft, summary, evidence: evidenceOf(state, questions) }
    }),
    submittedAt: submittedAt?.toISOString() ?? null,
    maySubmit: (state.phase === 'scoring' || state.phase === 'closed') && !submittedAt,
  })
}
