// Output on its way to the screen thread, in batches: waking the thread for every key would cost the key its core.

/** Nobody waits for the screen but joiners, who have everything fed at once first. */
export const FEED_AFTER_MS = 100
/** Something in it may be a question that a program waits on; still after the echo has left. */
export const FEED_SOON_MS = 4
export const FEED_BYTES = 64 << 10

const ESCAPE = 0x1b
const ENQUIRY = 0x05

export type FeedClock = { after(ms: number, run: () => void): () => void }

export class ScreenFeed {
  readonly #emit: (bytes: Uint8Array<ArrayBuffer>) => void
  readonly #clock: FeedClock
  #waiting: Uint8Array[] = []
  #length = 0
  #cancel: (() => void) | null = null
  #soon = false

  constructor(emit: (bytes: Uint8Array<ArrayBuffer>) => void, clock: FeedClock) {
    this.#emit = emit
    this.#clock = clock
  }

  push(bytes: Uint8Array): void {
    this.#waiting.push(bytes)
    this.#length += bytes.length
    if (this.#length >= FEED_BYTES) return this.flush()
    const soon = this.#soon || bytes.includes(ESCAPE) || bytes.includes(ENQUIRY)
    if (this.#cancel && soon === this.#soon) return
    this.#cancel?.()
    this.#soon = soon
    this.#cancel = this.#clock.after(soon ? FEED_SOON_MS : FEED_AFTER_MS, () => this.flush())
  }

  /** What waits goes now: before a size, a question about the screen, or the end. */
  flush(): void {
    if (this.#length > 0) {
      // A copy of exactly these bytes, to be given away: sending a view would copy whatever buffer it is cut from.
      const bytes = new Uint8Array(this.#length)
      let at = 0
      for (const part of this.#waiting) {
        bytes.set(part, at)
        at += part.length
      }
      this.drop()
      return this.#emit(bytes)
    }
    this.drop()
  }

  drop(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#soon = false
    this.#waiting = []
    this.#length = 0
  }
}
