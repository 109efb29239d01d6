import { describe, expect, it } from 'vitest'
import { Flush, FLUSH_BYTES, FREE_BYTES, WINDOW_MS } from './flush.ts'

function clocked() {
  let now = 100
  let timers: { at: number; run: () => void }[] = []
  const left: { at: number; text: string }[] = []
  const flush = new Flush((bytes) => left.push({ at: now, text: bytes.toString() }), {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
  })
  function pass(ms: number): void {
    const end = now + ms
    for (const timer of timers.filter(({ at }) => at <= end)) {
      timers = timers.filter((other) => other !== timer)
      now = timer.at
      timer.run()
    }
    now = end
  }
  return { flush, left, pass }
}

describe('flushing output', () => {
  it('TE5 an echo leaves at once', () => {
    const { flush, left } = clocked()
    flush.push(Buffer.from('a'))
    flush.push(Buffer.from('b'))
    expect(left.map(({ text }) => text)).toEqual(['a', 'b'])
  })

  it('TE5 what exceeds the free bytes of a window leaves when it is over, together', () => {
    const { flush, left, pass } = clocked()
    const big = 'x'.repeat(FREE_BYTES)
    flush.push(Buffer.from(big))
    pass(1)
    flush.push(Buffer.from('1'))
    flush.push(Buffer.from('2'))
    expect(left).toHaveLength(1)
    pass(WINDOW_MS)
    expect(left.slice(1)).toEqual([{ at: 100 + WINDOW_MS, text: '12' }])
  })

  it('TE5 a flood leaves in pieces of 64 KB without waiting', () => {
    const { flush, left } = clocked()
    for (let i = 0; i < 40; i++) flush.push(Buffer.alloc(4096))
    expect(left.map(({ text }) => text.length)).toEqual([FLUSH_BYTES, FLUSH_BYTES])
  })

  it('TE5 a new window has free bytes again', () => {
    const { flush, left, pass } = clocked()
    flush.push(Buffer.alloc(FREE_BYTES))
    pass(WINDOW_MS)
    flush.push(Buffer.from('key'))
    expect(left.at(-1)).toEqual({ at: 100 + WINDOW_MS, text: 'key' })
  })

  it('TE5 asked to, everything leaves, in order and once', () => {
    const { flush, left, pass } = clocked()
    flush.push(Buffer.alloc(FREE_BYTES))
    flush.push(Buffer.from('a'))
    flush.flush()
    flush.flush()
    pass(100)
    expect(left.map(({ text }) => text.length)).toEqual([FREE_BYTES, 1])
  })
})
