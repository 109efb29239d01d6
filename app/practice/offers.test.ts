import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { alone, atWork, LENA, reading, solved } from '#test/support/practice-script.ts'
import type { SessionScript } from '#test/support/session-script.ts'
import { attemptOf, type Attempt } from './attempt.ts'
import { mayPractise } from './may-practise.ts'
import {
  filterOffers,
  pickSurprise,
  progressOf,
  readOfferFilter,
  sortOffers,
  standingOf,
  type Offer,
} from './offers.ts'

function attempt(script: SessionScript): Attempt {
  const made = attemptOf(script.events, script.now)
  if (!made) throw new Error('no attempt')
  return made
}

function offer(key: string, overrides: Partial<Offer> = {}): Offer {
  return {
    key,
    title: null,
    level: 1,
    topics: ['disk'],
    skills: ['reading-logs'],
    minutes: 20,
    standing: 'new',
    attempts: 0,
    metInSession: false,
    ...overrides,
  }
}

describe('an attempt', () => {
  it('PR25 its minutes are those of the work, without pauses and without reading', () => {
    const script = atWork().wait(minutes(4)).do({ type: 'pause-clock' }, LENA).wait(minutes(50))
    script.do({ type: 'resume-clock' }, LENA).wait(minutes(3)).do({ type: 'take-hint', after: 0 }, LENA)
    expect(attempt(script)).toMatchObject({ workedMs: minutes(7), outcome: null, hintsUsed: 1, timed: true })
    script.do({ type: 'end-session' }, LENA).wait(minutes(9))
    expect(attempt(script)).toMatchObject({ workedMs: minutes(7), outcome: 'gave-up', seen: true })
  })

  it('PR25 what was never begun has seen nothing, and a session is no attempt', () => {
    expect(attempt(alone('off').do({ type: 'end-session' }, LENA))).toMatchObject({
      seen: false,
      workedMs: 0,
    })
    expect(attemptOf([], new Date(0))).toBeNull()
  })

  it('PR26 the best of all counts', () => {
    const [gaveUp, alonePassed] = [attempt(reading()), attempt(solved())]
    const withHint = { ...alonePassed, hintsUsed: 1 }
    expect(standingOf([])).toBe('new')
    expect(standingOf([{ ...gaveUp, seen: false }])).toBe('new')
    expect(standingOf([gaveUp])).toBe('tried')
    expect(standingOf([withHint, gaveUp])).toBe('solved-with-hints')
    expect(standingOf([gaveUp, withHint, alonePassed])).toBe('solved')
  })
})

describe('offers', () => {
  const all = [
    offer('a', { level: 2, topics: ['dns', 'network'], minutes: 30 }),
    offer('b', { standing: 'solved' }),
    offer('c', { skills: ['using-git'], standing: 'tried' }),
    offer('d'),
  ]
  const keys = (offers: Offer[]) => offers.map(({ key }) => key).join(' ')
  const filtered = (search: string) => keys(filterOffers(all, readOfferFilter(new URLSearchParams(search))))

  it('PR3 are told apart by level, topic, skill and minutes', () => {
    expect(filtered('')).toBe('a b c d')
    expect(filtered('level=2')).toBe('a')
    expect(filtered('topic=disk&skill=using-git')).toBe('c')
    expect(filtered('within=20')).toBe('b c d')
    expect(filtered('level=two&topic=%3Cscript%3E&within=')).toBe('a b c d')
  })

  it('PR3 stand in an order that says nothing beyond level and standing', () => {
    expect(keys(sortOffers(all))).toBe('d c b a')
  })

  it('PR4 a surprise is new while anything is, then unsolved, then anything', () => {
    const picks = (offers: Offer[]) =>
      new Set([0, 0.3, 0.6, 0.999].map((luck) => pickSurprise(offers, luck)?.key ?? 'none'))
    expect([...picks(all)].sort()).toEqual(['a', 'd'])
    expect([...picks([offer('b', { standing: 'solved' }), offer('c', { standing: 'tried' })])]).toEqual(['c'])
    expect([...picks([])]).toEqual(['none'])
  })

  it('PR26 progress is a row a level, done before undone', () => {
    expect(progressOf(all)).toEqual([
      { level: 1, standings: ['solved', 'tried', 'new'] },
      { level: 2, standings: ['new'] },
    ])
  })
})

describe('who may practise what', () => {
  const cases = [
    [{ status: 'live', practice: true }, 'candidate trainee interviewer coordinator admin'],
    [{ status: 'live', practice: false }, 'trainee interviewer coordinator admin'],
    [{ status: 'draft', practice: true }, ''],
    [{ status: 'retired', practice: true }, ''],
    [{ status: 'live', practice: true, kind: 'coding' }, ''],
  ] as const

  it.each(cases)('PR2 %o', (question, expected) => {
    const roles = ['candidate', 'trainee', 'interviewer', 'coordinator', 'admin'] as const
    expect(
      roles.filter((role) => mayPractise({ role }, { kind: 'troubleshooting', ...question })).join(' '),
    ).toBe(expected)
  })
})
