// A part of the room that is loaded when it is first shown, or a little before. What cannot be loaded says so in its own place:
// the rest of the room, and everything in it, stays.
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { Button } from '../ui/button.tsx'

type LoadedPart<Props> = LazyExoticComponent<ComponentType<Props>> & { preload: () => void }

export function loadPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LoadedPart<Props> {
  const Part = lazy(() =>
    load().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: CouldNotLoad as ComponentType<Props> }), // why: it takes no properties, so it takes any
    ),
  )
  return Object.assign(Part, { preload: () => void load().catch(() => undefined) })
}

function CouldNotLoad() {
  return (
    <div role="alert" className="m-auto grid max-w-sm justify-items-center gap-3 p-6 text-center">
      <p>This part could not be loaded. Reload the page; nothing is lost.</p>
      <Button size="sm" variant="secondary" onClick={() => location.reload()}>
        Reload
      </Button>
    </div>
  )
}

/** Calls when the page has nothing better to do. Returns the stop. */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, IDLE_MS)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(act, { timeout: IDLE_MS })
  return () => cancelIdleCallback(asked)
}

const IDLE_MS = 5000
