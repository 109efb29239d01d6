// How much each interviewer has in the weeks of the plan. While a card is dragged, each is a place to drop it.
import { useDroppable } from '@dnd-kit/core'
import { memo } from 'react'
import { cx } from '#app/components/ui/cx.ts'
import type { PlanLoad } from '#app/matching/plan-page.ts'

export const LOAD_DROP = 'interviewer:'

type LoadsProps = {
  loads: PlanLoad[]
  fairness: string
  isDragging: boolean
  /** Who can lead the dragged session where it is; null = not known yet. */
  fits: Set<string> | null
  canDrop: boolean
}

export function PlanLoads({ loads, fairness, isDragging, fits, canDrop }: LoadsProps) {
  const widest = Math.max(1, ...loads.map(({ had, planned, most }) => Math.max(most, had + planned)))
  return (
    <section
      aria-label="Load of interviewers"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- why: it scrolls by itself beside the board, and the arrow keys must reach it.
      tabIndex={0}
      className="grid gap-2 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto"
    >
      <h2 className="text-lg">Interviewers</h2>
      <p className="text-sm text-ink-soft">{fairness}</p>
      {canDrop ? (
        <p className="text-xs text-ink-soft max-lg:hidden">Drop a card on a name to give it to them.</p>
      ) : null}
      <ul className="grid gap-1">
        {loads.map((load) => (
          <LoadRow
            key={load.id}
            load={load}
            widest={widest}
            look={!isDragging || !fits ? 'plain' : fits.has(load.id) ? 'fits' : 'breaks'}
          />
        ))}
      </ul>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink-soft">
        <Key className="bg-accent">in this plan</Key>
        <Key className="bg-ink-faint">booked before</Key>
        <Key className="border border-line-strong">their limit</Key>
      </p>
    </section>
  )
}

function Key({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span aria-hidden="true" className={cx('inline-block size-2.5 rounded-xs', className)} />
      {children}
    </span>
  )
}

type LoadRowProps = { load: PlanLoad; widest: number; look: 'plain' | 'fits' | 'breaks' }

const LoadRow = memo(function LoadRow({ load, widest, look }: LoadRowProps) {
  const { setNodeRef, isOver } = useDroppable({ id: `${LOAD_DROP}${load.id}` })
  const { had, planned, most, name } = load
  const share = (count: number) => `${(count / widest) * 100}%`
  const isOverLimit = had + planned > most
  return (
    <li
      ref={setNodeRef}
      className={cx(
        'rounded-sm border px-2 py-1',
        isOver ? 'border-accent bg-accent-soft' : look === 'fits' ? 'border-accent' : 'border-transparent',
        look === 'breaks' && !isOver && 'opacity-50',
      )}
    >
      <p className="flex justify-between gap-2 text-sm">
        <span className="min-w-0 truncate">{name}</span>
        <span
          className={cx(
            'shrink-0 tabular-nums',
            isOverLimit ? 'font-semibold text-stop-ink' : 'text-ink-soft',
          )}
        >
          {had + planned} of {most}
        </span>
      </p>
      <span aria-hidden="true" className="relative mt-0.5 block h-1.5">
        <span
          className="absolute inset-y-0 left-0 rounded-full border border-line-strong"
          style={{ width: share(most) }}
        />
        <span className="absolute inset-y-0 left-0 rounded-full bg-ink-faint" style={{ width: share(had) }} />
        <span
          className={cx('absolute inset-y-0 rounded-full', isOverLimit ? 'bg-stop' : 'bg-accent')}
          style={{ left: share(had), width: share(planned) }}
        />
      </span>
    </li>
  )
})
