// The line between two columns: drag it, move it with the arrow keys, fold the column away with Enter or a double click.
import { useEffect, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react'
import { cx } from '../ui/cx.ts'

const NARROWEST = 260
const WIDEST = 640
const KEY_STEP = 24

export type PaneWidth = {
  width: number
  collapsed: boolean
  style: CSSProperties
  setWidth(width: number): void
  setCollapsed(collapsed: boolean): void
}

/** A column's width, remembered in this browser. */
export function usePaneWidth(name: string, usual: number): PaneWidth {
  const key = `pane:${name}`
  const [width, setWidth] = useState(usual)
  const [collapsed, setCollapsed] = useState(false)
  useEffect(() => {
    const kept = Number(localStorage.getItem(key))
    if (kept >= NARROWEST && kept <= WIDEST) setWidth(kept)
  }, [key])
  return {
    width,
    collapsed,
    // why: CSS variables are not in React's style type
    style: { '--pane': `${width}px` } as CSSProperties,
    setCollapsed,
    setWidth(wanted) {
      const next = Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted)))
      setWidth(next)
      localStorage.setItem(key, String(next))
    },
  }
}

type SplitterProps = { pane: PaneWidth; label: string; edge: 'left' | 'right'; className?: string }

export function Splitter({ pane, label, edge, className }: SplitterProps) {
  const [grip, setGrip] = useState<{ x: number; width: number } | null>(null)
  const grows = edge === 'left' ? 1 : -1
  const move = (event: PointerEvent) => {
    if (grip) pane.setWidth(grip.width + grows * (event.clientX - grip.x))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') pane.setCollapsed(!pane.collapsed)
    else if (event.key === 'ArrowRight') pane.setWidth(pane.width + grows * KEY_STEP)
    else if (event.key === 'ArrowLeft') pane.setWidth(pane.width - grows * KEY_STEP)
    else if (event.key === 'Home') pane.setWidth(NARROWEST)
    else if (event.key === 'End') pane.setWidth(WIDEST)
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- why: a focusable separator is a widget (ARIA window splitter)
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${label}; Enter ${pane.collapsed ? 'opens' : 'folds'} it`}
      aria-valuenow={pane.collapsed ? 0 : pane.width}
      aria-valuemin={0}
      aria-valuemax={WIDEST}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: as above
      tabIndex={0}
      title="Drag to resize; double-click to fold"
      onKeyDown={press}
      onDoubleClick={() => pane.setCollapsed(!pane.collapsed)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        setGrip({ x: event.clientX, width: pane.width })
      }}
      onPointerMove={move}
      onPointerUp={() => setGrip(null)}
      className={cx(
        'group relative w-2 shrink-0 cursor-col-resize touch-none bg-surface max-lg:hidden',
        'after:absolute after:inset-y-0 after:left-1/2 after:w-px after:bg-line hover:after:w-0.5 hover:after:bg-accent',
        'focus-visible:-outline-offset-2',
        className,
      )}
    >
      <span
        aria-hidden="true"
        className="absolute top-1/2 left-1/2 h-9 w-1 -translate-1/2 rounded-full bg-line-strong"
      />
    </div>
  )
}
