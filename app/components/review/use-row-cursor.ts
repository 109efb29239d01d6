// The row that keys act on. One row takes Tab; j k and the arrows go on from it, n p go from comment to comment.
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import { nextCommented, rowOfLine, type PlacedRow } from '#app/review/rows.ts'
import type { LineWish } from '../room/show-line.tsx'

export type RowCursor = {
  ground: RefObject<HTMLDivElement>
  cursor: number
  go: (at: number) => void
  press: (event: KeyboardEvent) => void
  point: (event: MouseEvent) => void
}

type CursorOptions = {
  rows: readonly PlacedRow[]
  comments: readonly { file: string; line: number }[]
  wish: LineWish | null
  onEnter: (at: number) => void
}

export function useRowCursor({ rows, comments, wish, onEnter }: CursorOptions): RowCursor {
  const [cursor, setCursor] = useState(0)
  const ground = useRef<HTMLDivElement>(null)
  const latest = useRef(rows)
  latest.current = rows
  const go = useCallback((at: number) => {
    if (at < 0 || at >= latest.current.length) return
    setCursor(at)
    rowElement(ground.current, at)?.focus({ preventScroll: true })
    rowElement(ground.current, at)?.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => {
    if (!wish) return
    const at = rowOfLine(latest.current, wish.file, wish.line)
    go(at)
    rowElement(ground.current, at)?.scrollIntoView({ block: 'center' })
  }, [wish, go])
  const press = (event: KeyboardEvent) => {
    const here = rowNumber(event.target)
    if (here === null || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === 'c') onEnter(here)
    else {
      const next = placeAfter(event.key, { rows, comments, cursor: here })
      if (next === null) return
      go(next)
    }
    event.preventDefault()
  }
  const point = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    if (row) setCursor(Number(row.dataset.row))
  }
  return { ground, cursor, go, press, point }
}

type Place = Pick<CursorOptions, 'rows' | 'comments'> & { cursor: number }

/** Null: the key is not ours. */
function placeAfter(key: string, { rows, comments, cursor }: Place): number | null {
  const last = rows.length - 1
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(last, cursor + 1)
    case 'ArrowUp':
    case 'k':
      return Math.max(0, cursor - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'n':
      return nextCommented(rows, comments, { from: cursor, step: 1 })
    case 'p':
      return nextCommented(rows, comments, { from: cursor, step: -1 })
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
