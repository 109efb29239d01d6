// Reasons and relaxations as sentences for a coordinator. Names, rounds and times are worded by whoever asks.
import type { Reason, Relaxation, Unmatched } from './result.ts'

export type Wording = {
  person(id: string): string
  round(id: string): string
  time(id: string): string
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })
/** More names than this are a crowd. */
const NAMES_MAX = 8

/** By name, so that the same plan reads the same whatever the order of its input. */
function nameList(names: string[]): string {
  const sorted = names.toSorted((a, b) => a.localeCompare(b, 'en'))
  if (sorted.length <= NAMES_MAX) return LIST.format(sorted)
  return LIST.format([...sorted.slice(0, NAMES_MAX - 1), `${sorted.length - NAMES_MAX + 1} others`])
}

export function reasonWords(reason: Reason, words: Wording): string {
  const people = (ids: string[]) => nameList(ids.map((id) => words.person(id)))
  const times = (ids: string[]) => LIST.format(ids.map((id) => words.time(id)))
  switch (reason.type) {
    case 'no-qualified-interviewer':
      return `Nobody takes ${words.round(reason.round)} at level ${reason.level}.`
    case 'all-paused':
      return `Everybody who could lead it pauses: ${people(reason.interviewers)}.`
    case 'no-hours':
      return 'They have no free hours in this period.'
    case 'no-time-for-round':
      return `No time of this period is open for ${words.round(reason.round)}.`
    case 'no-common-time':
      return `They are never free together with ${people(reason.interviewers)}.`
    case 'pairs-spent':
      return reason.met.length > 0
        ? `They have met everybody who could lead it: ${people(reason.met)}.`
        : `They are not to be seated with those who could lead it: ${people(reason.avoided)}.`
    case 'own-limit':
      return reason.limit === 'day'
        ? 'On each day they could come they have a session already.'
        : 'In each week they could come they have two sessions already.'
    case 'own-appointments':
      return `They are at another session at ${times(reason.times)}.`
    case 'out-of-order':
      return 'It cannot be held in the order planned, given the sessions that stand.'
    case 'caps-full':
      return `Caps are full: ${people(reason.interviewers)}.`
    case 'boxes-full':
      return `The machine is full at ${times(reason.times)}.`
    case 'places-full':
      return `All places are taken at ${times(reason.times)}.`
    case 'lost-to-others':
      return `At the times they can, those who could lead it are with others: ${people(reason.interviewers)}.`
    case 'several':
      return `Each of their possible times is taken in one way or another: ${times(reason.times)}.`
    case 'worth-nothing':
      return 'By the weights set, the session would cost more than it is worth.'
  }
}

export function relaxationWords(relaxation: Relaxation, words: Wording): string {
  switch (relaxation.type) {
    case 'another-interviewer': {
      const at = relaxation.timeId === null ? '' : ` at ${words.time(relaxation.timeId)}`
      return `One more interviewer for ${words.round(relaxation.round)} at level ${relaxation.level}${at}.`
    }
    case 'teach-level':
      return `${words.person(relaxation.interviewerId)} taking ${words.round(relaxation.round)} at level ${relaxation.level} too.`
    case 'unpause':
      return `${words.person(relaxation.interviewerId)} coming back.`
    case 'ask-for-hours':
      return 'Hours from them: ask when they can.'
    case 'open-times':
      return `A time for ${words.round(relaxation.round)}.`
    case 'more-minutes': {
      const { candidateMinutes, interviewerMinutes, interviewerId, timeId } = relaxation.miss
      const parts = [
        ...(candidateMinutes > 0 ? [`${candidateMinutes} more minutes of theirs`] : []),
        ...(interviewerMinutes > 0
          ? [`${interviewerMinutes} more minutes of ${words.person(interviewerId)}`]
          : []),
      ]
      return `${LIST.format(parts)} around ${words.time(timeId)}.`
    }
    case 'meet-again':
      return `Meeting ${words.person(relaxation.interviewerId)} again.`
    case 'raise-cap':
      return `One more session in the ${relaxation.per} of ${words.time(relaxation.timeId)} for ${words.person(relaxation.interviewerId)}.`
    case 'another-box':
      return `One more box at ${words.time(relaxation.timeId)}.`
    case 'another-place':
      return `One more place at ${words.time(relaxation.timeId)}.`
    case 'later-period':
      return 'Nothing in this period: it comes first in the next.'
  }
}

/** Both, as one line. */
export function unmatchedWords({ reason, relaxation }: Unmatched, words: Wording): string {
  return `${reasonWords(reason, words)} What would help: ${relaxationWords(relaxation, words)}`
}
