// How far one viewer has come, and how much more it may be sent. No sockets, no timers.

/** Output in flight per viewer: sent, not yet parsed. Small enough that Ctrl-C gets through, large enough for full speed. */
export const WINDOW_BYTES = 256 << 10
const DRAINED_BYTES = WINDOW_BYTES / 4
/** Somebody who has acknowledged nothing for this long does not hold anybody up. */
export const STALL_MS = 2000
/** Behind without a pause for this long: a snapshot is the quicker way to catch up. */
export const BEHIND_MS = 2000

export class ViewerWindow {
  #sent = 0
  #acked = 0
  /** Since when something has been in flight without a word from the page. */
  #quietSince = 0
  #behindSince: number | null = null

  get sent(): number {
    return this.#sent
  }

  get acked(): number {
    return this.#acked
  }

  get room(): number {
    return Math.max(0, WINDOW_BYTES - (this.#sent - this.#acked))
  }

  /** Everything before `offset` is taken as seen: after a snapshot or a resume. */
  startAt(offset: number, now: number): void {
    this.#sent = offset
    this.#acked = offset
    this.#quietSince = now
    this.#behindSince = null
  }

  send(count: number, now: number): void {
    if (this.#sent === this.#acked) this.#quietSince = now
    this.#sent += count
  }

  /** Offsets are absolute, so a lost, repeated, late or invented acknowledgement heals itself. */
  ack(offset: number, now: number): void {
    const clamped = Math.min(offset, this.#sent)
    if (clamped <= this.#acked) return
    this.#acked = clamped
    this.#quietSince = now
  }

  get drained(): boolean {
    return this.#sent - this.#acked <= DRAINED_BYTES
  }

  stalled(now: number): boolean {
    return this.#sent > this.#acked && now - this.#quietSince > STALL_MS
  }

  /** Told after each sending how far the stream is; says when it has been behind too long. */
  noteEnd(end: number, now: number): boolean {
    if (this.#sent >= end) this.#behindSince = null
    else this.#behindSince ??= now
    return this.#behindSince !== null && now - this.#behindSince > BEHIND_MS
  }
}
