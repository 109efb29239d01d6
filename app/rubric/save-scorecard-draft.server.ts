// Keeps half-written scorecards. Called while people type, so it must be cheap and safe to repeat.
import type { Actor } from '#app/auth/roles.ts'
import { saveScorecardDraft as saveRow } from '#app/db/scorecards.server.ts'
import { randomId } from '#app/lib/random-id.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { fitToRubric, type RoundDraft } from './scorecard.ts'
import { findSeat, type RubricNeeds, type SeatRefusal } from './scorecard-seat.server.ts'

export type SaveDraftRefusal = SeatRefusal | 'sealed'

/** Gives when it was saved. A round whose words are the same is not written again. */
export async function saveScorecardDrafts(
  needs: RubricNeeds,
  actor: Actor,
  { sessionId, drafts }: { sessionId: string; drafts: readonly RoundDraft[] },
): Promise<Result<Date, SaveDraftRefusal>> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return seat
  const { part, rounds } = seat.value
  if (rounds.some(({ row }) => row?.submittedAt)) return refuse('sealed')
  const updatedAt = needs.now()
  for (const { round, draft } of drafts) {
    const place = rounds.find((one) => one.round === round)
    if (!place) return refuse('not-found')
    const { row, rubric } = place
    const body = JSON.stringify(fitToRubric(draft, rubric.dimensions))
    if (row?.body === body) continue
    const saved = await saveRow(needs.db, {
      id: row?.id ?? randomId(),
      sessionId,
      authorId: actor.userId,
      kind: part,
      round,
      rubricId: rubric.rubricId,
      body,
      updatedAt,
    })
    if (!saved) return refuse('sealed')
  }
  return accept(updatedAt)
}
