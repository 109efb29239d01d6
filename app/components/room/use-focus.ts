// The minutes in which nobody looks on, as they run down on the screen between two views.
import { useMemo } from 'react'
import { digits } from '#app/session/clock-face.ts'
import { useClock } from '#app/session/use-clock.ts'
import { useRoom } from './room-context.tsx'

/** `4:12`, of what was agreed. */
export function useFocusLeft(): string {
  const { view, viewAtMs } = useRoom()
  const { leftMs, running } = view.focus
  const clock = useMemo(
    () => ({ ...view.clock, remainingMs: leftMs, elapsedMs: 0, running }),
    [view.clock, leftMs, running],
  )
  return digits(useClock(clock, viewAtMs).remainingMs ?? 0)
}
