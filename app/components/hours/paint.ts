// Painting a week: cells of half an hour over the quarters that are kept. Pure; the grid is in week-grid.tsx.
import {
  clockWords,
  dayName,
  hoursFromQuarters,
  QUARTERS_A_DAY,
  quartersFromHours,
  type DayHours,
} from '#app/scheduling/weekly-hours.ts'

/** `row` counts half hours from midnight, `day` from Monday, 0. */
export type Cell = { row: number; day: number }
export type Quarters = readonly boolean[]
export type Painted = 'free' | 'part' | 'busy'

export const ROWS = 48
export const DAYS = 7
const PER_CELL = 2
const CELL_MINUTES = 30

function firstQuarter({ row, day }: Cell): number {
  return day * QUARTERS_A_DAY + row * PER_CELL
}

export function paintedOf(quarters: Quarters, cell: Cell): Painted {
  const first = firstQuarter(cell)
  const [one, other] = [quarters[first], quarters[first + 1]]
  if (one && other) return 'free'
  return one || other ? 'part' : 'busy'
}

/** What painting from this cell means: a full one is wiped, any other filled. */
export function strokeOf(quarters: Quarters, cell: Cell): boolean {
  return paintedOf(quarters, cell) !== 'free'
}

/** All cells of the rectangle between two. */
export function paintRange(quarters: Quarters, [one, other]: readonly [Cell, Cell], free: boolean): Quarters {
  const out = [...quarters]
  for (let day = Math.min(one.day, other.day); day <= Math.max(one.day, other.day); day++) {
    const top = firstQuarter({ day, row: Math.min(one.row, other.row) })
    const bottom = firstQuarter({ day, row: Math.max(one.row, other.row) }) + PER_CELL
    out.fill(free, top, bottom)
  }
  return out
}

/** Where a key leads from a cell, or null where it is none of the grid's. */
export function cellAfter(key: string, { row, day }: Cell, firstRow: number): Cell | null {
  const to = (next: Cell): Cell => ({
    row: Math.min(ROWS - 1, Math.max(firstRow, next.row)),
    day: Math.min(DAYS - 1, Math.max(0, next.day)),
  })
  switch (key) {
    case 'ArrowUp':
      return to({ row: row - 1, day })
    case 'ArrowDown':
      return to({ row: row + 1, day })
    case 'ArrowLeft':
      return to({ row, day: day - 1 })
    case 'ArrowRight':
      return to({ row, day: day + 1 })
    case 'Home':
      return to({ row, day: 0 })
    case 'End':
      return to({ row, day: DAYS - 1 })
    case 'PageUp':
      return to({ row: firstRow, day })
    case 'PageDown':
      return to({ row: ROWS - 1, day })
    default:
      return null
  }
}

/** "Tuesday 18:00 to 18:30, free" */
export function cellLabel(cell: Cell, painted: Painted): string {
  const from = cell.row * CELL_MINUTES
  const words = { free: 'free', part: 'partly free', busy: 'not free' }[painted]
  return `${dayName(cell.day + 1)} ${clockWords(from)} to ${clockWords(from + CELL_MINUTES)}, ${words}`
}

export function rowWords(row: number): string {
  return clockWords(row * CELL_MINUTES)
}

/** The hours of one day put in place of what it had. */
export function withDay(quarters: Quarters, weekday: number, hours: readonly DayHours[]): Quarters {
  const others = hoursFromQuarters(quarters).filter((hour) => hour.weekday !== weekday)
  return quartersFromHours([...others, ...hours.map((hour) => ({ ...hour, weekday }))])
}

export function copyDay(quarters: Quarters, from: number, to: readonly number[]): Quarters {
  const hours = hoursFromQuarters(quarters).filter(({ weekday }) => weekday === from)
  return to.reduce<Quarters>((week, weekday) => withDay(week, weekday, hours), quarters)
}

export function isSameWeek(one: Quarters, other: Quarters): boolean {
  return one.length === other.length && one.every((quarter, index) => quarter === other[index])
}
