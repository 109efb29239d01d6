import { describe, expect, it } from 'vitest'
import { DESK_NOW, entryAt, heldAt, hoursAway, seatFor } from '#test/support/desk.ts'
import { isQuiet, isRowAskedFor, readCoverageFilter, toCoverageSearch } from './coverage-filter.ts'
import { loadOf, medianOf, topicCoverage } from './load.ts'
import { dueOf, matrixOf, type MatrixSource } from './matrix.ts'

const cara = { id: 'cara', name: 'Cara Núñez', pod: 'Reef', joinedAt: hoursAway(-24 * 30) }
const source: MatrixSource = {
  people: [cara],
  entries: [],
  plan: ['linux', 'coding'],
  planned: 3,
  order: ['coding', 'linux'],
  now: DESK_NOW,
}
const row = (overrides: Partial<MatrixSource>) => {
  const found = matrixOf({ ...source, ...overrides }).rows[0]
  if (!found) throw new Error('no row')
  return found
}

describe('matrixOf', () => {
  it('DE14 says by the plan what is still to come, beginning again after its last round', () => {
    expect([...dueOf(['linux', 'coding'], 3)]).toEqual([
      ['linux', 2],
      ['coding', 1],
    ])
    const { cells, toCome } = row({})
    expect({ toCome, linux: cells.linux?.toCome, coding: cells.coding?.toCome }).toEqual({
      toCome: 3,
      linux: 2,
      coding: 1,
    })
  })

  it('DE14 takes away what is done and what is booked, and never more than was planned', () => {
    const entries = [
      heldAt(-48, { roundIds: ['linux'] }),
      entryAt(48, { roundIds: ['linux'] }),
      heldAt(-20, { roundIds: ['coding'] }),
      entryAt(90, { roundIds: ['coding'] }),
    ]
    const { cells, ...all } = row({ entries })
    expect(cells.linux).toMatchObject({ done: 1, booked: 1, toCome: 0, next: { slotId: 'entry48' } })
    expect(cells.coding).toMatchObject({ done: 1, booked: 1, toCome: 0 })
    expect(all).toMatchObject({
      done: 2,
      booked: 2,
      toCome: 0,
      lastAt: hoursAway(-20),
      nextAt: hoursAway(48),
    })
  })

  it('DE14 counts a session of two rounds once, and in both', () => {
    const { cells, done } = row({ entries: [heldAt(-5, { roundIds: ['linux', 'coding'] })] })
    expect([done, cells.linux?.done, cells.coding?.done]).toEqual([1, 1, 1])
  })

  it('DE14 has the rounds in their order, those that left the bank last, and none without a plan or a session', () => {
    expect(matrixOf({ ...source, entries: [heldAt(-5, { roundIds: ['gone'] })] }).roundIds).toEqual([
      'coding',
      'linux',
      'gone',
    ])
    expect(matrixOf({ ...source, plan: [] })).toMatchObject({ roundIds: [], rows: [{ toCome: 3 }] })
  })
})

describe('the filter of coverage', () => {
  const asked = (search: string) => readCoverageFilter(new URLSearchParams(search))
  const matches = (search: string, overrides: Partial<MatrixSource> = {}) =>
    isRowAskedFor(row(overrides), asked(search), DESK_NOW)

  it('DE11 finds names without their accents, pods, and who has still to get a round', () => {
    for (const search of ['', 'name=nunez', 'pod=Reef', 'round=coding'])
      expect(matches(search), search).toBe(true)
    expect(matches('name=ivan')).toBe(false)
    expect(matches('pod=Harbour')).toBe(false)
    expect(matches('round=coding', { entries: [entryAt(3, { roundIds: ['coding'] })] })).toBe(false)
  })

  it('DE11 is written into an address and read from it alike, and takes no nonsense', () => {
    const filter = asked('name=a%20b&pod=1&round=linux&quiet=14&page=3')
    expect(asked(toCoverageSearch(filter).slice(1))).toEqual(filter)
    expect(asked('quiet=soon&page=-1')).toMatchObject({ quiet: null, page: 1 })
    expect(asked('quiet=1e9&page=2.5')).toMatchObject({ quiet: null, page: 1 })
  })

  it('DE15 finds those without a session for so many days, whatever is booked', () => {
    const days = (count: number) => hoursAway(-24 * count)
    expect(isQuiet({ lastAt: days(14), joinedAt: null }, 14, DESK_NOW)).toBe(true)
    expect(isQuiet({ lastAt: days(13.9), joinedAt: null }, 14, DESK_NOW)).toBe(false)
    expect(matches('quiet=14', { entries: [entryAt(3)] })).toBe(true)
  })

  it('DE15 waits for somebody who has only just joined', () => {
    expect(isQuiet({ lastAt: null, joinedAt: hoursAway(-24 * 3) }, 14, DESK_NOW)).toBe(false)
    expect(isQuiet({ lastAt: null, joinedAt: hoursAway(-24 * 15) }, 14, DESK_NOW)).toBe(true)
    expect(isQuiet({ lastAt: null, joinedAt: null }, 14, DESK_NOW)).toBe(true)
  })
})

describe('loadOf', () => {
  const people = [
    { id: 'ivan', name: 'Ivan', perWeek: 2 },
    { id: 'ines', name: 'Ines', perWeek: 1 },
  ]

  it('DE17 counts what was held and what is coming, against what they take on', () => {
    const ines = [seatFor('cara'), seatFor('ines', 'accepted', 'interviewer')]
    const entries = [heldAt(-48), heldAt(-24), entryAt(24), entryAt(48, { seats: ines })]
    const { rows, median } = loadOf({ people, entries, weeks: 10, now: DESK_NOW })
    expect(rows).toEqual([
      { id: 'ivan', name: 'Ivan', held: 2, coming: 1, cap: 20 },
      { id: 'ines', name: 'Ines', held: 0, coming: 1, cap: 10 },
    ])
    expect(median).toBe(2)
  })

  it('DE17 counts no session that somebody missed, and has no bound in an open season', () => {
    const seats = [seatFor('cara', 'absent'), seatFor('ivan', 'accepted', 'interviewer')]
    const { rows } = loadOf({ people, entries: [entryAt(-5, { seats })], weeks: null, now: DESK_NOW })
    expect(rows.map(({ held, coming, cap }) => [held, coming, cap])).toEqual([
      [0, 0, null],
      [0, 0, null],
    ])
  })

  it('DE17 counts no session that somebody only watched', () => {
    const attended = [{ userId: 'ivan', seat: 'shadow' as const }]
    const { rows } = loadOf({ people, entries: [heldAt(-5, { attended })], weeks: null, now: DESK_NOW })
    expect(rows.map(({ held }) => held)).toEqual([0, 0])
  })

  it('DE17 knows the middle of many', () => {
    expect([medianOf([]), medianOf([3]), medianOf([9, 1]), medianOf([5, 1, 3])]).toEqual([0, 3, 5, 3])
  })
})

describe('topicCoverage', () => {
  it('DE16 counts candidates, not questions, and what is wished for and not met first', () => {
    const entries = [
      heldAt(-9, { questionSlugs: ['a', 'b'] }),
      heldAt(-8, { questionSlugs: ['a'] }),
      entryAt(8, { questionSlugs: ['c'] }),
    ]
    const wishes = [
      { userId: 'cara', topic: 'disk' },
      { userId: 'cara', topic: 'dns' },
      { userId: 'dan', topic: 'dns' },
      { userId: 'gone', topic: 'dns' },
    ]
    const topicsOf = (slug: string) => ({ a: ['disk', 'web'], b: ['disk'] })[slug] ?? ['tls']
    expect(topicCoverage({ candidateIds: ['cara', 'dan'], entries, topicsOf, wishes })).toEqual([
      { topic: 'dns', met: 0, wanted: 2, wantedMet: 0 },
      { topic: 'disk', met: 1, wanted: 1, wantedMet: 1 },
      { topic: 'web', met: 1, wanted: 0, wantedMet: 0 },
    ])
  })
})
