// Round numbers along an axis of whole things.

/** From 0 to the first round number that holds `most`, in at most six steps. */
export function ticksUpTo(most: number): number[] {
  const step = stepFor(Math.max(1, most))
  const count = Math.max(1, Math.ceil(most / step))
  return Array.from({ length: count + 1 }, (_tick, index) => index * step)
}

function stepFor(most: number): number {
  for (let ten = 1; ; ten *= 10) {
    const found = [1, 2, 5].map((one) => one * ten).find((step) => most / step <= 6)
    if (found !== undefined) return found
  }
}
