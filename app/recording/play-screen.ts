// Brings one terminal's screen to any moment of its recording: on from where it is, or from the screen kept before it.
import { CastReader } from './cast-reader.ts'
import type { CastEvent } from './cast.ts'
import type { RecordingIndex } from './index-format.ts'
import { Neutraliser } from './neutralise.ts'

export type ReplayScreen = {
  restart(cols: number, rows: number): void
  resize(cols: number, rows: number): void
  write(text: string): void
  /** When all of it is drawn: a screen that cannot keep up leaves out what nobody could have seen. */
  settled?(): Promise<void>
}
export type ReplaySource = {
  index: Pick<RecordingIndex, 'keyframes' | 'bytes'>
  /** Bytes of the file from `from` up to, not including, `to`. */
  read(from: number, to: number): Promise<Uint8Array>
}

/** Pieces of the recording kept in memory; each is what lies between two screens. */
const PIECES_KEPT = 12
/** Further ahead than this many screens, drawing from a screen is quicker than drawing all in between. */
const GO_ON_SCREENS = 1

export class PlayScreen {
  readonly #screen: ReplayScreen
  readonly #source: ReplaySource
  readonly #pieces = new Map<number, Promise<CastEvent[]>>()
  #neutraliser = new Neutraliser()
  /** The next event: which piece, and where in it. Null before anything was shown. */
  #next: { piece: number; event: number } | null = null
  #shownMs = -1
  #wantedMs: number | null = null
  #work: Promise<void> | null = null

  constructor(screen: ReplayScreen, source: ReplaySource) {
    this.#screen = screen
    this.#source = source
  }

  /** Resolves when the screen shows this moment, or one asked for later. Rejects when it cannot be read; asked again, it tries again. */
  show(atMs: number): Promise<void> {
    this.#wantedMs = atMs
    this.#work ??= this.#catchUp().finally(() => {
      this.#work = null
    })
    return this.#work
  }

  async #catchUp(): Promise<void> {
    while (this.#wantedMs !== null) {
      const atMs = this.#wantedMs
      this.#wantedMs = null
      await this.#goTo(atMs)
    }
  }

  async #goTo(atMs: number): Promise<void> {
    const { keyframes } = this.#source.index
    const piece = Math.max(0, lastIndex(keyframes, atMs))
    const canGoOn =
      this.#next &&
      atMs >= this.#shownMs &&
      piece - this.#next.piece <= GO_ON_SCREENS &&
      piece >= this.#next.piece
    // Read first, then drawn at once: nobody sees a screen that is half one and half the other.
    const from = canGoOn && this.#next ? this.#next : { piece, event: 0 }
    const reached = await this.#readUpTo(from, atMs)
    if (!canGoOn) this.#restart(piece)
    this.#draw(reached.events)
    this.#next = reached.next
    this.#shownMs = atMs
    this.#readAhead(reached.next.piece + 1)
    await this.#screen.settled?.()
  }

  async #readUpTo(from: { piece: number; event: number }, atMs: number) {
    const events: CastEvent[] = []
    let next = from
    for (;;) {
      const all = await this.#pieceAt(next.piece)
      let at = next.event
      for (let event = all[at]; event && event.atMs <= atMs; event = all[++at]) events.push(event)
      next = { piece: next.piece, event: at }
      if (at < all.length || next.piece + 1 >= this.#source.index.keyframes.length) return { events, next }
      next = { piece: next.piece + 1, event: 0 }
    }
  }

  #restart(piece: number): void {
    const keyframe = this.#source.index.keyframes[piece]
    if (!keyframe) return
    this.#neutraliser = new Neutraliser()
    this.#screen.restart(keyframe.cols, keyframe.rows)
    if (keyframe.screen !== '') this.#screen.write(keyframe.screen)
  }

  #draw(events: readonly CastEvent[]): void {
    let text = ''
    for (const event of events) {
      if (event.code === 'o') text += this.#neutraliser.feed(event.text, event.atMs)
      if (event.code !== 'r') continue
      if (text !== '') this.#screen.write(text)
      text = ''
      this.#screen.resize(event.cols, event.rows)
    }
    if (text !== '') this.#screen.write(text)
  }

  #readAhead(piece: number): void {
    if (piece < this.#source.index.keyframes.length) this.#pieceAt(piece).catch(() => undefined)
  }

  #pieceAt(piece: number): Promise<CastEvent[]> {
    const held = this.#pieces.get(piece)
    const events = held ?? this.#readPiece(piece)
    this.#pieces.delete(piece)
    this.#pieces.set(piece, events)
    for (const oldest of this.#pieces.keys()) {
      if (this.#pieces.size <= PIECES_KEPT) break
      this.#pieces.delete(oldest)
    }
    if (!held)
      events.catch(() => {
        if (this.#pieces.get(piece) === events) this.#pieces.delete(piece)
      })
    return events
  }

  async #readPiece(piece: number): Promise<CastEvent[]> {
    const { keyframes, bytes } = this.#source.index
    const from = keyframes[piece]?.place
    if (!from) return []
    const to = keyframes[piece + 1]?.place.byte ?? bytes
    if (to <= from.byte) return []
    // At the very beginning stands the header, which a reader wants to see.
    const reader = new CastReader(from.byte > 0 ? from : undefined)
    const read = reader.push(await this.#source.read(from.byte, to))
    return [...read, ...reader.end()].map(({ event }) => event)
  }
}

/** The last screen that is not after this moment. */
function lastIndex(keyframes: RecordingIndex['keyframes'], atMs: number): number {
  let [low, high] = [0, keyframes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keyframes[middle]?.place.atMs ?? Infinity) <= atMs) low = middle + 1
    else high = middle
  }
  return low - 1
}
