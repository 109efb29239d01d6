// Where a replay begins, as its address says: `?t=754&terminal=2`.
import { axisMsOf, type Axis } from './axis.ts'

const SECONDS_MAX = 24 * 3600
/** A shell takes a moment to say that it is ready. */
const PROMPT_MS = 1000

/** `sessionMs` null: the address names no second. */
export type ReplayStart = { sessionMs: number | null; terminal: number | null }

export function readStart(query: URLSearchParams): ReplayStart {
  const seconds = wholeNumber(query.get('t'), SECONDS_MAX)
  return {
    sessionMs: seconds === null ? null : seconds * 1000,
    terminal: wholeNumber(query.get('terminal'), 99),
  }
}

/** Without a second: when the first screen has had the time to show its prompt, since before it there is nothing to look at. */
export function startOnAxis(
  { clock, terminals }: Pick<Axis, 'clock' | 'terminals'>,
  start: ReplayStart,
): number {
  if (start.sessionMs !== null) return axisMsOf(clock, start.sessionMs)
  const [first] = [...terminals].sort((a, b) => a.fromMs - b.fromMs)
  return first ? Math.min(first.fromMs + PROMPT_MS, first.toMs) : 0
}

/** Null for what is not one, and for what is beyond. */
function wholeNumber(text: string | null, max: number): number | null {
  const number = text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null
  return number !== null && number <= max ? number : null
}
