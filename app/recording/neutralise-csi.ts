// One control sequence: passed on, passed on bounded, or dropped.
import { COLS_MAX, ROWS_MAX } from './cast.ts'

/** Work left that sequences may cause. */
export type Allowance = { left: number }

/** Beyond every screen that can be recorded; programs that ask for "the far corner" use about this. */
const NUMBER_MAX = 9999
const DROPPED = '\0'

/** Sequences that draw, by prefix or intermediate and final character. What is not here asks, reports or prints. */
const DRAWING: Record<string, string | undefined> = {
  '': '@ABCDEFGHIJKLMPSTXZ`abdefghlmrsu',
  '?': 'hlJK',
  '!': 'p',
  ' ': 'q@A',
  "'": '}~',
  '"': 'q',
}
/**
 * Modes that only concern a hand at the terminal: mouse and focus reports (they would also keep a reader from selecting
 * text), pasting, and holding the picture back until told to go on.
 */
const NOT_DRAWING = new Set([
  9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1015, 1016, 2004, 2026, 2031, 9001,
])

export function judgeCsi(sequence: string, allowance: Allowance): string {
  const match = /^(?:\x1b\[|\x9b)([<=>?]?)([0-9;:]*)([ -/]*)([@-~])$/.exec(sequence)
  // Nobody can read it, xterm neither.
  if (!match) return ''
  const [, prefix = '', numbers = '', intermediates = '', final = ''] = match
  if (!DRAWING[prefix + intermediates]?.includes(final)) return DROPPED
  const kept = prefix === '?' && (final === 'h' || final === 'l') ? drawingModes(numbers) : numbers
  if (kept === null) return DROPPED
  const max = intermediates === '' && prefix === '' ? mostOf(final) : NUMBER_MAX
  const bounded = kept.replace(/\d{3,}/g, (digits) => (Number(digits) > max ? String(max) : digits))
  if (!mayWork(allowance, workOf(prefix, bounded, final))) return DROPPED
  return `\x1b[${prefix}${bounded}${intermediates}${final}`
}

function drawingModes(numbers: string): string | null {
  const modes = numbers.split(';')
  const kept = modes.filter((mode) => !NOT_DRAWING.has(Number(mode)))
  if (kept.length === modes.length) return numbers
  return kept.length === 0 ? null : kept.join(';')
}

/** Once every line or cell has been moved, moving on changes nothing. */
function mostOf(final: string): number {
  if ('LMST'.includes(final)) return ROWS_MAX
  if ('@PXIZ'.includes(final)) return COLS_MAX
  return final === 'b' ? REPEATS_MAX : NUMBER_MAX
}

/** No program repeats a character over more than a screen's width at a time. */
const REPEATS_MAX = COLS_MAX

/** Measured on a screen of the largest size. */
const WORK = { clear: 4000, line: 50, otherScreen: 1200, reset: 20_000, fill: 2000 }

function workOf(prefix: string, numbers: string, final: string): number {
  const count = Number(/\d+/.exec(numbers)?.[0] ?? 1)
  if (prefix === '?' && 'hl'.includes(final)) return /\b(47|1047|1049)\b/.test(numbers) ? WORK.otherScreen : 1
  if (final === 'J') return WORK.clear
  if ('LMST'.includes(final)) return count * WORK.line
  return '@PXIZb'.includes(final) ? count : 1
}

export function workOfEscape(sequence: string): number {
  if (sequence === '\x1bc') return WORK.reset
  return sequence === '\x1b#8' ? WORK.fill : 0
}

/** Takes the work from what is left, if there is so much. */
export function mayWork(allowance: Allowance, work: number): boolean {
  if (work > allowance.left) return false
  allowance.left -= work
  return true
}
