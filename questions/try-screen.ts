// The terminal at hand while a question is tried: raw, shared between the box's output and our own few lines.
import type { ReadStream, WriteStream } from 'node:tty'
import { createQueryFilter } from './try-keys.ts'
import type { ShellScreen, Size } from './try-shell.ts'

const ESC = '\u001b'
/** Full-screen programs change to a second screen, and back when they end. */
const OTHER_SCREEN = new RegExp(`${ESC}\\[\\?(?:1049|1047|47)([hl])`, 'g')
const ENTER_OTHER = `${ESC}[?1049h`
const LEAVE_OTHER = `${ESC}[?1049l`
/** What a program that died in the middle may have left on: colours, a hidden cursor, bracketed paste, keypad and mouse modes. */
const IN_ORDER = `${ESC}[0m${ESC}[?25h${ESC}[?2004l${ESC}[?1l${ESC}>${ESC}[?1000l${ESC}[?1002l${ESC}[?1003l${ESC}[?1006l`
const WIDTH_MAX = 100

export type Tty = { input: ReadStream; output: WriteStream }

export type TryScreen = ShellScreen & {
  /** From now on output of the box waits, and lines of ours are printed in peace. */
  hold(): void
  /** Shows what waited. True where a full-screen program was covered and must be drawn again. */
  release(): boolean
  covers(): boolean
  say(text: string): void
  close(): void
}

export function openScreen({ input, output }: Tty): TryScreen {
  const filter = createQueryFilter()
  let waiting: { bytes: Uint8Array; seen: () => void }[] | null = null
  let other = false
  input.setRawMode(true)
  const put = (bytes: Uint8Array, seen: () => void) => {
    const clean = filter(bytes)
    for (const [, on] of clean.toString('latin1').matchAll(OTHER_SCREEN)) other = on === 'h'
    output.write(clean, seen)
  }
  return {
    size: (): Size => ({ cols: output.columns, rows: output.rows }),
    write(bytes, seen) {
      if (waiting) waiting.push({ bytes, seen })
      else put(bytes, seen)
    },
    clear: () => void output.write(`${ESC}[0m${ESC}[2J${ESC}[H`),
    hold() {
      if (waiting) return
      waiting = []
      output.write(`${other ? LEAVE_OTHER : ''}${ESC}[0m\r\n`)
    },
    release() {
      if (other) output.write(ENTER_OTHER)
      const late = waiting ?? []
      waiting = null
      for (const { bytes, seen } of late) put(bytes, seen)
      return other
    },
    covers: () => other,
    say: (text) => void output.write(`${wrap(text, output.columns)}\n`.replaceAll('\n', '\r\n')),
    close() {
      output.write(`${other ? LEAVE_OTHER : ''}${IN_ORDER}\r\n`)
      input.setRawMode(false)
      input.pause()
    },
  }
}

/** Markdown with each paragraph in one line, so that it can be wrapped anew; lists, tables and code keep their lines. */
export function flow(text: string): string {
  let code = false
  const flowing: string[] = []
  for (const line of text.split('\n')) {
    const fence = line.trimStart().startsWith('```')
    const before = flowing.at(-1) ?? ''
    const begins = /^\s*(?:[-*>|#]|\d+\. |$)/.test(line) || /^\s*(?:[|#]|```|$)/.test(before)
    if (code || fence || begins) flowing.push(line)
    else flowing[flowing.length - 1] = `${before} ${line.trim()}`
    if (fence) code = !code
  }
  return flowing.join('\n')
}

export function wrap(text: string, columns: number): string {
  const width = Math.max(20, Math.min(columns, WIDTH_MAX))
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n')
}

/** At spaces, keeping the indentation; a word longer than a line stays as it is. */
function wrapLine(line: string, width: number): string[] {
  const indent = /^\s*(?:[-*] |\d+\. )?/.exec(line)?.[0].length ?? 0
  const lines: string[] = []
  let rest = line
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width)
    if (at <= indent) break
    lines.push(rest.slice(0, at))
    rest = ' '.repeat(indent) + rest.slice(at + 1)
  }
  return [...lines, rest]
}
