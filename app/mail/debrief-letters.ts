// The words of letters about what follows a session. They say that there is something, never what: where there is no mail server
// others may read them, and what was rated, asked or answered stands on its page alone.
import type { Letter } from './letter.ts'

export type FollowUpTold = {
  /** Of whom it is for. */
  name: string
  /** Who asked, or answered. */
  byName: string
  /** Of its rounds, never of a question. */
  title: string
  /** When the session was, in the reader's own time. */
  when: string
  url: string
  /** "Wednesday 31 March 2027, 14:30 (…)": until when there is answering. */
  until: string
}

const WHY = 'You get this mail because you had a part in this session.'

/** To the interviewer. */
export function momentAskedLetter({ byName, until, ...told }: FollowUpTold): Letter {
  return {
    kind: 'moment-asked',
    subject: `${byName} asks about your session`,
    name: told.name,
    paragraphs: [
      `${byName} has looked at the replay and has a question about a moment of it.`,
      'A sentence or two is plenty. If there are more questions today, they are on the same page; you get no further letter.',
    ],
    facts: [...factsOf(told), ['Can be answered until', until]],
    button: { words: 'See the question', url: told.url },
    why: WHY,
  }
}

/** To the candidate. */
export function momentAnsweredLetter({ byName, until, ...told }: FollowUpTold): Letter {
  return {
    kind: 'moment-answered',
    subject: `${byName} has answered`,
    name: told.name,
    paragraphs: [`${byName} has answered what you asked about your session.`],
    facts: [...factsOf(told), ['Open until', until]],
    button: { words: 'Read the answer', url: told.url },
    why: WHY,
  }
}

/** To the candidate, whether or not they have looked back themselves. */
export function scorecardInLetter({ byName, ...told }: Omit<FollowUpTold, 'until'>): Letter {
  return {
    kind: 'scorecard-in',
    subject: `${byName} has written your scorecard`,
    name: told.name,
    paragraphs: [
      `${byName} has written what went well in your session, and one thing to try next.`,
      'If you have not looked back yourself yet, that comes first: a few minutes, by the same sentences. Then both views stand side by side.',
    ],
    facts: factsOf(told),
    button: { words: 'Look back', url: told.url },
    why: WHY,
  }
}

/** To the candidate, who may have read the scorecard before. */
export function scorecardAddedLetter({ byName, ...told }: Omit<FollowUpTold, 'until'>): Letter {
  return {
    kind: 'scorecard-added',
    subject: `${byName} has added to your scorecard`,
    name: told.name,
    paragraphs: [
      `${byName} has added something to your scorecard. What was written first still stands beside it.`,
      'If you have not looked back yourself yet, that comes first, as always.',
    ],
    facts: factsOf(told),
    button: { words: 'Look back', url: told.url },
    why: WHY,
  }
}

function factsOf({ title, when }: Pick<FollowUpTold, 'title' | 'when'>): Letter['facts'] {
  return [
    ['What', title],
    ['When', when],
  ]
}
