// Somebody deletes their account: what they are called from then on, and what they are told before and after. Pure.
import type { Role } from '#app/auth/roles.ts'

/** In the place of a name, wherever sessions of others point at somebody who is gone. */
export const LEFT_NAME = 'Somebody who left'

export type LeaveRefusal =
  'wrong-password' | 'too-many-tries' | 'session-running' | 'last-admin' | 'last-coordinator'

export const leaveWords: Record<LeaveRefusal, string> = {
  'wrong-password': 'This is not your password.',
  'too-many-tries': 'That were many tries in a short time. Please wait a quarter of an hour.',
  'session-running':
    'You have a session that is running. Let it come to its end first, or end it; then come back here.',
  'last-admin':
    'You are the only administrator. Invite another one first, or nobody could help the others here.',
  'last-coordinator': 'A cohort has no other coordinator than you. Invite somebody to take it over first.',
}

export type Fate = { what: string; becomes: string }

const everybody: Fate[] = [
  { what: 'Your name, e-mail address, password and time zone', becomes: 'deleted at once' },
  {
    what: 'Your hours, wishes, calendar address, and the letters you got',
    becomes: 'deleted at once',
  },
  {
    what: 'Sessions that are still to come',
    becomes: 'given up; the others are told that the seat is free, as always',
  },
  {
    what: 'What you practised alone: what you typed, what was on the screen, its recordings',
    becomes: 'deleted at once',
  },
]

const ofCandidates: Fate[] = [
  {
    what: 'Recordings, code, drawings and notes of your sessions',
    becomes: 'deleted at once, also for your interviewers',
  },
  {
    what: 'What you wrote after a session, and every word that was written about you',
    becomes: 'deleted at once, also for those who wrote it',
  },
]

const ofCandidatesStays: Fate[] = [
  {
    what: 'That there was a session: when, which question, how long, hints, checks, ratings as numbers',
    becomes: `stays under “${LEFT_NAME}”, for the figures of a cohort and of questions`,
  },
]

const ofRaters: Fate[] = [
  {
    what: 'Scorecards that you had not submitted, and your practice scorecards as a shadow',
    becomes: 'deleted at once',
  },
]

const ofRatersStays: Fate[] = [
  {
    what: 'Scorecards, notes, answers and messages that you wrote for somebody else',
    becomes: `stay with them under “${LEFT_NAME}”: it is what they take home`,
  },
  {
    what: 'How you rated recordings for calibration',
    becomes: `stays as numbers and words under “${LEFT_NAME}”: figures of others lean on it`,
  },
  {
    what: 'What you typed into a terminal, code or drawing of somebody else',
    becomes: 'stays in theirs until they delete it or its time is over',
  },
]

const ofCoordinators: Fate[] = [
  {
    what: 'Cohorts, plans and slots that you made',
    becomes: 'stay; nothing says any more that it was you',
  },
]

const everybodyStays: Fate[] = [
  {
    what: 'Letters that others got and that name you',
    becomes: `are kept here with “${LEFT_NAME}” in place of your name; what was sent out by mail is out of reach`,
  },
  {
    what: 'Copies of the database that its keeper makes against loss',
    becomes: 'hold all of it until they are replaced by newer ones',
  },
]

/** What goes and what stays, for somebody of this role; a candidate of old may have been a rater since, and the other way round. */
export function fatesFor(role: Role): { goes: Fate[]; stays: Fate[] } {
  const isRater = role === 'interviewer' || role === 'trainee'
  const organises = role === 'coordinator' || role === 'admin'
  return {
    goes: [...everybody, ...(organises ? [] : ofCandidates), ...(isRater ? ofRaters : [])],
    stays: [
      ...(organises ? ofCoordinators : ofCandidatesStays),
      ...(isRater ? ofRatersStays : []),
      ...everybodyStays,
    ],
  }
}
