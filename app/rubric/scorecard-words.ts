// Why a scorecard or a self-assessment cannot be written, and what its author is told.

export const scorecardWords = {
  'not-found': 'There is no scorecard of yours for this session.',
  'too-early': 'Scorecards open when the session begins.',
  'not-scored': 'Nothing in this session is scored.',
  'session-running': 'The session is still going on. Save your draft now and submit it afterwards.',
  sealed:
    'This scorecard was submitted before and is sealed, so what you have just sent is not in it. Something to correct can be added to it.',
  incomplete: 'A few things are still missing.',
} as const

export const selfAssessmentWords = {
  'not-found': 'There is no self-assessment of yours for this session.',
  'too-early': 'The self-assessment opens when the session is over.',
  'already-written': 'You have already written your self-assessment. Thank you!',
} as const
