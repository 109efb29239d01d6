import { describe, expect, it } from 'vitest'
import { Bucket } from './bucket.ts'
import { Holds } from './holds.ts'
import { BEHIND_MS, STALL_MS, ViewerWindow, WINDOW_BYTES } from './window.ts'

describe("a viewer's window", () => {
  it('TE6 has room for 256 KiB in flight and no more', () => {
    const window = new ViewerWindow()
    expect(window.room).toBe(WINDOW_BYTES)
    window.send(WINDOW_BYTES, 0)
    expect(window.room).toBe(0)
    window.ack(1000, 1)
    expect(window.room).toBe(1000)
  })

  it('TE6 lost, repeated, late and invented acknowledgements heal themselves', () => {
    const window = new ViewerWindow()
    window.send(5000, 0)
    for (const offset of [4000, 1000, 4000]) window.ack(offset, 1)
    expect(window.acked).toBe(4000)
    window.ack(2 ** 40, 2)
    expect(window.acked).toBe(5000)
    expect(window.room).toBe(WINDOW_BYTES)
  })

  it('TE8 is stalled after two seconds without a word, and only with something in flight', () => {
    const window = new ViewerWindow()
    expect(window.stalled(1e9)).toBe(false)
    window.send(10, 1000)
    expect(window.stalled(1000 + STALL_MS)).toBe(false)
    expect(window.stalled(1001 + STALL_MS)).toBe(true)
    window.ack(5, 4000)
    expect(window.stalled(4001)).toBe(false)
    window.ack(10, 4002)
    expect(window.stalled(1e9)).toBe(false)
  })

  it('TE7 is behind only when it never caught up in between', () => {
    const window = new ViewerWindow()
    window.send(10, 0)
    expect(window.noteEnd(20, 0)).toBe(false)
    window.send(10, 1900)
    expect(window.noteEnd(20, 1900)).toBe(false)
    expect(window.noteEnd(30, 2100)).toBe(false)
    expect(window.noteEnd(40, 2101 + BEHIND_MS)).toBe(true)
  })

  it('TE7 is drained when little is left in flight', () => {
    const window = new ViewerWindow()
    window.send(WINDOW_BYTES, 0)
    expect(window.drained).toBe(false)
    window.ack(WINDOW_BYTES - WINDOW_BYTES / 4, 1)
    expect(window.drained).toBe(true)
  })
})

describe('the token bucket', () => {
  it('TE12 lets a burst pass and then the sustained rate', () => {
    const bucket = new Bucket(1000, 500, 0)
    expect(bucket.take(500, 0)).toBe(0)
    expect(bucket.take(100, 0)).toBe(100)
    expect(bucket.take(0, 100)).toBe(0)
    expect(bucket.take(1, 100)).toBeCloseTo(1)
  })

  it('TE12 never saves up more than the burst', () => {
    const bucket = new Bucket(1000, 500, 0)
    expect(bucket.take(501, 1e6)).toBeCloseTo(1)
  })
})

describe('holds', () => {
  it('TE8 the program runs again when the last reason to wait is gone', () => {
    const said: string[] = []
    const holds = new Holds({ pause: () => said.push('pause'), resume: () => said.push('resume') })
    holds.set('pace', true)
    holds.set('pace', true)
    holds.set('rate', true)
    holds.set('pace', false)
    expect(said).toEqual(['pause'])
    holds.set('rate', false)
    holds.set('rate', false)
    expect(said).toEqual(['pause', 'resume'])
  })
})
