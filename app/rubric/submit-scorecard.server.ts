// Submits the scorecards of all rounds together, once, and seals them. The interviewer's close the session; a shadow's are practice.
import type { Actor } from '#app/auth/roles.ts'
import { inTransaction, type Database, type Db } from '#app/db/client.server.ts'
import { sealScorecards } from '#app/db/scorecards.server.ts'
import { showNames } from '#app/db/sessions.server.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { scorecardInLetter } from '#app/mail/debrief-letters.ts'
import type { PostNeeds } from '#app/mail/queue-letter.server.ts'
import { clockAt } from '#app/session/clock.ts'
import { evidenceOf } from '#app/session/evidence.ts'
import { writeAbout } from './letter-about.server.ts'
import { saveScorecardDrafts } from './save-scorecard-draft.server.ts'
import { emptyScorecard, findGaps, findMomentGaps, type RoundDraft, type RoundGap } from './scorecard.ts'
import { findSeat, type RubricNeeds, type Seat, type SeatRefusal } from './scorecard-seat.server.ts'

export type SubmitRefusal = SeatRefusal | 'sealed' | 'session-running' | 'incomplete'
/** `gaps` is empty unless the reason is `incomplete`. */
export type Submitted = Result<null, SubmitRefusal> & { gaps: RoundGap[] }

type Needs = Omit<RubricNeeds, 'db'> &
  PostNeeds & {
    db: Database
    /** The live rooms, as far as closing a session goes. */
    rooms: { closeSession(sessionId: string, by: string): Promise<void> }
  }

export async function submitScorecard(
  needs: Needs,
  actor: Actor,
  { sessionId, drafts }: { sessionId: string; drafts: readonly RoundDraft[] },
): Promise<Submitted> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return { ...seat, gaps: [] }
  // Kept before it is judged: whatever is missing, nothing that was written is lost.
  const saved = await saveScorecardDrafts(needs, actor, { sessionId, drafts })
  if (!saved.ok) return { ...saved, gaps: [] }
  if (!isOver(seat.value)) return { ...refuse('session-running'), gaps: [] }
  const gaps = findRoundGaps(seat.value, drafts, needs.now())
  if (gaps.length > 0) return { ...refuse('incomplete'), gaps }
  const sealed = await inTransaction(needs.db, async (tx) => {
    const now = needs.now()
    const isSealed = await sealScorecards(tx, { sessionId, authorId: actor.userId }, now)
    if (isSealed && seat.value.part === 'interviewer') {
      await showNames(tx, sessionId, now)
      await tellCandidate(tx, needs, { ...seat.value, byName: actor.name })
    }
    return isSealed
  })
  if (!sealed) return { ...refuse('sealed'), gaps: [] }
  if (seat.value.part === 'interviewer') await needs.rooms.closeSession(sessionId, actor.userId)
  return { ...accept(null), gaps: [] }
}

/** The one thing they wait for. What it says stands on the page, and never in the letter. */
async function tellCandidate(
  tx: Db,
  needs: Needs,
  told: Pick<Seat, 'session' | 'state'> & { byName: string },
) {
  const { session, state, byName } = told
  await writeAbout(tx, needs, {
    session,
    state,
    to: 'candidate',
    page: 'debrief',
    write: (facts) => scorecardInLetter({ ...facts, byName }),
  })
}

/** Of every scored round, also of one that was not sent. */
function findRoundGaps({ rounds, state }: Seat, drafts: readonly RoundDraft[], now: Date): RoundGap[] {
  const { sessionMs: lastsMs } = clockAt(state, now)
  return rounds.flatMap(({ round, rubric: { dimensions }, questions }) => {
    const draft = drafts.find((one) => one.round === round)?.draft ?? emptyScorecard(dimensions)
    const evidence = new Set(evidenceOf(state, questions).map(({ id }) => id))
    const gaps = [...findGaps(draft, dimensions, evidence), ...findMomentGaps(draft, lastsMs)]
    return gaps.map((gap) => ({ ...gap, round }))
  })
}

function isOver({ state }: Seat): boolean {
  return state.phase === 'scoring' || state.phase === 'closed'
}
