// Watches a headless screen while a recording is played into it: what stands on it, and what its lines say when the
// cursor leaves them.
import type { Headless } from '#sandbox/terminal/headless.ts'
import { LineLog } from './line-log.ts'
import { TranscriptWriter } from './transcript.ts'

/** A command may wrap over lines; what is longer is no command. */
const WRAPPED_LINES_MAX = 30
/** Above the screen this many lines can still be scrolled back to, so they count as seen. */
const ABOVE_MAX = 1000

type Marker = { line: number; isDisposed: boolean; dispose(): void }

export class ScreenReader {
  readonly log = new LineLog()
  readonly transcript = new TranscriptWriter()
  readonly #terminal: Headless
  #atMs = 0
  /** A line whose number is known, so that lines keep their names while the screen scrolls. */
  #anchor: { marker: Marker | undefined; id: number } = { marker: undefined, id: 0 }
  #readTo = 0
  #promptEnd: { line: number; column: number } | null = null

  constructor(terminal: Headless) {
    this.#terminal = terminal
    terminal.onLineFeed(() => this.#lineLeft())
    terminal.buffer.onBufferChange((buffer) =>
      this.transcript.fullScreen(buffer.type === 'alternate', this.#atMs),
    )
    terminal.parser.registerOscHandler(133, (mark) => this.#shellMark(mark))
    this.#moveAnchor()
  }

  /** What is written from now on was recorded then. */
  at(atMs: number): void {
    this.#atMs = atMs
  }

  /** The screen stands still for as long as eyes need. */
  look(): void {
    const buffer = this.#terminal.buffer.active
    if (buffer.type === 'alternate') {
      const rows = Array.from({ length: this.#terminal.rows }, (_, y) => ({
        key: `full ${y}`,
        text: buffer.getLine(buffer.baseY + y)?.translateToString(true) ?? '',
      }))
      return this.log.see(rows, this.#atMs)
    }
    const first = this.#idOf(0)
    const from = Math.max(0, buffer.baseY - ABOVE_MAX, Math.min(buffer.baseY, this.#readTo - first))
    const rows: { key: string; text: string }[] = []
    for (let y = from; y < buffer.baseY + this.#terminal.rows; y++) {
      const line = buffer.getLine(y)
      const last = rows.at(-1)
      const text = line?.translateToString(true) ?? ''
      if (line?.isWrapped && last && last.text.length < ABOVE_MAX) last.text += text
      else rows.push({ key: `${first + y}`, text })
    }
    this.log.see(rows, this.#atMs)
    this.#readTo = first + buffer.baseY
    this.#moveAnchor()
  }

  /** After a change of size the lines are broken elsewhere. */
  resized(): void {
    this.log.forget()
    this.#promptEnd = null
    this.#anchor = { marker: undefined, id: this.#anchor.id + ABOVE_MAX * 10 }
    this.#moveAnchor()
    this.#readTo = this.#idOf(0) + this.#terminal.buffer.active.baseY
  }

  finish(): void {
    this.look()
    const buffer = this.#terminal.buffer.active
    if (buffer.type === 'normal') {
      const { text } = this.#logicalLine(buffer.baseY + buffer.cursorY)
      if (text.trim() !== '') this.transcript.line(text, this.#atMs)
    }
  }

  #idOf(line: number): number {
    const { marker, id } = this.#anchor
    if (!marker || marker.isDisposed || marker.line < 0) {
      // So much went by, or all was cleared, that no line is one that stood before.
      this.log.forget()
      this.#anchor = { marker: undefined, id: id + ABOVE_MAX * 10 }
      this.#moveAnchor()
      return this.#anchor.marker ? line - this.#anchor.marker.line + this.#anchor.id : this.#anchor.id + line
    }
    return line - marker.line + id
  }

  #moveAnchor(): void {
    const buffer = this.#terminal.buffer.active
    if (buffer.type === 'alternate') return
    const { marker, id } = this.#anchor
    const cursor = buffer.baseY + buffer.cursorY
    const next = marker && !marker.isDisposed && marker.line >= 0 ? cursor - marker.line + id : id
    marker?.dispose()
    this.#anchor = { marker: this.#terminal.registerMarker(0), id: next }
  }

  #lineLeft(): void {
    const buffer = this.#terminal.buffer.active
    if (buffer.type === 'alternate') return
    const { text, first } = this.#logicalLine(buffer.baseY + buffer.cursorY - 1)
    const end = this.#promptEnd
    this.#promptEnd = null
    const isMarked = end !== null && end.line - first >= 0 && end.line - first < WRAPPED_LINES_MAX
    const column = isMarked ? (end.line - first) * this.#terminal.cols + end.column : null
    this.transcript.line(text, this.#atMs, column)
  }

  #logicalLine(last: number): { text: string; first: number } {
    const buffer = this.#terminal.buffer.active
    let first = last
    while (first > 0 && last - first < WRAPPED_LINES_MAX && buffer.getLine(first)?.isWrapped) first--
    let text = ''
    for (let y = first; y <= last; y++) text += buffer.getLine(y)?.translateToString(y === last) ?? ''
    return { text, first }
  }

  #shellMark(mark: string): boolean {
    const [kind, status] = mark.split(';')
    const buffer = this.#terminal.buffer.active
    if (kind === 'B') this.#promptEnd = { line: buffer.baseY + buffer.cursorY, column: buffer.cursorX }
    if (kind === 'D' && status && /^\d{1,3}$/.test(status)) this.transcript.exited(Number(status))
    return true
  }
}
