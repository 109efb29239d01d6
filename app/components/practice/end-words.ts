// How a practice went, in a title and a sentence. Kind in every case: an evening of practice is never wasted.
import type { PracticeOutcome } from '#app/session/events.ts'
import type { PracticeView } from '#app/session/view-types.ts'
import { hintsWords, workedWords } from './practice-words.ts'

export type EndWords = { title: string; text: string }

export function endWords(
  { outcome, workedMs }: Pick<PracticeView, 'outcome' | 'workedMs'>,
  hints: number,
): EndWords {
  const worked = workedMs === null ? '' : `${workedWords(workedMs)}, ${hintsWords(hints)}.`
  return {
    ...wordsOf(outcome ?? 'stopped-early'),
    text: `${worked} ${wordsOf(outcome ?? 'stopped-early').text}`.trim(),
  }
}

function wordsOf(outcome: PracticeOutcome): EndWords {
  return words[outcome]
}

const words: Record<PracticeOutcome, EndWords> = {
  solved: { title: 'You solved it', text: 'Every check passes.' },
  'gave-up': { title: 'Here is how it goes', text: 'You will recognise it next time.' },
  'ran-out': { title: 'Time is over; here is how it goes', text: 'You will recognise it next time.' },
  'stopped-early': {
    title: 'Not this time',
    text: 'Nothing was begun, so the question is still new to you.',
  },
  'put-away': {
    title: 'The box was put away',
    text: 'Nothing was typed for a long time. What you did is kept, and a fresh box is one press away.',
  },
  'made-way': {
    title: 'A booked session needed this place',
    text: 'We are sorry to have interrupted you. What you did is kept, and you can begin afresh when there is room.',
  },
}
