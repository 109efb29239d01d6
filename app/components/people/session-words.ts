// How sessions are called on the pages before and after the room.
import type { SessionRole } from '#app/auth/roles.ts'
import type { Phase } from '#app/session/events.ts'
import type { NextStep } from '#app/session/next-step.ts'

export const partWords: Record<SessionRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  shadow: 'Shadow',
  solo: 'Alone',
}

export const phaseWords: Record<Phase, string> = {
  lobby: 'Not started',
  briefing: 'Briefing',
  working: 'Working',
  'wrap-up': 'Wrap-up',
  scoring: 'Scoring',
  closed: 'Finished',
}

export type StepWords = { label: string; text: string; path: string | null; urgent: boolean }

/** What a session asks of its reader: the words on the button, the line beside it, and where it leads. */
export const stepWords: Record<NextStep, StepWords> = {
  'enter-room': { label: 'Enter the room', text: '', path: '', urgent: false },
  'write-scorecard': {
    label: 'Write the scorecard',
    text: 'Best done while it is fresh.',
    path: '/scorecard',
    urgent: true,
  },
  'finish-scorecard': {
    label: 'Finish the scorecard',
    text: 'Your draft is saved.',
    path: '/scorecard',
    urgent: true,
  },
  'compare-scorecards': {
    label: 'Look back',
    text: 'Your scorecard is submitted.',
    path: '/debrief',
    urgent: false,
  },
  'assess-oneself': {
    label: 'Look back first',
    text: 'A few words of your own open your scorecard.',
    path: '/debrief',
    urgent: true,
  },
  'await-scorecard': {
    label: 'See what is there',
    text: 'Your interviewer is still writing.',
    path: '/debrief',
    urgent: false,
  },
  'read-scorecard': { label: 'Read your scorecard', text: 'It is here.', path: '/debrief', urgent: false },
  'look-back': { label: 'Look back', text: 'Nothing was scored.', path: '/debrief', urgent: false },
  nothing: { label: '', text: '', path: null, urgent: false },
}
