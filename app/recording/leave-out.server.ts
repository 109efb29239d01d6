// A recording without what was on the screen in some stretches of it: quiet while they last, then the screen as it is at
// their end, which is what those who watched live got.
import {
  addSerializer,
  internalsOf,
  openHeadless,
  type Headless,
  type Serializer,
} from '#sandbox/terminal/headless.ts'
import { isBetweenSequences, takeSnapshot } from '#sandbox/terminal/snapshot.ts'
import { FOCUS_ENDS, readFocusBegin } from '#app/session/focus-minutes.ts'
import { CastReader } from './cast-reader.ts'
import type { CastEvent, CastHeader } from './cast.ts'
import { Neutraliser } from './neutralise.ts'
import type { Span } from './spans.ts'

/** Full reset: nothing that stood before may show through. */
const AFRESH = '\x1bc'

/** By their times, and by the numbers that the marks in it carry: what either says is left out. */
export type LeftOut = { spans: readonly Span[]; seqs: readonly number[] }

/** The lines of the other file. No line: it is no asciicast that can be played. */
export async function* leaveOut(chunks: AsyncIterable<Uint8Array>, left: LeftOut): AsyncGenerator<string> {
  const reader = new CastReader()
  let editor: Editor | null = null
  for await (const chunk of chunks) {
    const read = reader.push(chunk)
    if (reader.isForeign) return
    if (!editor && reader.header) {
      editor = new Editor(reader.header, left)
      yield headerLine(reader.header)
    }
    for (const { event } of read) yield* editor?.take(event) ?? []
  }
  for (const { event } of reader.end()) yield* editor?.take(event) ?? []
  yield* editor?.finish() ?? []
}

class Editor {
  readonly #left: LeftOut
  readonly #terminal: Headless
  readonly #serializer: Serializer
  readonly #neutraliser = new Neutraliser()
  #writtenMs = 0
  /** What was on the screen has not been told since. */
  #hidesUntilMs: number | null = null
  /** A mark says that they began, and none that they ended: nothing is shown before it does. */
  #isMarked = false

  constructor({ cols, rows }: CastHeader, left: LeftOut) {
    this.#left = left
    this.#terminal = openHeadless(cols, rows)
    this.#serializer = addSerializer(this.#terminal)
  }

  *take(event: CastEvent): Generator<string> {
    yield* this.#showAgain(event.atMs)
    if (event.code === 'm') this.#readMark(event.text)
    const span = this.#left.spans.find(({ fromMs, toMs }) => event.atMs >= fromMs && event.atMs < toMs)
    const untilMs = span ? span.toMs : this.#isMarked ? event.atMs : null
    if (untilMs !== null) this.#hidesUntilMs = Math.max(this.#hidesUntilMs ?? 0, untilMs)
    this.#draw(event)
    const isHidden = this.#hidesUntilMs !== null && event.code === 'o'
    if (!isHidden) yield this.#line(event)
  }

  #readMark(label: string): void {
    const began = readFocusBegin(label)
    if (began !== null && this.#left.seqs.includes(began)) this.#isMarked = true
    if (label === FOCUS_ENDS) this.#isMarked = false
  }

  *finish(): Generator<string> {
    yield* this.#showAgain(Infinity)
    this.#terminal.dispose()
  }

  /** A screen in the middle of a sequence cannot be told: then what completes it is left out as well. */
  *#showAgain(atMs: number): Generator<string> {
    const until = this.#hidesUntilMs
    if (until === null || atMs < until || until === Infinity || this.#isMarked) return
    if (!isBetweenSequences(this.#terminal) || !this.#neutraliser.isBetweenSequences) return
    this.#hidesUntilMs = null
    const text = AFRESH + takeSnapshot(this.#terminal, this.#serializer)
    yield this.#line({ code: 'o', text, atMs: Math.max(until, this.#writtenMs) })
  }

  #draw(event: CastEvent): void {
    if (event.code === 'o')
      internalsOf(this.#terminal).writeSync(this.#neutraliser.feed(event.text, event.atMs))
    if (event.code === 'r') this.#terminal.resize(event.cols, event.rows)
  }

  #line(event: CastEvent): string {
    const seconds = Math.max(0, event.atMs - this.#writtenMs) / 1000
    this.#writtenMs = Math.max(this.#writtenMs, event.atMs)
    return `${JSON.stringify([seconds, event.code, textOf(event)])}\n`
  }
}

function textOf(event: CastEvent): string {
  switch (event.code) {
    case 'r':
      return `${event.cols}x${event.rows}`
    case 'x':
      return String(event.status)
    default:
      return event.text
  }
}

function headerLine({ cols, rows, startedAtSeconds, title }: CastHeader): string {
  const timestamp = startedAtSeconds === null ? {} : { timestamp: Math.floor(startedAtSeconds) }
  return `${JSON.stringify({ version: 3, term: { cols, rows }, ...timestamp, title })}\n`
}
