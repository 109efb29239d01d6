import { expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { testQuestion } from '#test/support/questions.ts'
import { inBriefing, type SessionScript } from '#test/support/session-script.ts'
import type { ProbeVerdict } from './events.ts'
import { factsOf } from './facts.ts'

function probesRead(script: SessionScript, fixed: ProbeVerdict, kept: ProbeVerdict): SessionScript {
  const results = [
    { probeId: 'SECRET-probe-fixed', verdict: fixed, message: '' },
    { probeId: 'SECRET-probe-kept', verdict: kept, message: '' },
  ]
  return script.see({ type: 'probes-read', results })
}

it('RE12 facts are what the box saw, when, and with which hints', () => {
  const script = inBriefing().wait(minutes(3)).do({ type: 'advance-phase', from: 'briefing' })
  probesRead(script, 'not-yet', 'pass').wait(minutes(4))
  script.do({ type: 'give-hint', hintId: 'compare' }).do({ type: 'pause-clock' }).wait(minutes(50))
  script.do({ type: 'resume-clock' }).wait(minutes(2))
  probesRead(script, 'pass', 'not-yet').wait(minutes(1)).do({ type: 'advance-phase', from: 'working' })
  expect(factsOf(script.events, testQuestion)).toEqual({
    probes: [
      expect.objectContaining({ id: 'SECRET-probe-fixed', verdict: 'pass' }),
      expect.objectContaining({ id: 'SECRET-probe-kept', verdict: 'not-yet' }),
    ],
    probesPassed: 1,
    timeToMitigateMs: minutes(6),
    hintsUsed: [expect.objectContaining({ id: 'compare', elapsedMs: minutes(7) })],
    hintsOffered: 3,
    workedMs: minutes(7),
  })
})

it('RE12 what happens after the fix does not move the time to mitigate', () => {
  const script = inBriefing().do({ type: 'advance-phase', from: 'briefing' }).wait(minutes(1))
  probesRead(script, 'pass', 'pass').wait(minutes(1))
  probesRead(script, 'pass', 'not-yet')
  expect(factsOf(script.events, testQuestion).timeToMitigateMs).toBe(minutes(1))
})

it('RE12 a fix that does not last is no mitigation', () => {
  const script = inBriefing().do({ type: 'advance-phase', from: 'briefing' }).wait(minutes(1))
  probesRead(script, 'pass', 'pass').wait(minutes(1))
  probesRead(script, 'not-yet', 'pass')
  expect(factsOf(script.events, testQuestion).timeToMitigateMs).toBeNull()
})

it('RE12 a session in which nothing happened has empty facts', () => {
  expect(factsOf([], testQuestion)).toMatchObject({ probesPassed: 0, timeToMitigateMs: null, hintsUsed: [] })
})
