// A week to paint in: by mouse, by finger and by keys. Arrows move, Space paints, Shift with arrows paints a range, Escape takes it back.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { DAY_NAMES } from '#app/scheduling/weekly-hours.ts'
import { cx } from '../ui/cx.ts'
import { cellAfter, cellLabel, paintedOf, ROWS, rowWords, type Cell, type Painted } from './paint.ts'
import type { Week } from './use-week.ts'

type WeekGridProps = {
  week: Week
  /** Rows before this one are hidden. */
  firstRow: number
  /** A finger paints instead of scrolling. */
  dragPaints: boolean
  describedBy: string
}

export function WeekGrid({ week, firstRow, dragPaints, describedBy }: WeekGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<Cell>({ row: 36, day: 0 })
  const focused: Cell = { ...current, row: Math.max(current.row, firstRow) }
  /** What Space has just painted here, so that a range from here goes on with it. */
  const justPainted = useRef<boolean | undefined>(undefined)
  const pointer = usePainting(week, { dragPaints, onTouch: setCurrent })

  function goTo(cell: Cell) {
    setCurrent(cell)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.row}-${cell.day}"]`)?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    const cell = cellOf(event.target) ?? focused
    const next = cellAfter(event.key, cell, firstRow)
    const isUndo = event.key === 'Escape' || (event.key === 'z' && (event.ctrlKey || event.metaKey))
    if (!next && event.key !== ' ' && event.key !== 'Enter' && !isUndo) return
    event.preventDefault()
    if (isUndo) return week.undo()
    if (!next) {
      justPainted.current = week.begin(cell)
      return week.end()
    }
    if (!event.shiftKey) week.end()
    else if (week.isPainting) week.reach(next)
    else week.begin(cell, { to: next, free: justPainted.current })
    justPainted.current = undefined
    goTo(next)
  }

  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label="Weekly hours"
      aria-describedby={describedBy}
      aria-multiselectable="true"
      onKeyDown={onKeyDown}
      {...pointer}
      className="select-none"
    >
      <div role="row" className={cx(rowLook, 'sticky top-0 z-10 bg-surface pb-2')}>
        <span role="columnheader" className="sr-only">
          Time
        </span>
        <span aria-hidden="true" />
        {DAY_NAMES.map((name) => (
          <span key={name} role="columnheader" className="text-center text-sm font-semibold">
            <span aria-hidden="true">{name.slice(0, 3)}</span>
            <span className="sr-only">{name}</span>
          </span>
        ))}
      </div>
      {Array.from({ length: ROWS - firstRow }, (_, index) => firstRow + index).map((row) => (
        <div key={row} role="row" className={rowLook}>
          <span role="rowheader" className="-mt-2 pr-1.5 text-right font-mono text-xs text-ink-soft">
            {row % 2 === 0 ? rowWords(row) : <span className="sr-only">{rowWords(row)}</span>}
          </span>
          {DAY_NAMES.map((name, day) => (
            <GridCell
              key={name}
              cell={{ row, day }}
              painted={paintedOf(week.quarters, { row, day })}
              isCurrent={focused.row === row && focused.day === day}
              dragPaints={dragPaints}
              onFocus={() => setCurrent({ row, day })}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

const rowLook = 'grid grid-cols-[3rem_repeat(7,minmax(0,1fr))]'

type GridCellProps = {
  cell: Cell
  painted: Painted
  isCurrent: boolean
  dragPaints: boolean
  onFocus: () => void
}

function GridCell({ cell, painted, isCurrent, dragPaints, onFocus }: GridCellProps) {
  return (
    <span
      role="gridcell"
      data-cell={`${cell.row}-${cell.day}`}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={painted === 'free'}
      aria-label={cellLabel(cell, painted)}
      onFocus={onFocus}
      className={cx(
        'relative h-6 scroll-mt-12 scroll-mb-24 cursor-pointer border-l border-line pointer-coarse:h-8',
        cell.row % 2 === 0 ? 'border-t border-t-line-strong/60' : 'border-t border-t-line',
        cell.day === 6 && 'border-r',
        cell.row === ROWS - 1 && 'border-b',
        'focus-visible:z-10 focus-visible:outline-3 focus-visible:-outline-offset-1 focus-visible:outline-focus',
        dragPaints ? 'touch-none' : 'touch-pan-y',
        looks[painted],
      )}
    />
  )
}

const looks: Record<Painted, string> = {
  free: 'bg-accent hover:bg-accent-strong',
  part: 'bg-[linear-gradient(135deg,var(--accent)_50%,transparent_50%)]',
  busy: 'bg-raised hover:bg-accent-soft',
}

type Painting = { dragPaints: boolean; onTouch: (cell: Cell) => void }

/** A mouse or pen paints from the press on; a finger paints where it was lifted, unless dragging paints. */
function usePainting(week: Week, { dragPaints, onTouch }: Painting) {
  const tapped = useRef<Cell | null>(null)
  return {
    onPointerDown(event: PointerEvent) {
      const cell = cellOf(event.target)
      if (!cell || event.button !== 0) return
      onTouch(cell)
      if (event.pointerType === 'touch' && !dragPaints) tapped.current = cell
      else week.begin(cell)
    },
    onPointerMove(event: PointerEvent) {
      if (!week.isPainting || event.buttons === 0) return
      // A finger's events all go to where it came down: what lies under it has to be asked for.
      const cell = cellOf(document.elementFromPoint(event.clientX, event.clientY))
      if (cell) week.reach(cell)
    },
    onPointerUp(event: PointerEvent) {
      const cell = tapped.current
      tapped.current = null
      const under = cellOf(document.elementFromPoint(event.clientX, event.clientY))
      if (cell && under && cell.row === under.row && cell.day === under.day) week.begin(cell)
      week.end()
    },
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && week.isPainting) week.end()
    },
    /** The browser began to scroll. */
    onPointerCancel() {
      tapped.current = null
      if (week.isPainting) week.undo()
    },
  }
}

function cellOf(target: EventTarget | null): Cell | null {
  const found = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null
  const [row, day] = found?.split('-').map(Number) ?? []
  return row === undefined || day === undefined ? null : { row, day }
}
