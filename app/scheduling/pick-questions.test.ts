import { describe, expect, it } from 'vitest'
import { pickQuestions, type QuestionWish } from './pick-questions.ts'

type Offered = Parameters<typeof pickQuestions>[1][number]

function question(slug: string, given: Partial<Offered> = {}): Offered {
  return { slug, kind: 'coding', level: 2, topics: [], status: 'live', ...given }
}
const part = { id: 'main', title: 'Main', kinds: ['coding' as const], optional: false }
const nothing: QuestionWish = { level: 2, met: new Set(), topics: new Set(), uses: new Map() }
const slugs = (offered: Offered[], wish: Partial<QuestionWish> = {}, parts = [part]) =>
  pickQuestions({ parts }, offered, { ...nothing, ...wish })?.map(({ questionSlug }) => questionSlug) ?? null

describe('picking questions', () => {
  it('SL12 nothing the candidate has met, nothing that is not live, nothing of another kind', () => {
    const offered = [
      question('a'),
      question('b', { status: 'retired' }),
      question('c', { kind: 'review' }),
      question('d'),
    ]
    expect(slugs(offered)).toEqual(['a'])
    expect(slugs(offered, { met: new Set(['a']) })).toEqual(['d'])
    expect(slugs(offered, { met: new Set(['a', 'd']) })).toBeNull()
  })

  it('SL12 the level counts before wished topics, and these before how often it was used', () => {
    const offered = [
      question('used', { topics: ['dns'] }),
      question('fresh'),
      question('hard', { level: 4, topics: ['dns'] }),
    ]
    const uses = new Map([['used', 9]])
    expect(slugs(offered, { uses })).toEqual(['fresh'])
    expect(slugs(offered, { uses, topics: new Set(['dns']) })).toEqual(['used'])
    expect(slugs(offered, { uses, level: 4 })).toEqual(['hard'])
  })

  it('SL12 each part gets another question, and one that may stay empty stays empty', () => {
    const parts = [part, { ...part, id: 'second' }, { ...part, id: 'extra', optional: true }]
    expect(slugs([question('a'), question('b'), question('c')], {}, parts)).toEqual(['a', 'b'])
    expect(slugs([question('a')], {}, parts)).toBeNull()
  })

  it('SL12 nothing harder than a part takes', () => {
    const easy = { ...part, 'level-max': 1 }
    expect(slugs([question('a', { level: 2 }), question('b', { level: 1 })], {}, [easy])).toEqual(['b'])
  })
})
