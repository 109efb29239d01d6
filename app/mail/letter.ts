// A letter is described once; its text and its HTML are both made from the description (render-letter.ts).

export const letterKinds = [
  'invitation',
  'confirmed',
  'reminder',
  'moved',
  'cancelled',
  'interviewer-asked',
  'declined',
  'interviewer-needed',
  'waitlist-offer',
  'stand-by-call',
  'no-show',
  'proposal-published',
  'booked',
  'seat-freed',
  'move-wanted',
  'swap-wanted',
  'peer-mock',
  'stand-by-taken',
  'missed-taken-back',
  'let-in',
  'not-let-in',
  'known-address',
  'moment-asked',
  'moment-answered',
  'scorecard-in',
  'scorecard-added',
] as const
export type LetterKind = (typeof letterKinds)[number]

export const letterKindWords: Record<LetterKind, string> = {
  invitation: 'Invitation',
  confirmed: 'Confirmed',
  reminder: 'Reminder',
  moved: 'Moved',
  cancelled: 'Cancelled',
  'interviewer-asked': 'Somebody asked',
  declined: 'Declined',
  'interviewer-needed': 'Interviewer needed',
  'waitlist-offer': 'A place is free',
  'stand-by-call': 'Call to stand-by',
  'no-show': 'Missed session',
  'proposal-published': 'Sessions planned',
  booked: 'Booked',
  'seat-freed': 'Place free again',
  'move-wanted': 'Another time proposed',
  'swap-wanted': 'Exchange proposed',
  'peer-mock': 'Peer mock offered',
  'stand-by-taken': 'Stand-by found',
  'missed-taken-back': 'Missed session taken back',
  'let-in': 'Let in',
  'not-let-in': 'Not let in',
  'known-address': 'Signed up with an address we know',
  'moment-asked': 'Question about a moment',
  'moment-answered': 'Question answered',
  'scorecard-in': 'Scorecard written',
  'scorecard-added': 'Scorecard added to',
}

export type Letter = {
  kind: LetterKind
  subject: string
  /** Whom it greets. */
  name: string
  paragraphs: string[]
  facts: [label: string, words: string][]
  /** At most one thing to do. */
  button: { words: string; url: string } | null
  /** Why this person gets it, and what to do about that. */
  why: string
}

/** Whom a letter is for, and whose clock it speaks. */
export type Reader = { userId: string; name: string; timeZone: string }
