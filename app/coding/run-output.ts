// The output of one run as it is told to people: in order, as text, and no more than anybody reads.
import type { OutputPiece } from './messages.ts'
import { joined } from './run-state.ts'
import { showable } from './run-words.ts'

/** Of one run; then a line that says so. */
export const SHOWN_BYTES_MAX = 64 << 10

export class RunOutput {
  readonly #decoders = { out: new TextDecoder(), err: new TextDecoder() }
  #left = SHOWN_BYTES_MAX
  #told: OutputPiece[] = []
  #fresh: OutputPiece[] = []

  /** Everything that was told. */
  get pieces(): OutputPiece[] {
    return joined([...this.#told, ...this.#fresh])
  }

  get isFull(): boolean {
    return this.#left <= 0
  }

  add(stream: 'out' | 'err', bytes: Uint8Array): void {
    if (this.isFull) return
    const some = bytes.subarray(0, this.#left)
    this.#left -= some.length
    // A character that was cut in two waits for its other half.
    this.#push(stream, showable(this.#decoders[stream].decode(some, { stream: true })))
    if (this.isFull) this.say('… and more, which is not shown here.')
  }

  /** A line of ours among the program's. */
  say(words: string): void {
    this.#push('err', `\n${words}\n`)
  }

  /** What was not told yet. */
  take(): OutputPiece[] {
    const fresh = joined(this.#fresh)
    this.#told = joined([...this.#told, ...fresh])
    this.#fresh = []
    return fresh
  }

  #push(stream: 'out' | 'err', text: string): void {
    if (text) this.#fresh.push({ stream, text })
  }
}
