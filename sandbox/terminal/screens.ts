// The host's side of the screen thread: feeds it, asks it, and starts it again should it fall.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { ScreenFeed } from './screen-feed.ts'
import type { FromScreens, ToScreens } from './screen-messages.ts'
import type { Checkpoint } from './screen.ts'

/** The pty waits while the screen is further behind than this; half the ring, so that a join always fits. */
const PENDING_HIGH_BYTES = 512 << 10
const PENDING_LOW_BYTES = 128 << 10
const RESTART_QUIET_MS = 5000
const RESTART_PAUSE_MS = 1000

export type ScreenOwner = {
  /** A program's query was answered; to be typed. */
  onReply(text: string): void
  /** The screen is too far behind, or has caught up. */
  onPressure(behind: boolean): void
  onTrouble(words: string): void
  /** The thread was lost: everything still known of the stream, to rebuild the screen from. */
  onLost(withReplay: boolean): StreamPast
}
export type StreamPast = {
  cols: number
  rows: number
  offset: number
  sizeCount: number
  replay: ReplayPiece[]
}
export type ReplayPiece = { type: 'output'; bytes: Uint8Array } | { type: 'size'; cols: number; rows: number }

type Entry = {
  owner: ScreenOwner
  feed: ScreenFeed
  pending: number
  behind: boolean
  asked: Map<number, (checkpoint: Checkpoint | null) => void>
}

export class Screens {
  readonly #entries = new Map<number, Entry>()
  #worker: Worker
  #lastKey = 0
  #lastAsk = 0
  #stopping = false
  #restartedAt = -Infinity

  constructor() {
    this.#worker = this.#startWorker()
  }

  open(size: { cols: number; rows: number }, owner: ScreenOwner): ScreenHandle {
    const key = ++this.#lastKey
    const feed = new ScreenFeed((bytes) => {
      this.#tell({ type: 'output', key, bytes }, [bytes.buffer])
      entry.pending += bytes.length
      this.#press(entry)
    }, feedClock)
    const entry: Entry = { owner, feed, pending: 0, behind: false, asked: new Map() }
    const tell = (message: ToScreens) => {
      feed.flush()
      this.#tell(message)
    }
    this.#entries.set(key, entry)
    this.#tell({ type: 'open', key, ...size, offset: 0, sizeCount: 0, answerFrom: 0 })
    return {
      feed: (bytes) => feed.push(bytes),
      resize: (cols, rows) => tell({ type: 'size', key, cols, rows }),
      checkpoint: () =>
        new Promise((resolve) => {
          const id = ++this.#lastAsk
          entry.asked.set(id, resolve)
          tell({ type: 'checkpoint', key, id })
        }),
      close: () => {
        if (!this.#entries.delete(key)) return
        for (const answer of entry.asked.values()) answer(null)
        tell({ type: 'close', key })
      },
    }
  }

  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    await this.#worker.terminate()
  }

  #press(entry: Entry): void {
    const behind = entry.pending > (entry.behind ? PENDING_LOW_BYTES : PENDING_HIGH_BYTES)
    if (behind === entry.behind) return
    entry.behind = behind
    entry.owner.onPressure(behind)
  }

  #startWorker(): Worker {
    // Run from sources the worker is TypeScript; built, it is a bundle beside the host's.
    const source = import.meta.url.endsWith('.ts')
    const url = new URL(source ? './screen-worker.ts' : './screen-worker.js', import.meta.url)
    if (!existsSync(url)) throw new Error(`The screen thread is missing: ${fileURLToPath(url)}`)
    const worker = source ? new Worker(fromSource(url), { eval: true }) : new Worker(url)
    worker.on('message', (message: FromScreens) => {
      if (worker === this.#worker) this.#receive(message)
    })
    worker.on('error', (error) => this.#fall(worker, error))
    return worker
  }

  #fall(worker: Worker, error: Error): void {
    if (this.#stopping || worker !== this.#worker) return
    // Falling again at once means that a stream fells it: the second time it starts later, and without the past.
    const withReplay = performance.now() - this.#restartedAt > RESTART_QUIET_MS
    setTimeout(() => this.#restart(error, withReplay), withReplay ? 0 : RESTART_PAUSE_MS)
  }

  #restart(error: Error, withReplay: boolean): void {
    if (this.#stopping) return
    this.#worker = this.#startWorker()
    this.#restartedAt = performance.now()
    for (const [key, entry] of this.#entries) {
      // It is in the ring, and comes again with the replay.
      entry.feed.drop()
      entry.owner.onTrouble(`The screen thread fell and was started again: ${error.message}`)
      const { replay, ...place } = entry.owner.onLost(withReplay)
      const bytes = replay.reduce((sum, piece) => sum + (piece.type === 'output' ? piece.bytes.length : 0), 0)
      this.#tell({ type: 'open', key, ...place, answerFrom: place.offset + bytes })
      entry.pending = 0
      for (const piece of replay) {
        if (piece.type === 'output') entry.feed.push(piece.bytes)
        else {
          entry.feed.flush()
          this.#tell({ ...piece, key })
        }
      }
      entry.feed.flush()
      this.#press(entry)
      for (const id of entry.asked.keys()) this.#tell({ type: 'checkpoint', key, id })
    }
  }

  #receive(message: FromScreens): void {
    const entry = this.#entries.get(message.key)
    if (!entry) return
    switch (message.type) {
      case 'parsed':
        entry.pending -= message.count
        return this.#press(entry)
      case 'reply':
        return entry.owner.onReply(message.text)
      case 'checkpoint':
        entry.asked.get(message.id)?.(message.checkpoint)
        entry.asked.delete(message.id)
    }
  }

  #tell(message: ToScreens, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer)
  }
}

export type ScreenHandle = {
  feed(bytes: Uint8Array): void
  resize(cols: number, rows: number): void
  /** Null = the terminal was closed meanwhile. */
  checkpoint(): Promise<Checkpoint | null>
  close(): void
}

const feedClock = {
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Node 20 does not take `--import` for a worker alone, so tsx is registered from within. */
function fromSource(url: URL): string {
  const tsx = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs')
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(url.href)}) })`
}
