import { describe, expect, it } from 'vitest'
import { createRandom, type Random } from '#test/support/random.ts'
import { lastBefore, mapIdle, onAxis, PAUSE_MS_KEPT, quietInAll, type Span } from './spans.ts'

function randomSpans(random: Random, durationMs: number): Span[] {
  const spans: Span[] = []
  let at = random.whole(5000)
  while (at < durationMs) {
    const toMs = Math.min(durationMs, at + 1 + random.whole(60_000))
    spans.push({ fromMs: at, toMs })
    at = toMs + 1 + random.whole(8000)
  }
  return spans
}

describe('pauses', () => {
  it('RP8 a pause of a minute is played in two seconds, and the time around it stays', () => {
    const map = mapIdle([{ fromMs: 10_000, toMs: 70_000 }], 80_000)
    expect(map.playedMs).toBe(80_000 - 58_000)
    expect(map.toPlayed(10_000)).toBe(10_000)
    expect(map.toPlayed(11_000)).toBe(11_000)
    expect(map.toPlayed(40_000)).toBe(12_000)
    expect(map.toPlayed(71_000)).toBe(13_000)
    expect(map.toRecorded(11_999)).toBe(11_999)
    expect(map.toRecorded(12_000)).toBe(70_000)
    expect(map.toRecorded(13_000)).toBe(71_000)
  })

  it('RP8 played time and recorded time never run against each other, and lead back to where one was', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = createRandom(seed)
      const durationMs = 1000 + random.whole(3_600_000)
      const quiet = randomSpans(random, durationMs)
      const map = mapIdle(quiet, durationMs)
      let [lastPlayed, lastRecorded] = [0, 0]
      for (let step = 0; step <= 200; step++) {
        const recorded = (durationMs * step) / 200
        const played = map.toPlayed(recorded)
        expect(played).toBeGreaterThanOrEqual(lastPlayed)
        expect(map.toRecorded(played)).toBeGreaterThanOrEqual(recorded - 1e-6)
        const there = map.toRecorded((map.playedMs * step) / 200)
        expect(there).toBeGreaterThanOrEqual(lastRecorded)
        expect(map.toPlayed(there)).toBeCloseTo((map.playedMs * step) / 200, 5)
        lastPlayed = played
        lastRecorded = there
      }
      expect(map.toPlayed(durationMs)).toBeCloseTo(map.playedMs, 5)
      for (const { fromMs, toMs } of quiet)
        expect(map.toPlayed(toMs) - map.toPlayed(fromMs)).toBeLessThanOrEqual(PAUSE_MS_KEPT + 1e-6)
    }
  })

  it('RP8 without skipping both times are one', () => {
    const map = mapIdle([{ fromMs: 0, toMs: 50_000 }], 60_000, false)
    expect([map.playedMs, map.toPlayed(30_000), map.toRecorded(30_000)]).toEqual([60_000, 30_000, 30_000])
  })

  it('RP8 only what is quiet in every terminal is skipped', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = createRandom(seed)
      const lists = [0, 1, 2].map(() => randomSpans(random, 600_000))
      const both = quietInAll(lists)
      for (let i = 0; i < 300; i++) {
        const at = random.whole(600_000) + 0.5
        const inside = (spans: readonly Span[]) => spans.some(({ fromMs, toMs }) => fromMs < at && at < toMs)
        expect(inside(both)).toBe(lists.every(inside))
      }
    }
  })

  it('RP8 a terminal is quiet before it was opened and after it ended', () => {
    expect(onAxis([{ fromMs: 0, toMs: 5000 }], { fromMs: 10_000, toMs: 40_000 }, 60_000)).toEqual([
      { fromMs: 0, toMs: 15_000 },
      { fromMs: 40_000, toMs: 60_000 },
    ])
  })

  it('RP8 finds the last of many', () => {
    expect(lastBefore([1, 3, 5, 7], (n) => n <= 5)).toBe(5)
    expect(lastBefore([1, 3], (n) => n <= 0)).toBeUndefined()
  })
})
