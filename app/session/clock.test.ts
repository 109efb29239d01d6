import { describe, expect, it } from 'vitest'
import { minutes, seconds } from '#app/lib/time.ts'
import {
  CANDIDATE,
  inBriefing,
  inEachPhase,
  inWorking,
  INTERVIEWER,
  type SessionScript,
} from '#test/support/session-script.ts'
import { clockAt, clockViewAt, nextAlarm } from './clock.ts'
import { controlHolder } from './state.ts'

function leftIn(script: SessionScript): number | null {
  return clockAt(script.state, script.now).remainingMs
}

describe('time left', () => {
  it.each(inEachPhase)(
    'CL1 in %s there is a running clock exactly where the agenda has a length',
    (phase, begin) => {
      const script = begin()
      const planned = { briefing: minutes(5), working: minutes(30), 'wrap-up': minutes(5) } as const
      const clock = clockAt(script.state, script.now)
      expect(clock.remainingMs).toBe(phase in planned ? planned[phase as keyof typeof planned] : null)
      expect(clock.running).toBe(phase in planned)
    },
  )

  it('CL2 running time counts and a pause does not', () => {
    const script = inWorking().wait(minutes(10)).do({ type: 'pause-clock' })
    expect(clockViewAt(script.state, script.now)).toMatchObject({
      running: false,
      pausedBecause: 'interviewer',
    })
    script.wait(minutes(7))
    expect(leftIn(script)).toBe(minutes(20))
    script.do({ type: 'resume-clock' }).wait(minutes(1))
    expect(clockAt(script.state, script.now)).toMatchObject({
      remainingMs: minutes(19),
      elapsedMs: minutes(11),
      running: true,
    })
  })

  it('CL2 two pauses add up, and pausing twice is refused', () => {
    const script = inWorking()
    for (let n = 0; n < 2; n++) {
      script.do({ type: 'pause-clock' })
      expect(script.ask(INTERVIEWER, { type: 'pause-clock' })).toMatchObject({
        reason: 'clock-already-paused',
      })
      script.wait(minutes(4)).do({ type: 'resume-clock' })
      expect(script.ask(INTERVIEWER, { type: 'resume-clock' })).toMatchObject({ reason: 'clock-not-paused' })
    }
    expect(leftIn(script)).toBe(minutes(30))
  })

  it('CL2 what is left is never negative', () => {
    expect(leftIn(inWorking().wait(minutes(300)))).toBe(0)
  })

  it('CL3 a clock set back gives no time back', () => {
    const script = inWorking().wait(-minutes(5))
    expect(leftIn(script)).toBe(minutes(30))
  })

  it('CL7 session time runs on over the phases and excludes pauses', () => {
    const script = inBriefing().wait(minutes(2)).do({ type: 'advance-phase', from: 'briefing' })
    script.wait(minutes(10)).do({ type: 'pause-clock' }).wait(minutes(60)).do({ type: 'resume-clock' })
    script.wait(minutes(1)).do({ type: 'advance-phase', from: 'working' }).wait(minutes(3))
    expect(clockAt(script.state, script.now).sessionMs).toBe(minutes(16))
    script.do({ type: 'advance-phase', from: 'wrap-up' }).wait(minutes(9))
    expect(clockAt(script.state, script.now).sessionMs).toBe(minutes(16))
  })
})

describe('extensions', () => {
  it('CL4 an extension adds its minutes', () => {
    const script = inWorking().wait(minutes(29)).do({ type: 'extend-time', minutes: 5 })
    expect(leftIn(script)).toBe(minutes(6))
  })

  it('CL4 after zero an extension gives its whole minutes, and control back to the candidate', () => {
    const script = inWorking().wait(minutes(33)).see({ type: 'time-up' })
    expect(controlHolder(script.state)).toBeNull()
    script.wait(minutes(2)).do({ type: 'extend-time', minutes: 5 })
    expect(leftIn(script)).toBe(minutes(5))
    expect(controlHolder(script.state)).toBe(CANDIDATE)
    expect(leftIn(script.wait(minutes(2)))).toBe(minutes(3))
  })

  it('CL4 after zero a second extension is not eaten by the time in between', () => {
    const script = inWorking().wait(minutes(33)).do({ type: 'extend-time', minutes: 5 })
    script.wait(minutes(8)).do({ type: 'extend-time', minutes: 2 })
    expect(leftIn(script)).toBe(minutes(2))
  })

  it('CL4 an extension during a pause waits with it', () => {
    const script = inWorking().wait(minutes(10)).do({ type: 'pause-clock' }).wait(minutes(5))
    script.do({ type: 'extend-time', minutes: 5 }).wait(minutes(5))
    expect(leftIn(script)).toBe(minutes(25))
    expect(leftIn(script.do({ type: 'resume-clock' }).wait(minutes(1)))).toBe(minutes(24))
  })

  it('CL4 one phase grows by at most two hours', () => {
    const script = inWorking()
      .do({ type: 'extend-time', minutes: 60 })
      .do({ type: 'extend-time', minutes: 60 })
    expect(script.ask(INTERVIEWER, { type: 'extend-time', minutes: 1 })).toMatchObject({
      reason: 'extended-enough',
    })
  })
})

describe('zero and warnings', () => {
  it('CL5 the alarm is set for the next warning, then for zero', () => {
    const script = inWorking()
    const marks = []
    for (
      let alarm = nextAlarm(script.state, script.now);
      alarm;
      alarm = nextAlarm(script.state, script.now)
    ) {
      marks.push([(alarm.atMs - script.nowMs) / 60_000, alarm.remainingMs / 60_000])
      script.wait(alarm.atMs - script.nowMs)
    }
    expect(marks).toEqual([
      [20, 10],
      [5, 5],
      [4, 1],
      [1, 0],
    ])
  })

  it('CL5 no alarm is set while the clock does not run', () => {
    const script = inWorking().wait(seconds(1)).do({ type: 'pause-clock' })
    expect(nextAlarm(script.state, script.now)).toBeNull()
  })

  it('CL6 at zero the terminal is read-only, the clock stops and the phase goes on', () => {
    const script = inWorking().wait(minutes(30)).see({ type: 'time-up' })
    expect(script.last()).toMatchObject({ type: 'control-granted', to: null, by: 'system' })
    expect(clockAt(script.state, script.now)).toMatchObject({
      phase: 'working',
      remainingMs: 0,
      running: false,
    })
    expect(script.ask(INTERVIEWER, { type: 'pause-clock' })).toMatchObject({ reason: 'time-is-up' })
    const before = script.events.length
    expect(script.see({ type: 'time-up' }).events).toHaveLength(before)
    expect(script.do({ type: 'advance-phase', from: 'working' }).opened.phase).toBe('wrap-up')
  })

  it('CL6 before zero nothing becomes read-only', () => {
    const script = inWorking().wait(minutes(30) - 1)
    const before = script.events.length
    expect(script.see({ type: 'time-up' }).events).toHaveLength(before)
  })
})
