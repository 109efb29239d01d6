// What was written about the finished sessions of the demo, in the voice a good scorecard has: what was seen, not who somebody is.
import type { Rating } from '#app/rubric/ratings.ts'
import { emptyScorecard, type RubricDimension, type ScorecardDraft } from '#app/rubric/scorecard.ts'
import type { SelfAssessment } from '#app/rubric/self-assessment.ts'
import { noteId } from './demo-stories.ts'

type Rated = {
  rating: Rating | null
  evidence: string
  notes: number[]
  /** "12:05, 17:40" */
  moments?: string
}
export type WrittenScorecard = {
  /** In the order of the rubric's dimensions; further dimensions count as not observed. */
  rated: Rated[]
  strengths: { text: string; minute: number | null }[]
  tryNext: string
  resource: string
}

export function toDraft(written: WrittenScorecard, dimensions: readonly RubricDimension[]): ScorecardDraft {
  const ratings = emptyScorecard(dimensions).ratings.map((blank, index) => {
    const { rating = null, evidence = '', notes = [], moments } = written.rated[index] ?? {}
    const rated = { ...blank, rating, evidence, notObserved: rating === null, noteIds: notes.map(noteId) }
    return moments === undefined ? rated : { ...rated, momentWords: moments }
  })
  const strengths = written.strengths.map(({ text, minute }) => {
    return { text, momentMs: minute === null ? null : minute * 60_000 }
  })
  return { ratings, strengths, tryNext: written.tryNext, resource: written.resource }
}

export const aboutSteadyRepair: WrittenScorecard = {
  rated: [
    {
      rating: 3,
      evidence:
        'Fetched the page first and said: shop and handbook are both down, the machine itself is fine.',
      notes: [0],
    },
    {
      rating: 4,
      evidence: 'Said what the next start should show before each try, and expected a second fault.',
      notes: [3],
      moments: '12:40, 13:10',
    },
    { rating: 3, evidence: 'Explained every line of the journal she relied on.', notes: [1] },
    {
      rating: 2,
      evidence: 'Edited first and made the copy afterwards; later stopped the unit rather than the process.',
      notes: [2, 4],
    },
    { rating: 3, evidence: 'Restarted once more at the end and looked at both sites.', notes: [5] },
    {
      rating: 3,
      evidence: 'I could follow the whole time, and the closing summary was short and complete.',
      notes: [6],
    },
  ],
  strengths: [
    {
      text: 'You looked at what customers see before touching anything, and it pointed you to the right half of the problem.',
      minute: 4,
    },
    {
      text: 'You said what you expected before each try. When a second message came you were ready for it.',
      minute: 13,
    },
  ],
  tryNext:
    'Before the first edit, copy the file to a folder nothing reads from. Say the way back aloud; it takes five seconds.',
  resource:
    'man systemd.unit, the parts on Conflicts= and enable: how two units that want the same port can be kept apart.',
}

export const shadowOnSteadyRepair: WrittenScorecard = {
  ...aboutSteadyRepair,
  rated: [
    {
      rating: 3,
      evidence: 'Saw the symptom herself within two minutes and said who is affected.',
      notes: [0],
    },
    { rating: 3, evidence: 'One idea at a time, each tested before the next.', notes: [3] },
    { rating: 3, evidence: 'Read the journal well, needed the hint to ask who has the port.', notes: [1] },
    { rating: 3, evidence: 'Stopped the unit and explained why that is better than killing.', notes: [4] },
    { rating: 3, evidence: 'Checked again after a restart without being asked to.', notes: [5] },
    { rating: 3, evidence: 'Thought aloud in findings rather than in commands.', notes: [6] },
  ],
}

export const aboutPartlyRepaired: WrittenScorecard = {
  rated: [
    { rating: 2, evidence: 'Restarted three times before looking; named the impact when asked.', notes: [0] },
    {
      rating: 3,
      evidence: 'From the first hint on: message, file, change, check. Dropped an idea when it did not hold.',
      notes: [1],
    },
    { rating: 2, evidence: 'Read the messages well; needed help to find who had the port.', notes: [3] },
    { rating: 3, evidence: 'Moved the stray file home instead of deleting it, and said so.', notes: [2] },
    {
      rating: 2,
      evidence: 'The shop answered again; whether it stays after a reboot was left open.',
      notes: [5],
    },
    { rating: 2, evidence: 'Good ideas, but several minutes without a word about them.', notes: [4] },
  ],
  strengths: [
    {
      text: 'You kept a way back: the stray file went to your home folder, so nothing was lost by being wrong.',
      minute: 11,
    },
    {
      text: 'When the process came back you noticed at once what that means, and changed your approach instead of trying harder.',
      minute: 16,
    },
  ],
  tryNext:
    'When it goes quiet in your head, say the three ideas you have, even half-baked ones. Your interviewer can only join in on what they hear.',
  resource:
    'systemctl is-enabled and is-active side by side: running now, and running after the next boot, are two questions.',
}

export const aboutReview: WrittenScorecard = {
  rated: [
    {
      rating: 3,
      evidence: 'Found the gravest fault while still reading, and two more when going through it again.',
      notes: [],
    },
    {
      rating: 3,
      evidence: 'Said which of the three must be mended before it ships, and why the others can wait.',
      notes: [],
    },
    {
      rating: 2,
      evidence: 'Proposed a fix for the first; for the others only that they are wrong.',
      notes: [],
    },
    {
      rating: 4,
      evidence: 'Asked the author what was meant before calling anything wrong, and praised the tests.',
      notes: [],
    },
  ],
  strengths: [
    {
      text: 'You read the whole change once before the first comment, and the first comment was the one that mattered.',
      minute: 8,
    },
    { text: 'You wrote to the author as to a colleague: a question first, then the reason.', minute: 24 },
  ],
  tryNext:
    'For each thing that must be mended, write the test that would have failed. It shows the author what you mean.',
  resource: 'The pages of any project you use that say how its changes are reviewed; compare two of them.',
}

export const amaraOnHerself: SelfAssessment = {
  wentWell:
    'I stayed calm when the second error came and did not start guessing. Talking aloud helped more than I thought.',
  tryNext: 'Make a backup before I edit, and look at enabled or disabled earlier.',
  overall: 3,
  ratings: [
    { round: 0, dimensionId: 'triage', rating: 3 },
    { round: 0, dimensionId: 'method', rating: 3 },
    { round: 0, dimensionId: 'safety', rating: 2 },
    { round: 0, dimensionId: 'cause', rating: null },
    { round: 0, dimensionId: 'communication', rating: 2 },
  ],
}
