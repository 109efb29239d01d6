// A draft: the summary first, then trouble, then the weeks with everything that can be moved.
import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  closestCenter,
  pointerWithin,
  useSensor,
  useSensors,
  type CollisionDetection,
} from '@dnd-kit/core'
import { Link, useSearchParams } from '@remix-run/react'
import { useCallback, useMemo, useState } from 'react'
import { cx } from '#app/components/ui/cx.ts'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import type { PlanCard, PlanPage } from '#app/matching/plan-page.ts'
import { byArrowKeys } from './board-keys.ts'
import { MoveDialog, type ToMove } from './move-dialog.tsx'
import { PlanBoard } from './plan-board.tsx'
import { CardFace, type CardDeeds } from './plan-card.tsx'
import { PlanDayList } from './plan-day-list.tsx'
import { PlanHeadDeeds, PlanPublished, PlanToolbar } from './plan-deeds.tsx'
import { PlanFilter, matchesFilter, useFilter } from './plan-filter.tsx'
import { PlanLoads } from './plan-loads.tsx'
import { PlanLeftList, PlanSummary, PlanTrouble } from './plan-summary.tsx'
import { useBoardDrag } from './use-board-drag.ts'
import { usePlan, type PlanChanges } from './use-plan.ts'

export function PlanDraft({ page }: { page: PlanPage }) {
  const plan = usePlan(page)
  const [toMove, setToMove] = useState<ToMove | null>(null)
  const isOpen = page.state === 'draft'
  return (
    <>
      <PageHeader
        title={page.period}
        eyebrow={<Link to={`/cohorts/${page.cohortId}/plans`}>Plans</Link>}
        actions={<PlanHeadDeeds page={page} plan={plan} />}
      >
        {isOpen
          ? `A draft: nobody has heard of it. At most ${page.most === 1 ? 'one session' : `${page.most} sessions`} for each candidate. Times are those of ${page.zone}.`
          : `Times are those of ${page.zone}.`}
      </PageHeader>
      <div className="grid gap-6">
        {isOpen ? <PlanNews page={page} plan={plan} /> : <PlanPublished page={page} />}
        <PlanSummary page={page} />
        <PlanTrouble broken={page.broken} />
        <PlanLeftList
          left={page.left}
          isOpen={isOpen}
          onPlace={(one) => setToMove({ ...one, timeId: null, interviewerId: null, shadowId: null })}
        />
        {isOpen ? <PlanToolbar page={page} plan={plan} /> : null}
        <PlanSchedule page={page} plan={plan} onMove={setToMove} />
      </div>
      {toMove ? (
        <MoveDialog
          key={toMove.key}
          page={page}
          toMove={toMove}
          onClose={() => setToMove(null)}
          onChange={plan.change}
        />
      ) : null}
    </>
  )
}

/** What the last change came to. Always there, so that it is read out when it changes. */
function PlanNews({ page, plan }: { page: PlanPage; plan: PlanChanges }) {
  const { costs } = page
  return (
    <div aria-live="polite" className="empty:hidden">
      {plan.problem ? (
        <p role="alert" className="rounded-md bg-stop-soft p-3 text-stop-ink">
          {plan.problem}
        </p>
      ) : costs.length > 0 ? (
        <div className="rounded-md bg-sky-soft p-3 text-sky-ink">
          <p className="font-semibold">Since the last move</p>
          <ul className="flex flex-wrap gap-x-4">
            {costs.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          {page.broken.length > 0 ? (
            <p className="font-semibold">
              {page.broken.length === 1
                ? 'Now a rule is broken: see below.'
                : `Now ${page.broken.length} rules are broken: see below.`}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

type ScheduleProps = { page: PlanPage; plan: PlanChanges; onMove(toMove: ToMove): void }

function PlanSchedule({ page, plan, onMove }: ScheduleProps) {
  const [search] = useSearchParams()
  const isList = search.get('view') === 'list'
  const filter = useFilter()
  const isOpen = page.state === 'draft'
  const { change, pendingKey } = plan
  const onLock = useCallback(
    ({ candidateId, needId, isLocked }: PlanCard) =>
      change({ deed: 'lock', candidateId, needId, locked: isLocked ? 'no' : 'yes' }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- why: `change` is another one at each look; what it sends hangs on these.
    [page.revision, plan.isBusy],
  )
  const deeds = useMemo((): CardDeeds => ({ isOpen, onMove, onLock }), [isOpen, onMove, onLock])
  const cards = useMemo(() => plan.cards.filter((card) => matchesFilter(card, filter)), [plan.cards, filter])
  const drag = useBoardDrag(page, plan)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: byArrowKeys }),
  )
  const inWeek = cards.filter(({ day }) => page.days.some(({ key }) => key === day))
  return (
    <DndContext
      id="plan-board"
      sensors={sensors}
      collisionDetection={underPointer}
      accessibility={{ announcements: drag.announcements, screenReaderInstructions: INSTRUCTIONS }}
      onDragStart={drag.onDragStart}
      onDragEnd={drag.onDragEnd}
      onDragCancel={drag.onDragCancel}
    >
      <PlanFilter page={page} isList={isList} shown={cards.length} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_14rem]">
        <section aria-label="Schedule">
          <div className={cx('max-lg:hidden', isList && 'hidden')}>
            <PlanBoard
              page={page}
              cards={inWeek}
              deeds={deeds}
              pendingKey={pendingKey}
              fits={drag.fitTimes}
            />
          </div>
          <div className={cx(!isList && 'lg:hidden')}>
            <PlanDayList days={page.days} cards={inWeek} deeds={deeds} pendingKey={pendingKey} />
          </div>
        </section>
        <PlanLoads
          loads={page.loads}
          fairness={page.fairness}
          isDragging={drag.card !== null}
          fits={drag.fitPeople}
          canDrop={isOpen && !isList}
        />
      </div>
      <DragOverlay dropAnimation={null}>
        {drag.card ? <CardFace card={drag.card} deeds={CLOSED} /> : null}
      </DragOverlay>
    </DndContext>
  )
}

const CLOSED: CardDeeds = { isOpen: false, onMove: () => undefined, onLock: () => undefined }

const INSTRUCTIONS = {
  draggable:
    'Press space to take the card, arrow keys to go to another time or another interviewer, space again to put it there, escape to leave it where it was. The button Move does the same in a window.',
}

/** What lies under the pointer; with the keyboard, what is nearest to where the card was taken. */
const underPointer: CollisionDetection = (args) => {
  const found = pointerWithin(args)
  return found.length > 0 ? found : args.pointerCoordinates ? [] : closestCorner(args)
}

/** By its upper left corner, as the arrow keys put it. */
const closestCorner: CollisionDetection = (args) => {
  const { left, top } = args.collisionRect
  return closestCenter({
    ...args,
    collisionRect: {
      ...args.collisionRect,
      left,
      top,
      width: 16,
      height: 16,
      right: left + 16,
      bottom: top + 16,
    },
  })
}
