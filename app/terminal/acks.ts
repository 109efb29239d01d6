// When a page tells the host how far it has parsed: often enough to keep the flow, rarely enough to cost nothing.

export const ACK_EVERY_BYTES = 64 << 10
/** After the last byte, so that a quiet screen is known to be current. */
export const ACK_AFTER_MS = 100

export type AckTimer = { after(ms: number, run: () => void): () => void }

export class Acks {
  readonly #send: (offset: number) => void
  readonly #timer: AckTimer
  #parsed = 0
  #told = 0
  #cancel: (() => void) | null = null

  constructor(send: (offset: number) => void, timer: AckTimer) {
    this.#send = send
    this.#timer = timer
  }

  /** A new connection or a snapshot: the host takes everything before `offset` as seen. */
  restart(offset: number): void {
    this.stop()
    this.#parsed = offset
    this.#told = offset
  }

  parsed(offset: number): void {
    if (offset <= this.#parsed) return
    this.#parsed = offset
    if (this.#parsed - this.#told >= ACK_EVERY_BYTES) return this.#tell()
    this.#cancel?.()
    this.#cancel = this.#timer.after(ACK_AFTER_MS, () => this.#tell())
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #tell(): void {
    this.stop()
    this.#told = this.#parsed
    this.#send(this.#parsed)
  }
}
