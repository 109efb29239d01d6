// A week as a board: days across, times down, cards to take and drop. The same can be done in the window of each card.
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { memo, useMemo } from 'react'
import { cx } from '#app/components/ui/cx.ts'
import type { BoardStart, PlanCard, PlanPage } from '#app/matching/plan-page.ts'
import { CardFace, HandleIcon, type CardDeeds } from './plan-card.tsx'

export const CELL_DROP = 'start:'

type BoardProps = {
  page: Pick<PlanPage, 'days' | 'starts'>
  cards: PlanCard[]
  deeds: CardDeeds
  pendingKey: string | null
  /** Where the dragged card fits; null = nothing is dragged, or it is not known yet. */
  fits: Set<number> | null
}

export function PlanBoard({ page, cards, deeds, pendingKey, fits }: BoardProps) {
  const { days, rows, cellAt, cardsAt } = useMemo(() => layOut(page, cards), [page, cards])
  return (
    <div className="grid gap-2">
      <div className="overflow-x-auto rounded-lg border border-line bg-surface">
        <table className="w-full min-w-2xl table-fixed border-separate border-spacing-0">
          <thead>
            <tr>
              <th scope="col" className="w-14">
                <span className="sr-only">Time</span>
              </th>
              {days.map((day) => (
                <th
                  key={day.key}
                  scope="col"
                  className="border-b border-l border-line px-2 py-1.5 text-left text-sm font-semibold"
                >
                  {day.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((clock) => (
              <tr key={clock}>
                <th
                  scope="row"
                  className="border-b border-line px-2 py-1 text-right align-top font-mono text-xs font-normal text-ink-soft"
                >
                  {clock}
                </th>
                {days.map((day) => {
                  const start = cellAt.get(`${day.key} ${clock}`)
                  return start ? (
                    <Cell
                      key={day.key}
                      start={start}
                      cards={cardsAt.get(start.startsAt) ?? NO_CARDS}
                      deeds={deeds}
                      pendingKey={pendingKey}
                      look={fits === null ? 'plain' : fits.has(start.startsAt) ? 'fits' : 'breaks'}
                    />
                  ) : (
                    <td key={day.key} className="border-b border-l border-line bg-sunken" />
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-xs text-ink-soft">
        In grey times nobody who is due a session can meet anybody who leads one.
      </p>
    </div>
  )
}

const NO_CARDS: PlanCard[] = []

/** Only days and times at which something could be held. */
function layOut({ days, starts }: BoardProps['page'], cards: PlanCard[]) {
  const used = new Set(starts.map(({ day }) => day))
  const cellAt = new Map<string, BoardStart>()
  // Where the clocks go back one wall time is there twice: the second has a row of its own.
  for (const start of starts) {
    const key = `${start.day} ${start.clock}`
    cellAt.set(
      cellAt.has(key) ? `${key}*` : key,
      cellAt.has(key) ? { ...start, clock: `${start.clock}*` } : start,
    )
  }
  const rows = [...new Set([...cellAt.values()].map(({ clock }) => clock))].sort()
  const cardsAt = new Map<number, PlanCard[]>()
  for (const card of cards) {
    const here = cardsAt.get(card.startsAt)
    if (here) here.push(card)
    else cardsAt.set(card.startsAt, [card])
  }
  return { days: days.filter(({ key }) => used.has(key)), rows, cellAt, cardsAt }
}

type CellProps = {
  start: BoardStart
  cards: PlanCard[]
  deeds: CardDeeds
  pendingKey: string | null
  look: 'plain' | 'fits' | 'breaks'
}

const Cell = memo(function Cell({ start, cards, deeds, pendingKey, look }: CellProps) {
  const { setNodeRef, isOver } = useDroppable({ id: `${CELL_DROP}${start.startsAt}` })
  return (
    <td
      ref={setNodeRef}
      data-fits={look === 'fits' ? 'yes' : undefined}
      className={cx(
        'h-7 border-b border-l border-line p-1 align-top',
        isOver
          ? 'bg-accent-soft outline-2 -outline-offset-2 outline-accent'
          : look === 'fits' && 'bg-accent-soft/60',
      )}
    >
      {cards.length > 0 ? (
        <ul className="grid gap-1">
          {cards.map((card) => (
            <li key={card.key}>
              <DragCard card={card} deeds={deeds} isPending={card.key === pendingKey} />
            </li>
          ))}
        </ul>
      ) : null}
    </td>
  )
})

type DragCardProps = { card: PlanCard; deeds: CardDeeds; isPending: boolean }

const DragCard = memo(function DragCard({ card, deeds, isPending }: DragCardProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: card.key,
    disabled: !deeds.isOpen,
  })
  const handle = deeds.isOpen ? (
    <button
      type="button"
      ref={setActivatorNodeRef}
      {...attributes}
      aria-label={`Drag ${card.candidate} with ${card.interviewer}`}
      className="-ml-1 inline-flex size-6 shrink-0 cursor-grab items-center justify-center rounded-sm text-ink-faint hover:text-ink"
    >
      <HandleIcon />
    </button>
  ) : null
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      className={cx(deeds.isOpen && 'cursor-grab touch-manipulation', isDragging && 'opacity-40')}
    >
      <CardFace card={card} deeds={deeds} isPending={isPending} handle={handle} />
    </div>
  )
})
