// Writes one terminal's output and sizes as asciicast v3. Never input. Trouble on the disk ends the recording, not the terminal.
import { open, type FileHandle } from 'node:fs/promises'
import type { FedPiece } from './screen-feed.ts'

/** Raw output kept per terminal; an hour of ordinary work is a few megabytes. */
export const RECORDING_BYTES_MAX = 200 << 20
const BUFFER_BYTES = 256 << 10
const WRITE_EVERY_MS = 1000
const SYNC_EVERY_MS = 5000

export type RecorderOptions = {
  path: string
  title: string
  startedAtSeconds: number
  cols: number
  rows: number
  now: () => number
  onTrouble: (words: string) => void
  bytesMax?: number
  /** Opens the file; given by tests to fail as a full disk does. */
  openFile?: (path: string) => Promise<Pick<FileHandle, 'appendFile' | 'datasync' | 'close'>>
}

export class Recorder {
  readonly #options: RecorderOptions
  readonly #decoder = new TextDecoder('utf-8')
  readonly #file: Promise<Pick<FileHandle, 'appendFile' | 'datasync' | 'close'>>
  readonly #timer: NodeJS.Timeout
  #lines: string[] = []
  #bufferedBytes = 0
  #totalBytes = 0
  #lastAt: number
  /** What rounding to milliseconds has left out so far, so that times do not drift. */
  #carryMs = 0
  #syncedAt: number
  #work: Promise<void>
  #state: 'open' | 'capped' | 'failed' | 'closed' = 'open'

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#lastAt = options.now()
    this.#syncedAt = this.#lastAt
    const openFile = options.openFile ?? ((path: string) => open(path, 'wx', 0o640))
    this.#file = openFile(options.path)
    this.#work = this.#file.then(() => {}).catch((error: unknown) => this.#fail(error))
    const { cols, rows, startedAtSeconds, title } = options
    const term = { cols, rows, type: 'xterm-256color' }
    this.#line(JSON.stringify({ version: 3, term, timestamp: startedAtSeconds, title }))
    this.#timer = setInterval(() => this.#write(), WRITE_EVERY_MS)
    this.#timer.unref()
  }

  /** A batch, as the screen gets it; each piece keeps the time at which it came. */
  outputs(bytes: Uint8Array, pieces: FedPiece[]): void {
    let from = 0
    for (const { at, count } of pieces) {
      this.output(bytes.subarray(from, from + count), at)
      from += count
    }
  }

  output(bytes: Uint8Array, at = this.#options.now()): void {
    if (this.#state !== 'open') return
    this.#totalBytes += bytes.length
    if (this.#totalBytes > (this.#options.bytesMax ?? RECORDING_BYTES_MAX)) {
      this.marker('The recording is full; output from here on is not in it.')
      this.#state = 'capped'
      return
    }
    const text = this.#decoder.decode(bytes, { stream: true })
    if (text) this.#event('o', text, at)
  }

  size(cols: number, rows: number): void {
    if (this.#state === 'open') this.#event('r', `${cols}x${rows}`)
  }

  marker(label: string): void {
    if (this.#state === 'open' || this.#state === 'capped') this.#event('m', label)
  }

  exit(exitCode: number): void {
    if (this.#state === 'open' || this.#state === 'capped') this.#event('x', String(exitCode))
    this.#write()
  }

  /** Resolves when everything is on the disk, or never will be. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    this.#write()
    if (this.#state !== 'failed') this.#state = 'closed'
    await this.#work
    const file = await this.#file.catch(() => null)
    await file?.datasync().catch(() => {})
    await file?.close().catch(() => {})
  }

  #event(code: 'o' | 'r' | 'm' | 'x', text: string, at = this.#options.now()): void {
    // Output is noted when it came, all else when it is heard of: that may be a little later than the next output.
    const now = Math.max(at, this.#lastAt)
    const elapsed = now - this.#lastAt + this.#carryMs
    const ms = Math.max(0, Math.round(elapsed))
    this.#carryMs = elapsed - ms
    this.#lastAt = now
    this.#line(`[${(ms / 1000).toFixed(3)},"${code}",${JSON.stringify(text)}]`)
  }

  #line(line: string): void {
    this.#lines.push(line)
    this.#bufferedBytes += line.length
    if (this.#bufferedBytes >= BUFFER_BYTES) this.#write()
  }

  #write(): void {
    if (this.#lines.length === 0 || this.#state === 'failed') return
    const text = this.#lines.join('\n') + '\n'
    this.#lines = []
    this.#bufferedBytes = 0
    this.#work = this.#work.then(() => this.#append(text)).catch((error: unknown) => this.#fail(error))
  }

  async #append(text: string): Promise<void> {
    if (this.#state === 'failed') return
    const file = await this.#file
    await file.appendFile(text)
    const now = this.#options.now()
    if (now - this.#syncedAt < SYNC_EVERY_MS) return
    this.#syncedAt = now
    await file.datasync()
  }

  #fail(error: unknown): void {
    if (this.#state === 'failed') return
    this.#state = 'failed'
    this.#lines = []
    clearInterval(this.#timer)
    this.#options.onTrouble(`The recording ${this.#options.path} ended early: ${String(error)}`)
  }
}
