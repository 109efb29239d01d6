import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { bookedMb, tryAgainAt, whoGivesWay, type Booked, type Practising } from './giving-way.ts'

const now = new Date('2026-11-22T09:00:00Z')

function practising(sessionId: string, overrides: Partial<Practising> = {}): Practising {
  return { sessionId, memoryMb: 400, idleMs: 0, startedAtMs: 0, announced: false, ...overrides }
}

describe('who gives way', () => {
  it('PR22 nobody, where nothing is needed', () => {
    expect(whoGivesWay([practising('a')], 0)).toEqual([])
    expect(whoGivesWay([practising('a')], -500)).toEqual([])
    expect(whoGivesWay([], 500)).toEqual([])
  })

  it('PR22 the most idle first, and only as many as are needed', () => {
    const all = [
      practising('busy'),
      practising('idle', { idleMs: minutes(12) }),
      practising('idler', { idleMs: minutes(19) }),
    ]
    expect(whoGivesWay(all, 300)).toEqual(['idler'])
    expect(whoGivesWay(all, 500)).toEqual(['idler', 'idle'])
    expect(whoGivesWay(all, 5000)).toEqual(['idler', 'idle', 'busy'])
  })

  it('PR22 among the busy the newest goes, and a minute of thinking is no idleness', () => {
    const all = [
      practising('older', { idleMs: minutes(4), startedAtMs: 1 }),
      practising('newer', { idleMs: 0, startedAtMs: 2 }),
    ]
    expect(whoGivesWay(all, 1)).toEqual(['newer'])
  })

  it('PR23 whoever was told already goes, so that nobody else is told for the same room', () => {
    const all = [practising('idle', { idleMs: minutes(15) }), practising('told', { announced: true })]
    expect(whoGivesWay(all, 400)).toEqual(['told'])
  })
})

describe('what is kept for sessions', () => {
  const booked = (inMinutes: number, boxless = true): Booked => ({
    sessionId: 'booked',
    scheduledAt: new Date(now.getTime() + minutes(inMinutes)),
    memoryMb: 400,
    boxless,
  })

  it('PR21 the boxes of sessions of the next half hour, and of those whose people are late', () => {
    const all = [booked(31), booked(29), booked(0), booked(-29), booked(-31)]
    expect(bookedMb(all, now, minutes(30))).toBe(1200)
  })

  it('PR23 only the near ones send anybody away', () => {
    expect(bookedMb([booked(9), booked(7)], now, minutes(8))).toBe(400)
  })

  it('PR21 a session that has its box keeps nothing more', () => {
    expect(bookedMb([booked(5, false)], now, minutes(30))).toBe(0)
  })
})

describe('when to try again', () => {
  const inMinutes = (goesInMinutes: number[]) =>
    (tryAgainAt(now, goesInMinutes.map(minutes)).getTime() - now.getTime()) / minutes(1)

  it('PR21 when the next box is likely to go, never at once and never after hours', () => {
    expect(inMinutes([40, 12])).toBe(12)
    expect(inMinutes([0])).toBe(2)
    expect(inMinutes([300])).toBe(60)
    expect(inMinutes([])).toBe(15)
  })
})
