import { describe, expect, it } from 'vitest'
import {
  applyFilters,
  countValues,
  listNarrowings,
  noFilters,
  readFilters,
  toSearch,
  waysToLoosen,
  type Filters,
} from './filters.ts'
import type { ListedQuestion } from './listed-question.ts'
import { notMeasured } from './solve-times.ts'

function question(slug: string, overrides: Partial<ListedQuestion> = {}): ListedQuestion {
  return {
    slug,
    kind: 'troubleshooting',
    title: slug,
    summary: 'Something is wrong.',
    status: 'live',
    level: 1,
    topics: ['web'],
    skills: ['reading-logs', 'testing-http'],
    practice: true,
    minutes: 25,
    image: 'base',
    tier: 'default',
    solveTimes: notMeasured,
    trials: [],
    met: null,
    ...overrides,
  }
}

const met = { at: '2026-05-04T09:00:00Z', how: 'session', times: 1, words: 'Met in a session' } as const

const bank = [
  question('café', { title: 'The Café is closed', level: 2, minutes: 30 }),
  question('disk-full', { summary: 'No room is left.', topics: ['disk', 'logging'], minutes: 20 }),
  question('slow-names', { topics: ['dns', 'network'], level: 3, tier: 'network', practice: false }),
  question('known', { topics: ['web', 'dns'], level: 4, met }),
  question('half-done', { status: 'draft' }),
]

function ask(search: string): Filters {
  return readFilters(new URLSearchParams(search))
}

function slugs(search: string): string[] {
  return applyFilters(bank, ask(search)).map(({ slug }) => slug)
}

describe('filters', () => {
  it('LI1 stand in the address and come back out of it, in any combination', () => {
    const address =
      '?q=two+words&level=1&level=3&topic=dns&skill=reading-logs&within=30&kept=practice&box=network&status=draft&candidateId=c1&used=on&order=title'
    expect(toSearch(ask(address))).toBe(address)
    expect(toSearch(noFilters)).toBe('')
  })

  it('LI1 ignores what is unknown, doubled, malformed or endless', () => {
    expect(ask('colour=red&status=secret&order=random&level=1&level=1')).toEqual(ask('level=1'))
    expect(ask('topic=%3Cscript%3E').chosen.topic).toEqual([])
    expect(ask(`q=${'x'.repeat(900)}`).q).toHaveLength(80)
    expect(ask(Array.from({ length: 90 }, (_, i) => `topic=t${i}`).join('&')).chosen.topic).toHaveLength(40)
  })

  it('LI2 any value of one filter will do, and every filter must be met', () => {
    expect(slugs('level=2&level=3')).toEqual(['café', 'slow-names'])
    expect(slugs('topic=dns&topic=disk')).toEqual(['disk-full', 'slow-names'])
    expect(slugs('topic=dns&level=1')).toEqual([])
    expect(slugs('within=20')).toEqual(['disk-full'])
    expect(slugs('kept=sessions')).toEqual(['slow-names'])
    expect(slugs('box=network')).toEqual(['slow-names'])
    expect(slugs('box=base')).toHaveLength(3)
  })

  it('LI2 finds words in title and summary, in any order, whatever their case and accents', () => {
    expect(slugs('q=closed+cafe')).toEqual(['café'])
    expect(slugs('q=ROOM+disk')).toEqual(['disk-full'])
    expect(slugs('q=closed+room')).toEqual([])
  })

  it('LI5 shows only one shelf at a time', () => {
    expect(slugs('')).not.toContain('half-done')
    expect(slugs('status=draft')).toEqual(['half-done'])
    expect(slugs('status=retired')).toEqual([])
  })

  it('LI8 leaves out what the candidate has met until it is asked for', () => {
    expect(slugs('candidateId=c1')).not.toContain('known')
    expect(slugs('candidateId=c1&used=on')).toContain('known')
  })

  it('LI2 puts them in the order asked for', () => {
    expect(slugs('')).toEqual(['disk-full', 'café', 'slow-names'])
    expect(slugs('order=hardest')).toEqual(['slow-names', 'café', 'disk-full'])
    expect(slugs('order=minutes')).toEqual(['disk-full', 'slow-names', 'café'])
    expect(slugs('order=title')).toEqual(['disk-full', 'slow-names', 'café'])
    const often = question('often', { solveTimes: { ...notMeasured, sessions: 9 } })
    const seldom = question('seldom', { level: 4 })
    const least = applyFilters([often, seldom], { ...noFilters, order: 'least-used' })
    expect(least.map(({ slug }) => slug)).toEqual(['seldom', 'often'])
  })
})

describe('counts', () => {
  const counts = (search: string, key: Parameters<typeof countValues>[2]) =>
    Object.fromEntries(countValues(bank, ask(search), key).map(({ value, count }) => [value, count]))

  it('LI3 say what choosing a value would leave', () => {
    expect(counts('', 'level')).toEqual({ 1: 1, 2: 1, 3: 1, 4: 0 })
    expect(counts('topic=dns', 'level')).toEqual({ 1: 0, 2: 0, 3: 1, 4: 0 })
    expect(counts('used=on', 'level')).toMatchObject({ 4: 1 })
  })

  it('LI3 do not hang on what else is chosen in the same filter', () => {
    expect(counts('topic=dns', 'topic')).toEqual(counts('', 'topic'))
  })

  it('LI3 keep a chosen value in sight although no question has it', () => {
    const tls = countValues(bank, ask('topic=tls'), 'topic').find(({ value }) => value === 'tls')
    expect(tls).toEqual({ value: 'tls', label: 'TLS', count: 0, chosen: true })
  })
})

describe('taking back', () => {
  it('LI1 every narrowing can be taken back by itself', () => {
    const narrowings = listNarrowings(ask('q=shop&level=1&level=2&topic=dns'))
    expect(narrowings.map(({ label, without }) => [label, toSearch(without)])).toEqual([
      ['“shop”', '?level=1&level=2&topic=dns'],
      ['Level 1', '?q=shop&level=2&topic=dns'],
      ['Level 2', '?q=shop&level=1&topic=dns'],
      ['DNS', '?q=shop&level=1&level=2'],
    ])
  })

  it('LI4 names the filters that bring questions back, the most first, and no other', () => {
    expect(waysToLoosen(bank, ask('topic=disk&level=3&q=zzz'))).toEqual([])
    expect(waysToLoosen(bank, ask('topic=disk&level=3&level=2'))).toEqual([
      { label: 'any topic', search: '?level=3&level=2', count: 2 },
      { label: 'any level', search: '?topic=disk', count: 1 },
    ])
    expect(waysToLoosen(bank, ask('level=4&candidateId=c1'))).toEqual([
      { label: 'any level', search: '?candidateId=c1', count: 3 },
      { label: 'with what they have met', search: '?level=4&candidateId=c1&used=on', count: 1 },
    ])
  })
})
