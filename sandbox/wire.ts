// Messages on the Unix socket between app and host: u32 length, one kind byte, body. No meaning here, only framing.

import type { Socket } from 'node:net'

export const kinds = {
  request: 1,
  response: 2,
  event: 3,
  /** u32 viewer, then one terminal frame; both directions. */
  frame: 4,
  /** u16 count, u32 viewers, then one terminal frame that all of them get. Host to app only. */
  multicast: 5,
  /** u32 viewer, u8 reason. Host to app only. */
  viewerClosed: 6,
  ping: 7,
  pong: 8,
} as const
export type Kind = (typeof kinds)[keyof typeof kinds]

/** A request may carry many files (contract.ts: putFiles); an answer at most two outputs of a mebibyte, escaped. */
export const JSON_BYTES_MAX = 64 << 20
/** Output frames are 64 KiB and a bit; a snapshot with its scrollback stays far below this. */
export const FRAME_BYTES_MAX = 4 << 20
const HEADER_BYTES = 5
/** Up to here copying is cheaper than handing the kernel several pieces. A key's echo is far below, a flood's frame far above. */
const WHOLE_BYTES_MAX = 4 << 10

export class WireError extends Error {
  override readonly name = 'WireError'
}

export type WireMessage = { kind: Kind; body: Buffer }

/** The bytes to write for one message: a small one whole, of a large one the parts as they are. */
export function writeMessage(kind: Kind, parts: Uint8Array[]): Uint8Array[] {
  let length = 1
  for (const part of parts) length += part.length
  const whole = length <= WHOLE_BYTES_MAX
  const head = Buffer.allocUnsafe(whole ? length + 4 : HEADER_BYTES)
  head.writeUInt32BE(length, 0)
  head[4] = kind
  if (!whole) return [head, ...parts]
  let at = HEADER_BYTES
  for (const part of parts) {
    head.set(part, at)
    at += part.length
  }
  return [head]
}

/** In one go, without waking the reader for each part. */
export function writeParts(socket: Pick<Socket, 'cork' | 'write' | 'uncork'>, parts: Uint8Array[]): void {
  const [only] = parts
  if (only && parts.length === 1) return void socket.write(only)
  socket.cork()
  for (const part of parts) socket.write(part)
  socket.uncork()
}

export function writeJson(kind: Kind, value: unknown): Uint8Array[] {
  return writeMessage(kind, [Buffer.from(JSON.stringify(value))])
}

/** Reads messages out of arriving chunks. A message within one chunk is a view on it; one across chunks is copied once. */
export class WireReader {
  readonly #onMessage: (message: WireMessage) => void
  readonly #frameBytesMax: number
  readonly #head = Buffer.allocUnsafe(HEADER_BYTES)
  #headFilled = 0
  #body: Buffer | null = null
  #bodyFilled = 0

  constructor(onMessage: (message: WireMessage) => void, frameBytesMax = FRAME_BYTES_MAX) {
    this.#onMessage = onMessage
    this.#frameBytesMax = frameBytesMax
  }

  /** Throws WireError when the sender does not speak this protocol; the connection is then beyond repair. */
  push(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#body) {
        const taken = chunk.copy(this.#body, this.#bodyFilled, at)
        at += taken
        this.#bodyFilled += taken
        if (this.#bodyFilled === this.#body.length) this.#finish(this.#body)
        continue
      }
      const taken = chunk.copy(this.#head, this.#headFilled, at, at + HEADER_BYTES - this.#headFilled)
      at += taken
      this.#headFilled += taken
      if (this.#headFilled < HEADER_BYTES) return
      const length = this.#bodyLength()
      if (chunk.length - at >= length) {
        this.#finish(chunk.subarray(at, at + length))
        at += length
      } else {
        this.#body = Buffer.allocUnsafeSlow(length)
        this.#bodyFilled = 0
      }
    }
  }

  #bodyLength(): number {
    const length = this.#head.readUInt32BE(0) - 1
    const kind = this.#head[4] ?? 0
    if (!isKind(kind)) throw new WireError(`unknown kind ${kind}`)
    const max = kind <= kinds.event ? JSON_BYTES_MAX : this.#frameBytesMax
    if (length < 0 || length > max) throw new WireError(`a message of ${length} bytes`)
    return length
  }

  #finish(body: Buffer): void {
    const kind = this.#head[4] ?? 0
    this.#headFilled = 0
    this.#body = null
    if (isKind(kind)) this.#onMessage({ kind, body })
  }
}

/** Viewer numbers and the frame of a `frame` or `multicast` message. */
export function readFrames(message: WireMessage): { viewerIds: number[]; frame: Buffer } {
  const { kind, body } = message
  if (kind === kinds.frame) {
    if (body.length < 5) throw new WireError('a frame without content')
    return { viewerIds: [body.readUInt32BE(0)], frame: body.subarray(4) }
  }
  const count = body.length >= 2 ? body.readUInt16BE(0) : 0
  const start = 2 + count * 4
  if (count === 0 || body.length <= start) throw new WireError('a multicast without viewers or content')
  const viewerIds: number[] = []
  for (let i = 0; i < count; i++) viewerIds.push(body.readUInt32BE(2 + i * 4))
  return { viewerIds, frame: body.subarray(start) }
}

/** The part of a message that names its viewers; `kind` follows from how many there are. */
export function addressTo(viewerIds: number[], extraBytes: number): { kind: Kind; head: Buffer; at: number } {
  const [only] = viewerIds
  if (viewerIds.length === 1 && only !== undefined) {
    const head = Buffer.allocUnsafe(4 + extraBytes)
    head.writeUInt32BE(only, 0)
    return { kind: kinds.frame, head, at: 4 }
  }
  const at = 2 + viewerIds.length * 4
  const head = Buffer.allocUnsafe(at + extraBytes)
  head.writeUInt16BE(viewerIds.length, 0)
  for (const [i, id] of viewerIds.entries()) head.writeUInt32BE(id, 2 + i * 4)
  return { kind: kinds.multicast, head, at }
}

function isKind(value: number): value is Kind {
  return value >= kinds.request && value <= kinds.pong
}
