// Steps of a document made fewer before they are kept: those that nobody could tell apart, and those of a time that was not
// to be recorded, of which only what they came to is left.
import { mergeUpdates } from 'yjs'
import type { Edit } from './edits.ts'
import type { Span } from './spans.ts'

/** Keys of one person come this far apart; a replay shows a word growing all the same. */
const SAME_MOMENT_MS = 250
/** Of a long paste among many keys, nothing larger is put together. */
const MERGED_BYTES_MAX = 64 << 10

/** `offSpans`: in which nobody wanted to be recorded, on the same clock as the steps. */
export function thinEdits(edits: readonly Edit[], offSpans: readonly Span[]): Edit[] {
  const groups: { atMs: number; untilMs: number; bytes: number; updates: Uint8Array[] }[] = []
  for (const { atMs, update } of edits) {
    const off = offSpans.find((span) => atMs >= span.fromMs && atMs < span.toMs)
    const last = groups.at(-1)
    // What was done unrecorded is there at once when recording goes on; where it never did, nothing of it is.
    if (off?.toMs === Infinity) continue
    const shownMs = off ? off.toMs : atMs
    const isOne = last && (off ? last.atMs === shownMs : shownMs < last.untilMs)
    if (isOne && (off || last.bytes + update.length <= MERGED_BYTES_MAX)) {
      last.updates.push(update)
      last.bytes += update.length
    } else
      groups.push({
        atMs: Math.max(shownMs, last?.atMs ?? 0),
        untilMs: shownMs + SAME_MOMENT_MS,
        bytes: update.length,
        updates: [update],
      })
  }
  return groups.map(({ atMs, updates }) => ({ atMs, update: mergeUpdates(updates) }))
}
