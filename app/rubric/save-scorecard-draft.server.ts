// Keeps a half-written scorecard. Called while people type, so it must be cheap and safe to repeat.
import type { Actor } from '#app/auth/roles.ts'
import { saveScorecardDraft as saveRow } from '#app/db/scorecards.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { fitToRubric, type ScorecardDraft } from './scorecard.ts'
import { findSeat, type RubricNeeds, type SeatRefusal } from './scorecard-seat.server.ts'

export type SaveDraftRefusal = SeatRefusal | 'sealed'

/** Gives when it was saved. */
export async function saveScorecardDraft(
  needs: RubricNeeds,
  actor: Actor,
  { sessionId, draft }: { sessionId: string; draft: ScorecardDraft },
): Promise<Result<Date, SaveDraftRefusal>> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return seat
  const { part, rubric, row } = seat.value
  const updatedAt = needs.now()
  const saved = await saveRow(needs.db, {
    id: row?.id ?? randomId(),
    sessionId,
    authorId: actor.userId,
    kind: part,
    rubricId: rubric.rubricId,
    body: JSON.stringify(fitToRubric(draft, rubric.dimensions)),
    updatedAt,
  })
  return saved ? accept(updatedAt) : refuse('sealed')
}
