// What is said about the recording of a session, and what may be asked for.
import type { SessionView } from '#app/session/view-types.ts'

type Told = Pick<SessionView, 'recording' | 'participants' | 'practice'> & { me: SessionView['me'] }
export type RecordingWords = { says: string; offer: { on: boolean; words: string } | null }

/** `asked`: it is off, and the other one would like it on again. */
export type RecordingState = 'on' | 'off' | 'asked'

export function recordingState({ recording, me }: Pick<Told, 'recording' | 'me'>): RecordingState {
  if (recording.on) return 'on'
  const mayAgree = me.sessionRole === 'candidate' || me.sessionRole === 'interviewer'
  const isAsked = recording.agreed.some((userId) => userId !== me.userId)
  return mayAgree && isAsked && !recording.agreed.includes(me.userId) ? 'asked' : 'off'
}

export function recordingWords({ recording, me, participants, practice }: Told): RecordingWords {
  const isShadow = me.sessionRole === 'shadow'
  if (recording.on) {
    const says = practice
      ? 'What the terminal shows is recorded, so that you can look back at it.'
      : 'What the terminal shows is recorded, so that you can look back at it together.'
    return { says, offer: isShadow ? null : { on: false, words: 'Do not record' } }
  }
  const agreed = participants.filter(({ userId }) => recording.agreed.includes(userId))
  const other = agreed.find(({ userId }) => userId !== me.userId)
  if (recording.agreed.includes(me.userId)) {
    const says = 'Nothing is recorded. You would like to; it begins when the other one agrees.'
    return { says, offer: { on: false, words: 'Rather not' } }
  }
  const says = other
    ? `Nothing is recorded. ${other.name} would like to.`
    : 'Nothing is recorded. That is fine.'
  return {
    says,
    offer: isShadow ? null : { on: true, words: other ? 'Agree to recording' : 'Record after all' },
  }
}
