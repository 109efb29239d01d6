// A clock that moves only when a test says so, with the timers that hang on it.
import type { Timers } from '#app/lib/timers.ts'

export type TestClock = {
  now(): Date
  timers: Timers
  /** Moves time on and runs what falls due on the way, in order. */
  advance(ms: number): void
  /** How many timers wait. */
  readonly pending: number
}

export const TEST_START = '2026-11-22T09:00:00.000Z'

export function createTestClock(start = TEST_START): TestClock {
  let nowMs = Date.parse(start)
  let lastId = 0
  const waiting = new Map<number, { dueMs: number; work: () => void }>()

  function findDue(untilMs: number): [number, { dueMs: number; work: () => void }] | undefined {
    return [...waiting.entries()]
      .filter(([, timer]) => timer.dueMs <= untilMs)
      .sort(([idA, a], [idB, b]) => a.dueMs - b.dueMs || idA - idB)[0]
  }

  return {
    now: () => new Date(nowMs),
    get pending() {
      return waiting.size
    },
    timers: {
      after(ms, work) {
        const id = ++lastId
        waiting.set(id, { dueMs: nowMs + Math.max(0, ms), work })
        return () => waiting.delete(id)
      },
    },
    advance(ms) {
      const untilMs = nowMs + ms
      for (let due = findDue(untilMs); due; due = findDue(untilMs)) {
        const [id, { dueMs, work }] = due
        waiting.delete(id)
        nowMs = Math.max(nowMs, dueMs)
        work()
      }
      nowMs = untilMs
    },
  }
}
