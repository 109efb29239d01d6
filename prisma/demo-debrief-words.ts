// The words of demo-debrief.ts, in the voices of those who wrote them.
import type { Feedback, FeedbackPart } from '#app/rubric/feedback.ts'
import type { Rating } from '#app/rubric/ratings.ts'

export const FEEDBACK: readonly {
  first: string
  part: FeedbackPart
  answers: Feedback
  afterMinutes: number
}[] = [
  {
    first: 'amara',
    part: 'candidate',
    afterMinutes: 100,
    answers: {
      ...{ clear: 4, room: 4, help: 3, learned: 4 },
      note: 'You waited when I went quiet, and you asked what I was thinking rather than whether I was stuck. That helped a lot.',
    },
  },
  {
    first: 'ingrid',
    part: 'interviewer',
    afterMinutes: 120,
    answers: {
      ...{ clear: 4, room: 3, help: 4, learned: 4 },
      note: 'I gave the hint a minute too early, I think. You were about to ask the right question yourself.',
    },
  },
]

export const FOLLOW_UPS: readonly {
  id: string
  /** Minutes and seconds by the session's clock. */
  clock: readonly [number, number]
  terminal: number
  question: string
  answer: string | null
}[] = [
  {
    id: 'demo-follow-up1',
    clock: [9, 10],
    terminal: 1,
    question: 'Here I edit the file in place. Was that the mistake, or only that the copy came afterwards?',
    answer:
      'Only the order. Editing was fine, and you read the file first. With the copy made before, being wrong would have cost you nothing; that is all I meant.',
  },
  {
    id: 'demo-follow-up2',
    clock: [11, 50],
    terminal: 2,
    question:
      'I kept the journal open in a second terminal. Is that helpful for somebody who watches, or confusing?',
    answer: null,
  },
]

/** To the interviewer's scorecard, a day later. */
export const ADDITION: { dimensionId: string; rating: Rating; words: string } = {
  dimensionId: 'safety',
  rating: 3,
  words:
    'I watched 9:05 to 11:10 again. Nothing was reloaded between the edit and the copy, so the way back was there in time.',
}

export const LED = {
  sessionId: 'demopast2',
  roundId: 'troubleshooting',
  words: 'Jun led from the story to the summary. I only answered one question about the box.',
}

type TapeRating = { dimensionId: string; rating: number | null; seen: string }
export type ToldTape = {
  id: string
  title: string
  raters: readonly { first: string; ratings: readonly TapeRating[] }[]
  agreed: readonly { dimensionId: string; words: string; first: string }[]
}

const DIMENSIONS = ['triage', 'method', 'knowledge', 'safety', 'cause', 'communication'] as const
type Levels = readonly [number, number, number, number, number, number | null]

type Seen = Readonly<Record<string, readonly string[]>>

/** What was seen is told in turns of two: raters of one recording see the same, and put it their own way. */
function ratersOf(
  seen: Seen,
  given: readonly (readonly [first: string, levels: Levels])[],
): ToldTape['raters'] {
  return given.map(([first, levels], turn) => {
    const ratings = DIMENSIONS.map((dimensionId, place) => {
      const rating = levels[place] ?? null
      const ways = seen[dimensionId] ?? []
      return { dimensionId, rating, seen: rating === null ? '' : (ways[turn % ways.length] ?? '') }
    })
    return { first, ratings }
  })
}

const seenSteady = {
  triage: [
    'Two curls before the first systemctl; said that both sites are affected.',
    'Looks at the page as a customer would, then at the handbook.',
  ],
  method: [
    'Said what the start would show, then started it. Expected a second message.',
    'One idea, one command. After the hint the socket is the next question.',
  ],
  knowledge: [
    'Reads file and line out of the message and goes there.',
    'From port 80 to the process to its unit, each step explained.',
  ],
  safety: [
    'Edits in place at nine minutes, copies a minute later. Stops the unit, not the process.',
    'The copy comes after the edit, before anything is reloaded.',
  ],
  cause: [
    'Enabled and disabled for both units, one more restart, both sites again.',
    'Checks what the next boot would do, and mends that too.',
  ],
  communication: [
    'A short mail at the end that I could have sent.',
    'Findings rather than keys, nearly throughout.',
  ],
}

export const steadyTape: ToldTape = {
  id: 'demotape1',
  title: 'A web server after a maintenance night',
  raters: ratersOf(seenSteady, [
    ['rafael', [3, 3, 3, 2, 4, 3]],
    ['wanjiru', [3, 4, 3, 3, 3, 3]],
    ['beatriz', [3.5, 3, 3, 2, 3, 4]],
    ['chidi', [4, 4, 3, 3, 3, 3]],
  ]),
  agreed: [
    {
      dimensionId: 'safety',
      words:
        '“Afterwards” means after a change has taken effect. A copy made before anything is reloaded is still a way back.',
      first: 'wanjiru',
    },
  ],
}

const seenPartly = {
  triage: [
    'Three restarts before the first look; the page itself at five minutes.',
    'Says who is affected only when asked.',
  ],
  method: [
    'After the hint: message, file, change, check. Lets go of killing the process.',
    'Good from the ninth minute on; before that, hoping.',
  ],
  knowledge: [
    'Finds the port with ss, needs the hint to get from there to the unit.',
    'Reads messages well, and does not know who starts a process again.',
  ],
  safety: ['The stray file goes home, not away.', 'kill -9 on a process whose unit was not looked at yet.'],
  cause: [
    'The shop answers; the next boot is not looked at.',
    'The holding page is stopped and still enabled.',
  ],
  communication: ['A long silence at twenty minutes.', 'Clear when asked, quiet when not.'],
}

export const partlyTape: ToldTape = {
  id: 'demotape2',
  title: 'The same box, another way',
  raters: ratersOf(seenPartly, [
    ['ingrid', [2, 3, 2, 3, 2, 2]],
    ['anneke', [1.5, 2, 2, 2, 2, 2]],
    ['tariq', [2, 3, 3, 3, 2, null]],
  ]),
  agreed: [],
}
