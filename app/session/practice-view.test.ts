import { describe, expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import {
  aloneEntered,
  atWork,
  inEachStage,
  inPracticeLobby,
  LENA,
  passing,
  reading,
  solved,
} from '#test/support/practice-script.ts'
import { testQuestion, testRubric } from '#test/support/questions.ts'
import { firstEntered, SessionScript } from '#test/support/session-script.ts'
import { noticeFor, timeNotice } from './notices.ts'
import { goneQuestion } from './question-card.ts'
import { isClocked } from './state.ts'
import { viewFor } from './view.ts'
import type { SessionView } from './view-types.ts'
import { sectionsOf, walkthroughOf } from './walkthrough.ts'

const live = {
  terminals: [{ terminalId: 'box-1-t1', title: 'Terminal 1', exited: false }],
  hostReachable: true,
  probesCheckedAt: null,
  boxMayStay: true,
  leaving: null,
}
const card = { sessionId: 'session1', questions: [testQuestion], rounds: [], rubric: testRubric }

function viewOf(script: SessionScript): SessionView {
  const [me] = script.opened.participants
  if (!me) throw new Error('nobody is there')
  return viewFor(me, { card, state: script.opened, events: script.events, live, now: script.now })
}

/** Everything that can happen while working, but for the end. */
function fullOfSecrets(): SessionScript {
  return atWork()
    .wait(minutes(2))
    .do({ type: 'take-hint', after: 0 }, LENA)
    .see({ type: 'box-lost', sandboxId: 'box-1', words: 'SECRET-WORDS of the setup' })
}

const untold: Record<string, RegExp> = {
  'the guide': /SECRET-GUIDE/,
  'a hint not taken': /HINT-TEXT-(compare|make)/,
  "a hint's title": /SECRET-HINT-TITLE/,
  'what a check says': /SECRET-SAYS/,
  'a solution': /SECRET-SOLUTION/,
  'a wrong fix': /SECRET-WRONG/,
  'why the box is in trouble': /SECRET-WORDS/,
}
const neverTold: Record<string, RegExp> = {
  "a probe's name": /SECRET-probe/,
  "a probe's message": /SECRET-MESSAGE/,
  'what is only for raters': /SECRET-RATERS/,
  'the set-up': /SECRET-SETUP/,
}

describe('the secrecy boundary of practice', () => {
  const before = [
    ['lobby', inPracticeLobby],
    ['working, with everything that can happen', fullOfSecrets],
    ['paused', () => fullOfSecrets().do({ type: 'add-note', noteId: 'n', text: 'mine', mark: null }, LENA)],
    ['put away', () => fullOfSecrets().see({ type: 'practice-over', outcome: 'put-away' })],
    ['made way', () => fullOfSecrets().see({ type: 'practice-over', outcome: 'made-way' })],
    ['never begun', () => inPracticeLobby().do({ type: 'end-session' }, LENA)],
  ] as const
  const after = [
    ['given up', () => fullOfSecrets().see(passing(1)).do({ type: 'end-session' }, LENA)],
    ['solved', solved],
    ['closed', () => solved().do({ type: 'advance-phase', from: 'wrap-up' }, LENA)],
  ] as const

  for (const [secret, pattern] of Object.entries({ ...untold, ...neverTold })) {
    it.each(before)(`PR15 before it is over nobody is sent ${secret}: %s`, (_stage, begin) => {
      expect(JSON.stringify(viewOf(begin()))).not.toMatch(pattern)
    })
  }

  for (const [secret, pattern] of Object.entries(neverTold)) {
    it.each(after)(`PR15 not even afterwards is anybody sent ${secret}: %s`, (_stage, begin) => {
      expect(JSON.stringify(viewOf(begin()))).not.toMatch(pattern)
    })
  }

  it.each(after)('PR14 afterwards the walkthrough is all there: %s', (_stage, begin) => {
    const told = JSON.stringify(viewOf(begin()))
    for (const secret of ['the guide', 'a solution', 'a wrong fix', 'what a check says'] as const) {
      expect(told).toMatch(untold[secret] ?? /never/)
    }
  })

  it('PR15 no announcement tells what a view would not', () => {
    const script = fullOfSecrets().see(passing(1)).do({ type: 'end-session' }, LENA)
    const said = script.events.map((event) => noticeFor(event, script.opened, 'solo'))
    expect(JSON.stringify(said)).not.toMatch(/SECRET|HINT-TEXT/i)
  })

  it('PR15 where one person is alone, nobody has a cockpit, and a session has no practice', () => {
    for (const [, begin] of inEachStage) expect(viewOf(begin()).cockpit).toBeNull()
    expect(viewOf(new SessionScript().see(firstEntered)).practice).toBeNull()
  })
})

describe('what one is told alone', () => {
  it('PR5 nothing of the question before the work begins, nor when it never does', () => {
    for (const script of [inPracticeLobby(), inPracticeLobby().do({ type: 'end-session' }, LENA)]) {
      expect(viewOf(script)).toMatchObject({ title: 'Practice, level 2', prompt: null, terminals: [] })
    }
    expect(viewOf(atWork())).toMatchObject({ title: testQuestion.title, prompt: testQuestion.prompt })
  })

  it('PR9 a run of the checks is told in words, and a fresh box has none', () => {
    expect(viewOf(atWork()).practice?.checks).toBeNull()
    const script = atWork().see(passing(1))
    expect(viewOf(script).practice?.checks?.results).toEqual([
      { says: 'SECRET-SAYS the marker is there', verdict: 'pass' },
      { says: 'SECRET-SAYS the setup is untouched', verdict: 'not-yet' },
    ])
    script.do({ type: 'replace-sandbox' }, LENA)
    expect(viewOf(script).practice?.checks).toBeNull()
  })

  it('PR13 trouble with the box comes with the way out of it', () => {
    expect(viewOf(fullOfSecrets()).sandbox.words).toBe(
      'The box was lost. You can get a fresh one, and the clock waits.',
    )
  })

  it('PR14 the walkthrough leaves out what is for raters, and the hints that were taken', () => {
    const { walkthrough } = viewOf(
      atWork().do({ type: 'take-hint', after: 0 }, LENA).do({ type: 'end-session' }, LENA),
    ).practice ?? { walkthrough: null }
    expect(walkthrough?.sections.map(({ title }) => title)).toEqual(['The true cause', 'Follow-up questions'])
    expect(walkthrough?.solutions).toEqual([
      { name: 'Make it', about: 'SECRET-SOLUTION puts the marker back.', script: 'touch "$HOME/fixed"' },
    ])
    expect(walkthrough?.wrongFixes[0]).toMatchObject({ name: 'Look away', script: 'true # SECRET-WRONG' })
    expect(walkthrough?.hintsNotTaken.map(({ text }) => text)).toEqual([
      'HINT-TEXT-compare with yesterday',
      'HINT-TEXT-make what is missing',
    ])
  })

  it('PR14 a heading inside of code begins no section, and a question that is gone has none', () => {
    expect(sectionsOf('## One\n\n```\n## not a heading\n```\nrest').map(({ title }) => title)).toEqual([
      'One',
    ])
    expect(walkthroughOf(goneQuestion('old'), []).sections).toEqual([])
  })

  it('PR16 notes are told to their writer, also when it is over', () => {
    const script = atWork().do({ type: 'add-note', noteId: 'n', text: 'look at the unit', mark: null }, LENA)
    script.do({ type: 'end-session' }, LENA).do({ type: 'advance-phase', from: 'wrap-up' }, LENA)
    expect(viewOf(script).practice?.notes).toMatchObject([{ text: 'look at the unit' }])
  })

  it('PR11 the timeline is told to the one who was there', () => {
    const script = reading().do({ type: 'advance-phase', from: 'wrap-up' }, LENA)
    expect(
      viewOf(script)
        .timeline.map(({ words }) => words)
        .slice(-3),
    ).toEqual(['Working time began', 'You went on to the walkthrough', 'The practice ended'])
  })

  it('PR18 a term of a box is called so, a clock of the question is a clock', () => {
    const wordsOf = (script: SessionScript) => {
      if (!isClocked(script.state)) throw new Error('no clock runs')
      return timeNotice(minutes(5), script.state).words
    }
    expect(wordsOf(atWork('on'))).toBe('5 minutes left.')
    expect(wordsOf(atWork('off'))).toBe('This box is yours for 5 minutes more. You can add time.')
    expect(wordsOf(solved())).toBe('This box is yours for 5 minutes more. You can add time.')
  })

  it('PR6 a practice that somebody opened stays as it was opened', () => {
    const script = new SessionScript().see(aloneEntered('off')).see(aloneEntered('on'))
    expect(viewOf(script).practice?.clock).toBe('off')
  })
})
