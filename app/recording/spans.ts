// Stretches of time in which nothing came, and the map that shortens them: time as it is played and time as it was.

export type Span = { fromMs: number; toMs: number }

/** A pause longer than this is shortened to it. */
export const PAUSE_MS_KEPT = 2000

/** What is quiet in all of them. Each list in order and without overlaps. */
export function quietInAll(lists: readonly (readonly Span[])[]): Span[] {
  const [first = [], ...rest] = lists
  return rest.reduce<Span[]>((both, list) => overlaps(both, list), [...first])
}

function overlaps(left: readonly Span[], right: readonly Span[]): Span[] {
  const both: Span[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [a, b] = [left[i], right[j]]
    if (!a || !b) return both
    const span = { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) }
    if (span.fromMs < span.toMs) both.push(span)
    if (a.toMs < b.toMs) i++
    else j++
  }
}

/** Quiet spans of one terminal on the axis of all: it is quiet before it began and after it ended too. */
export function onAxis(quiet: readonly Span[], part: Span, durationMs: number): Span[] {
  const { fromMs, toMs } = part
  const moved = quiet.map((span) => ({ fromMs: span.fromMs + fromMs, toMs: span.toMs + fromMs }))
  const all = [{ fromMs: 0, toMs: fromMs }, ...moved, { fromMs: toMs, toMs: durationMs }]
  return joinTouching(all.filter((span) => span.fromMs < span.toMs))
}

function joinTouching(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs)
    else joined.push({ ...span })
  }
  return joined
}

export type IdleMap = {
  playedMs: number
  /** How long it takes to come here when pauses are shortened. */
  toPlayed(recordedMs: number): number
  /** Where one is after this much playing; the end of a pause, not its shortened middle, once its time is up. */
  toRecorded(playedMs: number): number
}

/** `skips` false: the two times are one. */
export function mapIdle(quiet: readonly Span[], durationMs: number, skips = true): IdleMap {
  const cuts: { fromMs: number; cutMs: number; playedFromMs: number }[] = []
  let cutSoFar = 0
  for (const { fromMs, toMs } of skips ? quiet : []) {
    const cutMs = Math.min(toMs, durationMs) - fromMs - PAUSE_MS_KEPT
    if (cutMs <= 0) continue
    // The pause is seen for as long as is kept; then comes the jump.
    const from = fromMs + PAUSE_MS_KEPT
    cuts.push({ fromMs: from, cutMs, playedFromMs: from - cutSoFar })
    cutSoFar += cutMs
  }
  const playedMs = durationMs - cutSoFar
  return {
    playedMs,
    toPlayed(recordedMs) {
      const at = clamp(recordedMs, durationMs)
      const before = lastBefore(cuts, (cut) => cut.fromMs <= at)
      if (!before) return at
      const into = at - before.fromMs
      return before.playedFromMs + Math.max(0, into - before.cutMs)
    },
    toRecorded(played) {
      const at = clamp(played, playedMs)
      const before = lastBefore(cuts, (cut) => cut.playedFromMs <= at)
      return before ? before.fromMs + before.cutMs + (at - before.playedFromMs) : at
    },
  }
}

function clamp(ms: number, max: number): number {
  return Math.min(Math.max(ms, 0), max)
}

/** The last for which it holds; it holds for all before that. */
export function lastBefore<Item>(items: readonly Item[], holds: (item: Item) => boolean): Item | undefined {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && holds(item)) low = middle + 1
    else high = middle
  }
  return items[low - 1]
}
