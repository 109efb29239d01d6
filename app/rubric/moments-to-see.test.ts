import { expect, it } from 'vitest'
import type { Evidence } from '#app/session/evidence.ts'
import type { Moment } from '#app/session/moment.ts'
import { momentsToSee } from './moments-to-see.ts'

const dimension = (title: string, moments: Moment[], attached: Evidence[] = []) => {
  return { id: title, title, question: '', anchors: [], rating: 3 as const, evidence: '', attached, moments }
}
const note = (elapsedMs: number | null, text: string, sign: Evidence['sign'] = 'plus'): Evidence => {
  return { id: `${elapsedMs}${text}`, sign, elapsedMs, text }
}

it('EV20 each second stands once, with all that was said about it, in the order of the clock', () => {
  const card = {
    strengths: [
      { text: 'You asked first.', momentMs: 65_400 },
      { text: 'You stayed calm.', momentMs: null },
    ],
    dimensions: [
      dimension('Method', [{ sessionMs: 300_000 }, { sessionMs: 65_000 }]),
      dimension('Triage', [{ sessionMs: 65_000 }], [note(65_900, 'Looked before touching.')]),
    ],
  }
  expect(momentsToSee(card)).toEqual([
    {
      moment: { sessionMs: 65_400 },
      said: [
        { sign: 'strength', words: 'You asked first.' },
        { sign: 'rating', words: 'Method' },
        { sign: 'rating', words: 'Triage' },
        { sign: 'plus', words: 'Looked before touching.' },
      ],
    },
    { moment: { sessionMs: 300_000 }, said: [{ sign: 'rating', words: 'Method' }] },
  ])
})

it('EV20 another terminal is another moment; a note for two ratings is said once; what is about the whole is no moment', () => {
  const shared = note(10_000, 'Said what they expected.', 'minus')
  const card = {
    strengths: [],
    dimensions: [
      dimension(
        'Method',
        [{ sessionMs: 10_000, terminal: 2 }],
        [shared, note(null, 'Tests of edge: 3 of 4')],
      ),
      dimension('Triage', [], [shared, note(20_000, '  '), note(30_000, 'A comment', 'comment')]),
    ],
  }
  expect(momentsToSee(card).map(({ moment, said }) => [moment, said.map(({ sign }) => sign)])).toEqual([
    [{ sessionMs: 10_000 }, ['minus']],
    [{ sessionMs: 10_000, terminal: 2 }, ['rating']],
    [{ sessionMs: 30_000 }, ['note']],
  ])
})
