// The words of every letter about an appointment. Plain, kind, and in the reader's own time.
import { othersWords, type Appointment, type AppointmentPart } from '#app/calendar/appointment.ts'
import { momentWords, shortWhenWords, whenWords } from '#app/lib/calendar.ts'
import {
  beforehand,
  chooseUrl,
  factsOf,
  partOf,
  subjectOf,
  WHY_ASKED,
  WHY_HAD,
  WHY_MEMBER,
  WHY_PART,
} from './letter-facts.ts'
import type { Letter, Reader } from './letter.ts'

export function confirmedLetter(appointment: Appointment, reader: Reader): Letter {
  return {
    kind: 'confirmed',
    subject: subjectOf('Confirmed', appointment, reader),
    name: reader.name,
    paragraphs: [
      'Your session is confirmed.',
      beforehand[partOf(appointment, reader)],
      'If you cannot come after all, say so on its page: early is kind, and somebody else may be glad of the time.',
    ],
    facts: factsOf(appointment, reader),
    button: { words: 'Open the session', url: appointment.url },
    why: WHY_PART,
  }
}

/** How long before the start people are reminded. */
export const reminders = { '24h': 24 * 60, '1h': 60, '10min': 10 } as const
export type ReminderName = keyof typeof reminders
/** True also of one that is late by a while. */
const reminderWords: Record<ReminderName, [subject: string, first: string]> = {
  '24h': [
    'Coming up',
    'Your session comes closer. If you cannot come, now is a good time to say so on its page.',
  ],
  '1h': ['Soon', 'Your session begins within the hour.'],
  '10min': ['In a few minutes', 'Your session begins in a few minutes. The room is open.'],
}

export function reminderLetter(appointment: Appointment, reader: Reader, ahead: ReminderName): Letter {
  const [subject, first] = reminderWords[ahead]
  return {
    kind: 'reminder',
    subject: subjectOf(subject, appointment, reader),
    name: reader.name,
    paragraphs: [first, beforehand[partOf(appointment, reader)]],
    facts: factsOf(appointment, reader),
    button:
      ahead === '10min'
        ? { words: 'Enter the room', url: appointment.roomUrl ?? appointment.url }
        : { words: 'Open the session', url: appointment.url },
    why: WHY_PART,
  }
}

/** Its time, or somebody in it, is another one. */
export function movedLetter(
  appointment: Appointment,
  reader: Reader,
  before: Pick<Appointment, 'startsAt' | 'minutes'>,
): Letter {
  const isLater = before.startsAt.getTime() !== appointment.startsAt.getTime()
  return {
    kind: 'moved',
    subject: subjectOf(isLater ? 'Moved' : 'Changed', appointment, reader),
    name: reader.name,
    paragraphs: [
      isLater
        ? 'Your session has another time. What stands below is what counts now.'
        : 'Your session has changed. What stands below is what counts now.',
      'If it does not suit you, say so on its page.',
    ],
    facts: [
      ...factsOf(appointment, reader),
      ...(isLater ? [['Before', whenWords(before, reader.timeZone)] satisfies [string, string]] : []),
    ],
    button: { words: 'Open the session', url: appointment.url },
    why: WHY_PART,
  }
}

export function cancelledLetter(appointment: Appointment, reader: Reader, because: string | null): Letter {
  const isCandidate = partOf(appointment, reader) === 'candidate'
  return {
    kind: 'cancelled',
    subject: subjectOf('Cancelled', appointment, reader),
    name: reader.name,
    paragraphs: [
      'This session does not take place.',
      ...(because ? [`What we were told: ${because}`] : []),
      isCandidate
        ? 'You lose nothing by it: your session is still due to you, and you can book another time.'
        : 'There is nothing you need to do.',
    ],
    facts: factsOf(appointment, reader),
    button: isCandidate ? { words: 'Find another time', url: chooseUrl(appointment) } : null,
    why: WHY_HAD,
  }
}

const askedWords: Record<AppointmentPart, [subject: string, question: string]> = {
  candidate: ['Does this time suit you?', 'This session is planned for you. Does the time suit you?'],
  interviewer: ['Can you interview?', 'Would you lead this session?'],
  shadow: ['Would you like to watch?', 'Would you like to be the shadow in this session?'],
}

/** Whether to take the seat is up to them. */
export function seatAskedLetter(appointment: Appointment, reader: Reader): Letter {
  const part = partOf(appointment, reader)
  const [subject, question] = askedWords[part]
  return {
    kind: 'interviewer-asked',
    subject: subjectOf(subject, appointment, reader),
    name: reader.name,
    paragraphs: [
      question,
      part === 'interviewer'
        ? 'On its page you accept, decline, which needs no reason, or propose another time.'
        : 'On its page you accept, or decline without giving a reason.',
    ],
    facts: factsOf(appointment, reader),
    button: { words: 'Answer', url: appointment.url },
    why: part === 'candidate' ? WHY_MEMBER : WHY_ASKED,
  }
}

/** To those who wait for the answer; it never says why. */
export function declinedLetter(appointment: Appointment, reader: Reader, who: string): Letter {
  return {
    kind: 'declined',
    subject: subjectOf('Somebody else is looked for', appointment, reader),
    name: reader.name,
    paragraphs: [
      `${who} will not be there after all.`,
      'We look for somebody else. The time stays yours meanwhile, and you hear from us.',
    ],
    facts: factsOf(appointment, reader),
    button: { words: 'Open its page', url: appointment.url },
    why: WHY_PART,
  }
}

export function waitlistOfferLetter(appointment: Appointment, reader: Reader, until: Date): Letter {
  return {
    kind: 'waitlist-offer',
    subject: subjectOf('A place is free', appointment, reader),
    name: reader.name,
    paragraphs: [
      'You are on the waitlist, and a place is free.',
      'It is kept for you until the time below; after that it goes to the next one, and you stay on the list.',
    ],
    facts: [...factsOf(appointment, reader), ['Kept until', momentWords(until, reader.timeZone)]],
    button: { words: 'Take the place', url: appointment.url },
    why: 'You get this mail because you are on the waitlist.',
  }
}

export function standByLetter(appointment: Appointment, reader: Reader): Letter {
  return {
    kind: 'stand-by-call',
    subject: subjectOf('Can you step in?', appointment, reader),
    name: reader.name,
    paragraphs: [
      'Somebody could not come to this session. Can you step in?',
      'Others are asked too: the first to accept has the place. If it does not suit you, just leave it.',
    ],
    facts: factsOf(appointment, reader),
    button: { words: 'Step in', url: appointment.url },
    why: 'You get this mail because you said that you can stand by.',
  }
}

/** After somebody did not come: to them, and to who waited. */
export function noShowLetter(appointment: Appointment, reader: Reader, side: 'absent' | 'waited'): Letter {
  const isCandidate = partOf(appointment, reader) === 'candidate'
  return {
    kind: 'no-show',
    subject: subjectOf(side === 'absent' ? 'We missed you' : 'Thank you for waiting', appointment, reader),
    name: reader.name,
    paragraphs: side === 'absent' ? missedWords(isCandidate) : waitedWords(isCandidate),
    facts: factsOf(appointment, reader),
    button: isCandidate ? { words: 'Choose another time', url: chooseUrl(appointment) } : null,
    why: WHY_PART,
  }
}

function missedWords(isCandidate: boolean): string[] {
  return [
    'We did not see you at this session. Things happen, and you need not tell us which.',
    isCandidate
      ? 'When it suits you, choose another time. If these times never suit you, change your hours.'
      : 'If these times never suit you, change your hours: then nobody asks you for them.',
  ]
}

function waitedWords(isCandidate: boolean): string[] {
  return [
    'You came, and the other side could not. We are sorry about the time it cost you.',
    isCandidate
      ? 'What is due to you stays due to you: you can choose another time at once.'
      : 'It does not count among the sessions you give. There is nothing you need to do.',
  ]
}

/** All that a published plan holds for one person; `toAnswer` of them wait for their own yes. */
export function proposalPublishedLetter(
  appointments: readonly Appointment[],
  reader: Reader,
  { cohortName, url, toAnswer }: { cohortName: string; url: string; toAnswer: number },
): Letter {
  const count = appointments.length
  const whole = count === 1 ? 'A session is planned for you.' : `${count} sessions are planned for you.`
  return {
    kind: 'proposal-published',
    subject: `${cohortName}: ${count === 1 ? 'a session is' : `${count} sessions are`} planned for you`,
    name: reader.name,
    paragraphs: [
      whole,
      toAnswer > 0
        ? `${toAnswer === 1 ? 'One waits' : `${toAnswer} wait`} for your answer: on its page you accept, decline, or propose another time.`
        : 'If a time does not suit you, say so on its page; the earlier, the easier.',
      'Of what is certain you get a letter of its own, with an entry for your calendar.',
    ],
    facts: appointments.map((one) => [
      shortWhenWords(one.startsAt, reader.timeZone),
      [
        [one.title, othersWords(one, reader.userId)].filter(Boolean).join(', with '),
        one.status === 'tentative' ? 'not certain yet' : '',
      ]
        .filter(Boolean)
        .join(', '),
    ]),
    button: { words: toAnswer > 0 ? 'Answer' : 'See them', url },
    why: WHY_MEMBER,
  }
}
