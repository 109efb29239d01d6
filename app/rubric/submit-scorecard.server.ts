// Submits a scorecard once and seals it. The interviewer's closes the session; a shadow's is practice.
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, type Database } from '#app/db/client.server.ts'
import { sealScorecard } from '#app/db/scorecards.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { saveScorecardDraft } from './save-scorecard-draft.server.ts'
import { findGaps, type Gap, type ScorecardDraft } from './scorecard.ts'
import { findSeat, type RubricNeeds, type Seat, type SeatRefusal } from './scorecard-seat.server.ts'

export type SubmitRefusal = SeatRefusal | 'sealed' | 'session-running' | 'incomplete'
/** `gaps` is empty unless the reason is `incomplete`. */
export type Submitted = Result<null, SubmitRefusal> & { gaps: Gap[] }

type Needs = Omit<RubricNeeds, 'db'> & {
  db: Database
  /** The live rooms, as far as closing a session goes. */
  rooms: { closeSession(sessionId: string, by: string): Promise<void> }
}

export async function submitScorecard(
  needs: Needs,
  actor: Actor,
  { sessionId, draft }: { sessionId: string; draft: ScorecardDraft },
): Promise<Submitted> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return { ...seat, gaps: [] }
  if (seat.value.row?.submittedAt) return { ...refuse('sealed'), gaps: [] }
  // Kept before it is judged: whatever is missing, nothing that was written is lost.
  const saved = await saveScorecardDraft(needs, actor, { sessionId, draft })
  if (!saved.ok) return { ...saved, gaps: [] }
  if (!isOver(seat.value)) return { ...refuse('session-running'), gaps: [] }
  const gaps = findGaps(draft, seat.value.rubric.dimensions, noteIdsOf(seat.value))
  if (gaps.length > 0) return { ...refuse('incomplete'), gaps }
  const sealed = await inTransaction(needs.db, (tx) =>
    sealScorecard(tx, { sessionId, authorId: actor.userId }, needs.now()),
  )
  if (!sealed) return { ...refuse('sealed'), gaps: [] }
  if (seat.value.part === 'interviewer') await needs.rooms.closeSession(sessionId, actor.userId)
  return { ...accept(null), gaps: [] }
}

function isOver({ state }: Seat): boolean {
  return state.phase === 'scoring' || state.phase === 'closed'
}

function noteIdsOf({ state }: Seat): ReadonlySet<string> {
  return new Set(state.phase === 'unopened' ? [] : state.notes.map((note) => note.noteId))
}
