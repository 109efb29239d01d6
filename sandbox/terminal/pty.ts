// The kernel end of a terminal: spawning, reading, and writing without spinning. The only importer of node-pty.
import { writeSync } from 'node:fs'
import { spawn, type IPty } from 'node-pty'
import type { PtyCommand } from '../engines/engine.ts'

/** Input waiting for a program that does not read. A paste of one mebibyte with its brackets fits. */
export const INPUT_QUEUE_BYTES_MAX = (1 << 20) + (64 << 10)
/** A program that reads is ready again within microseconds: so many looks before the first pause. */
const EAGER_TRIES = 20
const BACKOFF_MAX_MS = 20
/** A shell that ignores the hang-up is killed after this. */
const HANGUP_GRACE_MS = 1000

export type PtyListener = { onOutput(bytes: Buffer): void; onExit(exitCode: number): void }

/** What node-pty has and does not declare: the master's descriptor and the stream that owns it. */
type PtyInternals = { fd: number; _socket: { destroyed: boolean } }

export class Pty {
  readonly #pty: IPty & PtyInternals
  #queue: Buffer[] = []
  #queuedBytes = 0
  #drainTimer: NodeJS.Timeout | undefined
  #drainSoon: NodeJS.Immediate | undefined
  #killTimer: NodeJS.Timeout | undefined
  #exited = false

  constructor(command: PtyCommand, size: { cols: number; rows: number }, listener: PtyListener) {
    const pty = spawn(command.file, command.args, {
      name: 'xterm-256color',
      ...size,
      env: command.env,
      encoding: null,
    })
    // why: both fields exist on every Unix pty of the pinned node-pty; a unit test holds them there.
    this.#pty = pty as IPty & PtyInternals
    // why: with `encoding: null` node-pty gives out Buffers, whatever its types say.
    pty.onData((bytes) => listener.onOutput(bytes as unknown as Buffer))
    pty.onExit(({ exitCode }) => {
      this.#exited = true
      clearTimeout(this.#drainTimer)
      clearImmediate(this.#drainSoon)
      clearTimeout(this.#killTimer)
      listener.onExit(exitCode)
    })
  }

  get pid(): number {
    return this.#pty.pid
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  /** Takes all of the bytes or, when the program has not read a mebibyte already, none: false. */
  write(bytes: Buffer): boolean {
    if (this.#gone) return false
    if (this.#queuedBytes + bytes.length > INPUT_QUEUE_BYTES_MAX) return false
    this.#queue.push(bytes)
    this.#queuedBytes += bytes.length
    if (this.#queue.length === 1) this.#drain(0)
    return true
  }

  pause(): void {
    if (!this.#gone) this.#pty.pause()
  }

  resume(): void {
    if (!this.#gone) this.#pty.resume()
  }

  resize(cols: number, rows: number): void {
    if (!this.#gone) this.#pty.resize(cols, rows)
  }

  /** Hangs up; kills what will not go. */
  end(): void {
    if (this.#exited) return
    this.#signal('SIGHUP')
    this.#killTimer ??= setTimeout(() => this.#signal('SIGKILL'), HANGUP_GRACE_MS)
  }

  /** Once the stream is destroyed its descriptor number may belong to another file: never write then. */
  get #gone(): boolean {
    return this.#exited || this.#pty._socket.destroyed
  }

  #signal(signal: string): void {
    try {
      if (!this.#exited) this.#pty.kill(signal)
    } catch {
      // why: it ended by itself in the meantime.
    }
  }

  /** node-pty's own write retries at once for ever when the program does not read; this one waits a little longer each time. */
  #drain(triesInVain: number): void {
    let wrote = false
    while (this.#queue[0] !== undefined) {
      const bytes = this.#queue[0]
      const count = this.#writeSome(bytes)
      if (count === null) return this.#forget()
      wrote ||= count > 0
      this.#queuedBytes -= count
      if (count < bytes.length) {
        this.#queue[0] = bytes.subarray(count)
        return this.#drainLater(wrote ? 0 : triesInVain + 1)
      }
      this.#queue.shift()
    }
  }

  #drainLater(triesInVain: number): void {
    const pauses = triesInVain - EAGER_TRIES
    if (pauses < 0) this.#drainSoon = setImmediate(() => this.#drain(triesInVain))
    else this.#drainTimer = setTimeout(() => this.#drain(triesInVain), Math.min(2 ** pauses, BACKOFF_MAX_MS))
  }

  /** Bytes the kernel took now; null when the terminal is gone. */
  #writeSome(bytes: Buffer): number | null {
    if (this.#gone) return null
    try {
      return writeSync(this.#pty.fd, bytes)
    } catch (error) {
      // why: Node's file errors always carry a code.
      return (error as NodeJS.ErrnoException).code === 'EAGAIN' ? 0 : null
    }
  }

  #forget(): void {
    this.#queue = []
    this.#queuedBytes = 0
  }
}
