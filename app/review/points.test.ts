import { describe, expect, it } from 'vitest'
import { byGroup, countWords, markOfKey, type ListedPoint } from './points.ts'

function point(group: ListedPoint['group'], mark: ListedPoint['mark'] = null) {
  return { group, mark }
}

describe('the list of what to listen for', () => {
  it('RD5 goes by groups, from the questions at the beginning to what breaks, without empty ones', () => {
    const groups = byGroup([point('failure'), point('core'), point('clarify'), point('core', 'missed')])
    expect(groups.map(({ group, marked }) => [group, marked])).toEqual([
      ['clarify', 0],
      ['core', 1],
      ['failure', 0],
    ])
  })

  it('RD5 has the gravest defects first', () => {
    const defect = (severity: ListedPoint['severity']) => ({
      group: 'finding' as const,
      mark: null,
      severity,
    })
    const [defects] = byGroup([defect('nice-to-have'), defect('must-fix'), defect('should-fix')])
    expect(defects?.points.map(({ severity }) => severity)).toEqual([
      'must-fix',
      'should-fix',
      'nice-to-have',
    ])
  })

  it('RD5 counts what came unprompted, in words', () => {
    const [clarify] = byGroup([
      point('clarify', 'unprompted'),
      point('clarify', 'with-help'),
      point('clarify', 'missed'),
      point('clarify', 'unprompted'),
      point('clarify'),
    ])
    expect(clarify && countWords(clarify)).toBe('2 of 5 clarifying questions asked unprompted')
    const [decoy] = byGroup([point('decoy', 'unprompted'), point('decoy', 'with-help')])
    expect(decoy && countWords(decoy)).toBe('1 of 2 called wrong')
  })

  it('RD5 the keys 1, 2, 3 mark and 0 clears', () => {
    expect(['1', '2', '3', '0', '4', 'a'].map(markOfKey)).toEqual([
      'unprompted',
      'with-help',
      'missed',
      null,
      undefined,
      undefined,
    ])
  })
})
