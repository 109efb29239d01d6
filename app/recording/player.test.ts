import { describe, expect, it } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import { markerBeside, readKey } from './player-keys.ts'
import { actOn, SPEEDS, startPlayer, type PlayerAct } from './player.ts'
import { mapIdle } from './spans.ts'

const idle = mapIdle([{ fromMs: 10_000, toMs: 60_000 }], 100_000)
const run = (acts: PlayerAct[], state = startPlayer(100_000)) =>
  acts.reduce((now, act) => actOn(now, act, idle), state)
const ticks = (count: number, passedMs = 100) =>
  Array.from({ length: count }, (): PlayerAct => ({ type: 'tick', passedMs }))

describe('the player', () => {
  it('RP18 plays at the chosen speed, skips pauses, and stops at the end', () => {
    expect(run([{ type: 'toggle' }, ...ticks(50)]).atMs).toBeCloseTo(5000)
    expect(run([{ type: 'speed', speed: 16 }, { type: 'toggle' }, ...ticks(5)]).atMs).toBeCloseTo(8000)
    expect(run([{ type: 'speed', speed: 0.5 }, { type: 'toggle' }, ...ticks(20)]).atMs).toBeCloseTo(1000)
    expect(run([{ type: 'toggle' }, ...ticks(130)]).atMs).toBeCloseTo(61_000)
    expect(run([{ type: 'toggle-idle' }, { type: 'toggle' }, ...ticks(130)]).atMs).toBeCloseTo(13_000)
    expect(run([{ type: 'toggle' }, ...ticks(1000)])).toMatchObject({ atMs: 100_000, isPlaying: false })
  })

  it('RP18 plays again from the beginning once it has ended', () => {
    expect(run([{ type: 'seek', atMs: 100_000 }, { type: 'toggle' }])).toMatchObject({
      atMs: 0,
      isPlaying: true,
    })
  })

  it('RP18 stays within the recording whatever is asked of it, and never runs backwards by itself', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = createRandom(seed)
      let state = startPlayer(100_000, random.whole(200_000) - 50_000)
      for (let i = 0; i < 200; i++) {
        const before = state.atMs
        const act = random.pick<PlayerAct>([
          { type: 'toggle' },
          { type: 'faster' },
          { type: 'slower' },
          { type: 'toggle-idle' },
          { type: 'seek', atMs: random.pick([NaN, Infinity, -1, random.whole(120_000)]) },
          { type: 'nudge', byMs: random.whole(60_000) - 30_000 },
          { type: 'speed', speed: random.pick([3, 16, -1]) },
          { type: 'tick', passedMs: random.pick([-50, 16, 100, 1e9]) },
        ])
        state = actOn(state, act, idle)
        expect(state.atMs).toBeGreaterThanOrEqual(0)
        expect(state.atMs).toBeLessThanOrEqual(100_000)
        expect(SPEEDS).toContain(state.speed)
        if (act.type === 'tick') expect(state.atMs).toBeGreaterThanOrEqual(before)
      }
    }
  })

  it('RP18 a tab that slept goes on where it was', () => {
    expect(run([{ type: 'toggle' }, { type: 'tick', passedMs: 3_600_000 }]).atMs).toBe(1000)
  })

  it('RP19 has a key for everything, and takes none from a field or a button', () => {
    const press = (key: string, more = {}) =>
      readKey({ key, hasModifier: false, isTyping: false, isPressable: false, ...more }, 100_000)
    expect(press(' ')).toEqual({ type: 'toggle' })
    expect(press('K')).toEqual({ type: 'toggle' })
    expect(press('ArrowLeft')).toEqual({ type: 'nudge', byMs: -5000 })
    expect(press('5')).toEqual({ type: 'seek', atMs: 50_000 })
    expect(press('>')).toEqual({ type: 'faster' })
    expect(press('/')).toEqual({ type: 'search' })
    expect(press('x')).toBeNull()
    expect(press('k', { isTyping: true })).toBeNull()
    expect(press('k', { hasModifier: true })).toBeNull()
    expect(press(' ', { isPressable: true })).toBeNull()
  })

  it('RP19 goes from marker to marker, also while playing', () => {
    const markers = [{ atMs: 1000 }, { atMs: 5000 }, { atMs: 9000 }]
    expect(markerBeside(markers, 1000, 1)).toEqual({ atMs: 5000 })
    expect(markerBeside(markers, 5400, -1)).toEqual({ atMs: 1000 })
    expect(markerBeside(markers, 8000, -1)).toEqual({ atMs: 5000 })
    expect(markerBeside(markers, 9000, 1)).toBeNull()
    expect(markerBeside(markers, 0, -1)).toBeNull()
  })
})
