import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { testQuestion, testRubric } from '#test/support/questions.ts'
import {
  CANDIDATE,
  firstEntered,
  inEachPhase,
  inLobby,
  inWorking,
  INTERVIEWER,
  type SessionScript,
  SHADOW,
} from '#test/support/session-script.ts'
import { noticeFor } from './notices.ts'
import { viewFor } from './view.ts'
import type { SessionView } from './view-types.ts'

const live = {
  terminals: [{ terminalId: 'box-1-t1', title: 'Terminal 1', exited: false }],
  hostReachable: true,
  probesCheckedAt: null,
  boxMayStay: true,
  leaving: null,
}
const card = { sessionId: 'session1', questions: [testQuestion], rounds: [], rubric: testRubric }

function viewOf(script: SessionScript, userId: string): SessionView {
  const me = script.opened.participants.find((one) => one.userId === userId)
  if (!me) throw new Error(`no ${userId}`)
  return viewFor(me, { card, state: script.opened, events: script.events, live, now: script.now })
}

/** A session in which everything secret has happened. */
function fullOfSecrets(): SessionScript {
  const results = testQuestion.probes.map(({ id }) => ({
    probeId: id,
    verdict: 'not-yet' as const,
    message: 'SECRET-MESSAGE',
  }))
  return inWorking()
    .wait(minutes(2))
    .do({ type: 'give-hint', hintId: 'look' })
    .do({ type: 'add-note', noteId: 'SECRET-NOTE-ID', text: 'SECRET-NOTE', mark: 'minus' })
    .see({ type: 'probes-read', results })
    .see({ type: 'box-lost', sandboxId: 'box-1', words: 'SECRET-WORDS of the setup' })
}

const secrets: Record<string, RegExp> = {
  'the guide': /SECRET-GUIDE/,
  'a hint that was not given': /HINT-TEXT-(compare|make)/,
  "a hint's title": /SECRET-HINT-TITLE/,
  'a probe': /SECRET-(probe|SAYS|MESSAGE)/i,
  'a note': /SECRET-NOTE/,
  'why the box is in trouble': /SECRET-WORDS/,
  'anything else marked secret': /SECRET/i,
}

describe('the secrecy boundary', () => {
  const stages = [
    ['working, with everything that can happen', fullOfSecrets],
    ['wrap-up', () => fullOfSecrets().do({ type: 'advance-phase', from: 'working' })],
    ['scoring', () => fullOfSecrets().do({ type: 'end-session' })],
    [
      'closed',
      () => fullOfSecrets().do({ type: 'end-session' }).see({ type: 'scorecard-in', by: INTERVIEWER }),
    ],
    ...inEachPhase,
  ] as const

  for (const [secret, pattern] of Object.entries(secrets)) {
    it.each(stages)(`VW1 the candidate is never sent ${secret}: %s`, (_stage, begin) => {
      expect(JSON.stringify(viewOf(begin(), CANDIDATE))).not.toMatch(pattern)
    })
  }

  it.each([INTERVIEWER, SHADOW])('VW3 %s reads all of it', (userId) => {
    const told = JSON.stringify(viewOf(fullOfSecrets(), userId))
    for (const pattern of Object.values(secrets)) expect(told).toMatch(pattern)
  })

  it.each(stages)('VW3 interviewer and shadow read the same cockpit: %s', (_stage, begin) => {
    const script = begin()
    const cockpit = viewOf(script, INTERVIEWER).cockpit
    expect(cockpit).not.toBeNull()
    expect(viewOf(script, SHADOW).cockpit).toEqual(cockpit)
  })

  it.each(stages)('VW3 a shadow is allowed nothing: %s', (_stage, begin) => {
    expect(viewOf(begin(), SHADOW).allowed).toEqual([])
  })

  it('VW4 the candidate is told of trouble, and the others also why', () => {
    const script = fullOfSecrets()
    expect(viewOf(script, CANDIDATE).sandbox.words).toBe(
      'The box was lost. Your interviewer can replace it, and the clock waits.',
    )
    expect(viewOf(script, INTERVIEWER).sandbox.words).toContain('SECRET-WORDS')
    expect(viewOf(script, SHADOW).sandbox.words).toContain('SECRET-WORDS')
  })

  it('VW8 no announcement tells a candidate a secret', () => {
    const script = fullOfSecrets().do({ type: 'end-session' })
    const said = script.events.map((event) => noticeFor(event, script.opened, 'candidate'))
    expect(JSON.stringify(said)).not.toMatch(/SECRET|HINT-TEXT/i)
  })
})

describe('what everybody sees', () => {
  it.each(inEachPhase)(
    'VW2 in %s a candidate has title, prompt and terminals exactly from the briefing on',
    (phase, begin) => {
      const view = viewOf(begin(), CANDIDATE)
      expect(view.title).toBe(phase === 'lobby' ? 'Troubleshooting, level 2' : testQuestion.title)
      expect(viewOf(begin(), INTERVIEWER).title).toBe(testQuestion.title)
      expect(view.prompt).toBe(phase === 'lobby' ? null : testQuestion.prompt)
      expect(view.terminals).toHaveLength(phase === 'lobby' ? 0 : 1)
      expect(viewOf(begin(), INTERVIEWER).terminals).toHaveLength(1)
    },
  )

  it("VW5 the candidate's timeline leaves out probes and notes, and nothing else", () => {
    const script = fullOfSecrets()
    const kinds = (userId: string) => viewOf(script, userId).timeline.map((entry) => entry.kind)
    expect(kinds(INTERVIEWER)).toContain('probe')
    expect(kinds(INTERVIEWER)).toContain('note')
    expect(kinds(CANDIDATE)).toEqual(kinds(INTERVIEWER).filter((kind) => kind !== 'probe' && kind !== 'note'))
  })

  it('VW6 a hint that was given is shown to everybody with its text', () => {
    const script = inWorking().do({ type: 'give-hint', hintId: 'compare' })
    for (const userId of [CANDIDATE, INTERVIEWER, SHADOW]) {
      expect(viewOf(script, userId).hintsGiven).toMatchObject([{ text: 'HINT-TEXT-compare with yesterday' }])
    }
    expect(viewOf(script, INTERVIEWER).cockpit?.hints.map((hint) => hint.givenAt !== null)).toEqual([
      false,
      true,
      false,
    ])
  })

  it.each(inEachPhase)(
    'VW7 in %s everybody sees the same rubric, agenda, people, clock and holder',
    (_phase, begin) => {
      const script = begin().see({ type: 'person-came', userId: CANDIDATE })
      const facts = [CANDIDATE, INTERVIEWER, SHADOW].map((userId) => {
        const { rubric, agenda, participants, clock, control, phase } = viewOf(script, userId)
        return { rubric, agenda, participants, clock, control, phase }
      })
      expect(facts[1]).toEqual(facts[0])
      expect(facts[2]).toEqual(facts[0])
    },
  )

  it('VW7 a host that cannot be reached is trouble for everybody', () => {
    const script = inLobby()
    const me = firstEntered.type === 'first-entered' ? firstEntered.participants[0] : undefined
    if (!me) throw new Error('no candidate')
    const source = { card, state: script.opened, events: script.events, now: script.now }
    const view = viewFor(me, { ...source, live: { ...live, hostReachable: false } })
    expect(view.sandbox).toMatchObject({ status: 'trouble' })
  })
})
