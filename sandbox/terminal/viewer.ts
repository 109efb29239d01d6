// One viewer of one terminal: where it stands in the stream, and what it is sent next.
import { encodeToPage, OUT_HEADER_BYTES, writeOutHeader, type SnapReason, type ToPage } from '../frames.ts'
import type { ViewerCloseReason } from '../wire-messages.ts'
import type { Ring } from './ring.ts'
import type { Checkpoint } from './screen.ts'
import { ViewerWindow } from './window.ts'

/** A way to one app process; many viewers share it. Implemented by host-server.ts, and by queues in tests. */
export interface ViewerLink {
  sendFrame(viewerIds: number[], head: Uint8Array, payload: Uint8Array): void
  closeViewer(viewerId: number, reason: ViewerCloseReason): void
}

export type ViewerIdentity = { link: ViewerLink; viewerId: number; participantId: string; mayType: boolean }

const CHUNK_BYTES = 64 << 10
/** Shown again after this much or less went by, a page just gets it; more is a snapshot's work. */
const SHOWN_BYTES = 64 << 10
export const PING_EVERY_MS = 10_000
export const SILENCE_MS = 30_000
export const HELLO_WITHIN_MS = 5000
/** Keys are confirmed a few at a time: until then a page only keeps them. A paste is a megabyte to keep. */
const CONFIRM_KEYS_AFTER_MS = 500
const CONFIRM_PASTE_AFTER_MS = 50
const PASTE_BYTES = 1024

/** `waiting` for hello; `lagging` until its window has drained; `snapping` until the snapshot is made. */
type State = 'waiting' | 'live' | 'hidden' | 'lagging' | 'snapping'

export class Viewer {
  readonly identity: ViewerIdentity
  readonly window = new ViewerWindow()
  clientKey = ''
  state: State = 'waiting'
  hidden = false
  sizeCount = 0
  heardAt: number
  /** Snapshots given because the viewer fell behind. */
  resyncs = 0
  #pingedAt: number
  #nonce = 0
  #exitTold = false
  #confirmTimer: NodeJS.Timeout | undefined

  constructor(identity: ViewerIdentity, now: number) {
    this.identity = identity
    this.heardAt = now
    this.#pingedAt = now
  }

  tell(frame: ToPage): void {
    this.identity.link.sendFrame([this.identity.viewerId], new Uint8Array(0), encodeToPage(frame))
  }

  /** Output that the whole terminal just produced fits this viewer as it is. */
  isAt(offset: number, count: number, ring: Ring): boolean {
    if (this.state !== 'live' || this.window.sent !== offset) return false
    return this.window.room >= count && this.sizeCount === ring.sizeCount
  }

  /** Sends from the ring as far as the window allows. */
  pump(ring: Ring, now: number, exitCode: number | null): void {
    if (this.state !== 'live') return
    for (;;) {
      if (this.window.sent < ring.start) return this.#lag()
      const size = ring.sizeAfter(this.sizeCount)
      if (size && size.offset <= this.window.sent) {
        this.sizeCount = size.sizeCount
        this.tell({ type: 'size', ...size, offset: this.window.sent })
        continue
      }
      const until = size ? size.offset : ring.end
      const count = Math.min(until - this.window.sent, this.window.room, CHUNK_BYTES)
      if (count === 0) break
      this.#sendOutput(ring.read(this.window.sent, count), now)
    }
    if (this.window.noteEnd(ring.end, now)) return this.#lag()
    if (exitCode !== null && this.window.sent === ring.end && !this.#exitTold) {
      this.#exitTold = true
      this.tell({ type: 'exit', offset: ring.end, exitCode })
    }
  }

  /** Starts over from a checkpoint; the ring continues it. */
  snap(checkpoint: Checkpoint, reason: SnapReason, now: number): void {
    const { offset, sizeCount, cols, rows, text } = checkpoint
    this.sizeCount = sizeCount
    this.window.startAt(offset, now)
    this.#exitTold = false
    this.state = this.hidden ? 'hidden' : 'live'
    this.tell({ type: 'snap', offset, sizeCount, cols, rows, reason, bytes: new TextEncoder().encode(text) })
  }

  /** Whether a page that was out of sight can simply be sent what it missed. */
  missedLittle(ring: Ring): boolean {
    return ring.holds(this.window.sent, this.sizeCount) && ring.end - this.window.sent <= SHOWN_BYTES
  }

  /** Confirmed a little later, with whatever else is typed until then. */
  confirmSoon(bytes: number, lastSeq: () => number): void {
    const afterMs = bytes >= PASTE_BYTES ? CONFIRM_PASTE_AFTER_MS : CONFIRM_KEYS_AFTER_MS
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = undefined
      this.tell({ type: 'confirm', seq: lastSeq() })
    }, afterMs)
  }

  /** Called a few times a second. Returns a reason to end the viewer, if there is one. */
  checkAlive(now: number): ViewerCloseReason | null {
    if (this.state === 'waiting') return now - this.heardAt > HELLO_WITHIN_MS ? 'silent' : null
    if (now - this.heardAt > SILENCE_MS) return 'silent'
    if (now - this.#pingedAt >= PING_EVERY_MS) {
      this.#pingedAt = now
      this.tell({ type: 'ping', nonce: ++this.#nonce })
    }
    return null
  }

  dispose(): void {
    clearTimeout(this.#confirmTimer)
  }

  #sendOutput(bytes: Buffer, now: number): void {
    const head = new Uint8Array(OUT_HEADER_BYTES)
    writeOutHeader(head, 0, this.window.sent)
    this.window.send(bytes.length, now)
    this.identity.link.sendFrame([this.identity.viewerId], head, bytes)
  }

  #lag(): void {
    this.state = 'lagging'
    this.tell({ type: 'notice', notice: 'lagging' })
  }
}
