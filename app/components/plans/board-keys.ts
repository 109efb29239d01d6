// Arrow keys take a dragged card to the next place in their direction.
import { KeyboardCode, type KeyboardCoordinateGetter } from '@dnd-kit/core'

type Box = { left: number; top: number; width: number; height: number }
type Step = [across: number, down: number]

const steps: Record<string, Step> = {
  [KeyboardCode.Right]: [1, 0],
  [KeyboardCode.Left]: [-1, 0],
  [KeyboardCode.Down]: [0, 1],
  [KeyboardCode.Up]: [0, -1],
}

export const byArrowKeys: KeyboardCoordinateGetter = (event, { currentCoordinates, context }) => {
  const step = steps[event.code]
  const { collisionRect, droppableRects } = context
  if (!step || !collisionRect) return undefined
  event.preventDefault()
  // The card is held by its corner: measured from there, a tall card is not in two rows at once.
  const here = { x: collisionRect.left + 12, y: collisionRect.top + 12 }
  const next = nearestIn([...droppableRects.values()], here, step)
  if (!next) return undefined
  return {
    x: currentCoordinates.x + (next.left + 4 - collisionRect.left),
    y: currentCoordinates.y + (next.top + 2 - collisionRect.top),
  }
}

/** The nearest box that lies that way; what is straight ahead goes before what is aside. */
export function nearestIn(
  boxes: readonly Box[],
  here: { x: number; y: number },
  [across, down]: Step,
): Box | null {
  let best: { box: Box; far: number } | null = null
  for (const box of boxes) {
    const isHere =
      here.x >= box.left &&
      here.x <= box.left + box.width &&
      here.y >= box.top &&
      here.y <= box.top + box.height
    if (isHere) continue
    const x = gap(here.x, box.left, box.width)
    const y = gap(here.y, box.top, box.height)
    const ahead = across === 0 ? y * down : x * across
    const aside = Math.abs(across === 0 ? x : y)
    if (ahead <= 0) continue
    const far = ahead + aside * 4
    if (best === null || far < best.far) best = { box, far }
  }
  return best?.box ?? null
}

/** From a point to the nearest of a stretch, with its sign. */
function gap(at: number, from: number, length: number): number {
  return at < from ? from - at : at > from + length ? from + length - at : 0
}
