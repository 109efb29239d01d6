// What is said when life happens. Nobody is blamed, nobody is thanked for being blameless, and nobody has to explain.
import type { NoShowRefusal } from './no-show-rules.ts'
import { bookingWords } from './slot-words.ts'

export const lifeIntents = [
  'no-show',
  'step-in',
  'not-now',
  'ask-peers',
  'stop-waiting',
  'call',
  'take-back',
  'ask-person',
] as const
export type LifeIntent = (typeof lifeIntents)[number]

export const lifeDoneWords: Record<LifeIntent, string> = {
  'no-show': 'Thank you for waiting. Those who stand by are being asked now.',
  'step-in': 'Wonderful, it is yours. The room is open.',
  'not-now': 'That is fine. You are not asked about this one again.',
  'ask-peers': 'Asked. As soon as somebody says yes, the way to the room is here.',
  'stop-waiting': 'Thank you for waiting. You come first when the next place is free.',
  call: 'Those who stand by are being asked. The first yes has the seat.',
  'take-back': 'Taken back, and they are told.',
  'ask-person': 'Asked. Their answer is shown here.',
}

const noShowWords: Record<NoShowRefusal, string> = {
  'slot-unknown': 'There is no such slot for you.',
  'called-off': 'This slot was called off.',
  'nobody-waited-for': 'Nobody is being waited for here.',
  begun: 'The session has begun: you are both there.',
  'is-here': 'They are in the room right now.',
  'too-early': 'Give them ten minutes from the start.',
  'too-late': 'The time of this slot is over.',
}

export const lifeRefusalWords = {
  ...bookingWords,
  ...noShowWords,
  taken: 'Somebody was faster and has stepped in. Thank you for standing by.',
  'call-over': 'Nobody is looked for here any more. Thank you all the same.',
  busy: 'You are at another session then.',
  'not-allowed': 'This is not part of your role.',
  'nobody-missing': 'Nobody is missing here.',
  'not-now': 'People are called from a day before the start until half an hour after it.',
  'called-already': 'People are being asked already.',
  'nobody-to-ask': 'Nobody who stands by is free then. Below is who else could be asked.',
  'no-show-unknown': 'There is nothing to take back here.',
  'taken-back': 'This was taken back already.',
  'unknown-form': 'These are not the fields of this page.',
  'not-asked': 'They could not be asked: they are elsewhere then, or somebody else has the seat by now.',
} as const
export type LifeRefusal = keyof typeof lifeRefusalWords

export type LifeAnswer = { intent: LifeIntent | 'none'; ok: boolean; words: string }

export const waitlistDoneWords = {
  join: 'You are on the waitlist. We write as soon as there is a place for you.',
  leave: 'You are off the waitlist.',
  accept: 'It is yours. A letter with a calendar entry is on its way.',
  decline: 'That is fine. You keep your place in line.',
} as const
export type WaitlistIntent = keyof typeof waitlistDoneWords

export const waitlistRefusalWords = {
  ...bookingWords,
  'slot-unknown': 'This slot is not there any more.',
  'not-allowed': 'Only candidates wait for places.',
  'cohort-unknown': 'This is not a cohort of yours.',
  'round-unknown': 'Please choose a round.',
  'waiting-already': 'You are on the waitlist for this round already.',
  'plan-full': 'You have all the sessions that are planned for you.',
  'entry-unknown': 'You are not waiting for this any more.',
  'offer-over': 'This offer is over. You keep your place in line.',
  'unknown-form': 'These are not the fields of this page.',
} as const
export type WaitlistAnswer = { intent: WaitlistIntent | 'none'; ok: boolean; words: string }
