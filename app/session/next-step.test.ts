import { describe, expect, it } from 'vitest'
import { phases } from './events.ts'
import { nextStepFor, type NextStep, type SessionStanding } from './next-step.ts'

const over: SessionStanding = {
  phase: 'closed',
  part: 'candidate',
  ownScorecard: 'none',
  scored: true,
  released: false,
  assessed: false,
}
const table: [Partial<SessionStanding>, NextStep][] = [
  [{}, 'assess-oneself'],
  [{ released: true }, 'assess-oneself'],
  [{ assessed: true }, 'await-scorecard'],
  [{ assessed: true, released: true }, 'read-scorecard'],
  [{ part: 'interviewer' }, 'write-scorecard'],
  [{ part: 'interviewer', ownScorecard: 'draft' }, 'finish-scorecard'],
  [{ part: 'interviewer', ownScorecard: 'submitted', released: true }, 'compare-scorecards'],
  [{ part: 'shadow', released: true }, 'write-scorecard'],
  [{ part: 'shadow', ownScorecard: 'draft' }, 'finish-scorecard'],
  [{ part: 'shadow', ownScorecard: 'submitted' }, 'compare-scorecards'],
  [{ scored: false }, 'look-back'],
  [{ scored: false, part: 'interviewer' }, 'look-back'],
  [{ scored: false, part: 'shadow' }, 'look-back'],
  [{ part: null, scored: false }, 'nothing'],
  [{ part: null, released: true }, 'nothing'],
]

describe('next step', () => {
  it.each(table)('PM27 once it is over, %j leads to %s', (standing, next) => {
    expect(nextStepFor({ ...over, ...standing })).toBe(next)
    expect(nextStepFor({ ...over, ...standing, phase: 'scoring' })).toBe(next)
  })

  it('PM27 until it is over, everybody with a part goes to the room', () => {
    for (const phase of phases.slice(0, 4)) {
      for (const part of ['candidate', 'interviewer', 'shadow'] as const) {
        expect(nextStepFor({ ...over, phase, part, released: true, assessed: true })).toBe('enter-room')
      }
      expect(nextStepFor({ ...over, phase, part: null })).toBe('nothing')
    }
  })
})
