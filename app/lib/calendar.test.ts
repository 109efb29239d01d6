import { describe, expect, it } from 'vitest'
import {
  dayWords,
  daysAway,
  knownZone,
  momentWords,
  shortWhenWords,
  timeWords,
  whenWords,
} from './calendar.ts'

const noonUtc = new Date('2027-03-28T12:00:00Z')

describe('calendar', () => {
  it('PM28 a day begins at midnight where the reader is', () => {
    const lateEvening = new Date('2027-03-28T16:30:00Z')
    expect(dayWords(lateEvening, noonUtc, 'UTC')).toBe('Today')
    expect(dayWords(lateEvening, noonUtc, 'Asia/Tokyo')).toBe('Tomorrow')
    expect(timeWords(lateEvening, 'Asia/Tokyo')).toBe('01:30')
    expect(timeWords(lateEvening, 'America/Lima')).toBe('11:30')
  })

  it('PM28 days are counted by the calendar, also over the night that is an hour short', () => {
    const before = new Date('2027-03-27T23:30:00+01:00')
    const after = new Date('2027-03-29T00:10:00+02:00')
    expect(daysAway(after, before, 'Europe/Berlin')).toBe(2)
    expect(daysAway(before, after, 'Europe/Berlin')).toBe(-2)
  })

  it('PM28 near days have names, the others a date', () => {
    const after = (hours: number) => new Date(noonUtc.getTime() + hours * 3_600_000)
    expect(dayWords(after(24), noonUtc, 'UTC')).toBe('Tomorrow')
    expect(dayWords(after(-24), noonUtc, 'UTC')).toBe('Yesterday')
    expect(dayWords(after(72), noonUtc, 'UTC')).toBe('Wed 31 March')
  })
})

describe('times for readers elsewhere', () => {
  const lunch = new Date('2027-03-31T12:30:00Z')

  it.each([
    ['Europe/London', 'Wednesday 31 March 2027, 13:30 (British Summer Time)'],
    ['Asia/Kolkata', 'Wednesday 31 March 2027, 18:00 (India Standard Time)'],
    ['Pacific/Auckland', 'Thursday 1 April 2027, 01:30 (New Zealand Daylight Time)'],
    ['UTC', 'Wednesday 31 March 2027, 12:30 (Coordinated Universal Time)'],
  ])('ML10 a moment in %s', (timeZone, words) => {
    expect(momentWords(lunch, timeZone)).toBe(words)
  })

  it('ML10 a stretch over the night the clocks change ends by the new clock', () => {
    const late = { startsAt: new Date('2027-03-28T00:30:00Z'), minutes: 60 }
    expect(whenWords(late, 'Europe/Berlin')).toBe(
      'Sunday 28 March 2027, 01:30 to 03:30 (Central European Standard Time)',
    )
    expect(shortWhenWords(late.startsAt, 'Europe/Berlin')).toBe('Sun 28 March, 01:30')
  })

  it('ML10 a zone nobody knows is read as UTC', () => {
    expect(knownZone('Mars/Olympus')).toBe('UTC')
    expect(knownZone('Europe/Berlin')).toBe('Europe/Berlin')
  })
})
