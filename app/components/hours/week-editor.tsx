// The week as one form: painted or written, saved whole.
import { Form, useBlocker, useNavigation } from '@remix-run/react'
import { Eraser, Undo2 } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { HoursAnswer } from '#app/scheduling/hours-words.ts'
import { hoursFromQuarters, weekMinutes, weekWords, type DayHours } from '#app/scheduling/weekly-hours.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { AnswerWords } from './answer-words.tsx'
import { CopyDay } from './copy-day.tsx'
import { DayRows } from './day-rows.tsx'
import { useWeek, type Week } from './use-week.ts'
import { WeekGrid } from './week-grid.tsx'

/** 07:00: most people sleep before; whoever does not asks for the night. */
const MORNING_ROW = 14

type WeekEditorProps = { hours: DayHours[]; timeZone: string; answer: HoursAnswer | undefined }

export function WeekEditor({ hours, timeZone, answer }: WeekEditorProps) {
  const week = useWeek(hours)
  const painted = hoursFromQuarters(week.quarters)
  const [night, setNight] = useState(hours.some(({ fromMinute }) => fromMinute < MORNING_ROW * 30))
  const [dragPaints, setDragPaints] = useState(false)
  const help = useId()
  return (
    <Card
      title="Every week"
      aside={<span className="text-sm text-ink-soft">{totalWords(weekMinutes(painted))}</span>}
    >
      <AnswerWords answer={answer} intents={['week']} />
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="week" />
        <input type="hidden" name="timeZone" value={timeZone} />
        <noscript>
          <style>{'.needs-scripts { display: none }'}</style>
          <p>Open “Write the times” and fill in when you can.</p>
        </noscript>
        <div className="needs-scripts grid gap-3">
          <p id={help} className="text-sm text-ink-soft">
            By the clock of {timeZone}. Press and drag to paint, again to wipe.{' '}
            <span className="pointer-coarse:hidden">
              Keys: arrows move, Space paints, Shift and arrows paint a range, Escape takes it back.
            </span>
          </p>
          <Tools
            week={week}
            night={night}
            dragPaints={dragPaints}
            onNight={setNight}
            onDrag={setDragPaints}
          />
          <WeekGrid
            week={week}
            firstRow={night ? 0 : MORNING_ROW}
            dragPaints={dragPaints}
            describedBy={help}
          />
          <p className="text-sm">
            <span className="font-semibold">Every week:</span> {weekWords(painted)}
          </p>
          <CopyDay quarters={week.quarters} onCopy={week.replace} />
        </div>
        <Disclosure summary="Write the times" className="mt-3">
          <p className="mb-3 text-sm text-ink-soft">
            In quarters of an hour. 00:00 as an end is midnight. Empty both fields to remove a time.
          </p>
          <DayRows quarters={week.quarters} onChange={week.replace} />
        </Disclosure>
        <SaveBar isChanged={week.isChanged} />
      </Form>
      <LeaveGuard isChanged={week.isChanged} />
    </Card>
  )
}

function totalWords(minutes: number): string {
  if (minutes === 0) return 'No hours yet'
  const hours = minutes / 60
  return `${hours} ${hours === 1 ? 'hour' : 'hours'} a week`
}

type ToolsProps = {
  week: Week
  night: boolean
  dragPaints: boolean
  onNight: (night: boolean) => void
  onDrag: (dragPaints: boolean) => void
}

function Tools({ week, night, dragPaints, onNight, onDrag }: ToolsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        variant="secondary"
        size="sm"
        onClick={week.undo}
        disabled={!week.canUndo}
        icon={<Undo2 size={16} aria-hidden="true" />}
      >
        Undo
      </Button>
      <Button
        variant="secondary"
        size="sm"
        icon={<Eraser size={16} aria-hidden="true" />}
        onClick={() => week.replace(week.quarters.map(() => false))}
      >
        Clear the week
      </Button>
      <Button variant="secondary" size="sm" aria-pressed={night} onClick={() => onNight(!night)}>
        {night ? 'Hide the night' : 'Show the night'}
      </Button>
      <Button
        variant={dragPaints ? 'primary' : 'secondary'}
        size="sm"
        aria-pressed={dragPaints}
        onClick={() => onDrag(!dragPaints)}
        className="pointer-fine:hidden"
      >
        {dragPaints ? 'Dragging paints' : 'Paint by dragging'}
      </Button>
    </div>
  )
}

function SaveBar({ isChanged }: { isChanged: boolean }) {
  const { state, formData } = useNavigation()
  const busy = state !== 'idle' && formData?.get('intent') === 'week'
  return (
    <div className="sticky bottom-0 z-20 -mx-5 mt-4 -mb-5 flex flex-wrap items-center justify-between gap-3 rounded-b-lg border-t border-line bg-surface px-5 py-3">
      <p role="status" className="text-sm text-ink-soft">
        {busy ? 'Saving…' : isChanged ? 'Not saved yet.' : 'Everything painted is saved.'}
      </p>
      <Button type="submit" busy={busy}>
        Save my hours
      </Button>
    </div>
  )
}

/** Asks before another page, and before the tab closes, where something is not saved. */
function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isChanged && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged])
  const leaves = useRef(false)
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      onOpenChange={(open) => {
        // Closing comes after the answer, also after "Leave".
        if (!open && !leaves.current && blocker.state === 'blocked') blocker.reset()
        leaves.current = false
      }}
      title="Leave without saving?"
      description="What you painted since the last save would be lost."
      confirm="Leave"
      cancel="Stay here"
      danger
      onConfirm={() => {
        leaves.current = true
        if (blocker.state === 'blocked') blocker.proceed()
      }}
    />
  )
}
