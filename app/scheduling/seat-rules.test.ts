import { describe, expect, it } from 'vitest'
import { refuseAccept, refuseDecline, refuseGiveUp, type SeatFacts } from './seat-rules.ts'
import type { SeatTaken, Slot } from './slot.ts'

const now = new Date('2027-03-01T08:00:00Z')
const startsAt = new Date('2027-03-03T10:00:00Z')
// why: only what the rules look at
const slot = { startsAt, calledOffAt: null } as Slot
const asked = { state: 'asked' } as SeatTaken
const facts: SeatFacts = { slot, seat: asked, now }

describe('answers and giving up', () => {
  it('SL10 who was asked answers once, before the start', () => {
    expect(refuseAccept(facts)).toBeNull()
    expect(refuseAccept({ ...facts, seat: null })).toBe('seat-unknown')
    expect(refuseAccept({ ...facts, seat: { ...asked, state: 'accepted' } })).toBe('answered')
    expect(refuseAccept({ ...facts, now: startsAt })).toBe('begun')
    expect(refuseAccept({ ...facts, slot: { ...slot, calledOffAt: now } })).toBe('called-off')
  })

  it('SL10 the first no needs no words, the second a sentence', () => {
    expect(refuseDecline({ ...facts, declinedBefore: 0, words: '' })).toBeNull()
    expect(refuseDecline({ ...facts, declinedBefore: 1, words: '  ' })).toBe('words-needed')
    expect(refuseDecline({ ...facts, declinedBefore: 1, words: 'Exams.' })).toBeNull()
    expect(
      refuseDecline({ ...facts, seat: { ...asked, state: 'accepted' }, declinedBefore: 0, words: '' }),
    ).toBe('answered')
  })

  it('SL11 a seat is given up before the start, whether it was answered or not', () => {
    expect(refuseGiveUp(facts)).toBeNull()
    expect(refuseGiveUp({ ...facts, seat: { ...asked, state: 'accepted' } })).toBeNull()
    expect(refuseGiveUp({ ...facts, now: startsAt })).toBe('begun')
    expect(refuseGiveUp({ ...facts, seat: null })).toBe('seat-unknown')
  })
})
