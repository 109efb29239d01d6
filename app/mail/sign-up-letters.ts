// What is written to people who asked to join a cohort by its link.
import type { Letter } from './letter.ts'

type SignUp = { name: string; cohortName: string; link: string }

export function letInLetter({ name, cohortName, link }: SignUp): Letter {
  return {
    kind: 'let-in',
    subject: `You are in: ${cohortName}`,
    name,
    paragraphs: [
      `Welcome to ${cohortName}. You can sign in now with the address and the password you chose.`,
      'Begin with your hours: sessions are only planned when you can.',
    ],
    facts: [],
    button: { words: 'Come in', url: link },
    why: 'You get this mail because you asked to join.',
  }
}

/** No reasons: nobody is judged by a letter. */
export function notLetInLetter({ name, cohortName, link }: SignUp): Letter {
  return {
    kind: 'not-let-in',
    subject: `About joining ${cohortName}`,
    name,
    paragraphs: [
      `Thank you for asking to join ${cohortName}. Its coordinators could not take you in this time.`,
      'This says nothing about how you would do in an interview: places are few, and some cohorts are for one school or one town. If you think it is a mistake, talk to whoever gave you the link.',
    ],
    facts: [],
    button: { words: 'Open Greenroom', url: link },
    why: 'You get this mail because you asked to join.',
  }
}

/** To the address somebody typed; the page itself says the same to everybody. */
export function knownAddressLetter({ name, cohortName, link }: SignUp): Letter {
  return {
    kind: 'known-address',
    subject: `Joining ${cohortName}`,
    name,
    paragraphs: [
      `Somebody, probably you, asked to join ${cohortName} with this address. You are in Greenroom already, so nothing new was made.`,
      'To join, sign in first and then open the link below.',
    ],
    facts: [],
    button: { words: `Ask to join ${cohortName}`, url: link },
    why: 'You get this mail because somebody typed your address. If it was not you, leave it: nothing happens.',
  }
}
