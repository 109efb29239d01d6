import { describe, expect, it } from 'vitest'
import { TOPICS } from '#questions/vocabulary.ts'
import { testQuestion } from '#test/support/questions.ts'
import { coverageOf } from './coverage.ts'
import { isForPractice, listQuestion } from './listed-question.ts'

const known = { solveTimes: new Map(), met: new Map() }
const list = (overrides: Partial<typeof testQuestion>) =>
  listQuestion({ ...testQuestion, ...overrides }, known)

describe('the map of the bank', () => {
  const rows = coverageOf([
    list({ level: 1, topics: ['dns', 'network'] }),
    list({ level: 1, topics: ['dns'] }),
    list({ level: 4, topics: ['dns'] }),
    list({ level: 2, topics: ['dns'], status: 'draft' }),
  ])

  it('LI6 counts live questions by topic and level', () => {
    expect(rows.find(({ topic }) => topic === 'dns')).toMatchObject({ counts: [2, 0, 0, 1], total: 3 })
    expect(rows.find(({ topic }) => topic === 'network')).toMatchObject({ counts: [1, 0, 0, 0] })
  })

  it('LI6 has a row for every topic, also for one without questions', () => {
    expect(rows.map(({ topic }) => topic).sort()).toEqual([...TOPICS].sort())
    expect(rows.find(({ topic }) => topic === 'tls')).toMatchObject({ counts: [0, 0, 0, 0], total: 0 })
  })
})

describe('a question in the list', () => {
  it('LI17 holds nothing that a candidate may not read', () => {
    expect(JSON.stringify(list({}))).not.toMatch(/SECRET|HINT-TEXT|have a look|touch/)
  })
})

describe('what is kept for practice too', () => {
  it('LI20 is only what somebody can do alone: a box that says when it is mended', () => {
    expect(list({ practice: true }).practice).toBe(true)
    expect(list({ practice: false }).practice).toBe(false)
    for (const kind of ['coding', 'review', 'internals', 'networking', 'design', 'behavioural'] as const)
      expect(isForPractice({ kind, practice: true })).toBe(false)
  })
})
