// Search in what was seen: plain words, any case; every find says when and where in its line.
import type { SeenLine } from './line-log.ts'

export const FINDS_MAX = 200
export const QUERY_CHARS_MAX = 100

export type Find = {
  atMs: number
  /** Which of the searched recordings. */
  recordingId: string
  text: string
  from: number
  to: number
}
export type Searched = { finds: Find[]; isMore: boolean }

/** In the order of time, over all recordings; `offsetMs` is where a recording begins on the axis of all. */
export function search(
  query: string,
  recordings: readonly { recordingId: string; offsetMs: number; lines: readonly SeenLine[] }[],
): Searched {
  const wanted = fold(query.trim().slice(0, QUERY_CHARS_MAX))
  if (wanted === '') return { finds: [], isMore: false }
  const finds = recordings.flatMap(({ recordingId, offsetMs, lines }) =>
    findIn(lines, wanted).map((find) => ({ ...find, recordingId, atMs: find.atMs + offsetMs })),
  )
  finds.sort((a, b) => a.atMs - b.atMs)
  return { finds: finds.slice(0, FINDS_MAX), isMore: finds.length > FINDS_MAX }
}

function findIn(lines: readonly SeenLine[], wanted: string): Omit<Find, 'recordingId'>[] {
  const finds: Omit<Find, 'recordingId'>[] = []
  for (const { atMs, text } of lines) {
    const from = fold(text).indexOf(wanted)
    if (from === -1) continue
    finds.push({ atMs, text, from, to: from + wanted.length })
    if (finds.length > FINDS_MAX) break
  }
  return finds
}

/** Lower case that keeps every character in its place: where one grows, as in Turkish, it stays as it is. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, (char) =>
    char.toLowerCase().length === char.length ? char.toLowerCase() : char,
  ).join('')
}
