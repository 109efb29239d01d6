// What its author sees on the scoring page: each scored round with its rubric, what is written of it, and what can be attached.
import type { Actor } from '#app/auth/roles.ts'
import { listAdditions } from '#app/db/scorecard-additions.server.ts'
import { accept, type Result } from '#app/lib/result.ts'
import { evidenceOf } from '#app/session/evidence.ts'
import { timelineFor } from '#app/session/timeline.ts'
import type { TimelineEntry } from '#app/session/view-types.ts'
import { additionsTo } from './add-to-scorecard.server.ts'
import { summarizeScorecard } from './scorecard.ts'
import type { ScorecardPage, TimelineMoment } from './scorecard-page.ts'
import { findSeat, readScorecardBody, type RubricNeeds, type SeatRefusal } from './scorecard-seat.server.ts'

export async function readScorecard(
  needs: RubricNeeds,
  actor: Actor,
  sessionId: string,
): Promise<Result<ScorecardPage, SeatRefusal>> {
  const seat = await findSeat(needs, actor, sessionId)
  if (!seat.ok) return seat
  const { session, part, rounds, state, events } = seat.value
  const added = await listAdditions(needs.db, sessionId)
  const told = timelineFor(
    part,
    events,
    rounds.flatMap(({ questions }) => questions),
  )
  const submittedAt = rounds.find(({ row }) => row?.submittedAt)?.row?.submittedAt ?? null
  return accept({
    sessionId,
    part,
    candidateName: session.participants.find((one) => one.sessionRole === 'candidate')?.name ?? '',
    rounds: rounds.map(({ round, title, rubric, questions, row }) => {
      const draft = readScorecardBody(row, rubric)
      const summary = summarizeScorecard(draft, rubric.dimensions)
      const additions = row ? additionsTo(row.id, added) : []
      return { round, title, rubric, draft, summary, evidence: evidenceOf(state, questions), additions }
    }),
    timeline: momentsToPointAt(told),
    submittedAt: submittedAt?.toISOString() ?? null,
    maySubmit: (state.phase === 'scoring' || state.phase === 'closed') && !submittedAt,
  })
}

/** Notes are attached as themselves, and who came and went earns no rating. */
const POINTED_AT: ReadonlySet<TimelineEntry['kind']> = new Set([
  'phase',
  'control',
  'hint',
  'probe',
  'comment',
  'point',
  'run',
])
/** More than this nobody looks through; any other second can be typed. */
const POINTED_AT_MAX = 200

function momentsToPointAt(timeline: readonly TimelineEntry[]): TimelineMoment[] {
  return timeline
    .filter(({ kind }) => POINTED_AT.has(kind))
    .slice(0, POINTED_AT_MAX)
    .map(({ elapsedMs, words }) => ({ sessionMs: elapsedMs, words }))
}
