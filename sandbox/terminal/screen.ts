// One terminal's screen: parses the stream, keeps the last checkpoint proven exact, answers the programs' queries.
import { addSerializer, openHeadless, type Headless, type Serializer } from './headless.ts'
import { isBetweenSequences, isExact, takeSnapshot } from './snapshot.ts'

export type Checkpoint = {
  /** Raw output from here on completes the snapshot. */
  offset: number
  sizeCount: number
  cols: number
  rows: number
  text: string
  /** False = nothing could be proven for a long stretch; the best we have. */
  verified: boolean
}

/** A join sends at most this much raw output after the snapshot, if it can be helped. */
const FRESH_BYTES = 4 << 10
/** An older checkpoint is still exact; beyond this it would not stay in the ring until the viewer has it. */
const USABLE_BYTES = 192 << 10
const TRY_EVERY_BYTES = 64 << 10
const TRY_EVERY_MS = 250
const TRY_ANYWAY_MS = 1000
const QUIET_MS = 100

export type ScreenOptions = {
  cols: number
  rows: number
  /** Where the stream begins when the screen is made anew in the middle of it. */
  offset?: number
  sizeCount?: number
  /** Queries before this offset were answered by an earlier screen and stay unanswered when replayed. */
  answerFrom?: number
  now: () => number
  onReply: (text: string) => void
}

export class Screen {
  readonly #terminal: Headless
  readonly #serializer: Serializer
  readonly #now: () => number
  #parsed: number
  #sizeCount: number
  #verified: Checkpoint
  #triedAt: number
  #quietTimer: NodeJS.Timeout | undefined
  #disposed = false
  /** How often a viewer had to be given an unproven snapshot. */
  unverified = 0

  constructor(options: ScreenOptions) {
    const { cols, rows, offset = 0, sizeCount = 0 } = options
    this.#terminal = openHeadless(cols, rows)
    this.#serializer = addSerializer(this.#terminal)
    this.#now = options.now
    this.#parsed = offset
    this.#sizeCount = sizeCount
    this.#verified = { offset, sizeCount, cols, rows, text: '', verified: true }
    this.#triedAt = options.now()
    const answerFrom = options.answerFrom ?? 0
    this.#terminal.onData((text) => {
      if (this.#parsed >= answerFrom) options.onReply(text)
    })
  }

  get terminal(): Headless {
    return this.#terminal
  }

  write(bytes: Uint8Array, parsed: () => void): void {
    this.#terminal.write(bytes, () => {
      if (this.#disposed) return
      this.#parsed += bytes.length
      parsed()
      this.#consider()
    })
  }

  /** Takes effect at this byte of the stream: writes are parsed in order. */
  resize(cols: number, rows: number): void {
    this.#terminal.write('', () => {
      if (this.#disposed) return
      this.#terminal.resize(cols, rows)
      this.#sizeCount++
      this.#triedAt = -Infinity
      this.#consider()
    })
  }

  /** The freshest checkpoint, once everything written so far is parsed. */
  checkpoint(): Promise<Checkpoint> {
    return new Promise((resolve) => {
      this.#terminal.write('', () => {
        // Asked and then closed: the screen is no longer to be touched, and nobody waits for it.
        if (this.#disposed) return resolve(this.#verified)
        if (!this.#isFresh() && !this.#try() && this.#parsed - this.#verified.offset > USABLE_BYTES) {
          this.unverified++
          return resolve({ ...this.#here(takeSnapshot(this.#terminal, this.#serializer)), verified: false })
        }
        resolve(this.#verified)
      })
    })
  }

  dispose(): void {
    this.#disposed = true
    clearTimeout(this.#quietTimer)
    this.#terminal.dispose()
  }

  /** A proof costs milliseconds: what a join can carry as raw output is not proven anew for every key. */
  #isFresh(): boolean {
    return this.#parsed - this.#verified.offset <= FRESH_BYTES && this.#sizeCount === this.#verified.sizeCount
  }

  #consider(): void {
    if (this.#isFresh()) return
    const now = this.#now()
    const behind = this.#parsed - this.#verified.offset
    const due = behind >= TRY_EVERY_BYTES ? TRY_EVERY_MS : TRY_ANYWAY_MS
    if (now - this.#triedAt >= due) this.#try()
    this.#quietTimer ??= setTimeout(() => {
      this.#quietTimer = undefined
      if (!this.#isFresh()) this.#try()
    }, QUIET_MS)
    this.#quietTimer.refresh()
  }

  #try(): boolean {
    this.#triedAt = this.#now()
    if (!isBetweenSequences(this.#terminal)) return false
    const text = takeSnapshot(this.#terminal, this.#serializer)
    if (!isExact(this.#terminal, text)) return false
    this.#verified = { ...this.#here(text), verified: true }
    return true
  }

  #here(text: string): Omit<Checkpoint, 'verified'> {
    const { cols, rows } = this.#terminal
    return { offset: this.#parsed, sizeCount: this.#sizeCount, cols, rows, text }
  }
}
