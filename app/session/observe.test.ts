import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import {
  CANDIDATE,
  firstEntered,
  inBriefing,
  inLobby,
  inWorking,
  inWrapUp,
  INTERVIEWER,
  SessionScript,
} from '#test/support/session-script.ts'
import { clockAt } from './clock.ts'
import type { Observation } from './observations.ts'

const lost: Observation = { type: 'box-lost', sandboxId: 'box-1', words: 'It stopped.' }

describe('the box', () => {
  it('SE16 a box whose setup fails is trouble until it is replaced', () => {
    const script = new SessionScript().see(firstEntered).see({ type: 'box-wanted', sandboxId: 'box-1' })
    expect(script.ask(INTERVIEWER, { type: 'replace-sandbox' })).toMatchObject({
      reason: 'sandbox-preparing',
    })
    script.see({ type: 'box-failed', sandboxId: 'box-1', words: 'setup ended with 1' })
    expect(script.opened.sandbox).toMatchObject({ status: 'trouble', words: 'setup ended with 1' })
    script.do({ type: 'replace-sandbox' })
    expect(script.opened.sandbox).toEqual({ status: 'preparing', sandboxId: 'box-2' })
    expect(script.opened.phase).toBe('lobby')
  })

  it('SE17 a lost box pauses the clock; working goes on when the interviewer resumes with a ready box', () => {
    const script = inWorking().wait(minutes(10)).see(lost).wait(minutes(5))
    expect(clockAt(script.state, script.now)).toMatchObject({
      remainingMs: minutes(20),
      pausedBecause: 'sandbox-lost',
    })
    expect(script.ask(INTERVIEWER, { type: 'resume-clock' })).toMatchObject({ reason: 'sandbox-not-ready' })
    script.do({ type: 'replace-sandbox' })
    expect(script.ask(INTERVIEWER, { type: 'resume-clock' })).toMatchObject({ reason: 'sandbox-not-ready' })
    script.see({ type: 'box-ready', sandboxId: 'box-2', readyMs: 1 }).wait(minutes(5))
    expect(clockAt(script.state, script.now).running).toBe(false)
    script.do({ type: 'resume-clock' }).wait(minutes(1))
    expect(clockAt(script.state, script.now)).toMatchObject({ running: true, remainingMs: minutes(19) })
  })

  it('SE17 replacing a healthy box pauses the clock too, and forgets what the probes saw of the old one', () => {
    const results = [{ probeId: 'p', verdict: 'pass' as const, message: '' }]
    const script = inWorking().see({ type: 'probes-read', results }).do({ type: 'replace-sandbox' })
    expect(clockAt(script.state, script.now).running).toBe(false)
    expect(script.opened.probes).toEqual({})
    expect(script.events.slice(-3).map((event) => event.type)).toEqual([
      'clock-paused',
      'sandbox-replaced',
      'sandbox-requested',
    ])
  })

  it('SE17 in the briefing people talk on while a box is replaced', () => {
    const script = inBriefing().do({ type: 'replace-sandbox' })
    expect(clockAt(script.state, script.now).running).toBe(true)
  })

  it('SE17 a lost box during a pause keeps the pause and its beginning', () => {
    const script = inWorking().wait(minutes(1)).do({ type: 'pause-clock' }).wait(minutes(9)).see(lost)
    expect(clockAt(script.state, script.now)).toMatchObject({
      remainingMs: minutes(29),
      pausedBecause: 'interviewer',
    })
  })

  it('SE17 wrap-up is talk: it may go on without a box', () => {
    const script = inWrapUp().see(lost).do({ type: 'resume-clock' })
    expect(clockAt(script.state, script.now).running).toBe(true)
  })

  it('SE18 an unreachable host pauses the clock, and its return with the box starts it again', () => {
    const script = inWorking().wait(minutes(10)).see({ type: 'host-gone' }).wait(minutes(5))
    expect(clockAt(script.state, script.now)).toMatchObject({ pausedBecause: 'host-unreachable' })
    expect(script.ask(INTERVIEWER, { type: 'resume-clock' })).toMatchObject({ reason: 'host-unreachable' })
    script.see({ type: 'host-gone' }).see({ type: 'host-back' }).wait(minutes(1))
    expect(clockAt(script.state, script.now)).toMatchObject({ running: true, remainingMs: minutes(19) })
  })

  it('SE18 a host that comes back without the box leaves a pause that the interviewer can end', () => {
    const script = inWorking().see({ type: 'host-gone' }).see(lost).see({ type: 'host-back' })
    expect(clockAt(script.state, script.now)).toMatchObject({ running: false, pausedBecause: 'sandbox-lost' })
    script.do({ type: 'replace-sandbox' }).see({ type: 'box-ready', sandboxId: 'box-2', readyMs: 1 })
    expect(script.ask(INTERVIEWER, { type: 'resume-clock' }).ok).toBe(true)
  })

  it("SE18 the host's return does not end a pause that the interviewer made", () => {
    const script = inWorking()
      .do({ type: 'pause-clock' })
      .see({ type: 'host-gone' })
      .see({ type: 'host-back' })
    expect(clockAt(script.state, script.now)).toMatchObject({ running: false, pausedBecause: 'interviewer' })
  })

  it('SE19 news of a box that has been replaced changes nothing', () => {
    const script = inWorking().do({ type: 'replace-sandbox' })
    const before = script.events.length
    script.see(lost).see({ type: 'box-ready', sandboxId: 'box-1', readyMs: 1 })
    script.see({ type: 'box-failed', sandboxId: 'box-1', words: '' })
    expect(script.events).toHaveLength(before)
  })

  it('SE14 one box is asked for, however many enter', () => {
    const script = inLobby()
    const before = script.events.length
    expect(script.see({ type: 'box-wanted', sandboxId: 'box-2' }).events).toHaveLength(before)
  })

  it('SE20 only a change of verdict or message is recorded', () => {
    const read = (verdict: 'pass' | 'not-yet', message: string): Observation => ({
      type: 'probes-read',
      results: [
        { probeId: 'a', verdict, message },
        { probeId: 'b', verdict: 'not-yet', message: 'same' },
      ],
    })
    const script = inWorking().see(read('not-yet', 'down'))
    const first = script.events.length
    expect(script.see(read('not-yet', 'down')).events).toHaveLength(first)
    script.see(read('pass', 'up'))
    expect(script.last()).toMatchObject({ results: [{ probeId: 'a', verdict: 'pass' }] })
  })
})

describe('people', () => {
  it('SE27 coming and going are recorded once', () => {
    const script = inLobby()
    const before = script.events.length
    script.see({ type: 'person-came', userId: CANDIDATE }).see({ type: 'person-came', userId: CANDIDATE })
    expect(script.opened.present).toEqual([CANDIDATE])
    script.see({ type: 'person-went', userId: CANDIDATE }).see({ type: 'person-went', userId: CANDIDATE })
    expect(script.opened.present).toEqual([])
    expect(script.events).toHaveLength(before + 2)
  })
})
