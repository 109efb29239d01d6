import { describe, expect, it } from 'vitest'
import { createRandom } from '#test/support/random.ts'
import {
  clockWords,
  hoursFromQuarters,
  mergeHours,
  moveHours,
  quartersFromHours,
  weekMinutes,
  weekWords,
} from './weekly-hours.ts'

const on = (weekday: number, fromMinute: number, toMinute: number) => ({ weekday, fromMinute, toMinute })

describe('the hours of a week', () => {
  it('HR5 are merged within a day, never over midnight', () => {
    expect(
      mergeHours([on(2, 600, 660), on(1, 1380, 1440), on(2, 0, 60), on(2, 660, 690), on(2, 630, 645)]),
    ).toEqual([on(1, 1380, 1440), on(2, 0, 60), on(2, 600, 690)])
  })

  it('HR5 painted and told as times are the same, for any painting (seed 5)', () => {
    const random = createRandom(5)
    for (let round = 0; round < 50; round++) {
      const quarters = Array.from({ length: 7 * 96 }, () => random.whole(3) > 0)
      const hours = hoursFromQuarters(quarters)
      expect(quartersFromHours(hours)).toEqual(quarters)
      expect(weekMinutes(hours)).toBe(quarters.filter(Boolean).length * 15)
    }
  })

  it('HR5 are told in words, like days together', () => {
    const evenings = [1, 2, 3, 4].map((day) => on(day, 18 * 60, 20 * 60))
    expect(weekWords([...evenings, on(6, 600, 720), on(6, 840, 1440)])).toBe(
      'Monday to Thursday 18:00–20:00; Saturday 10:00–12:00, 14:00–24:00',
    )
    expect(weekWords([on(6, 0, 60), on(7, 0, 60)])).toBe('Saturday and Sunday 00:00–01:00')
    expect(weekWords([on(1, 0, 60), on(3, 0, 60)])).toBe('Monday 00:00–01:00; Wednesday 00:00–01:00')
    expect(weekWords([])).toBe('no hours')
    expect(clockWords(1440, '00:00')).toBe('00:00')
  })

  it('HR8 somebody who moves keeps the clock times, or the instants by the clock of the old zone', () => {
    const hours = [{ ...on(1, 1080, 1200), timeZone: 'Europe/Berlin' }]
    expect(moveHours(hours, 'America/New_York', 'clock')).toEqual([
      { ...hours[0], timeZone: 'America/New_York' },
    ])
    expect(moveHours(hours, 'America/New_York', 'instants')).toEqual(hours)
  })
})
