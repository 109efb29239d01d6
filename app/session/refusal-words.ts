// Why a command can be refused, and what the person who asked is told.

export const refusalWords = {
  'not-allowed': 'Only the interviewer can do that.',
  'not-in-this-phase': 'That is not possible in this part of the session.',
  'already-moved-on': 'The session has already moved on.',
  'session-closed': 'This session is closed.',
  'scorecard-not-submitted': 'Submit your scorecard to close the session.',
  'clock-already-paused': 'The clock is already paused.',
  'clock-not-paused': 'The clock is not paused.',
  'time-is-up': 'Time is up. Extend the time first.',
  'extended-enough': 'This part has been extended as far as it can be.',
  'sandbox-not-ready': 'The box is not ready yet.',
  'sandbox-preparing': 'A box is already being prepared.',
  'host-unreachable': 'The box cannot be reached right now. We keep trying.',
  'hint-unknown': 'This question has no such hint.',
  'hint-already-given': 'That hint has already been given.',
  'no-more-hints': 'There are no more hints: the last one was the answer.',
  'machine-full':
    'Booked sessions need this machine soon, so no time can be added. What you did is kept, and you can begin afresh later.',
  'no-such-person': 'That person has no part in this session.',
  'shadows-never-type': 'A shadow watches and never types.',
  'already-holds-control': 'They already have control.',
  'note-empty': 'Write something, or mark it plus or minus.',
  'too-many-notes': 'This session has as many notes as it can hold.',
  'no-such-terminal': 'That terminal is already closed.',
  'last-terminal': 'One terminal stays open.',
  'too-many-terminals': 'Close a terminal before you open another one.',
  'terminal-failed': 'The terminal could not be opened. Try again.',
  'not-saved': 'That could not be saved, so nothing changed. Try again.',
  'not-understood': 'The server did not understand that. Reload the page and try again.',
  'too-fast': 'That was a lot at once. Wait a moment and try again.',
} as const

export type RefusalReason = keyof typeof refusalWords
