// Histories written before sessions had rounds: what lies in databases must read as it did.
import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { testQuestion, testRubric } from '#test/support/questions.ts'
import { CANDIDATE, SessionScript } from '#test/support/session-script.ts'
import { LENA } from '#test/support/practice-script.ts'
import { clockAt } from './clock.ts'
import type { SessionEvent } from './events.ts'
import { replay } from './evolve.ts'
import { factsOf } from './facts.ts'
import { presentRound, shownQuestion, stageOf } from './stages.ts'
import type { OpenedState, SessionState } from './state.ts'
import { viewFor } from './view.ts'

const START_MS = Date.parse('2026-06-01T09:00:00.000Z')

/** Bodies as an earlier version wrote them, with the minute of each. */
function history(written: readonly [minute: number, by: string, body: object][]): SessionEvent[] {
  return written.map(([minute, by, body], index) => {
    const at = new Date(START_MS + minutes(minute)).toISOString()
    // why: that old bodies still fit the type is what is tested here
    return { ...(JSON.parse(JSON.stringify(body)) as SessionEvent), seq: index + 1, at, by }
  })
}

const opened = {
  type: 'session-opened',
  questionSlug: 'test-question',
  questionVersion: '1.0.0',
  rubricId: 'practice@1',
  agenda: [
    { phase: 'lobby', minutes: null },
    { phase: 'briefing', minutes: 5 },
    { phase: 'working', minutes: 30 },
    { phase: 'wrap-up', minutes: 5 },
    { phase: 'scoring', minutes: null },
    { phase: 'closed', minutes: null },
  ],
  participants: [
    { userId: CANDIDATE, name: 'Cara', sessionRole: 'candidate' },
    { userId: 'ivan', name: 'Ivan', sessionRole: 'interviewer' },
  ],
}
const results = testQuestion.probes.map(({ id: probeId }) => ({ probeId, verdict: 'pass', message: '' }))

const oldSession = history([
  [0, 'system', opened],
  [0, 'ivan', { type: 'participant-joined', userId: 'ivan' }],
  [0, 'system', { type: 'sandbox-requested', sandboxId: 's-abcdef-1' }],
  [1, 'system', { type: 'sandbox-ready', sandboxId: 's-abcdef-1', readyMs: 800 }],
  [2, 'ivan', { type: 'phase-changed', from: 'lobby', to: 'briefing' }],
  [5, 'ivan', { type: 'phase-changed', from: 'briefing', to: 'working' }],
  [5, 'ivan', { type: 'control-granted', to: CANDIDATE }],
  [9, 'ivan', { type: 'hint-given', hintId: 'look' }],
  [12, 'system', { type: 'sandbox-lost', sandboxId: 's-abcdef-1', words: 'It stopped.' }],
  [12, 'system', { type: 'clock-paused', reason: 'sandbox-lost' }],
  [13, 'ivan', { type: 'sandbox-replaced', from: 's-abcdef-1', to: 's-abcdef-2' }],
  [13, 'ivan', { type: 'sandbox-requested', sandboxId: 's-abcdef-2' }],
  [14, 'system', { type: 'sandbox-ready', sandboxId: 's-abcdef-2', readyMs: 800 }],
  [15, 'ivan', { type: 'clock-resumed' }],
  [25, 'system', { type: 'probe-ran', results }],
  [30, 'ivan', { type: 'phase-changed', from: 'working', to: 'wrap-up' }],
  [34, 'ivan', { type: 'control-granted', to: null }],
  [34, 'ivan', { type: 'phase-changed', from: 'wrap-up', to: 'scoring' }],
  [34, 'ivan', { type: 'session-ended', reason: 'finished' }],
  [50, 'ivan', { type: 'phase-changed', from: 'scoring', to: 'closed' }],
])

function openedAt(events: readonly SessionEvent[], count: number): OpenedState {
  const state: SessionState = replay(events.slice(0, count))
  if (state.phase === 'unopened') throw new Error('nothing was opened')
  return state
}

describe('a session from before there were rounds', () => {
  it('SE46 has one round of one question, without stages', () => {
    const state = openedAt(oldSession, 6)
    expect(state).toMatchObject({ phase: 'working', at: 2, reached: 2 })
    expect(presentRound(state)).toEqual({
      round: 0,
      roundId: 'troubleshooting',
      title: 'Troubleshooting',
      rubricId: 'practice@1',
      questions: [{ part: 'box', questionSlug: 'test-question', questionVersion: '1.0.0' }],
    })
    expect(stageOf(state)).toBeNull()
    expect(shownQuestion(state)).toBe('test-question')
  })

  it('SE46 keeps its clock, its box and its end', () => {
    expect(clockAt(openedAt(oldSession, 15), new Date(START_MS + minutes(25)))).toMatchObject({
      remainingMs: minutes(13),
      sessionMs: minutes(20),
    })
    const state = openedAt(oldSession, oldSession.length)
    expect(state).toMatchObject({
      phase: 'closed',
      at: 5,
      boxQuestion: 'test-question',
      sandbox: { status: 'ready', sandboxId: 's-abcdef-2' },
      hints: [{ hintId: 'look', questionSlug: 'test-question' }],
      earlierMs: minutes(29),
    })
    expect(Object.values(state.probes).map(({ verdict }) => verdict)).toEqual(['pass', 'pass'])
  })

  it('SE46 has the facts that it had', () => {
    expect(factsOf(oldSession, testQuestion)).toMatchObject({
      probesPassed: 2,
      timeToMitigateMs: minutes(17),
      workedMs: minutes(22),
      hintsUsed: [{ id: 'look', elapsedMs: minutes(7) }],
    })
  })

  it.each([
    ['lobby', 4],
    ['briefing', 5],
    ['working', 15],
    ['scoring', 19],
    ['closed', 20],
  ] as const)('SE46 is shown in %s, and goes on where it was', (phase, count) => {
    const state = openedAt(oldSession, count)
    const events = oldSession.slice(0, count)
    const [me] = state.participants
    if (!me) throw new Error('nobody is there')
    const card = { sessionId: 's', questions: [testQuestion], rounds: [], rubric: testRubric }
    const live = {
      terminals: [],
      hostReachable: true,
      probesCheckedAt: null,
      boxMayStay: true,
      leaving: null,
    }
    const view = viewFor(me, { card, state, events, live, now: new Date(START_MS + minutes(60)) })
    expect(view).toMatchObject({ phase, stage: null, work: null, chat: [], meetingLink: null })
    expect(view.title).toBe(phase === 'lobby' ? 'Troubleshooting, level 2' : testQuestion.title)
    expect(JSON.stringify(view)).not.toMatch(/SECRET/)
  })

  it('SE46 can be led to its end by the rules of today', () => {
    const script = new SessionScript()
    script.state = replay(oldSession.slice(0, 16))
    script.events = oldSession.slice(0, 16)
    script.nowMs = START_MS + minutes(31)
    script.do({ type: 'advance-phase', from: 'wrap-up' })
    expect(script.opened.phase).toBe('scoring')
    expect(script.see({ type: 'scorecard-in', by: 'ivan' }).opened.phase).toBe('closed')
  })
})

it('SE46 a practice from before there were rounds replays as it was', () => {
  const events = history([
    [
      0,
      'system',
      {
        ...opened,
        agenda: [
          { phase: 'lobby', minutes: null },
          { phase: 'working', minutes: 30 },
          { phase: 'wrap-up', minutes: 15 },
          { phase: 'closed', minutes: null },
        ],
        participants: [{ userId: LENA, name: 'Lena', sessionRole: 'solo' }],
        practice: { clock: 'on' },
      },
    ],
    [0, 'system', { type: 'sandbox-requested', sandboxId: 's-abcdef-1' }],
    [1, 'system', { type: 'sandbox-ready', sandboxId: 's-abcdef-1', readyMs: 800 }],
    [1, LENA, { type: 'phase-changed', from: 'lobby', to: 'working' }],
    [1, LENA, { type: 'control-granted', to: LENA }],
    [5, LENA, { type: 'hint-given', hintId: 'look' }],
    [21, LENA, { type: 'probe-ran', results }],
    [21, LENA, { type: 'session-ended', reason: 'solved' }],
    [21, LENA, { type: 'phase-changed', from: 'working', to: 'wrap-up' }],
  ])
  const state = replay(events)
  expect(state).toMatchObject({
    phase: 'wrap-up',
    at: 2,
    rounds: [{ roundId: 'practice', rubricId: null }],
    practice: { outcome: 'solved', workedMs: minutes(20) },
  })
  expect(clockAt(state, new Date(START_MS + minutes(26))).remainingMs).toBe(minutes(10))
})
