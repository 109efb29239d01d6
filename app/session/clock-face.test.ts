import { describe, expect, it } from 'vitest'
import { minutes, seconds } from '#app/lib/time.ts'
import { clockAfter, digits, spokenTime, stamp, urgencyOf } from './clock-face.ts'
import type { ClockView } from './view-types.ts'

function makeClock(over: Partial<ClockView> = {}): ClockView {
  return {
    phase: 'working',
    remainingMs: minutes(20),
    elapsedMs: minutes(5),
    running: true,
    pausedBecause: null,
    serverNow: '2026-03-02T10:00:00.000Z',
    ...over,
  }
}

describe('the clock on the screen', () => {
  it('counts on from the view by the time that passed here', () => {
    expect(clockAfter(makeClock(), seconds(61))).toMatchObject({
      remainingMs: minutes(20) - seconds(61),
      elapsedMs: minutes(5) + seconds(61),
    })
  })

  it('stops at zero, and elapsed time stops with it', () => {
    const late = clockAfter(makeClock({ remainingMs: seconds(3) }), seconds(10))
    expect(late).toMatchObject({ remainingMs: 0, elapsedMs: minutes(5) + seconds(3) })
  })

  it('stands still while paused and never runs backwards', () => {
    const paused = makeClock({ running: false, pausedBecause: 'interviewer' })
    expect(clockAfter(paused, minutes(3))).toBe(paused)
    expect(clockAfter(makeClock(), -5000).remainingMs).toBe(minutes(20))
  })

  it('counts up where a phase has no length', () => {
    expect(clockAfter(makeClock({ remainingMs: null }), seconds(2))).toMatchObject({
      remainingMs: null,
      elapsedMs: minutes(5) + seconds(2),
    })
  })

  it('shows 0:00 only when time is up', () => {
    expect([1, 999, 1000, 60_000, 3_729_000, 0].map(digits)).toEqual([
      '0:01',
      '0:01',
      '0:01',
      '1:00',
      '1:02:09',
      '0:00',
    ])
    expect(stamp(751_900)).toBe('12:31')
  })

  it('speaks minutes, and seconds only in the last one', () => {
    expect([seconds(1), seconds(59), minutes(1), minutes(4) + 1].map(spokenTime)).toEqual([
      '1 second',
      '59 seconds',
      '1 minute',
      '5 minutes',
    ])
  })

  it('changes its look at five minutes, one minute and zero', () => {
    const at = (remainingMs: number | null) =>
      urgencyOf(makeClock({ remainingMs, elapsedMs: minutes(25) - (remainingMs ?? 0) }))
    expect([null, minutes(6), minutes(5), minutes(1), 0].map(at)).toEqual([
      'calm',
      'calm',
      'soon',
      'last-minute',
      'over',
    ])
  })

  it('stays calm in a phase as short as the warning, until its last minute', () => {
    expect(urgencyOf(makeClock({ remainingMs: minutes(3), elapsedMs: 0 }))).toBe('calm')
    expect(urgencyOf(makeClock({ remainingMs: minutes(1), elapsedMs: minutes(2) }))).toBe('last-minute')
  })
})
