// A part of the room that is loaded when it is first shown, or a little before. What cannot be loaded says so in its own place:
// the rest of the room, and everything in it, stays.
import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { keepLatePart, LATE_PART } from '../late-parts.ts'
import { Button } from '../ui/button.tsx'

type LoadedPart<Props> = ComponentType<Props> & { preload: () => void }

/**
 * `name`: the part's own among all of them; what the server drew is found again by it. `waiting`: shown until the code is here.
 * A part whose code is here has no boundary of its own: React wakes what is behind one later than the rest of the page, and an
 * update that comes before throws it away.
 */
export function loadPart<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
  waiting: ReactNode = null,
): LoadedPart<Props> {
  let here: ComponentType<Props> | null = null
  const fetch = async () => (here = await load())
  const Later = lazy(() =>
    fetch().then(
      (loaded) => ({ default: loaded }),
      () => ({ default: CouldNotLoad as ComponentType<Props> }), // why: it takes no properties, so it takes any
    ),
  ) as unknown as ComponentType<Props> // why: drawn as any other; only its type says more
  keepLatePart(name, fetch)
  function Part(props: Props) {
    // Chosen once: another component in its place would begin anew.
    const [{ Now }] = useState(() => ({ Now: here }))
    return (
      <>
        <template {...{ [LATE_PART]: name }} />
        {Now ? (
          <Now {...props} />
        ) : (
          <Suspense fallback={waiting}>
            <Later {...props} />
          </Suspense>
        )}
      </>
    )
  }
  return Object.assign(Part, { preload: () => void fetch().catch(() => undefined) })
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
