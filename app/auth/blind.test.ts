import { describe, expect, it } from 'vitest'
import {
  blindOf,
  peopleAsSeenBy,
  standInFor,
  withIdHidden,
  withIdRestored,
  type BlindFacts,
} from './blind.ts'

const open: BlindFacts = {
  key: 'slot-1',
  fixed: null,
  cohortHides: false,
  candidateHides: false,
  chosenByName: false,
  shownAt: null,
}
const by = (facts: Partial<BlindFacts>) => blindOf({ ...open, ...facts })?.by ?? null

describe('when a name is hidden', () => {
  it('BL1 where the cohort or the candidate asks for it, and never where the candidate was chosen by name', () => {
    expect(by({})).toBeNull()
    expect(by({ cohortHides: true })).toBe('cohort')
    expect(by({ candidateHides: true })).toBe('candidate')
    expect(by({ cohortHides: true, candidateHides: true })).toBe('cohort')
    expect(by({ cohortHides: true, candidateHides: true, chosenByName: true })).toBeNull()
  })

  it('BL4 what was fixed at the first entering outweighs what is set now', () => {
    expect(by({ fixed: 'none', cohortHides: true, candidateHides: true })).toBeNull()
    expect(by({ fixed: 'cohort' })).toBe('cohort')
    expect(by({ fixed: 'candidate', candidateHides: false })).toBe('candidate')
  })

  it('BL5 and until the scorecard is in', () => {
    expect(by({ cohortHides: true, shownAt: new Date(0) })).toBeNull()
    expect(by({ fixed: 'candidate', shownAt: new Date(0) })).toBeNull()
  })
})

describe('the stand-in', () => {
  it('BL2 is the same for the same key, and many keys have many', () => {
    expect(standInFor('slot-1')).toBe(standInFor('slot-1'))
    const names = new Set(Array.from({ length: 500 }, (_, index) => standInFor(`slot ${index}`)))
    expect(names.size).toBeGreaterThan(30)
    for (const name of names) expect(name).toMatch(/^Candidate [A-Z][a-z]+$/)
  })

  it('BL6 stands for the candidate alone, and not before their own eyes', () => {
    const people = [
      { userId: 'cara', name: 'Cara', part: 'candidate' as const },
      { userId: 'ivan', name: 'Ivan', part: 'interviewer' as const },
    ]
    const blind = { by: 'cohort' as const, standIn: 'Candidate Heron' }
    const seen = (viewer: string) =>
      peopleAsSeenBy(viewer, { blind, people, partOf: ({ part }) => part }).map(({ name }) => name)
    expect(seen('ivan')).toEqual(['Candidate Heron', 'Ivan'])
    expect(seen('somebody who is asked to step in')).toEqual(['Candidate Heron', 'Ivan'])
    expect(seen('cara')).toEqual(['Cara', 'Ivan'])
  })

  it('BL6 takes the place of the id wherever that is a whole value, there and back, and of nothing else', () => {
    const hidden = { userId: 'cara', standIn: 'Candidate Heron' }
    const said = JSON.stringify({ to: 'cara', words: 'cara said "cara"', by: { cara: 1 } })
    const told = withIdHidden(said, hidden)
    expect(JSON.parse(told)).toEqual({
      to: 'candidate-heron',
      words: 'cara said "cara"',
      by: { 'candidate-heron': 1 },
    })
    expect(withIdRestored(told, hidden)).toBe(said)
  })
})
