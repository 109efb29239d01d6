// Plays a recording once, as fast as it goes, and writes down what a page needs to jump, search and read in it.
import { setImmediate as breathe } from 'node:timers/promises'
import {
  addSerializer,
  internalsOf,
  openHeadless,
  type Headless,
  type Serializer,
} from '#sandbox/terminal/headless.ts'
import { isBetweenSequences, isExact, takeSnapshot } from '#sandbox/terminal/snapshot.ts'
import { CastReader, type ReadEvent } from './cast-reader.ts'
import type { CastHeader } from './cast.ts'
import {
  CAST_MARKERS_MAX,
  INDEX_FORMAT,
  KEYFRAMES_MAX,
  QUIET_SPANS_MAX,
  SCREENS_CHARS_MAX,
  type Keyframe,
  type RecordingIndex,
} from './index-format.ts'
import { Neutraliser } from './neutralise.ts'
import { ScreenReader } from './screen-reader.server.ts'
import { PAUSE_MS_KEPT, type Span } from './spans.ts'

/** Between two screens a page has at most about this much to draw again. */
const KEYFRAME_CHARS = 256 << 10
const KEYFRAME_MS = 30_000
/** A screen that could not be told in text (in the middle of a sequence, say) can after a little more output. */
const TRY_AGAIN_CHARS = 2048
const TRY_AGAIN_MS = 500
/** A window that is dragged changes its size many times in a second. */
const AFTER_SIZE_MS = 100
/** What stands for less than this is not seen; in a long run of output the screen is looked at all the same. */
const GLANCE_MS = 30
const LOOK_EVERY_MS = 250
const LOOK_EVERY_CHARS = 32 << 10
const JOINS = /^(?:[\p{M}\p{Cf}]|\x1b\[\d*b)/u

export type IndexOptions = { keyframeChars?: number; keyframeMs?: number; screensCharsMax?: number }
export type BuiltIndex = { header: CastHeader; index: RecordingIndex }

/** Null: no asciicast that can be played. */
export async function buildIndex(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: IndexOptions = {},
): Promise<BuiltIndex | null> {
  const reader = new CastReader()
  let builder: IndexBuilder | null = null
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    const read = reader.push(chunk)
    if (reader.isForeign) break
    builder ??= reader.header && new IndexBuilder(reader, reader.header, options)
    builder?.take(read)
    // Others share this thread.
    await breathe()
  }
  const rest = reader.end()
  builder ??= reader.header && new IndexBuilder(reader, reader.header, options)
  if (!builder || !reader.header) return null
  builder.take(rest)
  return { header: reader.header, index: builder.finish(bytes) }
}

class IndexBuilder {
  readonly #reader: CastReader
  readonly #options: Required<IndexOptions>
  readonly #terminal: Headless
  readonly #serializer: Serializer
  readonly #screen: ScreenReader
  readonly #neutraliser = new Neutraliser()
  readonly #quiet: Span[] = []
  readonly #markers: { atMs: number; words: string }[] = []
  #keyframes: Keyframe[]
  /** How lines break after a change of size depends on what is above the screen, so none lies between two screens. */
  readonly #afterSize = new Set<Keyframe>()
  #isResized = false
  #screensChars = 0
  /** Doubled each time the screens have grown too many. */
  #spacing = 1
  #since = { chars: 0, atMs: 0 }
  #tried = { chars: 0, atMs: -Infinity }
  #looked = { chars: 0, atMs: 0 }
  #chars = 0
  #atMs = 0
  #activeMs = 0

  constructor(reader: CastReader, header: CastHeader, options: IndexOptions) {
    this.#reader = reader
    this.#options = {
      keyframeChars: options.keyframeChars ?? KEYFRAME_CHARS,
      keyframeMs: options.keyframeMs ?? KEYFRAME_MS,
      screensCharsMax: options.screensCharsMax ?? SCREENS_CHARS_MAX,
    }
    this.#terminal = openHeadless(header.cols, header.rows)
    this.#serializer = addSerializer(this.#terminal)
    this.#screen = new ScreenReader(this.#terminal)
    // Reading begins at the first line with the clock at nothing: `byte: 0` is the header again, which is skipped there.
    const place = { version: header.version, byte: 0, atMs: 0, clockMs: 0 }
    this.#keyframes = [{ place, cols: header.cols, rows: header.rows, screen: '' }]
  }

  take(read: readonly ReadEvent[]): void {
    for (const { event, end } of read) {
      this.#moveTo(event.atMs)
      if (event.code === 'o') this.#output(event.text)
      if (event.code === 'r') this.#resize(event.cols, event.rows)
      if (event.code === 'm' && this.#markers.length < CAST_MARKERS_MAX)
        this.#markers.push({ atMs: event.atMs, words: event.text })
      if (event.code === 'o' || event.code === 'r') this.#considerKeyframe(end)
    }
  }

  finish(bytes: number): RecordingIndex {
    this.#endQuiet(this.#atMs)
    this.#screen.finish()
    const { log, transcript } = this.#screen
    const index: RecordingIndex = {
      format: INDEX_FORMAT,
      bytes,
      durationMs: this.#atMs,
      keyframes: this.#keyframes,
      quiet: this.#quiet,
      lines: log.finish(),
      linesAreFull: log.isFull,
      transcript: transcript.finish(this.#atMs),
      transcriptIsFull: transcript.isFull,
      markers: this.#markers,
      troubles: this.#reader.troubles,
    }
    this.#terminal.dispose()
    return index
  }

  #moveTo(atMs: number): void {
    const stood = atMs - this.#atMs
    const { chars, atMs: lookedMs } = this.#looked
    const isDue = atMs - lookedMs >= LOOK_EVERY_MS || this.#chars - chars >= LOOK_EVERY_CHARS
    if (this.#chars > chars && (stood >= GLANCE_MS || isDue)) {
      this.#screen.look()
      this.#looked = { chars: this.#chars, atMs }
    }
    this.#atMs = atMs
    this.#screen.at(atMs)
  }

  #endQuiet(atMs: number): void {
    const span = { fromMs: this.#activeMs, toMs: atMs }
    if (span.toMs - span.fromMs > PAUSE_MS_KEPT && this.#quiet.length < QUIET_SPANS_MAX)
      this.#quiet.push(span)
    this.#activeMs = atMs
  }

  #output(text: string): void {
    this.#endQuiet(this.#atMs)
    const shown = this.#neutraliser.feed(text, this.#atMs)
    // What joins the character before it cannot begin on a screen that was put there.
    if (this.#chars === this.#since.chars && this.#keyframes.length > 1 && JOINS.test(shown)) this.#takeBack()
    this.#chars += text.length
    internalsOf(this.#terminal).writeSync(shown)
  }

  #resize(cols: number, rows: number): void {
    this.#endQuiet(this.#atMs)
    if (cols === this.#terminal.cols && rows === this.#terminal.rows) return
    this.#screen.look()
    this.#terminal.resize(cols, rows)
    this.#screen.resized()
    this.#isResized = true
  }

  #considerKeyframe(place: Keyframe['place']): void {
    const chars = this.#chars
    const { keyframeChars, keyframeMs } = this.#options
    const isDue =
      chars - this.#since.chars >= keyframeChars * this.#spacing ||
      this.#atMs - this.#since.atMs >= keyframeMs * this.#spacing
    const wasTried =
      chars - this.#tried.chars < TRY_AGAIN_CHARS && this.#atMs - this.#tried.atMs < TRY_AGAIN_MS
    const hasNews = chars !== this.#since.chars && !wasTried
    const isSizeDue = this.#isResized && this.#atMs - this.#tried.atMs >= AFTER_SIZE_MS
    if (!isSizeDue && !(isDue && hasNews)) return
    const screen = this.#exactScreen()
    this.#tried = { chars, atMs: this.#atMs }
    if (screen === null) return
    this.#since = { chars, atMs: this.#atMs }
    const keyframe = { place, cols: this.#terminal.cols, rows: this.#terminal.rows, screen }
    this.#keyframes.push(keyframe)
    if (this.#isResized) this.#afterSize.add(keyframe)
    this.#isResized = false
    this.#screensChars += screen.length
    while (this.#screensChars > this.#options.screensCharsMax || this.#keyframes.length > KEYFRAMES_MAX)
      if (!this.#thinOut()) break
  }

  #takeBack(): void {
    const last = this.#keyframes.pop()
    this.#screensChars -= last?.screen.length ?? 0
    if (last && this.#afterSize.has(last)) this.#isResized = true
    this.#since = { chars: -Infinity, atMs: -Infinity }
  }

  #exactScreen(): string | null {
    if (!this.#neutraliser.isBetweenSequences || !isBetweenSequences(this.#terminal)) return null
    const screen = takeSnapshot(this.#terminal, this.#serializer)
    if (screen.length > this.#options.screensCharsMax / 4) return null
    return isExact(this.#terminal, screen) ? screen : null
  }

  /** Every second screen goes, and they come half as often from here on. */
  #thinOut(): boolean {
    const before = this.#keyframes.length
    if (before <= 2) return false
    const kept = this.#keyframes.filter((keyframe, at) => at % 2 === 0 || this.#afterSize.has(keyframe))
    // A size that changes all the time is nobody's work: then those go as well.
    this.#keyframes = kept.length < before ? kept : this.#keyframes.filter((_, at) => at % 2 === 0)
    this.#screensChars = this.#keyframes.reduce((sum, { screen }) => sum + screen.length, 0)
    this.#spacing *= 2
    return true
  }
}
