// A clock that moves on the screen: counts on from the last view, once a second and no more often.
import { useEffect, useState } from 'react'
import { clockAfter } from './clock-face.ts'
import type { ClockView } from './view-types.ts'

/** `viewAtMs`: `performance.now()` when the view arrived; null = not yet over the socket, counted from when it was first drawn. */
export function useClock(clock: ClockView, viewAtMs: number | null): ClockView {
  const [passed, setPassed] = useState({ clock, ms: 0 })
  useEffect(() => {
    const startMs = viewAtMs ?? performance.now()
    const tick = () => setPassed({ clock, ms: performance.now() - startMs })
    tick()
    if (!clock.running) return undefined
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [clock, viewAtMs])
  // A view that has just come is shown as it is, not with the time that had passed since the one before.
  return clockAfter(clock, passed.clock === clock ? passed.ms : 0)
}
