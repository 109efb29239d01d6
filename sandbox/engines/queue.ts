// Who waits for whom: at most so many at once, and one after the other for the same box.

export type Queue = <Value>(work: () => Promise<Value>) => Promise<Value>

export function createQueue(atOnce: number): Queue {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // The place goes to the next in line, so nobody can slip in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

export type Turns = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>

/** Work under the same name runs one after the other, in the order it was asked for. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
    const settled = turn
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === settled) last.delete(name)
      })
    last.set(name, settled)
    return turn
  }
}
