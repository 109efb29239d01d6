// The edges of what may be asked while a program is written and a change is read: fullness, strangers' work, tools that are gone.
import { describe, expect, it } from 'vitest'
import { chosen, lobbyOf, type RoundScript } from '#test/support/round-script.ts'
import { CANDIDATE, INTERVIEWER } from '#test/support/session-script.ts'
import type { Command } from './commands.ts'
import { decide } from './machine.ts'
import { BUSY_EVENTS_MAX } from './rules-for-talk.ts'
import type { OpenedState } from './state.ts'

const python: Command = { type: 'choose-language', language: 'python' }
const runCode: Command = { type: 'run-code', runId: 'r1' }
const stopRun: Command = { type: 'stop-run', runId: 'r1' }

/** What is said to somebody, with the state of the script made otherwise. */
function reasonIn(
  script: RoundScript,
  { by, asked }: { by: string; asked: Command },
  otherwise: Partial<OpenedState> = {},
): string {
  const state = { ...script.opened, ...otherwise } as OpenedState
  const circumstances = {
    by,
    at: script.now,
    questions: script.questions,
    nextSandboxId: 'box-9',
    boxMayStay: true,
  }
  const decision = decide(state, asked, circumstances)
  return decision.ok ? 'accepted' : decision.reason
}

const writing = () => lobbyOf(chosen.coding).to('write').do(python)
const reading = () => lobbyOf(chosen.review).to('review')
const full = { seq: BUSY_EVENTS_MAX }

describe('a program', () => {
  it('SE54 is neither run nor tested, nor given another language or test, in a session that holds too much', () => {
    const test = { testId: 't1', title: 'one', stdin: '', args: [], stdout: '', exit: 0 }
    const asked: Command[] = [
      runCode,
      { type: 'run-tests', runId: 'r1' },
      { type: 'choose-language', language: 'bash' },
    ]
    for (const one of asked)
      expect(reasonIn(writing(), { by: CANDIDATE, asked: one }, full)).toBe('session-full')
    expect(reasonIn(writing(), { by: INTERVIEWER, asked: { type: 'add-test', test } }, full)).toBe(
      'session-full',
    )
    expect(reasonIn(writing().do(runCode, CANDIDATE), { by: CANDIDATE, asked: stopRun }, full)).toBe(
      'accepted',
    )
  })

  it('SE52 is stopped by whoever started it, holds control or leads, and by nobody else', () => {
    const candidates = writing().do(runCode, CANDIDATE)
    expect(reasonIn(candidates, { by: INTERVIEWER, asked: stopRun })).toBe('accepted')
    candidates.do({ type: 'grant-control', to: INTERVIEWER })
    expect(reasonIn(candidates, { by: CANDIDATE, asked: stopRun })).toBe('accepted')
    const interviewers = writing().do({ type: 'grant-control', to: INTERVIEWER }).do(runCode, INTERVIEWER)
    expect(reasonIn(interviewers, { by: CANDIDATE, asked: stopRun })).toBe('control-needed')
    interviewers.do({ type: 'grant-control', to: CANDIDATE })
    expect(reasonIn(interviewers, { by: CANDIDATE, asked: stopRun })).toBe('accepted')
  })

  it('SE52 is run only where the stage has an editor and the box is its own', () => {
    const script = writing()
    const bare = script.opened.agenda.map((item) =>
      item.stage ? { ...item, stage: { ...item.stage, tools: ['terminal' as const] } } : item,
    )
    expect(reasonIn(script, { by: CANDIDATE, asked: runCode }, { agenda: bare })).toBe('not-in-this-phase')
    expect(reasonIn(script, { by: CANDIDATE, asked: python }, { agenda: bare })).toBe('not-in-this-phase')
    expect(reasonIn(script, { by: CANDIDATE, asked: runCode }, { boxQuestion: 'test-question' })).toBe(
      'sandbox-not-ready',
    )
  })
})

describe('a comment', () => {
  const place = { file: 'shop.py', line: 2, severity: 'must-fix' as const, text: 'never read' }

  it('SE49 on a change that was read before is neither written anew nor taken back in this one', () => {
    const script = reading().do({ type: 'set-comment', commentId: 'c1', ...place }, CANDIDATE)
    const comments = script.opened.comments.map((one) => ({ ...one, questionSlug: 'another-change' }))
    const anew: Command = { type: 'set-comment', commentId: 'c1', ...place, text: 'otherwise' }
    expect(reasonIn(script, { by: CANDIDATE, asked: anew })).toBe('accepted')
    expect(reasonIn(script, { by: CANDIDATE, asked: anew }, { comments })).toBe('comment-unknown')
    const back: Command = { type: 'remove-comment', commentId: 'c1' }
    expect(reasonIn(script, { by: CANDIDATE, asked: back })).toBe('accepted')
    expect(reasonIn(script, { by: CANDIDATE, asked: back }, { comments })).toBe('comment-unknown')
    expect(reasonIn(script, { by: CANDIDATE, asked: back }, full)).toBe('session-full')
  })
})
