import { describe, expect, it } from 'vitest'
import { historyOf } from './slot-history.ts'
import type { SeatTaken } from './slot.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour))

function seat(change: Partial<SeatTaken>): SeatTaken {
  return {
    id: 's',
    seat: 'interviewer',
    userId: 'ivan',
    name: 'Ivan',
    state: 'asked',
    askedAt: at(1),
    answeredAt: null,
    endedAt: null,
    isLate: false,
    words: null,
    ...change,
  }
}

function words(
  seats: SeatTaken[],
  more: Partial<Parameters<typeof historyOf>[1]> = {},
  calledOffAt: Date | null = null,
) {
  const given = { moves: [], swaps: [], timeZone: 'UTC', ...more }
  return historyOf({ seats, calledOffAt }, given).map((line) => line.words)
}

describe('the history of a slot', () => {
  it('SL35 tells in order who was asked, what they said, and what was late', () => {
    const gone = seat({ state: 'cancelled', answeredAt: at(2), endedAt: at(5), isLate: true, words: 'Ill.' })
    const candidate = seat({
      seat: 'candidate',
      userId: 'cara',
      name: 'Cara',
      state: 'accepted',
      askedAt: at(3),
      answeredAt: at(3),
    })
    expect(words([candidate, gone], {}, at(6))).toEqual([
      'Ivan was asked to be interviewer.',
      'Ivan said yes.',
      'Cara became candidate.',
      'Ivan left the seat of interviewer, late: “Ill.”',
      'The slot was called off.',
    ])
    expect(words([seat({ state: 'declined', endedAt: at(2) })])).toContain('Ivan said no.')
    expect(words([seat({ state: 'absent', answeredAt: at(2), endedAt: at(4) })])).toContain(
      'Ivan was not there.',
    )
  })

  it('SL35 tells of wishes and what became of them; a coordinator’s move is one line', () => {
    const move = {
      byUserId: 'ivan',
      startsAt: at(20),
      fromStartsAt: at(18),
      state: 'agreed',
      createdAt: at(2),
      endedAt: at(3),
    }
    const when = 'Friday 20 November 2026'
    const zone = '(Coordinated Universal Time)'
    expect(words([seat({})], { moves: [move] })).toEqual([
      'Ivan was asked to be interviewer.',
      `Ivan wished for another time: ${when}, 20:00 ${zone}.`,
      `The slot moved to ${when}, 20:00 ${zone}, from ${when}, 18:00 ${zone}.`,
    ])
    expect(words([], { moves: [{ ...move, endedAt: at(2) }] })).toHaveLength(1)
    const swap = { fromSlotId: 'a', toSlotId: 'b', state: 'declined', createdAt: at(2), endedAt: at(3) }
    expect(words([], { swaps: [swap] })).toEqual([
      'Two candidates were asked to change places.',
      'A swap was declined.',
    ])
  })
})
