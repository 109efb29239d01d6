// What its author sees on the scoring page: the draft or the sealed card, the rubric, and the notes to attach.
import type { Actor } from '#app/auth/roles.ts'
import { accept, type Result } from '#app/lib/result.ts'
import { factsOf, type SessionFacts } from '#app/session/facts.ts'
import type { Note } from '#app/session/state.ts'
import type { Rubric } from '#questions/schema.ts'
import type { Summary } from './ratings.ts'
import { summarizeScorecard, type ScorecardDraft } from './scorecard.ts'
import { findSeat, readScorecardBody, type RubricNeeds, type SeatRefusal } from './scorecard-seat.server.ts'

export type ScorecardPage = {
  sessionId: string
  part: 'interviewer' | 'shadow'
  candidateName: string
  rubric: Rubric
  draft: ScorecardDraft
  summary: Summary
  /** In the order they were written; `elapsedMs` is session time. */
  notes: Omit<Note, 'by'>[]
  savedAt: string | null
  submittedAt: string | null
  /** What the box saw; it stands beside the ratings. */
  facts: SessionFacts | null
  /** The session is over, so the card can be submitted. */
  maySubmit: boolean
}

export async function readScorecard(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<ScorecardPage, SeatRefusal>> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return seat
  const { session, part, rubric, events, state, row } = seat.value
  const question = needs.questions.findQuestion(session.questionSlug)
  const draft = readScorecardBody(row, rubric)
  const notes = state.phase === 'unopened' ? [] : state.notes.map(({ by: _, ...note }) => note)
  return accept({
    sessionId,
    part,
    candidateName: session.participants.find((one) => one.sessionRole === 'candidate')?.name ?? '',
    rubric,
    draft,
    summary: summarizeScorecard(draft, rubric.dimensions),
    notes,
    savedAt: row?.updatedAt.toISOString() ?? null,
    submittedAt: row?.submittedAt?.toISOString() ?? null,
    facts: question ? factsOf(events, question) : null,
    maySubmit: (state.phase === 'scoring' || state.phase === 'closed') && !row?.submittedAt,
  })
}
