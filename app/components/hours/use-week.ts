// The week while it is edited: what is painted, the stroke under way, and the way back.
import { useCallback, useMemo, useState } from 'react'
import { quartersFromHours, type DayHours } from '#app/scheduling/weekly-hours.ts'
import { isSameWeek, paintRange, strokeOf, type Cell, type Quarters } from './paint.ts'

/** Strokes that can be taken back. */
const UNDO_MAX = 50

type Stroke = { anchor: Cell; free: boolean; before: Quarters }

export type Week = {
  quarters: Quarters
  isChanged: boolean
  canUndo: boolean
  /** Begins a stroke at a cell and says what it paints: that follows from the cell, where it is not given. */
  begin(cell: Cell, more?: { to?: Cell; free?: boolean }): boolean
  /** The stroke under way reaches to this cell. */
  reach(cell: Cell): void
  end(): void
  /** Takes back the stroke under way, or else the last one. */
  undo(): void
  replace(quarters: Quarters): void
  readonly isPainting: boolean
}

export function useWeek(saved: readonly DayHours[]): Week {
  const savedQuarters = useMemo(() => quartersFromHours(saved), [saved])
  const [quarters, setQuarters] = useState<Quarters>(savedQuarters)
  const [past, setPast] = useState<Quarters[]>([])
  const [stroke, setStroke] = useState<Stroke | null>(null)
  const remember = useCallback(
    (before: Quarters) => setPast((all) => [...all.slice(1 - UNDO_MAX), before]),
    [],
  )
  return {
    quarters,
    isChanged: !isSameWeek(quarters, savedQuarters),
    canUndo: past.length > 0,
    isPainting: stroke !== null,
    begin(cell, { to = cell, free = strokeOf(quarters, cell) } = {}) {
      setStroke({ anchor: cell, free, before: quarters })
      remember(quarters)
      setQuarters(paintRange(quarters, [cell, to], free))
      return free
    },
    reach(cell) {
      if (stroke) setQuarters(paintRange(stroke.before, [stroke.anchor, cell], stroke.free))
    },
    end: () => setStroke(null),
    undo() {
      const before = past.at(-1)
      setStroke(null)
      if (!before) return
      setPast((all) => all.slice(0, -1))
      setQuarters(before)
    },
    replace(next) {
      if (isSameWeek(next, quarters)) return
      remember(quarters)
      setStroke(null)
      setQuarters(next)
    },
  }
}
