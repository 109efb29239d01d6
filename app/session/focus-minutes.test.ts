import { describe, expect, it } from 'vitest'
import { minutes, seconds } from '#app/lib/time.ts'
import { testQuestion } from '#test/support/questions.ts'
import { atWork, LENA } from '#test/support/practice-script.ts'
import { chosen, lobbyOf, type RoundScript } from '#test/support/round-script.ts'
import {
  CANDIDATE,
  inBriefing,
  inLobby,
  inScoring,
  inWorking,
  inWrapUp,
  INTERVIEWER,
  SHADOW,
  type SessionScript,
} from '#test/support/session-script.ts'
import type { Command } from './commands.ts'
import type { Tool } from './events.ts'
import { focusFromStart, focusLeftMs, focusOverAtMs, isScreenHidden } from './focus-minutes.ts'
import { noticeFor } from './notices.ts'
import { timelineFor } from './timeline.ts'

const start: Command = { type: 'start-focus' }
const end: Command = { type: 'end-focus' }
const propose = (wanted: 0 | 3 | 5 | 10): Command => ({ type: 'propose-focus', minutes: wanted })
const agree = (wanted: 0 | 3 | 5 | 10): Command => ({ type: 'agree-focus', minutes: wanted })
const advance: Command = { type: 'advance-phase', from: 'working' }

function alone(): SessionScript {
  return inWorking().wait(minutes(2)).do(start, CANDIDATE)
}

function leftIn(script: SessionScript): number {
  return focusLeftMs(script.opened, script.now)
}

function typesSince(script: SessionScript, before: number): string[] {
  return script.events.slice(before).map(({ type }) => type)
}

function minutesOf(tools: Tool[], planned: number): number {
  const stage = { id: 's', title: 'A stage', round: 0, part: null, tools, says: '' }
  return focusFromStart([{ phase: 'working', minutes: planned, stage }], false).minutes
}

describe('what is agreed', () => {
  it('FM1 five minutes come with half an hour of work, three with a quarter, none with less or with a talk', () => {
    expect(inLobby().opened.focus.minutes).toBe(5)
    expect(lobbyOf(chosen.coding).opened.focus.minutes).toBe(3)
    expect(lobbyOf(chosen.coding, chosen.box).opened.focus.minutes).toBe(5)
    expect(minutesOf(['notes'], 40)).toBe(0)
    expect(minutesOf(['terminal'], 14)).toBe(0)
    expect(minutesOf(['board', 'notes'], 29)).toBe(3)
    expect(atWork().opened.focus.minutes).toBe(0)
  })

  it('FM2 fewer holds at once, more when the interviewer agrees to that very number', () => {
    const script = inLobby().do(propose(3), CANDIDATE)
    expect(script.opened.focus).toMatchObject({ minutes: 3, proposed: null })
    script.do(propose(10), CANDIDATE)
    expect(script.opened.focus).toMatchObject({ minutes: 3, proposed: 10 })
    expect(script.ask(INTERVIEWER, agree(5))).toEqual({ ok: false, reason: 'not-proposed' })
    script.do(agree(10))
    expect(script.opened.focus).toMatchObject({ minutes: 10, proposed: null })
  })

  it('FM2 a wish can be taken back, and what is so already is no event', () => {
    const script = inLobby().do(propose(10), CANDIDATE).do(propose(5), CANDIDATE)
    expect(script.opened.focus).toMatchObject({ minutes: 5, proposed: null })
    expect(script.ask(CANDIDATE, propose(5))).toEqual({ ok: true, value: [] })
    expect(script.ask(INTERVIEWER, agree(5))).toEqual({ ok: true, value: [] })
  })

  it('FM2 in the briefing too, not later, and each has only their own say', () => {
    expect(inBriefing().ask(CANDIDATE, propose(10))).toMatchObject({ ok: true })
    expect(inWorking().ask(CANDIDATE, propose(10))).toEqual({ ok: false, reason: 'not-in-this-phase' })
    expect(inLobby().ask(INTERVIEWER, propose(10))).toEqual({ ok: false, reason: 'not-allowed' })
    expect(inLobby().ask(CANDIDATE, agree(10))).toEqual({ ok: false, reason: 'not-allowed' })
    expect(inLobby().ask(SHADOW, agree(10))).toEqual({ ok: false, reason: 'not-allowed' })
  })
})

describe('when they begin', () => {
  it('FM3 by the candidate, while they work', () => {
    expect(alone().opened.focus.sinceMs).toBe(minutes(2))
    expect(inWorking().ask(INTERVIEWER, start)).toEqual({ ok: false, reason: 'not-allowed' })
    for (const begin of [inLobby, inBriefing, inWrapUp])
      expect(begin().ask(CANDIDATE, start)).toEqual({ ok: false, reason: 'not-in-this-phase' })
    expect(inScoring().ask(CANDIDATE, start)).toEqual({ ok: false, reason: 'not-in-this-phase' })
    expect(atWork().ask(LENA, start)).toEqual({ ok: false, reason: 'not-allowed' })
  })

  it('FM3 not with somebody else at the keys, on a stopped clock, at zero, or in a talk', () => {
    const taken = inWorking().do({ type: 'grant-control', to: INTERVIEWER })
    expect(taken.ask(CANDIDATE, start)).toEqual({ ok: false, reason: 'control-needed' })
    expect(inWorking().do({ type: 'pause-clock' }).ask(CANDIDATE, start)).toEqual({
      ok: false,
      reason: 'clock-waits',
    })
    expect(inWorking().wait(minutes(30)).ask(CANDIDATE, start)).toEqual({ ok: false, reason: 'time-is-up' })
    const none = inLobby().do(propose(0), CANDIDATE)
    none.do({ type: 'advance-phase', from: 'lobby' }).do({ type: 'advance-phase', from: 'briefing' })
    expect(none.ask(CANDIDATE, start)).toEqual({ ok: false, reason: 'no-focus-left' })
  })

  it('FM3 a second click changes nothing', () => {
    expect(alone().ask(CANDIDATE, start)).toEqual({ ok: true, value: [] })
    expect(inWorking().ask(CANDIDATE, end)).toEqual({ ok: false, reason: 'focus-is-off' })
  })
})

describe('how long they run', () => {
  it('FM4 in several stretches, until what was agreed is used up', () => {
    const script = alone().wait(minutes(2)).do(end, CANDIDATE)
    expect(leftIn(script)).toBe(minutes(3))
    script.wait(minutes(5)).do(start, CANDIDATE).wait(minutes(3)).see({ type: 'focus-over' })
    expect(script.last()).toMatchObject({ type: 'focus-ended', because: 'used-up' })
    expect(script.ask(CANDIDATE, start)).toEqual({ ok: false, reason: 'no-focus-left' })
  })

  it('FM4 an alarm that rings too early, or for a stretch that is over, changes nothing', () => {
    const script = alone().wait(minutes(1))
    const known = script.events.length
    script.see({ type: 'focus-over' }).do(end, CANDIDATE).see({ type: 'focus-over' })
    expect(typesSince(script, known)).toEqual(['focus-ended'])
  })

  it('FM4 a pause of the clock is a pause of theirs', () => {
    const script = alone().wait(minutes(1)).do({ type: 'pause-clock' })
    expect(focusOverAtMs(script.state, script.now)).toBeNull()
    script.wait(minutes(20)).see({ type: 'focus-over' })
    expect(isScreenHidden(script.state, 'interviewer')).toBe(true)
    script.do({ type: 'resume-clock' })
    expect(focusOverAtMs(script.state, script.now)).toBe(script.nowMs + minutes(4))
  })

  it('FM4 at zero they end with the typing, and an extension gives back what was left', () => {
    const script = inWorking().wait(minutes(28)).do(start, CANDIDATE)
    const known = script.events.length
    script.wait(minutes(2)).see({ type: 'time-up' })
    expect(typesSince(script, known)).toEqual(['focus-ended', 'control-granted'])
    script.do({ type: 'extend-time', minutes: 10 }).do(start, CANDIDATE)
    expect(leftIn(script)).toBe(minutes(3))
  })

  it('FM4 the end of the session ends them first', () => {
    const script = alone()
    const known = script.events.length
    script.do({ type: 'end-session' })
    expect(typesSince(script, known)[0]).toBe('focus-ended')
    expect(isScreenHidden(script.state, 'interviewer')).toBe(false)
  })
})

describe('while they run', () => {
  const reaching: [string, Command][] = [
    ['taking control', { type: 'grant-control', to: INTERVIEWER }],
    ['going on', advance],
    ['opening a terminal', { type: 'open-terminal' }],
    ['closing a terminal', { type: 'close-terminal', terminalId: 't' }],
    ['another box', { type: 'replace-sandbox' }],
  ]
  it.each(reaching)('FM5 %s is refused to the interviewer', (_what, command) => {
    expect(alone().ask(INTERVIEWER, command)).toEqual({ ok: false, reason: 'focus-is-on' })
    expect(alone().do(end, CANDIDATE).ask(INTERVIEWER, command)).toMatchObject({ ok: true })
  })

  const going: Command[] = [
    { type: 'give-hint', hintId: 'look' },
    { type: 'pause-clock' },
    { type: 'extend-time', minutes: 5 },
    { type: 'add-note', noteId: 'n1', text: 'quiet now', mark: null },
    { type: 'say', messageId: 'm1', text: 'shout if you need me' },
    { type: 'run-probes' },
    { type: 'end-session' },
  ]
  it.each(going)('FM5 $type goes on', (command) => {
    expect(alone().ask(INTERVIEWER, command)).toMatchObject({ ok: true })
  })

  it('FM5 a box that was lost may be replaced, and nothing becomes visible by it', () => {
    const script = alone().see({ type: 'box-lost', sandboxId: 'box-1', words: 'it fell over' })
    script.do({ type: 'replace-sandbox' }).see({ type: 'box-ready', sandboxId: 'box-2', readyMs: 1 })
    script.do({ type: 'resume-clock' })
    expect(isScreenHidden(script.state, 'interviewer')).toBe(true)
  })

  it('FM5 the candidate may do all they could before', () => {
    expect(alone().ask(CANDIDATE, { type: 'open-terminal' })).toMatchObject({ ok: true })
  })

  it('FM6 hidden from interviewer and shadow, and from nobody else', () => {
    const { state } = alone()
    const hidden = (['candidate', 'solo', 'interviewer', 'shadow'] as const).map((role) => {
      return isScreenHidden(state, role)
    })
    expect(hidden).toEqual([false, false, true, true])
    expect(isScreenHidden(inWorking().state, 'interviewer')).toBe(false)
  })
})

function coding(): RoundScript {
  const script = lobbyOf(chosen.coding).to('write')
  script.do({ type: 'choose-language', language: 'python' }, CANDIDATE)
  return script
}

function ran(script: RoundScript, runId: string): RoundScript {
  script.do({ type: 'run-tests', runId }, CANDIDATE)
  const over = { because: 'exited', exitCode: null, wallMs: 1, cpuMs: 1, truncated: false } as const
  script.see({ type: 'tests-read', runId, results: [{ caseId: 'no-line', verdict: 'fail', cpuMs: 1 }] })
  return script.see({ type: 'run-over', runId, ...over })
}

describe('what the others are told', () => {
  it('FM6 no terminals, no work and nothing of runs, until the screen is back', () => {
    const script = ran(coding(), 'r1')
    const before = script.viewOf(INTERVIEWER)
    script.do(start, CANDIDATE)
    ran(script.wait(seconds(30)), 'r2')
    for (const watcher of [INTERVIEWER, SHADOW].filter((id) => hasPart(script, id))) {
      const view = script.viewOf(watcher)
      expect(view).toMatchObject({ terminals: [], work: null, focus: { on: true, hidden: true } })
      const runs = view.cockpit?.timeline.filter(({ kind }) => kind === 'run')
      expect(runs).toEqual(before.cockpit?.timeline.filter(({ kind }) => kind === 'run'))
    }
    expect(script.viewOf(CANDIDATE)).toMatchObject({ focus: { on: true, hidden: false } })
    expect(script.viewOf(CANDIDATE).work?.coding?.lastTests?.results).toHaveLength(1)
    script.do(end, CANDIDATE)
    const after = script.viewOf(INTERVIEWER)
    expect(after.terminals).toHaveLength(1)
    const told = after.cockpit?.timeline.filter(({ kind }) => kind === 'run') ?? []
    expect(told.length).toBeGreaterThan(
      before.cockpit?.timeline.filter(({ kind }) => kind === 'run').length ?? 0,
    )
  })

  it('FM6 nothing is announced of a run that nobody sees', () => {
    const script = coding().do(start, CANDIDATE)
    ran(script as RoundScript, 'r1')
    const tests = script.events.find(({ type }) => type === 'tests-ran')
    if (!tests) throw new Error('no tests ran')
    expect(noticeFor(tests, script.opened, 'interviewer')).toBeNull()
    expect(noticeFor(tests, script.opened, 'candidate')?.words).toBe('0 of 1 tests pass.')
  })

  it('FM4, FM6 beginning and end are said aloud and stand on the timeline', () => {
    const script = inLobby().do(propose(10), CANDIDATE)
    const asked = script.last()
    expect(asked && noticeFor(asked, script.opened, 'interviewer')?.words).toBe(
      'Cara asks for 10 focus minutes.',
    )
    script
      .do(agree(10))
      .do({ type: 'advance-phase', from: 'lobby' })
      .do({ type: 'advance-phase', from: 'briefing' })
    script.do(start, CANDIDATE).do(end, CANDIDATE)
    const lines = timelineFor('candidate', script.events, [testQuestion]).filter(
      ({ kind }) => kind === 'focus',
    )
    expect(lines.map(({ words }) => words)).toEqual([
      'Cara asks for 10 focus minutes',
      '10 focus minutes agreed',
      'Focus minutes: Cara thinks alone',
      'The screen is everybody’s again',
    ])
  })
})

function hasPart(script: RoundScript, userId: string): boolean {
  return script.opened.participants.some((one) => one.userId === userId)
}
