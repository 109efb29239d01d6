// What is said about the recording of a session, and what may be asked for.
import type { SessionView } from '#app/session/view-types.ts'

type Told = Pick<SessionView, 'agenda' | 'recording' | 'participants' | 'practice'> & {
  me: SessionView['me']
}
export type RecordingWords = { says: string; offer: { on: boolean; words: string } | null }

/** `asked`: it is off, and the other one would like it on again. */
export type RecordingState = 'on' | 'off' | 'asked'

export function recordingState({ recording, me }: Pick<Told, 'recording' | 'me'>): RecordingState {
  if (recording.on) return 'on'
  const mayAgree = me.sessionRole === 'candidate' || me.sessionRole === 'interviewer'
  const isAsked = recording.agreed.some((userId) => userId !== me.userId)
  return mayAgree && isAsked && !recording.agreed.includes(me.userId) ? 'asked' : 'off'
}

/** What of a session can be recorded: what terminals show, what is written together, or both. */
export type Recorded = 'terminal' | 'writing' | 'both'

/** Null: talk, and things to read. */
export function recordedOf({ agenda }: Pick<SessionView, 'agenda'>): Recorded | null {
  const stages = agenda.flatMap(({ stage }) => stage ?? [])
  const tools = stages.flatMap(({ tools }) => tools)
  const hasWriting = tools.some((tool) => tool === 'editor' || tool === 'board' || tool === 'notes')
  // Without stages there is the terminal, as ever.
  if (stages.length > 0 && !tools.includes('terminal')) return hasWriting ? 'writing' : null
  return hasWriting ? 'both' : 'terminal'
}

const recordedWords: Record<Recorded, string> = {
  terminal: 'What the terminal shows is recorded',
  writing: 'What is written and drawn here is recorded step by step',
  both: 'What the terminal shows is recorded, and what is written step by step',
}

export function recordingWords({ agenda, recording, me, participants, practice }: Told): RecordingWords {
  const isShadow = me.sessionRole === 'shadow'
  if (recording.on) {
    const what = recordedWords[recordedOf({ agenda }) ?? 'terminal']
    const says = `${what}, so that you can look back at it${practice ? '' : ' together'}.`
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
