import { describe, expect, it } from 'vitest'
import type { ProbeVerdict, SessionEvent, SessionEventBody } from '#app/session/events.ts'
import {
  measure,
  notMeasured,
  outcomesOf,
  quantile,
  shortSolveWords,
  solveWords,
  type SessionOutcome,
} from './solve-times.ts'

const START = Date.parse('2026-05-04T09:00:00Z')

/** Minutes after the start, and what happened then. */
function history(...steps: [minute: number, body: SessionEventBody][]): SessionEvent[] {
  return steps.map(([minute, body], index) => ({
    ...body,
    seq: index + 1,
    at: new Date(START + minute * 60_000).toISOString(),
    by: 'system',
  }))
}

const opened: SessionEventBody = {
  type: 'session-opened',
  questionSlug: 'slow-names',
  questionVersion: '2.1.0',
  rubricId: 'practice@1',
  agenda: [
    { phase: 'briefing', minutes: 5 },
    { phase: 'working', minutes: 30 },
    { phase: 'wrap-up', minutes: 10 },
  ],
  participants: [{ userId: 'c', name: 'Cara', sessionRole: 'candidate' }],
}
const to = (phase: 'briefing' | 'working' | 'wrap-up' | 'scoring'): SessionEventBody => {
  return { type: 'phase-changed', from: 'lobby', to: phase }
}
const probes = (first: ProbeVerdict, second?: ProbeVerdict): SessionEventBody => ({
  type: 'probe-ran',
  results: [
    { probeId: 'answers', verdict: first, message: '' },
    ...(second ? [{ probeId: 'stays', verdict: second, message: '' }] : []),
  ],
})
const begun: [number, SessionEventBody][] = [
  [0, opened],
  [1, to('briefing')],
  [4, to('working')],
  [4, probes('not-yet', 'not-yet')],
]

describe('the outcome of a session', () => {
  it('LI12 is the time from the start of working to the first moment at which every probe passed', () => {
    const events = history(
      ...begun,
      [10, probes('pass')],
      [16, probes('pass', 'pass')],
      [20, probes('not-yet')],
    )
    expect(outcomesOf(events)[0]).toEqual({
      questionSlug: 'slow-names',
      questionVersion: '2.1.0',
      solvedMs: 12 * 60_000,
    })
  })

  it('LI12 pauses do not count', () => {
    const events = history(
      ...begun,
      [10, { type: 'clock-paused', reason: 'interviewer' }],
      [25, { type: 'clock-resumed' }],
      [27, probes('pass', 'pass')],
    )
    expect(outcomesOf(events)[0]?.solvedMs).toBe(8 * 60_000)
  })

  it('LI12 one probe that could not be checked is not solved', () => {
    const events = history(...begun, [10, probes('pass', 'could-not-check')], [40, to('scoring')])
    expect(outcomesOf(events)[0]?.solvedMs).toBeNull()
  })

  it('LI12 a repair in the wrap-up counts with all its time', () => {
    const events = history(...begun, [30, to('wrap-up')], [33, probes('pass', 'pass')])
    expect(outcomesOf(events)[0]?.solvedMs).toBe(29 * 60_000)
  })

  it('LI12 a replaced box must be repaired again', () => {
    const events = history(
      ...begun,
      [8, probes('pass')],
      [9, { type: 'sandbox-requested', sandboxId: 's-2' }],
      [12, probes('not-yet', 'pass')],
      [40, to('scoring')],
    )
    expect(outcomesOf(events)[0]?.solvedMs).toBeNull()
  })

  it('LI13 a session that never got as far as working says nothing', () => {
    expect(outcomesOf(history([0, opened], [1, to('briefing')], [3, to('scoring')]))).toEqual([])
    expect(outcomesOf([])).toEqual([])
  })
})

const outcome = (minutes: number | null, questionVersion = '1.0.0'): SessionOutcome => {
  return { questionSlug: 'a', questionVersion, solvedMs: minutes === null ? null : minutes * 60_000 }
}

describe('solve times', () => {
  it('LI14 tell the middle, the middle half and the ends of those who solved it, and how many did', () => {
    const times = measure(
      [10, 30, 20, null, 40, 15].map((minutes) => outcome(minutes)),
      '1.0.0',
    )
    expect(times).toEqual({
      sessions: 6,
      solved: 5,
      spread: { least: 10, lower: 15, median: 20, upper: 30, most: 40 },
      each: [10, 15, 20, 30, 40],
    })
    expect(solveWords(times)).toBe('Solved in 5 of 6 sessions, in the middle 20 min (10 to 40).')
  })

  it('LI14 say that nothing is measured before the first session, and that nobody solved it', () => {
    expect(measure([], '1.0.0')).toEqual({ sessions: 0, solved: 0, spread: null, each: [] })
    expect(solveWords(measure([], '1.0.0'))).toBe('Not yet measured: no session with it is over.')
    expect(solveWords(measure([outcome(null)], '1.0.0'))).toBe('Solved in 0 of 1 session.')
  })

  it('LI14 say nothing of a kind that has no moment at which it is solved', () => {
    expect(shortSolveWords('coding', notMeasured)).toBe('not yet measured')
    const times = measure([outcome(10), outcome(null)], '1.0.0')
    expect(shortSolveWords('troubleshooting', times)).toBe('1 of 2 solved it, middle 10 min')
    for (const kind of ['review', 'internals', 'networking', 'design', 'behavioural'] as const)
      expect(shortSolveWords(kind, notMeasured)).toBeNull()
  })

  it('LI13 compare only sessions with the same major version', () => {
    const outcomes = [outcome(10, '1.4.0'), outcome(50, '2.0.0'), outcome(20, '1.0.2')]
    expect(measure(outcomes, '1.9.9')).toMatchObject({ sessions: 2, solved: 2, each: [10, 20] })
  })

  it('LI14 leave the dots out where they could not be told apart', () => {
    const many = measure(
      Array.from({ length: 13 }, (_, index) => outcome(index + 1)),
      '1.0.0',
    )
    expect(many.each).toEqual([])
    expect(many.spread).toMatchObject({ least: 1, median: 7, most: 13 })
  })

  it('LI14 a quantile between two values lies between them', () => {
    expect(quantile([10, 20], 0.5)).toBe(15)
    expect(quantile([10], 0.75)).toBe(10)
  })
})
