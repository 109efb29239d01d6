import { expect, it } from 'vitest'
import { minutes } from '#app/lib/time.ts'
import { testQuestion } from '#test/support/questions.ts'
import {
  CANDIDATE,
  inBriefing,
  INTERVIEWER,
  inWorking,
  type SessionScript,
} from '#test/support/session-script.ts'
import { noticeFor, timeNotice } from './notices.ts'
import { isClocked, type ClockedState } from './state.ts'
import { timelineFor } from './timeline.ts'

function clockedOf({ state }: SessionScript): ClockedState {
  if (!isClocked(state)) throw new Error(`no clock runs in ${state.phase}`)
  return state
}

it('VW5 the timeline tells a session in plain words, with session time', () => {
  const script = inBriefing().see({ type: 'person-came', userId: CANDIDATE }).wait(minutes(2))
  script.do({ type: 'advance-phase', from: 'briefing' }).wait(minutes(1))
  script.do({ type: 'grant-control', to: INTERVIEWER }).do({ type: 'extend-time', minutes: 1 })
  script.do({ type: 'add-note', noteId: 'n', text: 'reads the log', mark: 'plus' })
  const told = timelineFor('interviewer', script.events, [testQuestion])
  expect(told.map((entry) => [entry.elapsedMs / 60_000, entry.kind, entry.words])).toEqual([
    [0, 'phase', 'The room opened'],
    [0, 'box', 'A box is being prepared'],
    [0, 'box', 'The box is ready'],
    [0, 'phase', 'The briefing began'],
    [0, 'people', 'Cara came in'],
    [2, 'phase', 'Working time began'],
    [2, 'control', 'Cara has control'],
    [3, 'control', 'Ivan has control'],
    [3, 'clock', '1 minute added'],
    [3, 'note', 'Plus: reads the log'],
  ])
})

it('VW5 names one or two probes that changed, and counts more', () => {
  const probes = ['web-answers', 'b', 'c', 'd'].map((id, index) => ({
    id,
    says: `Probe ${id}`,
    kind: 'behaviour' as const,
    verdict: index === 0 ? ('pass' as const) : ('not-yet' as const),
  }))
  const toldOf = (count: number) => {
    const results = probes.slice(0, count).map(({ id, verdict }) => ({ probeId: id, verdict, message: '' }))
    const script = inBriefing().see({ type: 'probes-read', results })
    const told = timelineFor('interviewer', script.events, [{ ...testQuestion, probes }])
    return told.findLast(({ kind }) => kind === 'probe')?.words
  }
  expect(toldOf(1)).toBe('“Probe web-answers” passes')
  expect(toldOf(4)).toBe('Checked 4: 1 pass, 3 not yet')
})

it('CL5 warnings and zero are said in plain words, and an extension makes them fresh', () => {
  const before = clockedOf(inWorking())
  const extended = clockedOf(inWorking().do({ type: 'extend-time', minutes: 5 }))
  expect(timeNotice(minutes(10), before)).toMatchObject({ tone: 'warning', words: '10 minutes left.' })
  expect(timeNotice(minutes(1), before).words).toBe('1 minute left.')
  expect(timeNotice(0, before).words).toBe('Time is up.')
  expect(timeNotice(0, before).id).not.toBe(timeNotice(0, extended).id)
})

it('VW8 a hint is announced without its text, an extension with its minutes', () => {
  const script = inBriefing().do({ type: 'advance-phase', from: 'briefing' })
  script.do({ type: 'give-hint', hintId: 'look' }).do({ type: 'extend-time', minutes: 5 })
  const said = script.events.map((event) => noticeFor(event, script.opened, 'candidate')?.words)
  expect(said.slice(-2)).toEqual(['Your interviewer gave you a hint.', '5 minutes added.'])
})

it('VW8 control is told to its holder as theirs, and its end only while somebody could type', () => {
  const script = inBriefing().do({ type: 'advance-phase', from: 'briefing' })
  const granted = script.events.findLast(({ type }) => type === 'control-granted')
  if (!granted) throw new Error('nobody was given control')
  expect(noticeFor(granted, script.opened, 'candidate')?.words).toBe('You have control.')
  expect(noticeFor(granted, script.opened, 'interviewer')?.words).toMatch(/ now has control\.$/)
  script.do({ type: 'advance-phase', from: 'working' }).do({ type: 'advance-phase', from: 'wrap-up' })
  const taken = script.events.findLast(({ type }) => type === 'control-granted')
  expect(taken).toMatchObject({ to: null })
  expect(taken && noticeFor(taken, script.opened, 'candidate')).toBeNull()
})
