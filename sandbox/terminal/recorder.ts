// Writes one terminal's output and sizes as asciicast v3. Never input. Trouble on the disk costs the recording, not the terminal.
import type { FileHandle } from 'node:fs/promises'
import { recordingMarks } from '../contract-recording.ts'

/** Raw output kept per terminal; an hour of ordinary work is a few megabytes. */
export const RECORDING_BYTES_MAX = 200 << 20
/** What may wait for a disk that is slow; what comes on top is missing, and a marker says so. */
const WAITING_CHARS_MAX = 16 << 20
/** For a machine that loses power (a process that is killed loses nothing that was written); and to try again on a full disk. */
const TEND_EVERY_MS = 5000
/** Begins a stretch of output whose past is not in the recording. */
const RESET = '\x1bc'

export type RecordingFile = Pick<FileHandle, 'appendFile' | 'truncate' | 'datasync' | 'close'>

export type RecorderOptions = {
  /** Called once, when there is something to record. */
  openFile: (startedAtMs: number) => Promise<RecordingFile>
  title: string
  cols: number
  rows: number
  /** Milliseconds since 1970 by a clock that nobody sets. */
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
  #timer: NodeJS.Timeout | undefined
  #header = ''
  #startedAt = 0
  #size: { cols: number; rows: number }
  #lines: string[] = []
  #waitingChars = 0
  #totalBytes = 0
  #missed = false
  /** The disk takes nothing: what comes is let go until it does. */
  #isStuck = false
  #wasToldStuck = false
  #unsynced = false
  #exited = false
  /** When the last line was, and what rounding to milliseconds has left out so far, so that times do not drift. */
  #time: Time = { lastAt: 0, carryMs: 0 }
  /** What is on the disk for certain. */
  #written: { bytes: number; time: Time } = { bytes: 0, time: { lastAt: 0, carryMs: 0 } }
  #writing: Promise<void> | null = null
  #state: 'off' | 'on' | 'capped' | 'closed' = 'off'

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
      if (!this.#header) return this.#begin()
      this.marker(recordingMarks.on)
      this.#startAfresh()
    }
  }

  output(bytes: Uint8Array): void {
    if (this.#state !== 'on' || this.#isStuck) return
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
    if (!this.#isGoingOn() || this.#isStuck) return
    this.#event('x', String(exitCode))
    this.#exited = true
  }

  /** Resolves when everything is on the disk, or never will be. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    if (this.#isStuck) this.#recover()
    this.#tellMissed()
    if (this.#isGoingOn() && !this.#exited) this.#event('m', recordingMarks.end)
    this.#state = 'closed'
    await this.#writing
    const file = await this.#file?.catch(() => null)
    await file?.datasync().catch(() => {})
    await file?.close().catch(() => {})
  }

  /** Begun and not over. */
  #isGoingOn(): boolean {
    return this.#header !== '' && this.#state !== 'closed'
  }

  #begin(): void {
    const startedAt = this.#options.now()
    const timestamp = Math.floor(startedAt / 1000)
    this.#startedAt = Math.floor(startedAt)
    // Times count from the whole second of the header, so that they lead back to the instant.
    this.#time = { lastAt: timestamp * 1000, carryMs: 0 }
    this.#written.time = this.#time
    const term = { ...this.#size, type: 'xterm-256color' }
    this.#header = JSON.stringify({ version: 3, term, timestamp, title: this.#options.title })
    this.#line(this.#header)
    this.#timer = setInterval(() => this.#tend(), TEND_EVERY_MS)
    this.#timer.unref()
  }

  /** What comes now follows on something that is not in the recording. */
  #startAfresh(): void {
    this.#decoder = new TextDecoder('utf-8')
    this.#event('r', sizeWords(this.#size))
    this.#event('o', RESET)
  }

  #event(code: 'o' | 'r' | 'm' | 'x', text: string): void {
    if (this.#isStuck) return
    const { lastAt, carryMs } = this.#time
    const now = Math.max(this.#options.now(), lastAt)
    const elapsed = now - lastAt + carryMs
    const ms = Math.max(0, Math.round(elapsed))
    this.#time = { lastAt: now, carryMs: elapsed - ms }
    this.#line(`[${(ms / 1000).toFixed(3)},"${code}",${JSON.stringify(text)}]`)
  }

  #line(line: string): void {
    this.#lines.push(line)
    this.#waitingChars += line.length
    this.#writing ??= this.#write()
  }

  /** At once; only what comes while a write is under way waits for its end. */
  async #write(): Promise<void> {
    while (this.#lines.length > 0) {
      const text = this.#lines.join('\n') + '\n'
      const time = this.#time
      this.#lines = []
      this.#waitingChars = 0
      try {
        this.#file ??= this.#options.openFile(this.#startedAt)
        await (await this.#file).appendFile(text)
        this.#written = { bytes: this.#written.bytes + Buffer.byteLength(text), time }
        this.#unsynced = true
        this.#tellMissed()
      } catch (error) {
        await this.#stick(error)
      }
    }
    this.#writing = null
  }

  #tellMissed(): void {
    if (!this.#missed) return
    this.#missed = false
    this.marker(recordingMarks.gap)
    if (this.#state === 'on') this.#startAfresh()
  }

  /** The file ends with its last whole line, and time goes on from there. */
  async #stick(error: unknown): Promise<void> {
    this.#isStuck = true
    this.#missed = false
    this.#lines = []
    this.#time = this.#written.time
    if (!this.#wasToldStuck) this.#options.onTrouble(`The recording cannot be written: ${String(error)}`)
    this.#wasToldStuck = true
    const file = await this.#file?.catch(() => null)
    if (file) await file.truncate(this.#written.bytes).catch(() => {})
    else this.#file = null
  }

  #recover(): void {
    this.#isStuck = false
    if (this.#written.bytes === 0) this.#line(this.#header)
    this.#event('m', recordingMarks.stuck)
    if (this.#state === 'on') this.#startAfresh()
    if (this.#state === 'off') this.#event('m', recordingMarks.off)
    if (this.#state === 'capped') this.#event('m', recordingMarks.full)
  }

  #tend(): void {
    if (this.#isStuck && !this.#writing) return this.#recover()
    if (!this.#unsynced) return
    this.#unsynced = false
    // Beside the writes and not between them: a slow disk must not make them wait.
    void this.#file?.then((file) => file.datasync()).catch(() => {})
  }
}

type Time = { lastAt: number; carryMs: number }

function sizeWords({ cols, rows }: { cols: number; rows: number }): string {
  return `${cols}x${rows}`
}
