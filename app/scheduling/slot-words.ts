// What the pages of slots say: kind, plain, and never whose wish it was that somebody is not met.
import type { SeatWarning } from './seat-warnings.ts'
import { warningWords } from './seat-warnings.ts'
import type { Seat, SeatState, SlotState } from './slot.ts'
import type { BookingRefusal } from './booking-rules.ts'
import { patternWords } from './plan-slots.ts'

export const seatWords: Record<Seat, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  shadow: 'Shadow',
}
export const seatStateWords: Record<SeatState, string> = {
  asked: 'asked, no answer yet',
  accepted: 'said yes',
  declined: 'said no',
  cancelled: 'gave it up',
  absent: 'was not there',
}
export const slotStates = ['unstaffed', 'open', 'waiting', 'confirmed', 'called-off'] as const
export const slotStateWords: Record<SlotState, string> = {
  unstaffed: 'Nobody yet',
  open: 'Open',
  waiting: 'Waiting for a yes',
  confirmed: 'Confirmed',
  'called-off': 'Called off',
}
export const slotStateTones = {
  unstaffed: 'lamp',
  open: 'sky',
  waiting: 'lamp',
  confirmed: 'good',
  'called-off': 'plain',
} as const satisfies Record<SlotState, string>

/** To the candidate who would book it. */
export const bookingWords: Record<BookingRefusal, string> = {
  'not-a-member': 'There is no such slot.',
  'called-off': 'This slot was called off.',
  'too-late': 'It begins too soon to get everything ready.',
  taken: 'Somebody was faster: this one was just taken.',
  promised: 'It is being held for somebody on the waitlist.',
  unstaffed: 'It has no interviewer yet.',
  overlapping: 'You are at another session then.',
  'day-full': 'You have a session on that day already: one a day is enough.',
  'week-full': 'You have two sessions in that week already.',
  'too-close': 'It is less than 20 hours from another session of yours. Rest is part of practice.',
  'plan-full': 'You have all the sessions that are planned for you.',
  'met-before': 'You have met this interviewer. Everybody new teaches you something else.',
  'not-offered': 'This one is not available.',
  'boxes-full': 'All practice boxes are taken at that time.',
}

/** To a coordinator who puts somebody in. */
export const staffWarningWords: Record<SeatWarning | BookingRefusal, string> = {
  ...bookingWords,
  ...warningWords,
  'too-late': 'it begins in less than half an hour',
  'day-full': 'more than they take on in a day',
  'week-full': 'more than they take on in a week',
  'too-close': 'less than 20 hours from another session of theirs',
  'plan-full': 'they have all the sessions that are planned for them',
  promised: 'it is offered to somebody on the waitlist',
}

const plainWords = {
  'slot-unknown': 'There is no such slot here.',
  'not-allowed': 'This is not part of your role.',
  'not-yours': 'This is not one of your cohorts.',
  'called-off': 'This slot was called off.',
  begun: 'It has begun already.',
  answered: 'This was answered already.',
  'seat-unknown': 'You have no place in this slot.',
  'words-needed':
    'You have said no once this season. Please add a sentence, so that better times can be found together.',
  'nobody-there': 'Nobody is in that seat.',
  'no-such-person': 'Please choose somebody of this cohort who may have that seat.',
  'seated-already': 'They have a seat in this slot already.',
  avoided: 'These two are not put together.',
  warned: 'Something speaks against it.',
  'same-time': 'This is the time it has.',
  'off-quarter': 'Slots begin on a quarter of an hour, like 18:15.',
  'in-the-past': 'This is in the past.',
  'outside-season': 'This is outside the season.',
  'no-such-time': 'The clocks go forward that day and skip this time.',
  'no-such-date': 'Please give a day and a time.',
  'busy-then': 'Somebody of this slot is elsewhere then.',
  'wish-unknown': 'This wish is not there any more.',
  ended: 'This was settled already.',
  'changed-since': 'The slot has changed since this was asked.',
  'same-slot': 'This is the slot you have.',
  'asked-already': 'You have asked for this one already.',
  'not-possible': 'These two places cannot be exchanged.',
  'not-confirmed': 'Questions are chosen when both sides have said yes.',
  entered: 'Somebody has entered the room: its questions stay.',
  'part-empty': 'Please choose a question for every part.',
  'question-unfitting': 'This question does not fit this part.',
  'question-twice': 'The same question is chosen twice.',
  'question-met': 'The candidate has met this question. Tick the box below if that is wanted.',
  'unknown-form': 'These are not the fields of this page.',
} as const

export const slotRefusalWords = { ...bookingWords, ...patternWords, ...plainWords } as const
export type SlotRefusal = keyof typeof slotRefusalWords

export type SlotIntent =
  | 'book'
  | 'switch'
  | 'accept'
  | 'decline'
  | 'give-up'
  | 'wish-move'
  | 'answer-move'
  | 'withdraw-move'
  | 'wish-swap'
  | 'answer-swap'
  | 'withdraw-swap'
  | 'questions'

/** `slotId`: which line of a list it is about. */
export type SlotAnswer = { intent: SlotIntent | 'none'; ok: boolean; words: string; slotId?: string }

export const doneWords: Record<SlotIntent, string> = {
  book: 'It is yours. A letter with a calendar entry is on its way.',
  switch: 'Exchanged: this is your time now.',
  accept: 'Thank you. It is in your schedule.',
  decline: 'Noted, and no hard feelings. Somebody else will be asked.',
  'give-up': 'You are out of it. Everybody concerned is told.',
  'wish-move': 'Asked. As soon as everybody there says yes, the slot moves.',
  'answer-move': 'Thank you, noted.',
  'withdraw-move': 'Taken back.',
  'wish-swap': 'Asked. When they say yes, you have each other’s time.',
  'answer-swap': 'Thank you, noted.',
  'withdraw-swap': 'Taken back.',
  questions: 'The questions are chosen.',
}
