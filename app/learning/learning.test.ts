import { describe, expect, it } from 'vitest'
import { changeWords, growthByDimension, CANDIDATES_MIN, type ReleasedRating } from './growth.ts'
import { writeLearningTable } from './learning-tables.ts'
import { findLearningTable, learningTables } from './table-names.ts'
import { halfWords, paretoOf } from './pareto.ts'
import { figuresByQuestion, figuresByWeek, figuresOf, type Missed, type Worked } from './work.ts'

const candidates = (count: number, nth: number, rating: number): ReleasedRating[] =>
  Array.from({ length: count }, (_, at) => ({ candidateId: `c${at}`, dimensionId: 'method', nth, rating }))

describe('growth', () => {
  it('KA17 a mean of fewer than five candidates is not shown, and each has its interval', () => {
    const ratings = [...candidates(CANDIDATES_MIN, 1, 2), ...candidates(CANDIDATES_MIN - 1, 2, 3)]
    expect(growthByDimension(ratings)).toEqual([
      {
        dimensionId: 'method',
        points: [{ nth: 1, candidates: 5, mean: 2, interval: { from: 2, to: 2 } }],
        change: null,
      },
    ])
    expect(growthByDimension(candidates(4, 1, 2))).toEqual([])
  })

  it('KA17 a candidate counts once, however often they were rated', () => {
    const often = [...candidates(5, 1, 2), ...Array.from({ length: 9 }, () => candidates(1, 1, 2)).flat()]
    expect(growthByDimension(often)[0]?.points[0]).toMatchObject({ candidates: 5, mean: 2 })
  })

  it('KA27 the same people are compared: who came once is in the means and in no difference', () => {
    // Three weak ones who came once would make the others look grown, had they been compared with everybody.
    const once = Array.from({ length: 3 }, (_, at) => {
      return { candidateId: `once${at}`, dimensionId: 'method', nth: 1, rating: 1 }
    })
    const [found] = growthByDimension([...candidates(5, 1, 2), ...once, ...candidates(5, 2, 2.5)])
    expect(found?.points[0]).toMatchObject({ candidates: 8, mean: 1.625 })
    expect(found?.change).toEqual({ mean: 0.5, interval: { from: 0.5, to: 0.5 }, candidates: 5 })
    expect(
      growthByDimension([...candidates(5, 1, 2), ...candidates(4, 2, 4)])[0]?.change,
      'four differences are too few',
    ).toBeNull()
  })

  it('KA27 a difference is told only where its interval leaves 0 out', () => {
    const words = (mean: number, from: number, to: number) =>
      changeWords({ mean, interval: { from, to }, candidates: 7 })
    expect(words(0.6, 0.2, 0.9)).toBe(
      'The 7 who came again are 0.6 levels higher in their latest session than in their first.',
    )
    expect(words(-0.6, -0.9, -0.2)).toContain('0.6 levels lower')
    expect(words(0.3, -0.1, 0.7)).toBe(
      'The 7 who came again: no clear change from their first to their latest session.',
    )
  })
})

describe('what fails most', () => {
  const line = (says: string) => ({ question: 'A full disk', says })

  it('KA18 what fails most often comes first, with what they make together', () => {
    const lines = paretoOf([line('b'), line('a'), line('a'), line('c')])
    expect(lines.map(({ says, count, share, upToHere }) => [says, count, share, upToHere])).toEqual([
      ['a', 2, 0.5, 0.5],
      ['b', 1, 0.25, 0.75],
      ['c', 1, 0.25, 1],
    ])
    expect(paretoOf([])).toEqual([])
  })

  it('KA18 a sentence says how few of them make half', () => {
    expect(halfWords(paretoOf([line('b'), line('a'), line('a'), line('c')]))).toBe(
      'The first check alone makes 50% of all that failed.',
    )
    expect(halfWords(paretoOf(['a', 'a', 'b', 'c', 'd'].map(line)))).toBe(
      'The first 2 of 4 checks make 60% of all that failed.',
    )
    expect(halfWords(paretoOf([line('a')]))).toBe('One check is all that failed.')
    expect(halfWords([])).toBe('No check has failed.')
  })
})

const worked = (at: number, own: Partial<Worked> = {}): Worked => ({
  candidateId: `c${at}`,
  slug: 'disk',
  week: '2026-11-02',
  hints: at,
  mitigatedMs: at < 3 ? (at + 1) * 60_000 : null,
  canMitigate: true,
  ...own,
})
const six = Array.from({ length: 6 }, (_, at) => worked(at))

describe('work', () => {
  it('KA28 hints are a mean, minutes the middle of those who got there, each with how many got there', () => {
    const figures = figuresOf(six, [])
    expect(figures.hints).toMatchObject({ value: 2.5, candidates: 6 })
    expect(figures.mitigated).toMatchObject({ value: 0.5, candidates: 6 })
    // Three got there: their minutes would be theirs.
    expect(figures.minutes).toBeNull()
    const all = six.map((one, at) => ({ ...one, mitigatedMs: (at + 1) * 60_000 }))
    expect(figuresOf(all, []).minutes).toMatchObject({ value: 3.5, candidates: 6 })
    // Whoever came twice counts with both sessions: they are figures of sessions, drawn by candidate.
    expect(figuresOf([...six, worked(5)], []).hints?.value).toBeCloseTo(20 / 7)
    const { interval } = figuresOf(all, []).minutes ?? {}
    expect(interval && interval.from >= 1 && interval.from < 3.5 && interval.to > 3.5).toBe(true)
  })

  it('KA28 a figure of fewer than five candidates is left out, however often they came', () => {
    const four = Array.from({ length: 20 }, (_, at) => worked(at % 4))
    expect(figuresOf(four, [])).toMatchObject({ sessions: 20, hints: null, mitigated: null, minutes: null })
  })

  it('KA28 what cannot be seen to work again counts in no share of it', () => {
    const talk = six.map((one) => ({ ...one, canMitigate: false, mitigatedMs: null }))
    expect(figuresOf(talk, [])).toMatchObject({ hints: { value: 2.5 }, mitigated: null, minutes: null })
  })

  it('KA29 no-shows stand with the week and the question they were about, those that a stand-by saved too', () => {
    const missed: Missed[] = [
      { week: '2026-11-02', slugs: ['disk'], tookPlace: false },
      { week: '2026-11-16', slugs: [], tookPlace: true },
    ]
    expect(figuresByQuestion(six, missed)).toMatchObject([{ slug: 'disk', sessions: 6, noShows: 1 }])
    const after = (week: string) => new Date(Date.parse(week) + 7 * 86_400_000).toISOString().slice(0, 10)
    expect(figuresByWeek(six, missed, after)).toMatchObject([
      { week: '2026-11-02', sessions: 6, noShows: 1, rescued: 0 },
      { week: '2026-11-09', sessions: 0, noShows: 0 },
      { week: '2026-11-16', sessions: 0, noShows: 1, rescued: 1 },
    ])
    expect(figuresByWeek([], [], after)).toEqual([])
  })

  it('KA28 the question that was worked on most stands first', () => {
    const both = [...six, worked(0, { slug: 'web' }), worked(1, { slug: 'access' })]
    expect(figuresByQuestion(both, []).map(({ slug }) => slug)).toEqual(['disk', 'access', 'web'])
  })
})

describe('tables', () => {
  it('KA30 every table has a head, and a cell that a spreadsheet would run is text', () => {
    const page = {
      rubrics: [],
      byWeek: [],
      byQuestion: [],
      pareto: paretoOf([{ question: '=1+1', says: 'x' }]),
    }
    expect(
      learningTables.map(({ name }) => writeLearningTable(name, page).trim().split('\r\n').length),
    ).toEqual([1, 1, 1, 2])
    expect(writeLearningTable('checks', page)).toContain("x,'=1+1,1,1,1")
    expect(findLearningTable('growth')).toBe('growth')
    expect(findLearningTable('people')).toBeNull()
  })
})
