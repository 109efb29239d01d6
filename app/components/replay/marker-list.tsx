// What happened, in order; each entry leads to its moment. Many of them can be narrowed down by what they are.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Marker } from '#app/recording/axis.ts'
import { filledLanes, laneOf, type Lane } from '#app/recording/lanes.ts'
import { lastBefore } from '#app/recording/spans.ts'
import { cx } from '../ui/cx.ts'
import { MarkerIcon } from './marker-look.tsx'

type MarkerListProps = {
  markers: readonly Marker[]
  atMs: number
  stampOf: (atMs: number) => string
  onJump: (atMs: number) => void
}

/** Fewer than this are read at a glance. */
const MANY = 12

export function MarkerList({ markers, atMs, stampOf, onJump }: MarkerListProps) {
  const [lane, setLane] = useState<Lane | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const found = useMemo(() => filledLanes(markers), [markers])
  const shown = useMemo(
    () => (lane === null ? markers : markers.filter((one) => laneOf(one) === lane)),
    [markers, lane],
  )
  const present = lastBefore(shown, (marker) => marker.atMs <= atMs)?.seq ?? null

  // The list follows; nobody who reads in it is pulled away.
  useEffect(() => {
    const box = list.current
    const entry = box?.querySelector<HTMLElement>('[aria-current]')
    if (!box || !entry || box.matches(':hover, :focus-within')) return
    box.scrollTop = entry.offsetTop - box.offsetTop - box.clientHeight / 3
  }, [present])

  const entries = useMemo(
    () =>
      shown.map((marker) => (
        <li key={marker.seq}>
          <button
            type="button"
            aria-current={marker.seq === present ? 'true' : undefined}
            onClick={() => onJump(marker.atMs)}
            className={cx(
              'grid w-full grid-cols-[3.25rem_1rem_minmax(0,1fr)] gap-2 rounded-sm px-1.5 py-1 text-left text-sm hover:bg-sunken',
              marker.kind === 'phase' && 'font-semibold',
              marker.seq === present && 'bg-accent-soft',
            )}
          >
            <span className="font-normal text-ink-soft tabular-nums">{stampOf(marker.atMs)}</span>
            <MarkerIcon marker={marker} />
            <span className="break-words">{marker.words}</span>
          </button>
        </li>
      )),
    [shown, present, stampOf, onJump],
  )
  if (markers.length === 0) return <p className="text-sm text-ink-soft">Nothing was noted.</p>
  return (
    <div className="grid gap-3">
      {markers.length > MANY && found.length > 1 ? (
        <div role="group" aria-label="Show" className="flex flex-wrap gap-1.5">
          <Choice isOn={lane === null} onClick={() => setLane(null)} words="All" count={markers.length} />
          {found.map((one) => (
            <Choice
              key={one.lane}
              isOn={lane === one.lane}
              onClick={() => setLane(one.lane)}
              words={one.title}
              count={one.count}
            />
          ))}
        </div>
      ) : null}
      <ol ref={list} className="grid max-h-128 gap-0.5 overflow-y-auto">
        {entries}
      </ol>
    </div>
  )
}

type ChoiceProps = { isOn: boolean; onClick: () => void; words: string; count: number }

function Choice({ isOn, onClick, words, count }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={cx(
        'min-h-7 rounded-full border px-2.5 text-xs font-semibold',
        isOn
          ? 'border-accent bg-accent-soft text-accent-ink'
          : 'border-line-strong text-ink-soft hover:text-ink',
      )}
    >
      {words} <span className="font-normal tabular-nums">{count}</span>
    </button>
  )
}
