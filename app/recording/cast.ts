// What an asciicast says: the shapes, the bounds, and one line of it read. https://docs.asciinema.org/manual/asciicast/v3/
import { z } from 'zod'

/** A screen of a recording; what claims to be larger is drawn at this size. */
export const COLS_MAX = 500
export const ROWS_MAX = 200
const COLS_MIN = 2
const ROWS_MIN = 1
const TITLE_CHARS_MAX = 200
/** Nothing happens for longer than this in a session: a clock was set. */
export const GAP_MS_MAX = 4 * 3_600_000
/** What a jump of the clock is shown as. */
export const JUMP_MS = 1000

export type CastVersion = 2 | 3
export type CastHeader = {
  version: CastVersion
  cols: number
  rows: number
  /** Null where the file does not say, or says nonsense. */
  startedAtSeconds: number | null
  title: string
}
/** Output, a size, a marker, the end. Input is never read, whoever recorded it. */
export type CastEvent = { atMs: number } & (
  | { code: 'o'; text: string }
  | { code: 'r'; cols: number; rows: number }
  | { code: 'm'; text: string }
  | { code: 'x'; status: number }
)
/** A line and whether its time could be read; `null`: it says nothing to a player. */
export type CastLine = { seconds: number; event: CastBody | null }
export type CastBody =
  | { code: 'o'; text: string }
  | { code: 'r'; cols: number; rows: number }
  | { code: 'm'; text: string }
  | { code: 'x'; status: number }

const size = z.number().int()
const headerV3 = z.object({
  version: z.literal(3),
  term: z.object({ cols: size, rows: size }),
  timestamp: z.number().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
})
const headerV2 = z.object({
  version: z.literal(2),
  width: size,
  height: size,
  timestamp: z.number().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
})

/** Null: not an asciicast that can be played. */
export function readHeader(line: string): CastHeader | null {
  const json = parseJson(line)
  const v3 = headerV3.safeParse(json)
  if (v3.success) {
    const { term, timestamp, title } = v3.data
    return { version: 3, ...bounded(term.cols, term.rows), ...facts(timestamp, title) }
  }
  const v2 = headerV2.safeParse(json)
  if (!v2.success) return null
  const { width, height, timestamp, title } = v2.data
  return { version: 2, ...bounded(width, height), ...facts(timestamp, title) }
}

function facts(timestamp: number | undefined, title: string | undefined) {
  const isTime = timestamp !== undefined && timestamp > 0 && timestamp < 32_503_680_000
  return {
    startedAtSeconds: isTime ? timestamp : null,
    title: plain(title ?? '', TITLE_CHARS_MAX),
  }
}

/** `corrupt`: not a line of an asciicast, though its time may still be readable. */
export function readLine(line: string): CastLine | { corrupt: true; seconds: number | null } {
  const json = parseJson(line)
  if (!Array.isArray(json) || typeof json[0] !== 'number' || typeof json[1] !== 'string')
    return { corrupt: true, seconds: readableTime(line) }
  const [seconds, code, text] = json as [number, string, unknown]
  if (typeof text !== 'string' && typeof text !== 'number') return { corrupt: true, seconds }
  const event = readBody(code, String(text))
  return event === 'corrupt' ? { corrupt: true, seconds } : { seconds, event }
}

const MARKER_CHARS_MAX = 500

function readBody(code: string, text: string): CastBody | null | 'corrupt' {
  switch (code) {
    case 'o':
      return { code, text }
    case 'r': {
      const match = /^(\d{1,6})x(\d{1,6})$/.exec(text)
      return match ? { code, ...bounded(Number(match[1]), Number(match[2])) } : 'corrupt'
    }
    case 'm':
      return { code, text: plain(text, MARKER_CHARS_MAX) }
    case 'x':
      return /^-?\d{1,6}$/.test(text) ? { code, status: Number(text) } : 'corrupt'
    default:
      return null
  }
}

function bounded(cols: number, rows: number): { cols: number; rows: number } {
  return {
    cols: Math.min(Math.max(cols, COLS_MIN), COLS_MAX),
    rows: Math.min(Math.max(rows, ROWS_MIN), ROWS_MAX),
  }
}

/** Words that a stranger wrote, without what would not be words on a page. */
function plain(text: string, max: number): string {
  return Array.from(text.slice(0, max * 4).replace(/\p{C}/gu, ''))
    .slice(0, max)
    .join('')
    .trim()
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A line that broke off behind its time still moves the clock, or all that follows would come too early. */
function readableTime(line: string): number | null {
  const match = /^\[\s*(\d{1,9}(?:\.\d{1,9})?)\s*,/.exec(line)
  return match ? Number(match[1]) : null
}
