// The line that keys act on. One line takes Tab; j k and the arrows go on from it, h l to the other side of a row with two, n p
// from comment to comment.
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import type { LinePlace } from '#app/review/diff.ts'
import { nextCommented, stopAt, stopBeside, stopInNextRow, type PlacedStop } from '#app/review/rows.ts'
import type { LineWish } from '../room/show-line.tsx'

export type RowCursor = {
  ground: RefObject<HTMLDivElement>
  cursor: number
  go: (at: number) => void
  press: (event: KeyboardEvent) => void
  point: (event: MouseEvent) => void
}

type CursorOptions = {
  stops: readonly PlacedStop[]
  comments: readonly LinePlace[]
  wish: LineWish | null
  onEnter: (at: number) => void
}

export function useRowCursor({ stops, comments, wish, onEnter }: CursorOptions): RowCursor {
  const [cursor, setCursor] = useState(0)
  const ground = useRef<HTMLDivElement>(null)
  const latest = useRef(stops)
  latest.current = stops
  const go = useCallback((at: number) => {
    if (at < 0 || at >= latest.current.length) return
    setCursor(at)
    rowElement(ground.current, at)?.focus({ preventScroll: true })
    rowElement(ground.current, at)?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (!wish) return
    const at = stopAt(latest.current, wish)
    go(at)
    rowElement(ground.current, at)?.scrollIntoView({ block: 'center' })
  }, [wish, go])
  const press = (event: KeyboardEvent) => {
    const here = rowNumber(event.target)
    if (here === null || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === 'c') onEnter(here)
    else {
      const next = placeAfter(event.key, { stops, comments, cursor: here })
      if (next === null) return
      go(next)
    }
    event.preventDefault()
  }
  const point = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    if (row) setCursor(Number(row.dataset.row))
  }
  // Another change may have fewer lines, and one line must take Tab.
  return { ground, cursor: Math.min(cursor, stops.length - 1), go, press, point }
}

type Place = Pick<CursorOptions, 'stops' | 'comments'> & { cursor: number }

/** Null: the key is not ours. */
function placeAfter(key: string, { stops, comments, cursor }: Place): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return stopInNextRow(stops, cursor, 1)
    case 'ArrowUp':
    case 'k':
      return stopInNextRow(stops, cursor, -1)
    case 'ArrowLeft':
    case 'h':
      return stopBeside(stops, cursor, 'old')
    case 'ArrowRight':
    case 'l':
      return stopBeside(stops, cursor, 'new')
    case 'Home':
      return 0
    case 'End':
      return stops.length - 1
    case 'n':
      return nextCommented(stops, comments, { from: cursor, step: 1 })
    case 'p':
      return nextCommented(stops, comments, { from: cursor, step: -1 })
    default:
      return null
  }
}

function rowElement(ground: HTMLElement | null, at: number): HTMLElement | null {
  return ground?.querySelector<HTMLElement>(`[data-row="${at}"]`) ?? null
}

/** Null: the focus is in something else, such as a comment being written. */
function rowNumber(target: EventTarget): number | null {
  const row = target instanceof HTMLElement ? target.dataset.row : undefined
  return row === undefined ? null : Number(row)
}
