// Reads an asciicast as its bytes come, from the start or from a place that the index knows. Never more than a line in memory.
import {
  GAP_MS_MAX,
  JUMP_MS,
  readHeader,
  readLine,
  type CastEvent,
  type CastHeader,
  type CastVersion,
} from './cast.ts'

/** Our recorder's lines hold at most a batch; a longer one is skipped. */
const LINE_BYTES_MAX = 4 << 20
const NEWLINE = 10
const BOM = [0xef, 0xbb, 0xbf]

/** Where reading can begin again: behind the line that ends at `byte`. `clock` is what version 2 counts from. */
export type CastPlace = { version: CastVersion; byte: number; atMs: number; clockMs: number }

export type CastTroubles = {
  /** Lines that could not be read. */
  corruptLines: number
  tooLongLines: number
  /** Times that went back, or forward by hours. */
  clockJumps: number
  /** The last line broke off. */
  isCut: boolean
}

/** `end`: the place behind this event. */
export type ReadEvent = { event: CastEvent; end: CastPlace }

export class CastReader {
  readonly troubles: CastTroubles = { corruptLines: 0, tooLongLines: 0, clockJumps: 0, isCut: false }
  readonly #decoder = new TextDecoder('utf-8')
  #header: CastHeader | null = null
  #isForeign = false
  #version: CastVersion | null = null
  #pieces: Uint8Array[] = []
  #pendingBytes = 0
  #isSkipping = false
  #byte = 0
  #atMs = 0
  #clockMs = 0

  constructor(from?: CastPlace) {
    if (!from) return
    this.#version = from.version
    this.#byte = from.byte
    this.#atMs = from.atMs
    this.#clockMs = from.clockMs
  }

  /** Null until its line has come, and for a reader that began in the middle. */
  get header(): CastHeader | null {
    return this.#header
  }

  /** The first line is no header of an asciicast: nothing more is read. */
  get isForeign(): boolean {
    return this.#isForeign
  }

  get place(): CastPlace | null {
    if (this.#version === null) return null
    return { version: this.#version, byte: this.#byte, atMs: this.#atMs, clockMs: this.#clockMs }
  }

  push(bytes: Uint8Array): ReadEvent[] {
    const events: ReadEvent[] = []
    let from = 0
    while (!this.#isForeign && from < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, from)
      const to = newline === -1 ? bytes.length : newline
      this.#keep(bytes.subarray(from, to))
      if (newline === -1) break
      const read = this.#line(1)
      if (read) events.push(read)
      from = newline + 1
    }
    return events
  }

  /** What is left without a line's end: whole, or broken off by a crash. */
  end(): ReadEvent[] {
    if (this.#isForeign || (this.#pendingBytes === 0 && !this.#isSkipping)) return []
    const before = this.troubles.corruptLines
    const read = this.#line(0)
    if (this.troubles.corruptLines > before) {
      this.troubles.corruptLines = before
      this.troubles.isCut = true
    }
    return read ? [read] : []
  }

  #keep(piece: Uint8Array): void {
    this.#pendingBytes += piece.length
    if (this.#pendingBytes > LINE_BYTES_MAX) {
      this.#isSkipping = true
      this.#pieces = []
    }
    // A copy: the caller may use its buffer again.
    if (!this.#isSkipping && piece.length > 0) this.#pieces.push(piece.slice())
  }

  #line(endBytes: 0 | 1): ReadEvent | null {
    const bytes = joined(this.#pieces, this.#isSkipping ? 0 : this.#pendingBytes)
    const wasSkipped = this.#isSkipping
    this.#byte += this.#pendingBytes + endBytes
    this.#pieces = []
    this.#pendingBytes = 0
    this.#isSkipping = false
    if (this.#version === null) {
      this.#readHeader(wasSkipped ? '' : this.#decoder.decode(withoutBom(bytes)))
      return null
    }
    if (wasSkipped) {
      this.troubles.tooLongLines++
      return null
    }
    const text = this.#decoder.decode(bytes).trim()
    // Version 3 has comments.
    return text === '' || text.startsWith('#') ? null : this.#read(text)
  }

  #readHeader(line: string): void {
    this.#header = readHeader(line.trim())
    this.#version = this.#header?.version ?? null
    this.#isForeign = this.#header === null
  }

  #read(text: string): ReadEvent | null {
    const line = readLine(text)
    if (line.seconds !== null) this.#pass(line.seconds * 1000)
    if ('corrupt' in line) {
      this.troubles.corruptLines++
      return null
    }
    const place = this.place
    return line.event && place ? { event: { ...line.event, atMs: this.#atMs }, end: place } : null
  }

  /** Version 3 tells the time since the line before, version 2 since the beginning. Time never goes back. */
  #pass(ms: number): void {
    const elapsed = this.#version === 3 ? ms : ms - this.#clockMs
    this.#clockMs = this.#version === 3 ? 0 : ms
    const isJump = !Number.isFinite(elapsed) || elapsed < 0 || elapsed > GAP_MS_MAX
    if (isJump) this.troubles.clockJumps++
    this.#atMs += isJump ? (elapsed < 0 ? 0 : JUMP_MS) : elapsed
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces
  if (pieces.length === 1 && only) return only
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function withoutBom(bytes: Uint8Array): Uint8Array {
  return BOM.every((byte, at) => bytes[at] === byte) ? bytes.subarray(BOM.length) : bytes
}
