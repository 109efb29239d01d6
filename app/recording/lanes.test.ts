import { describe, expect, it } from 'vitest'
import type { Marker } from './axis.ts'
import { filledLanes, ticksOf } from './lanes.ts'

const HOUR = 3_600_000
function marker(atMs: number, more: Partial<Marker> = {}): Marker {
  return { seq: atMs, atMs, kind: 'note', tone: 'plain', words: `At ${atMs}`, ...more }
}

describe('the lanes of the timeline', () => {
  it('RP24 markers of one lane that are too close for two ticks are one, and none is lost', () => {
    const markers = Array.from({ length: 200 }, (_, at) => marker((at * HOUR) / 200))
    const ticks = ticksOf(markers, 'marks', HOUR)
    expect(ticks.length).toBeLessThan(100)
    expect(ticks.flatMap((tick) => tick.markers)).toEqual(markers)
    for (const [at, tick] of ticks.entries()) {
      const next = ticks[at + 1]
      if (next) expect(next.fromMs - tick.fromMs).toBeGreaterThanOrEqual(HOUR * 0.012)
    }
  })

  it('RP24 a tick of pluses alone is a good one, and of both kinds a mixed one', () => {
    const good = [marker(0, { tone: 'good' }), marker(1, { tone: 'good' })]
    const mixed = [marker(HOUR / 2, { tone: 'good' }), marker(HOUR / 2 + 1, { tone: 'bad' })]
    expect(ticksOf([...good, ...mixed], 'marks', HOUR).map(({ tone }) => tone)).toEqual(['good', 'mixed'])
  })

  it('RP24 names the lanes that have something in them, in their order; phases have none', () => {
    const markers = [marker(0, { kind: 'phase' }), marker(1, { kind: 'control' }), marker(2), marker(3)]
    expect(filledLanes(markers)).toEqual([
      { lane: 'marks', title: 'Marks and notes', count: 2 },
      { lane: 'room', title: 'In the room', count: 1 },
    ])
  })
})
