import { describe, expect, it } from 'vitest'
import type { BlindBy } from '#app/auth/blind.ts'
import { createRandom } from '#test/support/random.ts'
import { testQuestion, testRubric } from '#test/support/questions.ts'
import { CANDIDATE, firstEntered, INTERVIEWER, SessionScript, SHADOW } from '#test/support/session-script.ts'
import type { Command } from './commands.ts'
import { asTold, hiddenFrom } from './hidden-name.ts'
import { noticeFor } from './notices.ts'
import { viewFor } from './view.ts'
import type { SessionView } from './view-types.ts'

const STAND_IN = 'Candidate Heron'
const hide: Command = { type: 'hide-name', hidden: true }
const show: Command = { type: 'hide-name', hidden: false }

/** `unscored`: nothing is written about it. */
function blind(by: BlindBy | 'none', { unscored = false } = {}): SessionScript {
  const rounds = [
    {
      round: 0,
      roundId: 'r',
      title: 'Troubleshooting',
      rubricId: unscored ? null : 'practice@1',
      questions: [],
    },
  ]
  if (firstEntered.type !== 'first-entered') throw new Error('nobody entered')
  const agenda = firstEntered.agenda.filter(({ phase }) => !unscored || phase !== 'scoring')
  const entered = { ...firstEntered, agenda, rounds, blind: { by, standIn: STAND_IN } }
  return new SessionScript()
    .see(entered)
    .see({ type: 'box-wanted', sandboxId: 'box-1' })
    .see({ type: 'box-ready', sandboxId: 'box-1', readyMs: 500 })
}

function viewOf(script: SessionScript, userId: string): SessionView {
  const me = script.opened.participants.find((one) => one.userId === userId)
  if (!me) throw new Error('nobody')
  return viewFor(me, {
    card: {
      sessionId: 's',
      questions: [testQuestion],
      rounds: [],
      rubric: { ...testRubric, rubricId: 'practice@1' },
    },
    state: script.opened,
    events: script.events,
    live: {
      terminals: [],
      hostReachable: true,
      probesCheckedAt: null,
      boxMayStay: true,
      leaving: null,
    },
    now: script.now,
  })
}

function standsIn(script: SessionScript, userId: string): boolean {
  return !JSON.stringify(viewOf(script, userId)).includes('Cara')
}

describe('in the lobby', () => {
  it('BL3 the candidate may ask for it and take it back until it begins', () => {
    const script = blind('none').do(hide, CANDIDATE)
    expect(script.opened.hiddenName).toMatchObject({ by: 'candidate' })
    expect(script.ask(CANDIDATE, hide)).toEqual({ ok: true, value: [] })
    script.do(show, CANDIDATE)
    expect(standsIn(script, INTERVIEWER)).toBe(false)
    script.do(hide, CANDIDATE).do({ type: 'advance-phase', from: 'lobby' })
    expect(script.ask(CANDIDATE, show)).toEqual({ ok: false, reason: 'not-in-this-phase' })
    expect(standsIn(script, INTERVIEWER)).toBe(true)
  })

  it('BL3 what the cohort has decided is nobody’s to change, and others have no say', () => {
    expect(blind('cohort').ask(CANDIDATE, show)).toEqual({ ok: false, reason: 'name-hidden-for-all' })
    for (const by of [INTERVIEWER, SHADOW])
      expect(blind('candidate').ask(by, show)).toEqual({ ok: false, reason: 'not-allowed' })
    const known = new SessionScript().see(firstEntered)
    expect(known.ask(CANDIDATE, hide)).toEqual({ ok: false, reason: 'name-is-known' })
    expect(viewOf(known, CANDIDATE).hiddenName).toBeNull()
  })

  it('BL3 only the candidate is told whose wish it is', () => {
    for (const by of ['cohort', 'candidate'] as const) {
      const script = blind(by)
      expect(viewOf(script, CANDIDATE).hiddenName).toEqual({ on: true, by, standIn: STAND_IN })
      for (const other of [INTERVIEWER, SHADOW])
        expect(viewOf(script, other).hiddenName).toEqual({ on: true, by: null, standIn: STAND_IN })
    }
  })
})

describe('who sees what', () => {
  it('BL7 the others meet the stand-in and the candidate their own name', () => {
    const script = blind('cohort').see({ type: 'person-came', userId: CANDIDATE })
    for (const other of [INTERVIEWER, SHADOW]) {
      const view = viewOf(script, other)
      expect(view.participants.map(({ name }) => name)).toEqual([STAND_IN, 'Ivan', 'Sami'])
      expect(view.timeline.map(({ words }) => words)).toContain(`${STAND_IN} came in`)
      expect(standsIn(script, other)).toBe(true)
    }
    expect(viewOf(script, CANDIDATE).participants[0]?.name).toBe('Cara')
    expect(hiddenFrom({ sessionRole: 'candidate' }, script.state)).toBeNull()
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'BL7 after no sequence of events does a view or a notice hold the name, seed %i',
    (seed) => {
      const { whole: random } = createRandom(seed)
      const script = blind(seed % 2 === 0 ? 'cohort' : 'candidate')
      const steps: (() => unknown)[] = [
        () => script.see({ type: 'person-came', userId: CANDIDATE }),
        () => script.see({ type: 'person-went', userId: CANDIDATE }),
        () => script.try(CANDIDATE, { type: 'say', messageId: `m${random(1e6)}`, text: 'hello' }),
        () => script.try(INTERVIEWER, { type: 'grant-control', to: random(2) ? CANDIDATE : INTERVIEWER }),
        () => script.try(CANDIDATE, { type: 'set-recording', on: random(2) === 0 }),
        () => script.try(INTERVIEWER, { type: 'set-recording', on: random(2) === 0 }),
        () => script.try(CANDIDATE, { type: 'propose-focus', minutes: random(2) ? 3 : 10 }),
        () => script.try(INTERVIEWER, { type: 'agree-focus', minutes: 10 }),
        () => script.try(CANDIDATE, { type: 'start-focus' }),
        () => script.try(CANDIDATE, { type: 'end-focus' }),
        () =>
          script.try(INTERVIEWER, {
            type: 'add-note',
            noteId: `n${random(1e6)}`,
            text: 'good',
            mark: 'plus',
          }),
        () => random(4) === 0 && script.try(INTERVIEWER, advance(script)),
      ]
      for (let step = 0; step < 120; step++) {
        const known = script.events.length
        script.wait(random(20_000))
        steps[random(steps.length)]?.()
        for (const userId of [INTERVIEWER, SHADOW]) expect(standsIn(script, userId)).toBe(true)
        for (const event of script.events.slice(known))
          for (const sessionRole of ['interviewer', 'shadow'] as const) {
            const { state } = asTold({ sessionRole }, { state: script.opened, events: [] })
            expect(noticeFor(event, state, sessionRole)?.words ?? '').not.toContain('Cara')
          }
      }
    },
  )
})

function advance(script: SessionScript): Command {
  const { phase, at } = script.opened
  return { type: 'advance-phase', from: phase === 'closed' ? 'scoring' : phase, at }
}

function played(script: SessionScript): SessionScript {
  for (const from of ['lobby', 'briefing', 'working', 'wrap-up'] as const)
    script.do({ type: 'advance-phase', from })
  return script
}

describe('when it shows', () => {
  it('BL5 with the scorecard, also one that comes after the session was closed', () => {
    const script = played(blind('cohort'))
    expect(standsIn(script, INTERVIEWER)).toBe(true)
    script.see({ type: 'scorecard-in', by: INTERVIEWER })
    expect(standsIn(script, INTERVIEWER)).toBe(false)
    expect(standsIn(script, SHADOW)).toBe(false)
    const late = played(blind('cohort')).see({ type: 'scorecard-in', by: 'system' })
    expect(late.opened.phase).toBe('closed')
    expect(standsIn(late, INTERVIEWER)).toBe(true)
    expect(standsIn(late.see({ type: 'scorecard-in', by: INTERVIEWER }), INTERVIEWER)).toBe(false)
    const known = late.events.length
    expect(late.see({ type: 'scorecard-in', by: INTERVIEWER }).events).toHaveLength(known)
  })

  it('BL5 with the end of the work where nothing is scored, and never where it did not begin', () => {
    const unscored = blind('cohort', { unscored: true })
    unscored.do({ type: 'advance-phase', from: 'lobby' })
    expect(standsIn(unscored, INTERVIEWER)).toBe(true)
    unscored.do({ type: 'advance-phase', from: 'briefing' }).do({ type: 'end-session' })
    expect(unscored.opened.phase).toBe('closed')
    expect(standsIn(unscored, INTERVIEWER)).toBe(false)
    const off = blind('cohort', { unscored: true }).see({ type: 'called-off' })
    expect(standsIn(off, INTERVIEWER)).toBe(true)
  })
})
