import { describe, expect, it } from 'vitest'
import { metBefore, type QuestionUse } from './question-uses.ts'

const use = (questionSlug: string, at: string, how: QuestionUse['how'] = 'session'): QuestionUse => {
  return { questionSlug, at: new Date(at), how }
}
const wordsOf = (...uses: QuestionUse[]) =>
  [...metBefore(uses, (at) => `day ${at.getUTCDate()}`).values()].map(({ words }) => words)

describe('what a candidate has met', () => {
  it('LI8 says when and how', () => {
    expect(wordsOf(use('a', '2026-05-04T09:00:00Z'), use('b', '2026-05-05T09:00:00Z', 'practice'))).toEqual([
      'Met in a session, day 4',
      'Met in practice, day 5',
    ])
  })

  it('LI8 says how often, and the last time, in whatever order they come', () => {
    const [first, second, third] = ['2026-05-04', '2026-05-06', '2026-05-09'].map((day) => `${day}T09:00:00Z`)
    expect(wordsOf(use('a', second ?? '', 'practice'), use('a', first ?? ''))).toEqual([
      'Met twice, last in practice, day 6',
    ])
    expect(wordsOf(use('a', third ?? ''), use('a', first ?? ''), use('a', second ?? ''))).toEqual([
      'Met 3 times, last in a session, day 9',
    ])
  })

  it('LI8 says yesterday in the middle of a sentence', () => {
    const met = metBefore([use('a', '2026-05-04T09:00:00Z')], () => 'Yesterday')
    expect(met.get('a')?.words).toBe('Met in a session, yesterday')
  })
})
