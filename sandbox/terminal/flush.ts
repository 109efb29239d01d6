// When output leaves: the first bytes of a window at once, so that keys echo; the rest together, so that floods are cheap.

export const WINDOW_MS = 4
/** What leaves at once in each window: an echo, a prompt, a screen line or two. */
export const FREE_BYTES = 2 << 10
export const FLUSH_BYTES = 64 << 10

export type FlushClock = { now(): number; after(ms: number, run: () => void): () => void }

export class Flush {
  readonly #emit: (bytes: Buffer) => void
  readonly #clock: FlushClock
  #pieces: Buffer[] = []
  #length = 0
  #windowStart = -Infinity
  #windowBytes = 0
  #cancel: (() => void) | null = null

  constructor(emit: (bytes: Buffer) => void, clock: FlushClock) {
    this.#emit = emit
    this.#clock = clock
  }

  push(bytes: Buffer): void {
    this.#pieces.push(bytes)
    this.#length += bytes.length
    if (this.#length >= FLUSH_BYTES) return this.flush()
    if (this.#cancel) return
    const now = this.#clock.now()
    if (now - this.#windowStart >= WINDOW_MS) {
      this.#windowStart = now
      this.#windowBytes = 0
    }
    this.#windowBytes += bytes.length
    if (this.#windowBytes <= FREE_BYTES) return this.flush()
    this.#cancel = this.#clock.after(WINDOW_MS - (now - this.#windowStart), () => this.flush())
  }

  /** Everything held back leaves now; for a change of size, an exit or the end. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = null
    const [only] = this.#pieces
    if (!only) return
    const bytes = this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces, this.#length)
    this.#pieces = []
    this.#length = 0
    this.#emit(bytes)
  }
}

/** The machine's own. */
export const flushClock = {
  now: () => performance.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
