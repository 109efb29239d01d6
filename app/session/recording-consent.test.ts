import { describe, expect, it } from 'vitest'
import type { Command } from './commands.ts'
import { noticeFor } from './notices.ts'
import { recordingSwitch } from './recording-consent.ts'
import { timelineFor } from './timeline.ts'
import {
  CANDIDATE,
  inLobby,
  inScoring,
  inWorking,
  INTERVIEWER,
  SHADOW,
  type SessionScript,
} from '#test/support/session-script.ts'
import { testQuestion } from '#test/support/questions.ts'
import { atWork, LENA } from '#test/support/practice-script.ts'

const off: Command = { type: 'set-recording', on: false }
const on: Command = { type: 'set-recording', on: true }

function recordingOf(script: SessionScript): { on: boolean; agreed: string[] } {
  return script.opened.recording
}

describe('whether terminals are recorded', () => {
  it('RC16 they are from the beginning, and either of the two switches it off at once', () => {
    expect(recordingOf(inLobby())).toEqual({ on: true, agreed: [] })
    for (const by of [CANDIDATE, INTERVIEWER])
      for (const begin of [inLobby, inWorking])
        expect(recordingOf(begin().do(off, by))).toEqual({ on: false, agreed: [] })
  })

  it('RC16 on again it goes only when both have said so, and either may take it back', () => {
    const script = inWorking().do(off, CANDIDATE).do(on, INTERVIEWER)
    expect(recordingOf(script)).toEqual({ on: false, agreed: [INTERVIEWER] })
    script.do(off, INTERVIEWER)
    expect(recordingOf(script)).toEqual({ on: false, agreed: [] })
    script.do(on, CANDIDATE)
    expect(recordingOf(script)).toEqual({ on: false, agreed: [CANDIDATE] })
    script.do(on, INTERVIEWER)
    expect(recordingOf(script)).toEqual({ on: true, agreed: [] })
  })

  it('RC16 alone one decides alone', () => {
    const script = atWork().do(off, LENA)
    expect(recordingOf(script).on).toBe(false)
    expect(recordingOf(script.do(on, LENA)).on).toBe(true)
  })

  it('RC16 a shadow has no say, nobody has after the end, and what is so already is no event', () => {
    expect(inWorking().ask(SHADOW, off)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(inScoring().ask(CANDIDATE, off)).toEqual({ ok: false, reason: 'not-in-this-phase' })
    expect(inWorking().ask(CANDIDATE, on)).toEqual({ ok: true, value: [] })
    const script = inWorking().do(off, CANDIDATE)
    expect(script.ask(INTERVIEWER, off)).toEqual({ ok: true, value: [] })
    expect(script.do(on, CANDIDATE).ask(CANDIDATE, on)).toEqual({ ok: true, value: [] })
  })

  it('RC16 a session that is full refuses to record again, never to stop', () => {
    const script = inWorking()
    script.state = { ...script.opened, seq: 4000 }
    expect(script.ask(CANDIDATE, off)).toMatchObject({ ok: true })
    script.do(off, CANDIDATE)
    expect(script.ask(CANDIDATE, on)).toEqual({ ok: false, reason: 'session-full' })
  })

  it('RC16 it outlasts a change of phase, and is said on the timeline and aloud', () => {
    const script = inLobby().do(off, CANDIDATE)
    script.do({ type: 'advance-phase', from: 'lobby' })
    expect(recordingOf(script).on).toBe(false)
    script.do(on, INTERVIEWER)
    const asked = script.events.at(-1)
    expect(asked && noticeFor(asked, script.opened, 'candidate')?.words).toBe(
      'Ivan would like to record again.',
    )
    script.do(on, CANDIDATE)
    const words = timelineFor('candidate', script.events, [testQuestion]).map((entry) => entry.words)
    expect(words).toEqual(
      expect.arrayContaining([
        'Cara switched recording off',
        'Ivan agrees to being recorded',
        'Recording goes on',
      ]),
    )
  })

  it('RC17 only what changes it is told to the host', () => {
    const before = inWorking().state
    const script = inWorking().do(off, CANDIDATE)
    expect(recordingSwitch(before, script.state)).toBe(false)
    const half = script.state
    expect(recordingSwitch(half, script.do(on, INTERVIEWER).state)).toBeNull()
    expect(recordingSwitch(script.state, script.do(on, CANDIDATE).state)).toBe(true)
  })
})
