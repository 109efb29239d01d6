import { describe, expect, it } from 'vitest'
import { Ring } from './ring.ts'

function pattern(from: number, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, (_, i) => (from + i) % 251))
}

describe('the ring', () => {
  it('TE4 gives every byte it still holds back by its offset, across its seam', () => {
    const ring = new Ring({ cols: 80, rows: 24 }, 1000)
    let at = 0
    for (const count of [1, 999, 10, 333, 700, 2500, 0, 64, 1000]) {
      ring.append(pattern(at, count))
      at += count
      expect(ring.end).toBe(at)
      expect(ring.start).toBe(Math.max(0, at - 1000))
      for (const from of [ring.start, ring.start + 1, Math.max(ring.start, at - 77)])
        expect(ring.read(from, 5000)).toEqual(pattern(from, at - from))
    }
  })

  it('TE4 refuses what has fallen off', () => {
    const ring = new Ring({ cols: 80, rows: 24 }, 100)
    ring.append(pattern(0, 150))
    expect(ring.holds(49, 0)).toBe(false)
    expect(ring.holds(50, 0)).toBe(true)
    expect(ring.holds(151, 0)).toBe(false)
    expect(() => ring.read(49, 1)).toThrow(RangeError)
  })

  it('TE4 an answer survives the ring writing over its bytes', () => {
    const ring = new Ring({ cols: 80, rows: 24 }, 100)
    ring.append(pattern(0, 100))
    const answer = ring.read(0, 100)
    ring.append(pattern(100, 100))
    expect(answer).toEqual(pattern(0, 100))
  })

  it('TE4 keeps sizes at their bytes and knows who has seen which', () => {
    const ring = new Ring({ cols: 80, rows: 24 }, 100)
    ring.append(pattern(0, 10))
    ring.addSize(100, 30)
    ring.append(pattern(10, 10))
    ring.addSize(90, 20)
    ring.addSize(91, 21)
    expect(ring.sizeAfter(0)).toEqual({ offset: 10, sizeCount: 1, cols: 100, rows: 30 })
    expect(ring.sizeAfter(2)).toEqual({ offset: 20, sizeCount: 3, cols: 91, rows: 21 })
    expect(ring.sizeAfter(3)).toBeUndefined()
    expect(ring.holds(20, 2)).toBe(true)
    // Claims that contradict the stream are not resumed.
    expect(ring.holds(15, 0)).toBe(false)
    expect(ring.holds(5, 1)).toBe(false)
  })

  it('TE4 forgets the oldest sizes, and with them everybody who has not seen them', () => {
    const ring = new Ring({ cols: 80, rows: 24 }, 100)
    for (let i = 0; i < 70; i++) ring.addSize(20 + i, 10)
    expect(ring.holds(0, 0)).toBe(false)
    expect(ring.holds(0, 6)).toBe(true)
    expect(ring.past(true)).toMatchObject({ cols: 25, rows: 10, offset: 0, sizeCount: 6 })
  })

  it('TE19 tells its whole past in order, or only where it stands', () => {
    const ring = new Ring({ cols: 80, rows: 24 }, 100)
    ring.append(Buffer.from('ab'))
    ring.addSize(100, 30)
    ring.append(Buffer.from('cd'))
    expect(ring.past(true)).toEqual({
      cols: 80,
      rows: 24,
      offset: 0,
      sizeCount: 0,
      replay: [
        { type: 'output', bytes: Buffer.from('ab') },
        { type: 'size', cols: 100, rows: 30 },
        { type: 'output', bytes: Buffer.from('cd') },
      ],
    })
    expect(ring.past(false)).toEqual({ cols: 100, rows: 30, offset: 4, sizeCount: 1, replay: [] })
  })
})
