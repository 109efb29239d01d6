import { describe, expect, it } from 'vitest'
import { isOnGrid, overlaps, quartersOf } from './quarters.ts'

const at = (time: string) => new Date(`2027-03-01T${time}:00Z`)
const words = (dates: Date[]) => dates.map((date) => date.toISOString().slice(11, 16))

describe('quarters', () => {
  it('SL1 a slot takes whole quarters, and margins round to whole ones', () => {
    expect(words(quartersOf({ startsAt: at('10:00'), minutes: 45 }))).toEqual(['10:00', '10:15', '10:30'])
    expect(words(quartersOf({ startsAt: at('10:00'), minutes: 50 }))).toEqual([
      '10:00',
      '10:15',
      '10:30',
      '10:45',
    ])
    const margin = { before: 10, after: 15 }
    expect(words(quartersOf({ startsAt: at('10:00'), minutes: 30 }, margin))).toEqual([
      '09:45',
      '10:00',
      '10:15',
      '10:30',
    ])
  })

  it('SL1 only a quarter of an hour is on the grid', () => {
    expect(isOnGrid(at('10:45'))).toBe(true)
    expect(isOnGrid(at('10:50'))).toBe(false)
  })

  it('SL1 one that ends when the other begins does not overlap it', () => {
    const first = { startsAt: at('10:00'), minutes: 60 }
    expect(overlaps(first, { startsAt: at('11:00'), minutes: 30 })).toBe(false)
    expect(overlaps(first, { startsAt: at('10:59'), minutes: 30 })).toBe(true)
    expect(overlaps({ startsAt: at('10:30'), minutes: 5 }, first)).toBe(true)
  })
})
