import { describe, expect, it } from 'vitest'
import { hoursFromQuarters, quartersFromHours } from '#app/scheduling/weekly-hours.ts'
import {
  cellAfter,
  cellLabel,
  copyDay,
  isSameWeek,
  paintedOf,
  paintRange,
  strokeOf,
  withDay,
} from './paint.ts'

const empty = quartersFromHours([])
const at = (day: number, row: number) => ({ day, row })
const hour = (weekday: number, fromMinute: number, toMinute: number) => ({ weekday, fromMinute, toMinute })

describe('painting a week', () => {
  it('HR5 a stroke fills the rectangle between two cells, from any corner, and wipes it again', () => {
    const painted = paintRange(empty, [at(2, 37), at(1, 36)], true)
    expect(hoursFromQuarters(painted)).toEqual([hour(2, 1080, 1140), hour(3, 1080, 1140)])
    expect(strokeOf(painted, at(1, 36))).toBe(false)
    expect(isSameWeek(paintRange(painted, [at(1, 36), at(2, 37)], false), empty)).toBe(true)
  })

  it('HR5 a cell of which one quarter is free is partly free, and painting fills it', () => {
    const quarter = quartersFromHours([hour(1, 1095, 1110)])
    expect(paintedOf(quarter, at(0, 36))).toBe('part')
    expect(strokeOf(quarter, at(0, 36))).toBe(true)
    expect(cellLabel(at(0, 36), 'part')).toBe('Monday 18:00 to 18:30, partly free')
    expect(cellLabel(at(6, 47), 'free')).toBe('Sunday 23:30 to 24:00, free')
  })

  it('HR5 keys stay inside the grid', () => {
    expect(cellAfter('ArrowUp', at(0, 14), 14)).toEqual(at(0, 14))
    expect(cellAfter('ArrowUp', at(0, 14), 0)).toEqual(at(0, 13))
    expect(cellAfter('ArrowRight', at(6, 20), 0)).toEqual(at(6, 20))
    expect(cellAfter('Home', at(6, 20), 0)).toEqual(at(0, 20))
    expect(cellAfter('PageDown', at(3, 20), 0)).toEqual(at(3, 47))
    expect(cellAfter('Tab', at(3, 20), 0)).toBeNull()
  })

  it('HR5 a day is copied over others, and written as times', () => {
    const week = quartersFromHours([hour(1, 600, 615), hour(2, 0, 60)])
    expect(hoursFromQuarters(copyDay(week, 1, [2, 3]))).toEqual([
      hour(1, 600, 615),
      hour(2, 600, 615),
      hour(3, 600, 615),
    ])
    expect(hoursFromQuarters(withDay(week, 2, []))).toEqual([hour(1, 600, 615)])
  })
})
