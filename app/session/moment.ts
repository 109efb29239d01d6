// A moment of a session: a second by its clock, and where it is about one of several terminals, which. Pure.

export type Moment = {
  sessionMs: number
  /** From 1, in the order they were opened; absent: all of them. */
  terminal?: number | undefined
}

/** Where somebody sees it: the replay, at that second. */
export function replayPath(sessionId: string, { sessionMs, terminal }: Moment): string {
  const at = `/sessions/${sessionId}/replay?t=${Math.floor(sessionMs / 1000)}`
  return terminal === undefined ? at : `${at}&terminal=${terminal}`
}

/** "12:05", or "12:05#2" for what the second terminal showed then. */
export function momentClock({ sessionMs, terminal }: Moment): string {
  const seconds = Math.floor(sessionMs / 1000)
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return terminal === undefined ? clock : `${clock}#${terminal}`
}

const shape = /^(\d{1,3}):([0-5]\d)(?:#([1-9]))?$/

/** Null for what is no moment. */
export function readMoment(words: string): Moment | null {
  const [, minutes, seconds, terminal] = shape.exec(words.trim()) ?? []
  if (minutes === undefined || seconds === undefined) return null
  const sessionMs = (Number(minutes) * 60 + Number(seconds)) * 1000
  return terminal === undefined ? { sessionMs } : { sessionMs, terminal: Number(terminal) }
}
