// The words of letters about what becomes of a slot before it is a session: booked, given back, proposed, exchanged.
import type { Appointment } from '#app/calendar/appointment.ts'
import { shortWhenWords, whenWords } from '#app/lib/calendar.ts'
import {
  chooseUrl,
  factsOf,
  partOf,
  subjectOf,
  WHY_ASKED,
  WHY_COORDINATES,
  WHY_HAD,
  WHY_PART,
} from './letter-facts.ts'
import type { Letter, Reader } from './letter.ts'

type Words = Pick<Letter, 'kind' | 'paragraphs' | 'button'> & { subject: string; why?: string }

function about(appointment: Appointment, reader: Reader, words: Words): Letter {
  const { kind, subject, paragraphs, button, why = WHY_PART } = words
  return {
    kind,
    subject: subjectOf(subject, appointment, reader),
    name: reader.name,
    paragraphs,
    facts: factsOf(appointment, reader),
    button,
    why,
  }
}

/** While the interviewer has not answered: to who booked, and to who is to answer. */
export function bookedLetter(appointment: Appointment, reader: Reader): Letter {
  const { url } = appointment
  if (partOf(appointment, reader) === 'candidate')
    return about(appointment, reader, {
      kind: 'booked',
      subject: 'Booked',
      paragraphs: [
        'The time is yours. The interviewer has yet to say yes; you hear from us as soon as they answer.',
        'If you cannot come after all, say so on its page.',
      ],
      button: { words: 'Open its page', url },
    })
  return about(appointment, reader, {
    kind: 'booked',
    subject: 'Somebody waits for your answer',
    paragraphs: [
      'Somebody has booked the session you were asked to lead.',
      'On its page you accept, decline, or propose another time. Either way, an early answer is kind.',
    ],
    button: { words: 'Answer', url },
    why: WHY_ASKED,
  })
}

/** To who gave their own place back. */
export function gaveUpLetter(appointment: Appointment, reader: Reader): Letter {
  const isCandidate = partOf(appointment, reader) === 'candidate'
  return about(appointment, reader, {
    kind: 'cancelled',
    subject: 'You have given it back',
    paragraphs: [
      'Thank you for saying so: your time is your own again.',
      isCandidate
        ? 'Your session is still due to you: book another time when it suits you.'
        : 'We look for somebody else. There is nothing more you need to do.',
    ],
    button: isCandidate ? { words: 'Find another time', url: chooseUrl(appointment) } : null,
    why: WHY_HAD,
  })
}

/** To those who coordinate: somebody has booked, and who was to lead cannot. */
export function interviewerNeededLetter(appointment: Appointment, reader: Reader, who: string): Letter {
  return about(appointment, reader, {
    kind: 'interviewer-needed',
    subject: 'An interviewer is needed',
    paragraphs: [
      `${who} cannot lead this session, and somebody has booked it. The candidate keeps the time.`,
      'Its page names who could step in. An hour before the start those who stand by are asked by themselves.',
    ],
    button: { words: 'Find an interviewer', url: appointment.url },
    why: WHY_COORDINATES,
  })
}

/** To whose seat a coordinator has given to somebody else. */
export function replacedLetter(appointment: Appointment, reader: Reader): Letter {
  const isCandidate = partOf(appointment, reader) === 'candidate'
  return about(appointment, reader, {
    kind: 'cancelled',
    subject: 'Somebody else takes it',
    paragraphs: [
      'Your seat at this session goes to somebody else. It says nothing about you: plans shift.',
      isCandidate
        ? 'Your session is still due to you: book another time when it suits you.'
        : 'Your time is your own again. There is nothing you need to do.',
    ],
    button: isCandidate ? { words: 'Find another time', url: chooseUrl(appointment) } : null,
    why: WHY_HAD,
  })
}

/** To each of two who have exchanged their times, about the one they had. */
export function exchangedLetter(appointment: Appointment, reader: Reader): Letter {
  return about(appointment, reader, {
    kind: 'cancelled',
    subject: 'Exchanged',
    paragraphs: [
      'This time is no longer yours: somebody else has it now.',
      'What you have instead has a letter of its own. There is nothing you need to do.',
    ],
    button: null,
    why: WHY_HAD,
  })
}

/** To who stays when the candidate has gone: nobody's reason is told. */
export function freedLetter(appointment: Appointment, reader: Reader): Letter {
  return about(appointment, reader, {
    kind: 'seat-freed',
    subject: 'The place is free again',
    paragraphs: [
      'The candidate will not be there after all. The place is open again, and somebody else may take it.',
      'Your calendar keeps the time as not certain until then. If it does not suit you any more, say so on its page.',
    ],
    button: { words: 'Open its page', url: appointment.url },
  })
}

export type TimeProposed = { startsAt: Date; byName: string }

export function moveWantedLetter(
  appointment: Appointment,
  reader: Reader,
  { startsAt, byName }: TimeProposed,
): Letter {
  const letter = about(appointment, reader, {
    kind: 'move-wanted',
    subject: 'Another time?',
    paragraphs: [
      `${byName} proposes another time for this session.`,
      'It moves as soon as everybody in it agrees. Until then, the time it has counts.',
    ],
    button: { words: 'Answer', url: appointment.url },
  })
  const proposed = whenWords({ startsAt, minutes: appointment.minutes }, reader.timeZone)
  return { ...letter, facts: [['Proposed', proposed], ...letter.facts] }
}

/** `appointment` is what the reader has, `other` what they would have instead. */
export function swapWantedLetter(
  appointment: Appointment,
  reader: Reader,
  { other, byName }: { other: Appointment; byName: string },
): Letter {
  const letter = about(appointment, reader, {
    kind: 'swap-wanted',
    subject: 'Exchange times?',
    paragraphs: [
      `${byName} asks whether you would exchange your time for theirs.`,
      'You need not, and nobody is told why not. If you agree, both of you change at once.',
    ],
    button: { words: 'Answer', url: chooseUrl(appointment) },
  })
  return { ...letter, facts: [['Instead', whenWords(other, reader.timeZone)], ...letter.facts] }
}

/** No interviewer can come: two candidates could lead for each other. */
export function peerMockLetter(appointment: Appointment, reader: Reader): Letter {
  return about(appointment, reader, {
    kind: 'peer-mock',
    subject: 'A peer mock?',
    paragraphs: [
      'No interviewer can be there. If both of you like, one leads the session with the interviewer’s guide.',
      'You need no experience for it: the guide, the hints and the rubric are in the room. If not, just leave it.',
    ],
    button: { words: 'Answer', url: appointment.url },
    why: 'You get this mail because you practise in this cohort and the time suits your hours.',
  })
}

/** To the others who were asked to step in. */
export function standByTakenLetter(appointment: Appointment, reader: Reader): Letter {
  return about(appointment, reader, {
    kind: 'stand-by-taken',
    subject: 'Somebody has stepped in',
    paragraphs: [
      'You were asked to step in, and somebody else could. Thank you for standing by.',
      'There is nothing you need to do.',
    ],
    button: null,
    why: 'You get this mail because you said that you can stand by.',
  })
}

/** A missed session was noted by mistake. */
export function missedTakenBackLetter(appointment: Appointment, reader: Reader): Letter {
  return about(appointment, reader, {
    kind: 'missed-taken-back',
    subject: 'You were there after all',
    paragraphs: [
      'We wrote that we had missed you at this session. That was our mistake, and it is taken back. We are sorry.',
      'There is nothing you need to do.',
    ],
    button: null,
  })
}

/** More than this nobody reads in a letter; all are on the page. */
const LISTED_MAX = 20

/** Several seats at once: they are answered one by one, on one page. */
export function seatsAskedLetter(appointments: readonly Appointment[], reader: Reader, url: string): Letter {
  const count = appointments.length
  const more = Math.max(0, count - LISTED_MAX)
  return {
    kind: 'interviewer-asked',
    subject: `Can you interview? ${count} times`,
    name: reader.name,
    paragraphs: [
      `Would you lead these ${count} sessions? Take those that suit you.`,
      'On one page you accept, decline, which needs no reason, or propose another time, each for itself.',
      ...(more > 0 ? [`The first ${LISTED_MAX} are below; ${more} more are on the page.`] : []),
    ],
    facts: appointments
      .slice(0, LISTED_MAX)
      .map((one) => [shortWhenWords(one.startsAt, reader.timeZone), one.title]),
    button: { words: 'Answer', url },
    why: WHY_ASKED,
  }
}
