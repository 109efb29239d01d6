import { describe, expect, it } from 'vitest'
import {
  emptyScorecard,
  findGaps,
  fitToRubric,
  scorecardDraft,
  summarizeScorecard,
  type DimensionRating,
  type ScorecardDraft,
} from './scorecard.ts'

const dimensions = [
  { id: 'triage', weight: 50 },
  { id: 'method', weight: 50 },
]

function rating(dimensionId: string, overrides: Partial<DimensionRating> = {}): DimensionRating {
  const evidence = 'looked at the log before touching anything'
  return { dimensionId, rating: 3, notObserved: false, evidence, noteIds: [], ...overrides }
}

function complete(overrides: Partial<ScorecardDraft> = {}): ScorecardDraft {
  return {
    ratings: [rating('triage'), rating('method')],
    strengths: [
      { text: 'calm', momentMs: null },
      { text: 'clear', momentMs: 60_000 },
    ],
    tryNext: 'say the hypothesis aloud',
    resource: '',
    ...overrides,
  }
}

const gapsOf = (draft: ScorecardDraft) => findGaps(draft, dimensions, new Set(['note-1']))

describe('what is missing', () => {
  it('RE6 a complete scorecard has no gaps', () => {
    expect(gapsOf(complete())).toEqual([])
  })

  it('RE1 a rating needs fifteen characters of evidence', () => {
    const withEvidence = (evidence: string) =>
      complete({ ratings: [rating('triage', { evidence }), rating('method')] })
    expect(gapsOf(withEvidence('a'.repeat(14)))).toMatchObject([{ part: 'rating', dimensionId: 'triage' }])
    expect(gapsOf(withEvidence(`${'a'.repeat(14)}   `))).toHaveLength(1)
    expect(gapsOf(withEvidence('a'.repeat(15)))).toEqual([])
  })

  it('RE1 an attached note of this session is evidence; a note from nowhere is not', () => {
    const attach = (noteId: string) =>
      complete({ ratings: [rating('triage', { evidence: '', noteIds: [noteId] }), rating('method')] })
    expect(gapsOf(attach('note-1'))).toEqual([])
    expect(gapsOf(attach('note-of-another-session'))).toHaveLength(1)
  })

  it('RE2 not observed needs neither rating nor evidence', () => {
    const none = rating('triage', { rating: null, notObserved: true, evidence: '' })
    expect(gapsOf(complete({ ratings: [none, rating('method')] }))).toEqual([])
    expect(gapsOf(complete({ ratings: [{ ...none, notObserved: false }, rating('method')] }))).toHaveLength(1)
  })

  it('RE6 an empty scorecard names everything that is missing', () => {
    const gaps = gapsOf(emptyScorecard(dimensions))
    expect(gaps.map((gap) => gap.dimensionId ?? gap.part)).toEqual([
      'strengths',
      'triage',
      'method',
      'tryNext',
    ])
  })
})

describe('drafts', () => {
  it('RE5 any half-written draft is accepted, a rating off the scale is not', () => {
    expect(scorecardDraft.safeParse(emptyScorecard(dimensions)).success).toBe(true)
    for (const off of [0, 2.5, 5]) {
      const draft = { ...complete(), ratings: [{ ...rating('triage'), rating: off }] }
      expect(scorecardDraft.safeParse(draft).success).toBe(false)
    }
  })

  it('RE2 a dimension is rated or not observed, never both', () => {
    const both = { ...complete(), ratings: [rating('triage', { notObserved: true })] }
    expect(scorecardDraft.safeParse(both).success).toBe(false)
  })

  it('RE5 a draft fits its rubric: each dimension once, in order, and no other', () => {
    const draft = complete({ ratings: [rating('stranger'), rating('method', { rating: 1 })] })
    const fitted = fitToRubric(draft, dimensions).ratings
    expect(fitted.map((one) => [one.dimensionId, one.rating])).toEqual([
      ['triage', null],
      ['method', 1],
    ])
  })

  it('RE3 the summary follows the weights of the rubric', () => {
    const draft = complete({ ratings: [rating('triage', { rating: 4 }), rating('method', { rating: 1 })] })
    const heavy = [
      { id: 'triage', weight: 90 },
      { id: 'method', weight: 10 },
    ]
    expect(summarizeScorecard(draft, dimensions).total).toBe(2.5)
    expect(summarizeScorecard(draft, heavy).total).toBe(3.7)
  })
})
