// Edits of this page that are not known to be saved: waiting to be sent, or sent and not answered. Nothing leaves it unanswered.
import * as Y from 'yjs'
import { MERGED_BYTES_MAX } from './limits.ts'

type Sent = { id: number; update: Uint8Array }

/** So that a slow line carries few large messages instead of many small ones. */
const UNANSWERED_MAX = 4

export class Outbox {
  #waiting: Uint8Array[]
  #sent: Sent[] = []
  #lastId = 0

  constructor(waiting: readonly Uint8Array[] = []) {
    this.#waiting = [...waiting]
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0 && this.#sent.length === 0
  }

  /** Everything that is not answered, in order. */
  get all(): Uint8Array[] {
    return [...this.#sent.map((one) => one.update), ...this.#waiting]
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update)
  }

  /** What goes out now; null = nothing, or too much is unanswered. */
  next(): Sent | null {
    if (this.#waiting.length === 0 || this.#sent.length >= UNANSWERED_MAX) return null
    const together = this.#takeTogether()
    const [first] = together
    if (!first) return null
    const sent = { id: ++this.#lastId, update: together.length === 1 ? first : Y.mergeUpdates(together) }
    this.#sent.push(sent)
    return sent
  }

  answered(id: number): void {
    this.#sent = this.#sent.filter((one) => one.id > id)
  }

  /** The line broke: whatever was not answered is sent again. A second time changes nothing. */
  rewind(): void {
    this.#waiting = this.all
    this.#sent = []
  }

  #takeTogether(): Uint8Array[] {
    let bytes = 0
    const end = this.#waiting.findIndex((update, index) => {
      bytes += update.length
      return index > 0 && bytes > MERGED_BYTES_MAX
    })
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }
}
