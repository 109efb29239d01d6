import { useEffect, useState } from 'react'
import type { Waiting } from '#app/scheduling/slot-life.ts'
import { Button } from '../ui/button.tsx'
import { LifeForm } from './life-form.tsx'

const WAITED_MAX_MS = 24 * 3_600_000

/** From ten minutes after the start: one click, no words. Before that it says from when. */
export function NoShowButton({ waiting }: { waiting: Waiting }) {
  const isDue = useDue(waiting)
  const first = waiting.name.split(' ')[0] ?? waiting.name
  if (!isDue)
    return (
      <p className="text-ink-soft">
        People are a few minutes late now and then. If {first} is not here by{' '}
        <time dateTime={waiting.fromIso}>{waiting.from}</time>, you can say so here and somebody else is asked
        at once.
      </p>
    )
  return (
    <LifeForm slotId={waiting.slotId} className="grid justify-items-start gap-3">
      {(busy) => (
        <>
          <p className="text-ink-soft">
            You need not wait any longer. We ask those who can step in, and if nobody can,{' '}
            {waiting.seat === 'interviewer'
              ? 'you come first when the next place is free.'
              : 'this does not count towards what you take on.'}
          </p>
          <Button type="submit" name="intent" value="no-show" variant="secondary" busy={busy}>
            {first} did not come
          </Button>
        </>
      )}
    </LifeForm>
  )
}

/** The page stays open while people wait; the server decides again. */
function useDue({ dueInMs }: Waiting): boolean {
  const [due, setDue] = useState(dueInMs <= 0)
  useEffect(() => {
    setDue(dueInMs <= 0)
    // A page that is opened days ahead is loaded again before that.
    if (dueInMs <= 0 || dueInMs > WAITED_MAX_MS) return undefined
    const timer = setTimeout(() => setDue(true), dueInMs)
    return () => clearTimeout(timer)
  }, [dueInMs])
  return due
}
