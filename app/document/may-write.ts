// Who may write in which document, and when. Reading is everybody's who is in the session, but for the minutes in which its
// candidate thinks alone.
import type { SessionRole } from '#app/auth/roles.ts'
import { accept, refuse, type Result } from '#app/lib/result.ts'
import { clockedPhases } from '#app/session/state.ts'
import type { Phase } from '#app/session/events.ts'
import type { DocumentKind } from './names.ts'

export type Standing = {
  sessionRole: SessionRole
  /** As in the terminal: one person at a time. */
  holdsControl: boolean
  phase: Phase | 'unopened'
  /** Where the document's round is, seen from the one that goes on. */
  round: 'earlier' | 'present' | 'later'
  /** The candidate thinks alone, and this is not the candidate. */
  hidden: boolean
}

export type WriteRefusal = 'only-watching' | 'not-begun' | 'over' | 'no-control' | 'hidden'

/** Code is written by whoever holds control; boards and notes by everybody who works in the session. */
export function mayWrite(kind: DocumentKind, standing: Standing): Result<null, WriteRefusal> {
  const { sessionRole, holdsControl, phase, round, hidden } = standing
  if (hidden) return refuse('hidden')
  if (sessionRole === 'shadow') return refuse('only-watching')
  if (phase === 'unopened' || phase === 'lobby') return refuse('not-begun')
  if (!clockedPhases.some((clocked) => clocked === phase)) return refuse('over')
  // What a round left is what it is scored by: its clock has run, whichever runs now.
  if (round !== 'present') return refuse(round === 'earlier' ? 'over' : 'not-begun')
  if (kind === 'code' && !holdsControl) return refuse('no-control')
  return accept(null)
}

/** What is in a document belongs to the question: whoever works on it sees it from the briefing on, as with the terminal. */
type Reading = Pick<Standing, 'sessionRole' | 'phase' | 'hidden'>

export function mayRead({ sessionRole, phase, hidden }: Reading): boolean {
  if (phase === 'unopened' || hidden) return false
  return phase !== 'lobby' || sessionRole === 'interviewer' || sessionRole === 'shadow'
}
