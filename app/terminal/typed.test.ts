import { describe, expect, it } from 'vitest'
import { INPUT_BYTES_MAX, PASTE_BYTES_MAX } from '#sandbox/frames.ts'
import { ACK_AFTER_MS, ACK_EVERY_BYTES, Acks } from './acks.ts'
import { fittingFontSize, FONT_SIZE_MIN } from './fit.ts'
import { Typed } from './typed.ts'

describe('what a page has typed', () => {
  it('TE23 is numbered without holes and kept until it is confirmed', () => {
    const typed = new Typed()
    for (const text of ['a', 'b', 'c']) typed.add(Buffer.from(text), 7)
    expect(typed.unconfirmed.map(({ seq, epoch }) => [seq, epoch])).toEqual([
      [1, 7],
      [2, 7],
      [3, 7],
    ])
    typed.confirm(2)
    expect(typed.unconfirmed.map(({ seq }) => seq)).toEqual([3])
    typed.confirm(0)
    expect(typed.unconfirmed).toHaveLength(1)
  })

  it('TE24 goes out in frames that belong together, and nothing of what is too large', () => {
    const typed = new Typed()
    const frames = typed.add(new Uint8Array(INPUT_BYTES_MAX * 2 + 5), 1)
    expect(frames?.map(({ bytes, more }) => [bytes.length, more])).toEqual([
      [INPUT_BYTES_MAX, true],
      [INPUT_BYTES_MAX, true],
      [5, false],
    ])
    expect(typed.add(new Uint8Array(PASTE_BYTES_MAX + 100), 1)).toBeNull()
    expect(typed.unconfirmed).toHaveLength(3)
    expect(typed.add(new Uint8Array(0), 1)).toEqual([])
  })

  it('TE23 without a host is kept up to a limit, and refused beyond it', () => {
    const typed = new Typed()
    expect(typed.add(new Uint8Array(PASTE_BYTES_MAX), 1)).not.toBeNull()
    expect(typed.add(new Uint8Array(PASTE_BYTES_MAX), 1)).not.toBeNull()
    expect(typed.add(new Uint8Array(1), 1)).toBeNull()
  })
})

describe('acknowledging', () => {
  function acks() {
    const told: number[] = []
    let due: { ms: number; run: () => void } | null = null
    const subject = new Acks((offset) => told.push(offset), {
      after(ms, run) {
        due = { ms, run }
        return () => void (due = null)
      },
    })
    return { subject, told, timer: () => due }
  }

  it('TE14 happens at each 64 KiB, at once', () => {
    const { subject, told, timer } = acks()
    subject.parsed(ACK_EVERY_BYTES - 1)
    expect(told).toEqual([])
    subject.parsed(ACK_EVERY_BYTES)
    expect(told).toEqual([ACK_EVERY_BYTES])
    expect(timer()).toBeNull()
  })

  it('TE14 happens a moment after the last byte', () => {
    const { subject, told, timer } = acks()
    subject.parsed(10)
    subject.parsed(20)
    expect(timer()?.ms).toBe(ACK_AFTER_MS)
    timer()?.run()
    expect(told).toEqual([20])
  })

  it('TE14 starts afresh with a snapshot, and an old parse says nothing', () => {
    const { subject, told, timer } = acks()
    subject.parsed(10)
    subject.restart(5000)
    expect(timer()).toBeNull()
    subject.parsed(11)
    expect(timer()).toBeNull()
    subject.parsed(5000 + ACK_EVERY_BYTES)
    expect(told).toEqual([5000 + ACK_EVERY_BYTES])
  })
})

describe('letters for a size that is not ours', () => {
  const letters = { preferred: 14, measuredAt: 14, cell: { width: 8, height: 16 } }

  it('TE28 stay as preferred where the grid fits', () => {
    expect(fittingFontSize({ cols: 80, rows: 24 }, { width: 640, height: 384 }, letters)).toBe(14)
    expect(fittingFontSize({ cols: 20, rows: 5 }, { width: 4000, height: 4000 }, letters)).toBe(14)
  })

  it('TE28 shrink with the narrower side until the grid fits, down to a limit', () => {
    expect(fittingFontSize({ cols: 80, rows: 24 }, { width: 320, height: 1000 }, letters)).toBe(7)
    expect(fittingFontSize({ cols: 80, rows: 48 }, { width: 1000, height: 384 }, letters)).toBe(7)
    expect(fittingFontSize({ cols: 300, rows: 120 }, { width: 100, height: 100 }, letters)).toBe(
      FONT_SIZE_MIN,
    )
  })

  it('TE28 wait for a measurement before they change', () => {
    const unmeasured = { ...letters, cell: { width: 0, height: 0 } }
    expect(fittingFontSize({ cols: 80, rows: 24 }, { width: 10, height: 10 }, unmeasured)).toBe(14)
  })
})
