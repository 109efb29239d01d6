// What a session asks of one person next: the line and the button on their first page. No database, no time.
import type { SessionRole } from '#app/auth/roles.ts'
import type { Phase } from './events.ts'

export type NextStep =
  | 'enter-room'
  | 'write-scorecard'
  | 'finish-scorecard'
  | 'compare-scorecards'
  | 'assess-oneself'
  | 'await-scorecard'
  | 'read-scorecard'
  /** Nothing was scored: there is only what was recorded. */
  | 'look-back'
  | 'nothing'

export type SessionStanding = {
  phase: Phase
  /** Null for somebody who only sees the schedule. */
  part: SessionRole | null
  ownScorecard: 'none' | 'draft' | 'submitted'
  /** Something in it is scored. */
  scored: boolean
  /** The interviewer's scorecard is submitted. */
  released: boolean
  /** The candidate has written the self-assessment. */
  assessed: boolean
}

/** How far somebody has come with their own papers on a session, without a word of what is in them. */
export type Written = Pick<SessionStanding, 'ownScorecard' | 'assessed'>

export function nextStepFor(standing: SessionStanding): NextStep {
  const { part, phase } = standing
  // Practice has a page of its own.
  if (part === null || part === 'solo') return 'nothing'
  if (phase !== 'scoring' && phase !== 'closed') return 'enter-room'
  if (!standing.scored) return 'look-back'
  return part === 'candidate' ? nextForCandidate(standing) : nextForRater(standing)
}

function nextForCandidate({ assessed, released }: SessionStanding): NextStep {
  if (!assessed) return 'assess-oneself'
  return released ? 'read-scorecard' : 'await-scorecard'
}

function nextForRater({ ownScorecard }: SessionStanding): NextStep {
  if (ownScorecard === 'none') return 'write-scorecard'
  return ownScorecard === 'draft' ? 'finish-scorecard' : 'compare-scorecards'
}

/** People wait for each other here: it stands at the top of the page. */
export function isLive(phase: Phase): boolean {
  return phase === 'briefing' || phase === 'working' || phase === 'wrap-up'
}

export function isOver(phase: Phase): boolean {
  return phase === 'scoring' || phase === 'closed'
}
