// Whether the terminals are recorded: from the beginning, until somebody whose session it is would rather not.
import { accept, refuse } from '#app/lib/result.ts'
import type { Decision } from './machine.ts'
import { isFull } from './rules-for-talk.ts'
import { isClocked, type OpenedState, type SessionState } from './state.ts'

/** `agreed`: who wants it on again, while it is off. */
export type RecordingConsent = { on: boolean; agreed: string[] }

export const recordedFromStart: RecordingConsent = { on: true, agreed: [] }

/** One is enough to switch it off; on again it goes when everybody who may say so has said so. */
export function withConsent(state: OpenedState, { on, by }: { on: boolean; by: string }): RecordingConsent {
  const others = state.recording.agreed.filter((userId) => userId !== by)
  if (!on) return { on: false, agreed: others }
  const agreed = [...others, by]
  const isUnanimous = parties(state).every((userId) => agreed.includes(userId))
  return isUnanimous ? recordedFromStart : { on: state.recording.on, agreed }
}

export function decideRecording(state: OpenedState, on: boolean, by: string): Decision {
  if (state.phase !== 'lobby' && !isClocked(state)) return refuse('not-in-this-phase')
  const { recording } = state
  const wants = recording.on || recording.agreed.includes(by)
  if (on === wants) return accept([])
  // Switching off is never refused: it comes at most once more than switching on.
  if (on && isFull(state)) return refuse('session-full')
  return accept([{ type: 'recording-set', on }])
}

/** A shadow watches, and has no say. */
function parties(state: OpenedState): string[] {
  return state.participants.flatMap(({ userId, sessionRole }) => (sessionRole === 'shadow' ? [] : [userId]))
}

/** Null where it stays as it is. */
export function recordingSwitch(before: SessionState, after: SessionState): boolean | null {
  if (before.phase === 'unopened' || after.phase === 'unopened') return null
  return before.recording.on === after.recording.on ? null : after.recording.on
}
