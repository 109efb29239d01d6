import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import type { SessionEvent } from '#app/session/events.ts'
import { inBriefing } from '#test/support/session-script.ts'
import { spansOf, tonesOf } from './axis-marks.ts'

function probesRan(seq: number, verdicts: Record<string, 'pass' | 'not-yet'>): SessionEvent {
  const results = Object.entries(verdicts).map(([probeId, verdict]) => ({ probeId, verdict, message: '' }))
  return { type: 'probe-ran', results, seq, at: new Date(seq * 1000).toISOString(), by: 'system' }
}
function focus(type: 'focus-started' | 'focus-ended', after: SessionEvent, laterMs: number): SessionEvent {
  const at = new Date(Date.parse(after.at) + laterMs).toISOString()
  const all = { seq: after.seq + 1, at, by: 'system' }
  return type === 'focus-started' ? { type, ...all } : { type, because: 'candidate', ...all }
}

describe('what lies on the axis beside the markers', () => {
  it('RP25 phases, pauses and focus minutes last from their beginning to their end', () => {
    const script = inBriefing().wait(minutes(2)).do({ type: 'advance-phase', from: 'briefing' })
    script.wait(minutes(4)).do({ type: 'pause-clock' }).wait(minutes(7)).do({ type: 'resume-clock' })
    const zero = Date.parse(script.events.find(({ type }) => type === 'phase-changed')?.at ?? '')
    const last = script.events.at(-1)
    if (!last) throw new Error('nothing happened')
    const started = focus('focus-started', last, minutes(1))
    const events = [...script.events, started, focus('focus-ended', started, minutes(3))]
    const told = spansOf(events).map(({ kind, words, fromMs, toMs }) => {
      return [kind, words, (fromMs - zero) / 60_000, (toMs - zero) / 60_000]
    })
    expect(told).toEqual([
      ['phase', 'Briefing', 0, 2],
      ['phase', 'Work', 2, Infinity],
      ['pause', 'The clock stood', 6, 13],
      ['focus', 'Focus minutes', 14, 17],
    ])
  })

  it('RP25 a date that goes back makes no span run backwards', () => {
    const script = inBriefing().wait(minutes(2)).do({ type: 'pause-clock' })
    const last = script.events.at(-1)
    if (!last) throw new Error('nothing happened')
    const back = { type: 'clock-resumed', seq: last.seq + 1, by: 'system' } as const
    const events = [...script.events, { ...back, at: new Date(Date.parse(last.at) - 60_000).toISOString() }]
    for (const { fromMs, toMs } of spansOf(events)) expect(toMs).toBeGreaterThan(fromMs)
    expect(spansOf(events).some(({ kind }) => kind === 'pause')).toBe(false)
  })

  it('RP25 a probe that turns green is good, one that was green and is not any more is bad, the rest is neither', () => {
    const tones = tonesOf([
      probesRan(1, { page: 'not-yet', unit: 'not-yet', disk: 'pass' }),
      probesRan(2, { page: 'pass' }),
      probesRan(3, { page: 'pass' }),
      probesRan(4, { page: 'not-yet' }),
      probesRan(5, { page: 'pass', unit: 'pass' }),
    ])
    expect([...tones]).toEqual([
      [2, 'good'],
      [4, 'bad'],
      [5, 'good'],
    ])
  })
})
