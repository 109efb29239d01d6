// The last mebibyte of a terminal's output by absolute offset, and every size change in between.

import type { ReplayPiece, StreamPast } from './screens.ts'

export const RING_BYTES = 1 << 20
/** More changes of size than this without output between them push the oldest, and all before it, out of the ring. */
const SIZES_MAX = 64

export type SizeChange = { offset: number; sizeCount: number; cols: number; rows: number }

export class Ring {
  readonly #bytes: Buffer
  readonly #sizes: SizeChange[] = []
  #start = 0
  #end = 0
  #sizeCount = 0
  /** Changes up to this one are forgotten; who has not seen them cannot resume. */
  #sizesForgotten = 0

  /** The size in force at `start`. */
  #base: { cols: number; rows: number }

  constructor(size: { cols: number; rows: number }, capacity = RING_BYTES) {
    this.#base = size
    // Zeroed by the kernel on first touch: an idle terminal does not pay for the capacity.
    this.#bytes = Buffer.alloc(capacity)
  }

  /** Offset of the oldest byte still here. */
  get start(): number {
    return this.#start
  }

  /** Offset of the next byte. */
  get end(): number {
    return this.#end
  }

  get sizeCount(): number {
    return this.#sizeCount
  }

  append(bytes: Uint8Array): void {
    const capacity = this.#bytes.length
    const kept = bytes.length > capacity ? bytes.subarray(bytes.length - capacity) : bytes
    const at = (this.#end + bytes.length - kept.length) % capacity
    const first = Math.min(kept.length, capacity - at)
    this.#bytes.set(kept.subarray(0, first), at)
    this.#bytes.set(kept.subarray(first), 0)
    this.#end += bytes.length
    this.#start = Math.max(this.#start, this.#end - capacity)
    while (this.#sizes[0] && this.#sizes[0].offset < this.#start) this.#forgetSize()
  }

  addSize(cols: number, rows: number): SizeChange {
    const change = { offset: this.#end, sizeCount: ++this.#sizeCount, cols, rows }
    this.#sizes.push(change)
    if (this.#sizes.length > SIZES_MAX) this.#forgetSize()
    return change
  }

  /** Whether somebody who has seen everything up to here can go on from the ring alone. */
  holds(offset: number, sizeCount: number): boolean {
    if (offset < this.#start || offset > this.#end) return false
    if (sizeCount < this.#sizesForgotten || sizeCount > this.#sizeCount) return false
    // A size they claim to have seen must lie before, one they have not must lie after: else it is not our stream.
    return this.#sizes.every((size) =>
      size.sizeCount <= sizeCount ? size.offset <= offset : size.offset >= offset,
    )
  }

  sizeAfter(sizeCount: number): SizeChange | undefined {
    return this.#sizes.find((size) => size.sizeCount > sizeCount)
  }

  /** A copy: the ring writes over its own bytes while a slow socket may still hold the answer. */
  read(from: number, count: number): Buffer {
    if (from < this.#start || from > this.#end) throw new RangeError(`offset ${from} is not in the ring`)
    const length = Math.min(count, this.#end - from)
    const out = Buffer.allocUnsafe(length)
    const at = from % this.#bytes.length
    const first = Math.min(length, this.#bytes.length - at)
    this.#bytes.copy(out, 0, at, at + first)
    this.#bytes.copy(out, first, 0, length - first)
    return out
  }

  /** All that is known of the stream, in order; or only where it stands. */
  past(withReplay: boolean): StreamPast {
    const last = this.#sizes.at(-1) ?? this.#base
    if (!withReplay) {
      return { cols: last.cols, rows: last.rows, offset: this.#end, sizeCount: this.#sizeCount, replay: [] }
    }
    const replay: ReplayPiece[] = []
    let at = this.#start
    for (const { offset, cols, rows } of this.#sizes) {
      if (offset > at) replay.push({ type: 'output', bytes: this.read(at, offset - at) })
      replay.push({ type: 'size', cols, rows })
      at = Math.max(at, offset)
    }
    if (this.#end > at) replay.push({ type: 'output', bytes: this.read(at, this.#end - at) })
    return { ...this.#base, offset: this.#start, sizeCount: this.#sizesForgotten, replay }
  }

  #forgetSize(): void {
    const gone = this.#sizes.shift()
    if (!gone) return
    this.#sizesForgotten = gone.sizeCount
    this.#base = { cols: gone.cols, rows: gone.rows }
  }
}
