// The kernel end of a terminal: spawning, reading, and writing without spinning. The only importer of node-pty.
import { readSync, writeSync } from 'node:fs'
import type { ReadStream } from 'node:tty'
import { spawn, type IPty } from 'node-pty'
import type { PtyCommand } from '../engines/engine.ts'

/** Input waiting for a program that does not read. A paste of one mebibyte with its brackets fits. */
export const INPUT_QUEUE_BYTES_MAX = (1 << 20) + (64 << 10)
/** A program that reads is ready again within microseconds: so many looks before the first pause. */
const EAGER_TRIES = 20
/** Who reads at speed takes at least this much at a time. Less is a trickle, for which it is not worth hurrying. */
const STREAM_BYTES = 4096
const BACKOFF_MAX_MS = 20
/** A shell that ignores the hang-up is killed after this. */
const HANGUP_GRACE_MS = 1000
/** After the exit, output that the kernel still holds is read until it pauses this long; a process left behind may go on for ever. */
const LAST_OUTPUT_QUIET_MS = 50
const LAST_OUTPUT_MS = 1000
const LAST_OUTPUT_BYTES = 1 << 20

export type PtyListener = { onOutput(bytes: Buffer): void; onExit(exitCode: number): void }

/** What node-pty has and does not declare: the master's descriptor and the stream that owns it. */
type PtyInternals = { fd: number; _socket: ReadStream }

export class Pty {
  readonly #pty: IPty & PtyInternals
  #queue: Buffer[] = []
  #queuedBytes = 0
  #drainTimer: NodeJS.Timeout | undefined
  #drainSoon: NodeJS.Immediate | undefined
  #killTimer: NodeJS.Timeout | undefined
  #exited = false
  #reading = true

  constructor(command: PtyCommand, size: { cols: number; rows: number }, listener: PtyListener) {
    const pty = spawn(command.file, command.args, {
      name: 'xterm-256color',
      ...size,
      env: command.env,
      encoding: null,
    })
    // why: both fields exist on every Unix pty of the pinned node-pty; a unit test holds them there.
    this.#pty = pty as IPty & PtyInternals
    this.#keepLastOutput(listener.onOutput)
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
    if (!this.#gone && this.#reading) this.#pty.pause()
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

  /**
   * Node takes the first partial read after the shell is gone for the end, and node-pty destroys its stream 200 ms after
   * the exit; the kernel may still hold kilobytes. They are read here before the descriptor is closed.
   */
  #keepLastOutput(onOutput: (bytes: Buffer) => void): void {
    const socket = this.#pty._socket
    const destroy = socket.destroy.bind(socket)
    const finish = () => {
      for (const bytes of readRest(this.#pty.fd)) onOutput(bytes)
      destroy()
    }
    socket.destroy = (error) => {
      if (error || !this.#reading) return destroy(error)
      this.#reading = false
      if (socket.readableEnded) finish()
      else finishWhenQuiet(socket, finish)
      return socket
    }
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
    let wrote = 0
    while (this.#queue[0] !== undefined) {
      const bytes = this.#queue[0]
      const count = this.#writeSome(bytes)
      if (count === null) return this.#forget()
      wrote += count
      this.#queuedBytes -= count
      if (count < bytes.length) {
        this.#queue[0] = bytes.subarray(count)
        return this.#drainLater(wrote >= STREAM_BYTES ? 0 : triesInVain + 1)
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

/** What was paused flows first, and comes before what is still in the kernel. */
function finishWhenQuiet(socket: ReadStream, finish: () => void): void {
  const end = () => {
    clearTimeout(quiet)
    clearTimeout(last)
    finish()
  }
  const quiet = setTimeout(end, LAST_OUTPUT_QUIET_MS)
  const last = setTimeout(end, LAST_OUTPUT_MS)
  socket.on('data', () => quiet.refresh())
  socket.resume()
}

function readRest(fd: number): Buffer[] {
  const pieces: Buffer[] = []
  try {
    for (let total = 0; total < LAST_OUTPUT_BYTES;) {
      const bytes = Buffer.allocUnsafe(64 << 10)
      const count = readSync(fd, bytes)
      if (count === 0) break
      pieces.push(bytes.subarray(0, count))
      total += count
    }
  } catch {
    // why: EIO or EAGAIN: there is no more.
  }
  return pieces
}
