// The ladder an interviewer ticks while listening. Arrows walk the points; 1, 2, 3 mark the one in front, 0 clears it.
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import {
  byGroup,
  countWords,
  groupWords,
  markOfKey,
  type ListedPoint,
  type PointMark,
} from '#app/review/points.ts'
import { Kbd } from '../ui/kbd.tsx'
import { PointItem } from './point-item.tsx'

type PointListProps = {
  points: readonly ListedPoint[]
  /** Null for who only reads. */
  onMark: ((point: ListedPoint, mark: PointMark | null) => void) | null
  /** What else belongs to a point. */
  beside?: (point: ListedPoint) => ReactNode
}

export function PointList({ points, onMark, beside }: PointListProps) {
  const groups = byGroup(points)
  const order = groups.flatMap((group) => group.points)
  const [chosen, setChosen] = useState<string | null>(null)
  const here = order.find(({ pointId }) => pointId === chosen) ?? order[0]
  const ground = useRef<HTMLDivElement>(null)
  if (points.length === 0) return null
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !here) return
    const mark = markOfKey(event.key)
    if (mark !== undefined && onMark) onMark(here, mark)
    else {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const next = order[order.indexOf(here) + step]
      if (step === 0 || !next) return
      ground.current?.querySelector<HTMLElement>(`[data-point="${next.pointId}"]`)?.focus()
    }
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- why: the points inside take the focus; their keys are heard here once
    <div
      ref={ground}
      onKeyDown={press}
      onFocus={(event) => {
        const point = event.target.closest<HTMLElement>('[data-point]')
        if (point?.dataset.point) setChosen(point.dataset.point)
      }}
      className="grid gap-5"
    >
      {onMark ? (
        <p className="text-xs text-ink-faint max-lg:hidden">
          <Kbd keys="↑" /> <Kbd keys="↓" /> walk, <Kbd keys="1" /> <Kbd keys="2" /> <Kbd keys="3" /> mark,{' '}
          <Kbd keys="0" /> clears
        </p>
      ) : null}
      {groups.map((group) => (
        <section key={group.group} aria-label={groupWords[group.group].title} className="grid gap-2">
          <header>
            <h3 className="text-base font-semibold">{groupWords[group.group].title}</h3>
            <p className="text-sm text-ink-soft">{groupWords[group.group].says}</p>
            <p role="status" className="text-sm font-semibold text-accent-ink tabular-nums">
              {countWords(group)}
            </p>
          </header>
          <ul className="grid gap-2.5">
            {group.points.map((point) => (
              <PointItem
                key={point.pointId}
                point={point}
                reachable={point === here}
                onMark={onMark ? (mark) => onMark(point, mark) : null}
              >
                {beside?.(point)}
              </PointItem>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
