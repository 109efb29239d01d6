// What this page has typed and the host has not confirmed: numbered, so that a reconnect neither loses nor doubles a key.
import { INPUT_BYTES_MAX, PASTE_BYTES_MAX, type FromPage } from '#sandbox/frames.ts'

export type InputFrame = Extract<FromPage, { type: 'input' }>

/** Brackets around a paste come on top of it. */
const BRACKETS_BYTES = 64
/** All that may wait for the host together: two pastes, or an hour of typing without a network. */
const UNCONFIRMED_BYTES_MAX = 2 * PASTE_BYTES_MAX

export class Typed {
  #unconfirmed: InputFrame[] = []
  #bytes = 0
  #lastSeq = 0

  get unconfirmed(): readonly InputFrame[] {
    return this.#unconfirmed
  }

  /** Cuts one gesture into frames. Null = more than one paste may be; nothing of it is kept. */
  add(bytes: Uint8Array, epoch: number): InputFrame[] | null {
    if (bytes.length === 0) return []
    if (bytes.length > PASTE_BYTES_MAX + BRACKETS_BYTES) return null
    if (bytes.length + this.#bytes > UNCONFIRMED_BYTES_MAX) return null
    const frames: InputFrame[] = []
    for (let at = 0; at < bytes.length; at += INPUT_BYTES_MAX) {
      const part = bytes.slice(at, at + INPUT_BYTES_MAX)
      const more = at + INPUT_BYTES_MAX < bytes.length
      frames.push({ type: 'input', epoch, seq: ++this.#lastSeq, more, bytes: part })
    }
    this.#unconfirmed.push(...frames)
    this.#bytes += bytes.length
    return frames
  }

  /** The host has dealt with everything up to `seq`. */
  confirm(seq: number): void {
    this.#unconfirmed = this.#unconfirmed.filter((frame) => frame.seq > seq)
    this.#bytes = this.#unconfirmed.reduce((sum, frame) => sum + frame.bytes.length, 0)
  }
}
