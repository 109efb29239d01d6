// Where a replay begins, as its address says: `?t=754&terminal=2`.
const SECONDS_MAX = 24 * 3600

export function readStart(query: URLSearchParams): { sessionMs: number; terminal: number | null } {
  const seconds = wholeNumber(query.get('t'), SECONDS_MAX)
  return { sessionMs: (seconds ?? 0) * 1000, terminal: wholeNumber(query.get('terminal'), 99) }
}

/** Null for what is not one, and for what is beyond. */
function wholeNumber(text: string | null, max: number): number | null {
  const number = text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null
  return number !== null && number <= max ? number : null
}
