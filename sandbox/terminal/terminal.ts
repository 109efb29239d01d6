// One terminal: a pty, its ring, its screen and its viewers. Only the live, visible holder of control slows the pty down.
import type { PtyCommand } from '../engines/engine.ts'
import { clampSize, OUT_HEADER_BYTES, writeOutHeader, type FromPage, type SnapReason } from '../frames.ts'
import type { ViewerCloseReason } from '../wire-messages.ts'
import { Bucket } from './bucket.ts'
import type { Control } from './control.ts'
import { Flush, flushClock } from './flush.ts'
import { Holds } from './holds.ts'
import { Pty } from './pty.ts'
import { Ring } from './ring.ts'
import type { Recorder } from './recorder.ts'
import type { ScreenHandle, Screens } from './screens.ts'
import { Typing } from './typing.ts'
import { Viewer, type ViewerIdentity, type ViewerLink } from './viewer.ts'
import { WINDOW_BYTES } from './window.ts'

export const OUTPUT_BURST_BYTES = 1 << 20
/** Held for less, a flood would be stopped and started a thousand times a second, at its neighbours' cost. */
const RATE_HOLD_MIN_MS = 8
const PACE_HIGH_BYTES = WINDOW_BYTES
const PACE_LOW_BYTES = 64 << 10
const RESIZES_PER_SECOND = 20
/** Output may still come after the exit is known; this long without any means that was all. */
const EXIT_QUIET_MS = 250
/** Answers to queries are dropped while this much typed input waits: a file full of queries must not fill the queue. */
const REPLY_QUEUE_BYTES_MAX = 4096

export type TerminalOptions = {
  command: PtyCommand
  size: { cols: number; rows: number }
  control: Control
  screens: Screens
  /** Null = nothing of it is kept. */
  recorder: Recorder | null
  /** Sustained output in bytes per second; 0 = no limit. */
  outputBytesPerSecond: number
  onExit: (exitCode: number) => void
  report: (words: string) => void
}

export class Terminal {
  readonly viewers = new Set<Viewer>()
  readonly #options: TerminalOptions
  readonly #pty: Pty
  readonly #ring: Ring
  readonly #screen: ScreenHandle
  readonly #flush: Flush
  readonly #typing = new Typing()
  readonly #holds: Holds
  readonly #rate: Bucket | null
  readonly #resizes: Bucket
  #size: { cols: number; rows: number }
  #exitCode: number | null = null
  #quietTimer: NodeJS.Timeout | undefined
  #rateTimer: NodeJS.Timeout | undefined
  #sizeTimer: NodeJS.Timeout | undefined
  #wantedSize: { cols: number; rows: number } | null = null
  #closed = false

  constructor(options: TerminalOptions) {
    this.#options = options
    this.#size = options.size
    const now = performance.now()
    const rate = options.outputBytesPerSecond
    this.#rate = rate > 0 ? new Bucket(rate, OUTPUT_BURST_BYTES, now) : null
    this.#resizes = new Bucket(RESIZES_PER_SECOND, RESIZES_PER_SECOND, now)
    this.#ring = new Ring(options.size)
    this.#flush = new Flush((bytes) => this.#emit(bytes), flushClock)
    this.#pty = new Pty(options.command, options.size, {
      onOutput: (bytes) => this.#onOutput(bytes),
      onExit: (exitCode) => this.#awaitQuiet(exitCode),
    })
    this.#holds = new Holds(this.#pty)
    this.#screen = options.screens.open(options.size, {
      onReply: (text) => this.#reply(text),
      onPressure: (behind) => this.#holds.set('screen', behind),
      onTrouble: options.report,
      onLost: (withReplay) => this.#ring.past(withReplay),
    })
  }

  get size(): { cols: number; rows: number } {
    return this.#size
  }

  get offset(): number {
    return this.#ring.end
  }

  get exited(): boolean {
    return this.#exitCode !== null
  }

  get pid(): number {
    return this.#pty.pid
  }

  attach(identity: ViewerIdentity): Viewer {
    const viewer = new Viewer(identity, performance.now())
    this.viewers.add(viewer)
    return viewer
  }

  detach(viewer: Viewer): void {
    viewer.dispose()
    this.viewers.delete(viewer)
    this.#pace()
  }

  receive(viewer: Viewer, frame: FromPage): void {
    const now = performance.now()
    viewer.heardAt = now
    if (frame.type === 'hello') return this.#welcome(viewer, frame, now)
    if (viewer.state === 'waiting') return this.#end(viewer, 'malformed')
    switch (frame.type) {
      case 'input':
        return this.#type(viewer, frame)
      case 'ack':
        viewer.window.ack(frame.offset, now)
        this.#advance(viewer, now)
        return this.#pace()
      case 'size':
        return this.#askSize(viewer, frame)
      case 'visible':
        return this.#show(viewer, frame.visible, now)
      case 'pong':
        return
    }
  }

  /** Control has changed: whoever has it may type from this moment on, and everybody hears so. */
  announceControl(): void {
    this.#typing.dropPastes()
    for (const viewer of this.viewers) if (viewer.state !== 'waiting') this.#tellRole(viewer)
    this.#pace()
  }

  addMarker(label: string): void {
    this.#options.recorder?.marker(label)
  }

  /** A few times a second: stalls, laggards, the silent. */
  tick(now: number): void {
    for (const viewer of [...this.viewers]) {
      const reason = viewer.checkAlive(now)
      if (reason) this.#end(viewer, reason)
      else this.#advance(viewer, now)
    }
    this.#pace()
  }

  /** Ends the shell and everybody's view. Idempotent. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const timer of [this.#quietTimer, this.#rateTimer, this.#sizeTimer]) clearTimeout(timer)
    this.#flush.flush()
    this.#pty.end()
    this.#options.command.dispose().catch((error: unknown) => this.#options.report(String(error)))
    for (const viewer of [...this.viewers]) this.#end(viewer, 'ended')
    this.#screen.close()
  }

  #onOutput(bytes: Buffer): void {
    if (this.#closed) return
    if (this.#quietTimer) this.#quietTimer.refresh()
    const waitMs = this.#rate?.take(bytes.length, performance.now()) ?? 0
    if (waitMs > 0) this.#holdRate(waitMs)
    this.#flush.push(bytes)
  }

  #emit(bytes: Buffer): void {
    const now = performance.now()
    const offset = this.#ring.end
    this.#ring.append(bytes)
    const together = new Map<ViewerLink, number[]>()
    for (const viewer of this.viewers) {
      if (!viewer.isAt(offset, bytes.length, this.#ring)) {
        this.#advance(viewer, now)
        continue
      }
      viewer.window.send(bytes.length, now)
      viewer.window.noteEnd(this.#ring.end, now)
      const { link, viewerId } = viewer.identity
      const ids = together.get(link)
      if (ids) ids.push(viewerId)
      else together.set(link, [viewerId])
    }
    const head = new Uint8Array(OUT_HEADER_BYTES)
    writeOutHeader(head, 0, offset)
    for (const [link, ids] of together) link.sendFrame(ids, head, bytes)
    this.#options.recorder?.output(bytes)
    this.#screen.feed(bytes)
    this.#pace()
  }

  /** Moves a viewer on: the next output, or the snapshot it has become ready for. */
  #advance(viewer: Viewer, now: number): void {
    viewer.pump(this.#ring, now, this.#exitCode)
    if (viewer.state === 'lagging' && viewer.window.drained) {
      viewer.resyncs++
      this.#snap(viewer, 'resync')
    }
  }

  #snap(viewer: Viewer, reason: SnapReason): void {
    viewer.state = 'snapping'
    this.#flush.flush()
    void this.#screen.checkpoint().then((checkpoint) => {
      if (!checkpoint || viewer.state !== 'snapping' || !this.viewers.has(viewer)) return
      // So much came meanwhile that the ring no longer reaches back to it.
      if (!this.#ring.holds(checkpoint.offset, checkpoint.sizeCount)) return this.#snap(viewer, reason)
      const now = performance.now()
      viewer.snap(checkpoint, reason, now)
      viewer.pump(this.#ring, now, this.#exitCode)
      this.#pace()
    })
  }

  #welcome(viewer: Viewer, hello: Extract<FromPage, { type: 'hello' }>, now: number): void {
    if (viewer.state !== 'waiting') return this.#end(viewer, 'malformed')
    viewer.clientKey = `${viewer.identity.participantId} ${hello.clientId}`
    viewer.state = 'live'
    viewer.tell({ type: 'welcome', seq: this.#typing.lastSeq(viewer.clientKey) })
    this.#tellRole(viewer)
    this.#flush.flush()
    const { resumeOffset, sizeCount } = hello
    const near = resumeOffset !== null && this.#ring.end - resumeOffset <= WINDOW_BYTES
    if (resumeOffset === null || !near || !this.#ring.holds(resumeOffset, sizeCount))
      return this.#snap(viewer, 'join')
    viewer.sizeCount = sizeCount
    viewer.window.startAt(resumeOffset, now)
    this.#advance(viewer, now)
  }

  #show(viewer: Viewer, visible: boolean, now: number): void {
    viewer.hidden = !visible
    if (!visible && viewer.state === 'live') viewer.state = 'hidden'
    else if (visible && viewer.state === 'hidden') {
      viewer.state = 'live'
      if (viewer.missedLittle(this.#ring)) this.#advance(viewer, now)
      else this.#snap(viewer, 'shown')
    }
    this.#pace()
  }

  #type(viewer: Viewer, frame: Extract<FromPage, { type: 'input' }>): void {
    const { control } = this.#options
    const refusal = this.exited ? 'ended' : control.refusalFor(viewer.identity, frame.epoch)
    const typed = this.#typing.take(viewer.clientKey, frame, refusal === null)
    const refuse = (reason: NonNullable<typeof refusal> | 'full' | 'gap') =>
      viewer.tell({ type: 'refuse', seq: frame.seq, epoch: control.epoch, reason })
    if (typed.outcome === 'gap') return refuse('gap')
    if (typed.outcome === 'full' || (typed.outcome === 'type' && !this.#pty.write(typed.bytes)))
      refuse('full')
    else if (refusal && typed.outcome !== 'repeated') refuse(refusal)
    else if (typed.outcome === 'spoiled' && !frame.more) refuse('old-epoch')
    viewer.confirmSoon(frame.bytes.length, () => this.#typing.lastSeq(viewer.clientKey))
  }

  #reply(text: string): void {
    if (this.#pty.queuedBytes <= REPLY_QUEUE_BYTES_MAX) this.#pty.write(Buffer.from(text, 'latin1'))
  }

  #askSize(viewer: Viewer, frame: Extract<FromPage, { type: 'size' }>): void {
    if (this.exited || this.#options.control.refusalFor(viewer.identity, frame.epoch)) return
    this.#wantedSize = clampSize(frame.cols, frame.rows)
    if (this.#sizeTimer) return
    const waitMs = this.#resizes.take(1, performance.now())
    // Too many: the last one wanted is applied when the second has room for it.
    if (waitMs > 0) this.#sizeTimer = setTimeout(() => this.#resize(), waitMs)
    else this.#resize()
  }

  #resize(): void {
    this.#sizeTimer = undefined
    const wanted = this.#wantedSize
    if (!wanted || this.exited || (wanted.cols === this.#size.cols && wanted.rows === this.#size.rows)) return
    this.#size = wanted
    // What was printed under the old size leaves before the new one is announced.
    this.#flush.flush()
    this.#pty.resize(wanted.cols, wanted.rows)
    this.#ring.addSize(wanted.cols, wanted.rows)
    this.#screen.resize(wanted.cols, wanted.rows)
    this.#options.recorder?.size(wanted.cols, wanted.rows)
    const now = performance.now()
    for (const viewer of this.viewers) this.#advance(viewer, now)
  }

  #tellRole(viewer: Viewer): void {
    const { holder, epoch } = this.#options.control
    const { mayType, participantId } = viewer.identity
    viewer.tell({ type: 'role', epoch, holder, mayType: mayType && participantId === holder })
  }

  #pace(): void {
    const { holder } = this.#options.control
    const now = performance.now()
    let lag = 0
    for (const viewer of this.viewers) {
      const { mayType, participantId } = viewer.identity
      const counts =
        mayType && participantId === holder && viewer.state === 'live' && !viewer.window.stalled(now)
      if (counts) lag = Math.max(lag, this.#ring.end - viewer.window.acked)
    }
    this.#holds.set('pace', lag > (this.#holds.has('pace') ? PACE_LOW_BYTES : PACE_HIGH_BYTES))
  }

  #holdRate(waitMs: number): void {
    this.#holds.set('rate', true)
    this.#rateTimer ??= setTimeout(
      () => {
        this.#rateTimer = undefined
        this.#holds.set('rate', false)
      },
      Math.max(waitMs, RATE_HOLD_MIN_MS),
    )
  }

  /** node-pty may report the exit before the last output. */
  #awaitQuiet(exitCode: number): void {
    if (this.#closed) return
    this.#quietTimer = setTimeout(() => {
      this.#quietTimer = undefined
      this.#flush.flush()
      this.#exitCode = exitCode
      this.#options.recorder?.exit(exitCode)
      this.#options.command.dispose().catch((error: unknown) => this.#options.report(String(error)))
      const now = performance.now()
      for (const viewer of this.viewers) this.#advance(viewer, now)
      this.#options.onExit(exitCode)
    }, EXIT_QUIET_MS)
  }

  #end(viewer: Viewer, reason: ViewerCloseReason): void {
    this.detach(viewer)
    viewer.identity.link.closeViewer(viewer.identity.viewerId, reason)
  }
}
