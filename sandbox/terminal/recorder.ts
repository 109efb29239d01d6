// Writes one terminal's output and sizes as asciicast v3. Never input. Trouble on the disk ends the recording, not the terminal.
import type { FileHandle } from 'node:fs/promises'
import { recordingMarks } from '../contract-recording.ts'

/** Raw output kept per terminal; an hour of ordinary work is a few megabytes. */
export const RECORDING_BYTES_MAX = 200 << 20
/** What may wait for a disk that is slow; what comes on top is missing, and a marker says so. */
const WAITING_CHARS_MAX = 16 << 20
/** For a machine that loses power. A process that is killed loses nothing that was written. */
const SYNC_EVERY_MS = 5000
/** Begins a stretch of output whose past is not in the recording. */
const RESET = '\x1bc'

export type RecordingFile = Pick<FileHandle, 'appendFile' | 'datasync' | 'close'>

export type RecorderOptions = {
  /** Called once, when there is something to record. */
  openFile: (startedAtMs: number) => Promise<RecordingFile>
  title: string
  cols: number
  rows: number
  /** Milliseconds since 1970 by a clock that is never set back. */
  now: () => number
  onTrouble: (words: string) => void
  /** False: nothing is kept until it is switched on. */
  on?: boolean
  bytesMax?: number
}

export class Recorder {
  readonly #options: RecorderOptions
  #decoder = new TextDecoder('utf-8')
  #file: Promise<RecordingFile> | null = null
  #syncTimer: NodeJS.Timeout | undefined
  #size: { cols: number; rows: number }
  #lines: string[] = []
  #waitingChars = 0
  #totalBytes = 0
  #missed = false
  #unsynced = false
  #exited = false
  #lastAt = 0
  /** What rounding to milliseconds has left out so far, so that times do not drift. */
  #carryMs = 0
  #writing: Promise<void> | null = null
  #state: 'off' | 'on' | 'capped' | 'failed' | 'closed' = 'off'

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#size = { cols: options.cols, rows: options.rows }
    if (options.on ?? true) this.setOn(true)
  }

  /** Off, nothing of the terminal is kept; on again, it goes on with an empty screen, so that nothing of the pause is shown. */
  setOn(on: boolean): void {
    if (on === (this.#state === 'on')) return
    if (!on && this.#state === 'on') {
      this.marker(recordingMarks.off)
      this.#state = 'off'
    } else if (this.#state === 'off') {
      this.#state = 'on'
      if (!this.#file) return this.#begin()
      this.marker(recordingMarks.on)
      this.#event('r', sizeWords(this.#size))
      this.#startAfresh()
    }
  }

  output(bytes: Uint8Array): void {
    if (this.#state !== 'on') return
    this.#totalBytes += bytes.length
    if (this.#totalBytes > (this.#options.bytesMax ?? RECORDING_BYTES_MAX)) {
      this.marker(recordingMarks.full)
      this.#state = 'capped'
      return
    }
    if (this.#waitingChars > WAITING_CHARS_MAX) {
      this.#missed = true
      return
    }
    const text = this.#decoder.decode(bytes, { stream: true })
    if (text) this.#event('o', text)
  }

  size(cols: number, rows: number): void {
    this.#size = { cols, rows }
    if (this.#state === 'on') this.#event('r', sizeWords(this.#size))
  }

  marker(label: string): void {
    if (this.#state === 'on' || this.#state === 'capped') this.#event('m', label)
  }

  exit(exitCode: number): void {
    if (!this.#isGoingOn()) return
    this.#event('x', String(exitCode))
    this.#exited = true
  }

  /** Resolves when everything is on the disk, or never will be. */
  async close(): Promise<void> {
    clearInterval(this.#syncTimer)
    if (this.#isGoingOn() && !this.#exited) this.#event('m', recordingMarks.end)
    if (this.#state !== 'failed') this.#state = 'closed'
    await this.#writing
    const file = await this.#file?.catch(() => null)
    await file?.datasync().catch(() => {})
    await file?.close().catch(() => {})
  }

  /** Begun, and neither broken nor over. */
  #isGoingOn(): boolean {
    return this.#file !== null && this.#state !== 'failed' && this.#state !== 'closed'
  }

  #begin(): void {
    const startedAt = this.#options.now()
    const timestamp = Math.floor(startedAt / 1000)
    // Times count from the whole second of the header, so that they lead back to the instant.
    this.#lastAt = timestamp * 1000
    this.#file = this.#options.openFile(Math.floor(startedAt))
    const term = { ...this.#size, type: 'xterm-256color' }
    this.#line(JSON.stringify({ version: 3, term, timestamp, title: this.#options.title }))
    this.#syncTimer = setInterval(() => this.#sync(), SYNC_EVERY_MS)
    this.#syncTimer.unref()
  }

  #startAfresh(): void {
    this.#decoder = new TextDecoder('utf-8')
    this.#event('o', RESET)
  }

  #event(code: 'o' | 'r' | 'm' | 'x', text: string): void {
    const now = Math.max(this.#options.now(), this.#lastAt)
    const elapsed = now - this.#lastAt + this.#carryMs
    const ms = Math.max(0, Math.round(elapsed))
    this.#carryMs = elapsed - ms
    this.#lastAt = now
    this.#line(`[${(ms / 1000).toFixed(3)},"${code}",${JSON.stringify(text)}]`)
  }

  #line(line: string): void {
    this.#lines.push(line)
    this.#waitingChars += line.length
    this.#writing ??= this.#write()
  }

  /** At once; only what comes while a write is under way waits for its end. */
  async #write(): Promise<void> {
    try {
      const file = await this.#file
      while (file && this.#lines.length > 0 && this.#state !== 'failed') {
        const text = this.#lines.join('\n') + '\n'
        this.#lines = []
        this.#waitingChars = 0
        await file.appendFile(text)
        this.#unsynced = true
        this.#tellMissed()
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#writing = null
    }
  }

  #tellMissed(): void {
    if (!this.#missed) return
    this.#missed = false
    this.marker(recordingMarks.gap)
    if (this.#state === 'on') this.#startAfresh()
  }

  #sync(): void {
    if (!this.#unsynced) return
    this.#unsynced = false
    // Beside the writes and not between them: a slow disk must not make them wait.
    void this.#file?.then((file) => file.datasync()).catch((error: unknown) => this.#fail(error))
  }

  #fail(error: unknown): void {
    if (this.#state === 'failed' || this.#state === 'closed') return
    this.#state = 'failed'
    this.#lines = []
    clearInterval(this.#syncTimer)
    this.#options.onTrouble(`The recording ended early: ${String(error)}`)
  }
}

function sizeWords({ cols, rows }: { cols: number; rows: number }): string {
  return `${cols}x${rows}`
}
