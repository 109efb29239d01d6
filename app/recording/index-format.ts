// What is worked out once about a recording, so that a page can jump, search and read in it at once. Versioned: another
// version is not read but worked out again.
import { z } from 'zod'
import { COLS_MAX, ROWS_MAX } from './cast.ts'
import { SEEN_LINES_MAX } from './line-log.ts'
import { COMMANDS_MAX } from './transcript.ts'

export const INDEX_FORMAT = 1
/** All screens of an index together, in characters. */
export const SCREENS_CHARS_MAX = 6 << 20
export const KEYFRAMES_MAX = 2000
export const QUIET_SPANS_MAX = 20_000
export const CAST_MARKERS_MAX = 1000
/** A whole index as it lies on the disk. */
export const INDEX_BYTES_MAX = 64 << 20

const ms = z.number().min(0)
const count = z.number().int().min(0)
const place = z.object({ version: z.literal([2, 3]), byte: count, atMs: ms, clockMs: z.number() })
const keyframe = z.object({
  /** Behind the last line that this screen has seen. */
  place,
  cols: z.number().int().min(1).max(COLS_MAX),
  rows: z.number().int().min(1).max(ROWS_MAX),
  /** Written to an empty screen of this size, it gives the screen of this moment. */
  screen: z.string().max(SCREENS_CHARS_MAX),
})
const entry = z.object({
  atMs: ms,
  command: z.string().nullable(),
  output: z.array(z.string()),
  leftOut: count,
  wasGivenUp: z.boolean(),
  fullScreenMs: ms,
  exitStatus: z.number().int().nullable(),
})
const indexSchema = z.object({
  format: z.literal(INDEX_FORMAT),
  bytes: count,
  durationMs: ms,
  /** The first is the empty screen at the beginning. In order, never two at one place. */
  keyframes: z.array(keyframe).min(1).max(KEYFRAMES_MAX),
  quiet: z.array(z.object({ fromMs: ms, toMs: ms })).max(QUIET_SPANS_MAX),
  lines: z.array(z.object({ atMs: ms, text: z.string() })).max(SEEN_LINES_MAX),
  linesAreFull: z.boolean(),
  transcript: z.array(entry).max(COMMANDS_MAX),
  transcriptIsFull: z.boolean(),
  /** Those the recorder wrote into the file, as where recording stopped. */
  markers: z.array(z.object({ atMs: ms, words: z.string() })).max(CAST_MARKERS_MAX),
  troubles: z.object({ corruptLines: count, tooLongLines: count, clockJumps: count, isCut: z.boolean() }),
})

export type RecordingIndex = z.infer<typeof indexSchema>
export type Keyframe = z.infer<typeof keyframe>

/** By its first words: of this version, and of a recording of this size. A page reads the rest with `readIndex`. */
export function isIndexOf(text: string, bytes: number): boolean {
  return text.startsWith(`{"format":${INDEX_FORMAT},"bytes":${bytes},`)
}

/** Null: of another version, or no index. */
export function readIndex(text: string): RecordingIndex | null {
  if (text.length > INDEX_BYTES_MAX) return null
  try {
    const read = indexSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
