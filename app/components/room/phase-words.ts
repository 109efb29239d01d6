// The words of the phases: what they are called, what each person does in them, what the button that ends them says.
import type { SessionRole } from '#app/auth/roles.ts'
import type { Phase } from '#app/session/events.ts'

export const phaseNames: Record<Phase, string> = {
  lobby: 'Lobby',
  briefing: 'Briefing',
  working: 'Working',
  'wrap-up': 'Wrap-up',
  scoring: 'Scoring',
  closed: 'Closed',
}

/** The same phases, as one person alone goes through them. */
export const practicePhaseNames: Record<Phase, string> = {
  ...phaseNames,
  lobby: 'Getting ready',
  'wrap-up': 'Walkthrough',
  closed: 'Over',
}

/** One line in the agenda, the same for everybody. */
export const agendaWords: Record<Phase, string> = {
  lobby: 'Say hello, look around, see that you are heard. Nothing is timed.',
  briefing: 'Read the prompt together and ask anything that is unclear.',
  working: 'Find out what is wrong and mend it, thinking out loud.',
  'wrap-up': 'Show what you found, how you know, and what you would do next.',
  scoring: 'Each of you writes down how it went, on your own.',
  closed: 'The scorecard is open to read.',
}

export const phaseAdvice: Record<SessionRole, Record<Phase, string>> = {
  candidate: {
    lobby: 'Take a breath. Nothing is timed yet, and your interviewer starts when you are both ready.',
    briefing: 'Read the prompt and ask questions. You can type as soon as the working time starts.',
    working:
      'The box is yours, with root. Say what you expect before you look; how you search counts more than speed.',
    'wrap-up': 'Show what you found and how you know that it is mended. What would you do next?',
    scoring:
      'Well done, that was the hard part. Before you read the scorecard, write down how you saw it yourself.',
    closed: 'This session is over. Thank you for being here.',
  },
  interviewer: {
    lobby:
      'Read the guide, say hello, and begin when you are both ready. The rubric is the one the candidate sees.',
    briefing: 'Let the candidate read and ask. Starting the work hands over the terminal.',
    working: 'Listen, and write down what you see and hear. A hint is better than ten silent minutes.',
    'wrap-up': 'Ask for the cause, the proof and the next step. Your notes become the evidence.',
    scoring: 'Rate each dimension while it is fresh. Your notes and marks are ready as evidence.',
    closed: 'This session is over and the scorecard is with the candidate.',
  },
  shadow: {
    lobby: 'You read everything the interviewer reads. Nothing you do here changes the session.',
    briefing: 'Notice what the candidate asks, and what the interviewer leaves open.',
    working: 'Try to rate as you watch: which anchor does this behaviour belong to?',
    'wrap-up': 'Which evidence would you write down for each dimension?',
    scoring: 'Write your practice scorecard before you compare it with the interviewer.',
    closed:
      'This session is over. Once your practice scorecard is in, you can compare it with the interviewer’s.',
  },
  solo: {
    lobby: 'Nothing is timed yet. Your box is being made; begin when it is ready and you are.',
    briefing: '',
    working: 'The box is yours, with root. Say aloud what you expect before you look: it is good training.',
    'wrap-up': 'The box is still yours: try out what you read here.',
    scoring: '',
    closed: 'This attempt is over. It is kept on your practice page.',
  },
}

export const partWords: Record<SessionRole, string> = {
  candidate: 'Candidate',
  interviewer: 'Interviewer',
  shadow: 'Shadow',
  solo: 'Alone',
}

/** The clock runs or could run, and somebody may type. */
export function isLive(phase: Phase): boolean {
  return phase === 'briefing' || phase === 'working' || phase === 'wrap-up'
}
