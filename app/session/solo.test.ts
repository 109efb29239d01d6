import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { alone, atWork, inEachStage, LENA, passing, reading, solved } from '#test/support/practice-script.ts'
import { testQuestion } from '#test/support/questions.ts'
import type { SessionScript } from '#test/support/session-script.ts'
import { allowedCommands } from './allowed.ts'
import { clockAt } from './clock.ts'
import { commandTypes } from './command-roles.ts'
import type { Command, CommandType } from './commands.ts'
import { controlHolder } from './state.ts'

const hintIds = ['look', 'compare', 'make']

function practiceOf(script: SessionScript) {
  const { practice } = script.opened
  if (!practice) throw new Error('no practice')
  return practice
}

function reasonOf(script: SessionScript, command: Command): string {
  const decision = script.ask(LENA, command)
  return decision.ok ? 'accepted' : decision.reason
}

const take = (after: number): Command => ({ type: 'take-hint', after })
const end: Command = { type: 'end-session' }

describe('what one may do alone', () => {
  const always: CommandType[] = ['end-session', 'add-note', 'replace-sandbox', 'still-here', 'set-recording']
  const atTheBox: CommandType[] = ['extend-time', 'run-probes', 'open-terminal', 'close-terminal']
  const table: Record<string, CommandType[]> = {
    lobby: [...always, 'advance-phase'],
    working: [...always, ...atTheBox, 'pause-clock', 'take-hint'],
    paused: [...always, ...atTheBox, 'resume-clock', 'take-hint'],
    'out of time': [...always, ...atTheBox, 'take-hint'],
    walkthrough: [...always, ...atTheBox, 'advance-phase'],
    closed: [],
  }

  it.each(inEachStage)('PR7 %s', (stage, begin) => {
    const script = begin()
    const asker = { userId: LENA, at: script.now, questions: [testQuestion], boxMayStay: true }
    expect(allowedCommands(script.opened, asker).sort()).toEqual([...(table[stage] ?? [])].sort())
  })

  it.each(inEachStage)('PR7 %s: nobody else may ask anything', (_stage, begin) => {
    const commands: Command[] = [end, take(0), { type: 'run-probes' }, { type: 'open-terminal' }]
    for (const command of commands) {
      for (const by of ['a-stranger', 'system']) {
        expect(begin().ask(by, command)).toEqual({ ok: false, reason: 'not-allowed' })
      }
    }
  })

  it('PR7 giving hints and handing over control are for interviewers', () => {
    expect(reasonOf(atWork(), { type: 'give-hint', hintId: 'look' })).toBe('not-allowed')
    expect(reasonOf(atWork(), { type: 'grant-control', to: LENA })).toBe('not-allowed')
    expect(commandTypes).toContain('take-hint')
  })
})

describe('from beginning to end', () => {
  it('PR5 work waits for a ready box and for the person', () => {
    const begin: Command = { type: 'advance-phase', from: 'lobby' }
    const script = alone('on')
    expect(reasonOf(script, begin)).toBe('sandbox-not-ready')
    script.see({ type: 'box-wanted', sandboxId: 'box-1' })
    expect(reasonOf(script, begin)).toBe('sandbox-not-ready')
    script.see({ type: 'box-ready', sandboxId: 'box-1', readyMs: 1 })
    expect(script.opened.phase).toBe('lobby')
    script.do(begin, LENA)
    expect(script.opened.phase).toBe('working')
    expect(controlHolder(script.state)).toBe(LENA)
    expect(reasonOf(script, begin)).toBe('already-moved-on')
  })

  it('PR6 the clock has the minutes of the question, or the long term of the box', () => {
    expect(clockAt(atWork('on').state, atWork().now).remainingMs).toBe(minutes(30))
    expect(clockAt(atWork('off').state, atWork().now).remainingMs).toBe(minutes(90))
  })

  it('PR8 hints come in order, once each, and only while working', () => {
    const script = atWork().do(take(0), LENA)
    expect(reasonOf(script, take(0))).toBe('already-moved-on')
    script.do(take(1), LENA).do(take(2), LENA)
    expect(script.opened.hints.map(({ hintId }) => hintId)).toEqual(hintIds)
    expect(reasonOf(script, take(3))).toBe('no-more-hints')
    expect(reasonOf(reading(), take(0))).toBe('not-in-this-phase')
    expect(reasonOf(alone('on'), take(0))).toBe('not-in-this-phase')
  })

  it('PR9 each run is recorded, changed or not', () => {
    const script = atWork().see(passing(1)).see(passing(1))
    expect(script.events.filter(({ type }) => type === 'probe-ran')).toHaveLength(2)
    expect(practiceOf(script).outcome).toBeNull()
  })

  it('PR10 all passing at once is the solution, whatever passed before', () => {
    const script = atWork().wait(minutes(7)).see(passing(1))
    expect(script.opened.phase).toBe('working')
    script.see(passing(2))
    expect(script.opened.phase).toBe('wrap-up')
    expect(practiceOf(script)).toEqual({ clock: 'on', outcome: 'solved', workedMs: minutes(7) })
    expect(controlHolder(script.state)).toBe(LENA)
  })

  it('PR10 what passes after giving up solves nothing, and no result is no solution', () => {
    expect(practiceOf(reading().see(passing(2))).outcome).toBe('gave-up')
    expect(atWork().see({ type: 'probes-read', results: [] }).opened.phase).toBe('working')
  })

  it('PR11 giving up leads to the walkthrough, and after zero it is no giving up', () => {
    expect(practiceOf(reading())).toMatchObject({ outcome: 'gave-up' })
    const late = atWork().wait(minutes(31)).see({ type: 'time-up' })
    expect(controlHolder(late.state)).toBeNull()
    late.do(end, LENA)
    expect(practiceOf(late)).toMatchObject({ outcome: 'ran-out', workedMs: minutes(30) })
    expect(controlHolder(late.state)).toBe(LENA)
  })

  it('PR12 a pause stops the clock and takes the keyboard, going on gives both back', () => {
    const script = atWork().wait(minutes(5)).do({ type: 'pause-clock' }, LENA)
    expect(controlHolder(script.state)).toBeNull()
    script.wait(minutes(20)).do({ type: 'resume-clock' }, LENA)
    expect(controlHolder(script.state)).toBe(LENA)
    expect(clockAt(script.state, script.now).remainingMs).toBe(minutes(25))
  })

  it('PR13 a lost box stops the clock until a fresh one is ready and the person goes on', () => {
    const script = atWork().see({ type: 'box-lost', sandboxId: 'box-1', words: '' })
    expect(reasonOf(script, { type: 'resume-clock' })).toBe('sandbox-not-ready')
    script.do({ type: 'replace-sandbox' }, LENA).see({ type: 'box-ready', sandboxId: 'box-2', readyMs: 1 })
    expect(clockAt(script.state, script.now).running).toBe(false)
    script.do({ type: 'resume-clock' }, LENA)
    expect(clockAt(script.state, script.now).running).toBe(true)
    expect(controlHolder(script.state)).toBe(LENA)
  })

  it('PR14 the walkthrough ends when its person or its time says so', () => {
    expect(solved().do({ type: 'advance-phase', from: 'wrap-up' }, LENA).opened.phase).toBe('closed')
    const left = solved().wait(minutes(14)).see({ type: 'time-up' })
    expect(left.opened.phase).toBe('wrap-up')
    expect(left.wait(minutes(1)).see({ type: 'time-up' }).opened.phase).toBe('closed')
    expect(practiceOf(left).outcome).toBe('solved')
  })

  it('PR16 a note is kept once, with its time', () => {
    const note: Command = { type: 'add-note', noteId: 'n1', text: 'somebody holds it', mark: null }
    const script = atWork().wait(minutes(2)).do(note, LENA).do(note, LENA)
    expect(script.opened.notes).toMatchObject([
      { text: 'somebody holds it', elapsedMs: minutes(2), by: LENA },
    ])
  })
})

describe('limits', () => {
  const more: Command = { type: 'extend-time', minutes: 10 }

  it('PR18 time is added while the machine has room, also after zero', () => {
    const script = atWork().wait(minutes(31)).see({ type: 'time-up' })
    script.boxMayStay = false
    expect(reasonOf(script, more)).toBe('machine-full')
    script.boxMayStay = true
    script.do(more, LENA)
    expect(controlHolder(script.state)).toBe(LENA)
    expect(clockAt(script.state, script.now).remainingMs).toBe(minutes(10))
  })

  it.each(inEachStage)('PR19, PR20, PR22 %s: it can be ended from outside, once', (stage, begin) => {
    const script = begin()
    const before = practiceOf(script).outcome
    script.see({ type: 'practice-over', outcome: 'made-way' })
    expect(script.opened.phase).toBe('closed')
    expect(practiceOf(script).outcome).toBe(before ?? 'made-way')
    expect(controlHolder(script.state)).toBeNull()
    const known = script.events.length
    script.see({ type: 'practice-over', outcome: 'put-away' })
    expect(script.events).toHaveLength(known)
    expect(stage).not.toBe('')
  })

  it('PR25 an attempt that was never begun has no time', () => {
    const script = alone('on').do(end, LENA)
    expect(script.opened.phase).toBe('closed')
    expect(practiceOf(script)).toEqual({ clock: 'on', outcome: 'stopped-early', workedMs: null })
  })
})
