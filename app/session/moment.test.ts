import { expect, it } from 'vitest'
import { momentClock, readMoment, replayPath } from './moment.ts'

it('EV3 a moment leads to its second of the replay, and to its terminal where it has one', () => {
  expect(replayPath('s1', { sessionMs: 754_900 })).toBe('/sessions/s1/replay?t=754')
  expect(replayPath('s1', { sessionMs: 0, terminal: 2 })).toBe('/sessions/s1/replay?t=0&terminal=2')
})

it('EV2 minutes and seconds are read as they are written, also beyond an hour', () => {
  for (const words of ['0:00', '12:05', '95:59', '12:05#2']) {
    const moment = readMoment(words)
    expect(moment && momentClock(moment)).toBe(words)
  }
  for (const words of ['', '12', '12:60', '12:5', '1:2:3', '-1:00', '12:05#0', '12:05#10', 'soon', '1e3:00'])
    expect(readMoment(words), words).toBeNull()
})
