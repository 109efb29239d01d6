// Who may see which part of what follows a session, and from when: one table. The server asks it before it hands anything
// out, and the panel on the page is printed from it, so that the two cannot tell different stories. Pure.
import type { InterviewRole } from '#app/auth/roles.ts'

/** Coordinators have no part in a session. */
export type Viewer = InterviewRole | 'coordinator'
export const viewers = ['candidate', 'interviewer', 'shadow', 'coordinator'] as const satisfies Viewer[]

export const things = [
  'name',
  'scorecard',
  'total',
  'practice-scorecard',
  'self-assessment',
  'facts',
  'candidate-feedback',
  'interviewer-feedback',
  'follow-ups',
  'mood',
  'recording',
] as const
export type Thing = (typeof things)[number]

export const conditions = [
  'never',
  /** What they wrote themselves, and nobody else's. */
  'own',
  'always',
  'after-writing',
  'after-writing-and-release',
  'after-both-or-a-week',
  'when-shared',
  'in-numbers',
  /** In a blind interview, once the scorecard is in. */
  'unless-hidden',
] as const
export type Condition = (typeof conditions)[number]

type Row = Record<Viewer, Condition>

const table: Record<Thing, Row> = {
  /** Who the candidate is, with school and picture. */
  name: { candidate: 'own', interviewer: 'unless-hidden', shadow: 'unless-hidden', coordinator: 'always' },
  scorecard: {
    candidate: 'after-writing-and-release',
    interviewer: 'own',
    shadow: 'after-writing',
    coordinator: 'never',
  },
  total: { candidate: 'never', interviewer: 'own', shadow: 'after-writing', coordinator: 'never' },
  'practice-scorecard': {
    candidate: 'never',
    interviewer: 'after-writing',
    shadow: 'own',
    coordinator: 'never',
  },
  'self-assessment': {
    candidate: 'own',
    interviewer: 'after-writing',
    shadow: 'after-writing',
    coordinator: 'never',
  },
  facts: {
    candidate: 'after-writing-and-release',
    interviewer: 'after-writing',
    shadow: 'after-writing',
    coordinator: 'never',
  },
  'candidate-feedback': {
    candidate: 'own',
    interviewer: 'after-both-or-a-week',
    shadow: 'never',
    coordinator: 'in-numbers',
  },
  'interviewer-feedback': {
    candidate: 'after-both-or-a-week',
    interviewer: 'own',
    shadow: 'never',
    coordinator: 'never',
  },
  'follow-ups': { candidate: 'own', interviewer: 'always', shadow: 'never', coordinator: 'never' },
  mood: { candidate: 'own', interviewer: 'when-shared', shadow: 'never', coordinator: 'never' },
  recording: { candidate: 'always', interviewer: 'always', shadow: 'always', coordinator: 'never' },
}

/** How far one session has come for one person. */
export type Standing = {
  /** Their own paper: the candidate's self-assessment, a rater's scorecard; true where nothing is scored. */
  hasWritten: boolean
  /** The interviewer's scorecard is submitted; true where nothing is scored. */
  isReleased: boolean
  /** Both sides have said how the interview was, or the week is over. */
  feedbackIsOpen?: boolean
  /** The person it belongs to shares it. */
  isShared?: boolean
  /** The interview is blind, and the scorecard is not in. */
  nameIsHidden?: boolean
}

export function conditionOf(thing: Thing, viewer: Viewer): Condition {
  return table[thing][viewer]
}

/** Whether they may see it now. For `own` that means: of what they wrote themselves, and of that only. */
export function maySee(thing: Thing, viewer: Viewer, standing: Standing): boolean {
  const { hasWritten, isReleased, feedbackIsOpen = false, isShared = false, nameIsHidden = false } = standing
  const holds: Record<Condition, boolean> = {
    never: false,
    own: true,
    always: true,
    'after-writing': hasWritten,
    'after-writing-and-release': hasWritten && isReleased,
    'after-both-or-a-week': hasWritten && feedbackIsOpen,
    'when-shared': isShared,
    // Numbers of many sessions together; never what one person wrote.
    'in-numbers': false,
    'unless-hidden': !nameIsHidden,
  }
  return holds[conditionOf(thing, viewer)]
}
