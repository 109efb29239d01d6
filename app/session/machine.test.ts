import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import {
  CANDIDATE,
  firstEntered,
  inBriefing,
  inClosed,
  inEachPhase,
  inLobby,
  inScoring,
  inWorking,
  inWrapUp,
  INTERVIEWER,
  SessionScript,
  SHADOW,
} from '#test/support/session-script.ts'
import { testQuestion } from '#test/support/questions.ts'
import { allowedCommands } from './allowed.ts'
import { commandTypes, mayCommand } from './command-roles.ts'
import type { Command, CommandType } from './commands.ts'
import type { Decision } from './machine.ts'
import { controlHolder } from './state.ts'

function typesOf(decision: Decision): string[] {
  return decision.ok ? decision.value.map((event) => event.type) : [decision.reason]
}

const examples: Record<CommandType, Command> = {
  'advance-phase': { type: 'advance-phase', from: 'lobby' },
  'pause-clock': { type: 'pause-clock' },
  'resume-clock': { type: 'resume-clock' },
  'extend-time': { type: 'extend-time', minutes: 5 },
  'end-session': { type: 'end-session' },
  'give-hint': { type: 'give-hint', hintId: 'look' },
  'take-hint': { type: 'take-hint', after: 0 },
  'still-here': { type: 'still-here' },
  'grant-control': { type: 'grant-control', to: INTERVIEWER },
  'add-note': { type: 'add-note', noteId: 'n1', text: 'a note', mark: null },
  'run-probes': { type: 'run-probes' },
  'replace-sandbox': { type: 'replace-sandbox' },
  'open-terminal': { type: 'open-terminal' },
  'close-terminal': { type: 'close-terminal', terminalId: 't1' },
  say: { type: 'say', messageId: 'm1', text: 'hello' },
  'set-meeting-link': { type: 'set-meeting-link', url: 'https://meet.example.org/1' },
  'set-recording': { type: 'set-recording', on: false },
  'hide-name': { type: 'hide-name', hidden: true },
  'propose-focus': { type: 'propose-focus', minutes: 3 },
  'agree-focus': { type: 'agree-focus', minutes: 5 },
  'start-focus': { type: 'start-focus' },
  'end-focus': { type: 'end-focus' },
  'mark-point': { type: 'mark-point', questionSlug: 'test-question', pointId: 'p', mark: 'missed' },
  'set-comment': {
    type: 'set-comment',
    commentId: 'c1',
    file: 'shop.py',
    line: 2,
    severity: 'must-fix',
    text: 'this leaks',
  },
  'remove-comment': { type: 'remove-comment', commentId: 'c1' },
  'choose-language': { type: 'choose-language', language: 'python' },
  'add-test': {
    type: 'add-test',
    test: { testId: 't1', title: 'an empty line', stdin: '', args: [], stdout: '', exit: 0 },
  },
  'run-code': { type: 'run-code', runId: 'r1' },
  'run-tests': { type: 'run-tests', runId: 'r1' },
  'stop-run': { type: 'stop-run', runId: 'r1' },
}

describe('phases', () => {
  it('SE1 a session is opened once, with everything that stays as it is', () => {
    const script = new SessionScript().see(firstEntered)
    const opened = script.events
    script.see({ ...firstEntered, questionSlug: 'another-question' } as typeof firstEntered)
    expect(script.events).toEqual(opened)
    expect(script.opened).toMatchObject({
      phase: 'lobby',
      questionSlug: 'test-question',
      rubricId: 'practice@1',
    })
  })

  it('SE1 nothing can be asked of a session that nobody has opened', () => {
    for (const type of commandTypes) {
      expect(new SessionScript().ask(INTERVIEWER, examples[type])).toEqual({
        ok: false,
        reason: 'not-in-this-phase',
      })
    }
  })

  it('SE2 advancing leads through the whole agenda in order', () => {
    const order = inClosed().events.flatMap((event) => (event.type === 'phase-changed' ? [event.to] : []))
    expect(order).toEqual(['briefing', 'working', 'wrap-up', 'scoring', 'closed'])
  })

  it('SE4 advancing from a phase that is over changes nothing', () => {
    expect(inWorking().ask(INTERVIEWER, { type: 'advance-phase', from: 'briefing' })).toEqual({
      ok: false,
      reason: 'already-moved-on',
    })
  })

  it('SE5 working waits for a box that is ready', () => {
    const script = new SessionScript().see(firstEntered).do({ type: 'advance-phase', from: 'lobby' })
    const begin: Command = { type: 'advance-phase', from: 'briefing' }
    expect(typesOf(script.ask(INTERVIEWER, begin))).toEqual(['sandbox-not-ready'])
    script.see({ type: 'box-wanted', sandboxId: 'box-1' })
    expect(typesOf(script.ask(INTERVIEWER, begin))).toEqual(['sandbox-not-ready'])
    script.see({ type: 'box-ready', sandboxId: 'box-1', readyMs: 1 }).do(begin)
    expect(script.opened.phase).toBe('working')
  })

  it.each([
    ['briefing', inBriefing, 'stopped-early'],
    ['working', inWorking, 'stopped-early'],
    ['wrap-up', inWrapUp, 'finished'],
  ] as const)('SE6 ending the session in %s leads to scoring', (_phase, begin, reason) => {
    const script = begin().do({ type: 'end-session' })
    expect(script.opened.phase).toBe('scoring')
    expect(script.last()).toMatchObject({ type: 'session-ended', reason })
  })

  it('SE6 a session that never left its lobby is closed at once', () => {
    expect(inLobby().do({ type: 'end-session' }).opened.phase).toBe('closed')
  })

  it('SE11 scoring ends with the scorecard, not with a button', () => {
    const script = inScoring()
    expect(typesOf(script.ask(INTERVIEWER, { type: 'advance-phase', from: 'scoring' }))).toEqual([
      'scorecard-not-submitted',
    ])
    expect(typesOf(script.ask(INTERVIEWER, { type: 'end-session' }))).toEqual(['scorecard-not-submitted'])
    expect(script.see({ type: 'scorecard-in', by: INTERVIEWER }).opened.phase).toBe('closed')
    expect(script.last()).toMatchObject({ by: INTERVIEWER })
  })

  it('SE11 a scorecard that comes early does not cut a session short', () => {
    expect(inWorking().see({ type: 'scorecard-in', by: INTERVIEWER }).opened.phase).toBe('working')
  })

  it('SE12 a closed session refuses every command and notices nothing', () => {
    const script = inClosed()
    const before = script.events.length
    for (const type of commandTypes) expect(script.try(INTERVIEWER, examples[type]).ok).toBe(false)
    script.see({ type: 'person-came', userId: CANDIDATE }).see({ type: 'host-gone' })
    script.see({ type: 'box-lost', sandboxId: 'box-1', words: '' })
    expect(script.events).toHaveLength(before)
  })
})

describe('who may ask', () => {
  const ofInterviewer = commandTypes.filter((type) => mayCommand('interviewer', type))
  const inTerminals: CommandType[] = ['open-terminal', 'close-terminal']
  const ofCandidate = commandTypes.filter((type) => mayCommand('candidate', type))
  /** Only where the stage has a change or a program, which a broken box has not. */
  const onWork: CommandType[] = [
    'mark-point',
    'choose-language',
    'add-test',
    'run-code',
    'run-tests',
    'stop-run',
  ]
  const onTheBox = ofInterviewer.filter(
    (type) => type !== 'resume-clock' && type !== 'agree-focus' && !onWork.includes(type),
  )
  const inTalk: CommandType[] = ['say', 'set-meeting-link']

  it.each(inEachPhase)(
    'SE3 in %s a candidate leads nothing, a shadow and a stranger ask nothing',
    (_phase, begin) => {
      for (const type of commandTypes) {
        for (const by of [CANDIDATE, SHADOW, 'a-stranger', 'system']) {
          if (by === CANDIDATE && ofCandidate.includes(type)) continue
          expect(begin().ask(by, examples[type])).toEqual({ ok: false, reason: 'not-allowed' })
        }
      }
    },
  )

  it('SE3 a candidate opens and closes terminals while there is something to type', () => {
    for (const type of inTerminals) {
      expect(inWorking().ask(CANDIDATE, examples[type]).ok).toBe(true)
      expect(inLobby().ask(CANDIDATE, examples[type]).ok).toBe(false)
      expect(inScoring().ask(CANDIDATE, examples[type]).ok).toBe(false)
    }
  })

  it.each([
    ['lobby', ['advance-phase', 'end-session', 'add-note', 'replace-sandbox', 'set-recording', ...inTalk]],
    [
      'briefing',
      ['advance-phase', 'pause-clock', 'extend-time', 'end-session', 'grant-control', 'add-note'].concat([
        'replace-sandbox',
        'open-terminal',
        'close-terminal',
        'set-recording',
        ...inTalk,
      ]),
    ],
    ['working', onTheBox],
    ['wrap-up', onTheBox],
    ['scoring', ['add-note', ...inTalk]],
    ['closed', []],
  ] as const)('SE13 in %s the interviewer is offered what the rules accept', (phase, expected) => {
    const script = inEachPhase.find(([name]) => name === phase)?.[1]() ?? inLobby()
    const asker = {
      userId: INTERVIEWER,
      at: script.now,
      questions: [testQuestion],
      boxMayStay: true,
    }
    expect([...allowedCommands(script.opened, asker)].sort()).toEqual([...expected].sort())
  })

  it('SE13 with every hint given, giving one is no longer offered', () => {
    const script = inWorking()
    for (const hintId of ['make', 'look', 'compare']) script.do({ type: 'give-hint', hintId })
    const asker = {
      userId: INTERVIEWER,
      at: script.now,
      questions: [testQuestion],
      boxMayStay: true,
    }
    expect(allowedCommands(script.opened, asker)).not.toContain('give-hint')
  })
})

describe('hints and notes', () => {
  it('SE7 a hint can be given once, in any order', () => {
    const script = inWorking()
      .do({ type: 'give-hint', hintId: 'make' })
      .do({ type: 'give-hint', hintId: 'look' })
    expect(script.opened.hints.map((hint) => hint.hintId)).toEqual(['make', 'look'])
    expect(typesOf(script.ask(INTERVIEWER, { type: 'give-hint', hintId: 'make' }))).toEqual([
      'hint-already-given',
    ])
    expect(typesOf(script.ask(INTERVIEWER, { type: 'give-hint', hintId: 'nope' }))).toEqual(['hint-unknown'])
  })

  it.each([
    ['lobby', inLobby],
    ['briefing', inBriefing],
    ['scoring', inScoring],
  ] as const)('SE7 no hint is given in %s', (_phase, begin) => {
    expect(typesOf(begin().ask(INTERVIEWER, examples['give-hint']))).toEqual(['not-in-this-phase'])
  })

  it('SE8 a note needs text or a mark, and keeps its session time', () => {
    const script = inWorking().wait(minutes(3))
    const empty: Command = { type: 'add-note', noteId: 'n1', text: '  ', mark: null }
    expect(typesOf(script.ask(INTERVIEWER, empty))).toEqual(['note-empty'])
    script
      .do({ ...empty, mark: 'plus' })
      .do({ type: 'add-note', noteId: 'n2', text: ' reads logs ', mark: null })
    expect(script.opened.notes).toMatchObject([
      { noteId: 'n1', text: '', mark: 'plus', elapsedMs: minutes(3) },
      { noteId: 'n2', text: 'reads logs', mark: null },
    ])
  })

  it('SE8 the same note sent again after a lost connection is one note', () => {
    const script = inWorking().do(examples['add-note']).do(examples['add-note'])
    expect(script.opened.notes).toHaveLength(1)
  })

  it('SE8 a session holds at most 400 notes', () => {
    const script = inWorking()
    for (let n = 0; n < 400; n++) script.do({ type: 'add-note', noteId: `n${n}`, text: 'x', mark: null })
    const more: Command = { type: 'add-note', noteId: 'more', text: 'x', mark: null }
    expect(typesOf(script.ask(INTERVIEWER, more))).toEqual(['too-many-notes'])
  })
})

describe('control', () => {
  const take: Command = { type: 'grant-control', to: INTERVIEWER }
  const giveBack: Command = { type: 'grant-control', to: CANDIDATE }

  it('SE9 the candidate has control from working on, and again when the wrap-up begins', () => {
    expect(controlHolder(inBriefing().state)).toBeNull()
    expect(controlHolder(inWorking().state)).toBe(CANDIDATE)
    const taken = inWorking().do(take).do({ type: 'advance-phase', from: 'working' })
    expect(controlHolder(taken.state)).toBe(CANDIDATE)
  })

  it('SE9 with scoring nobody has control, and the timeline says so', () => {
    const script = inScoring()
    expect(controlHolder(script.state)).toBeNull()
    expect(script.events.findLast((event) => event.type === 'control-granted')).toMatchObject({ to: null })
  })

  it('SE10 the interviewer takes control and gives it back', () => {
    const script = inWorking().do(take)
    expect(controlHolder(script.state)).toBe(INTERVIEWER)
    expect(controlHolder(script.do(giveBack).state)).toBe(CANDIDATE)
  })

  it('SE10 control goes to nobody who may not type or who has it', () => {
    const script = inWorking()
    expect(typesOf(script.ask(INTERVIEWER, { type: 'grant-control', to: SHADOW }))).toEqual([
      'shadows-never-type',
    ])
    expect(typesOf(script.ask(INTERVIEWER, { type: 'grant-control', to: 'who' }))).toEqual(['no-such-person'])
    expect(typesOf(script.ask(INTERVIEWER, giveBack))).toEqual(['already-holds-control'])
    expect(typesOf(inScoring().ask(INTERVIEWER, take))).toEqual(['not-in-this-phase'])
    expect(typesOf(script.wait(minutes(31)).ask(INTERVIEWER, take))).toEqual(['time-is-up'])
  })
})
