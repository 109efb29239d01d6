// Terminal frames, binary, between a page and the sandbox host. Pure: the browser imports this file too.
// First byte = type. Output bytes carry an absolute offset, which serves acks, resume, snapshots and recording alike.

/** Raised with every change an older page could not understand. */
export const FRAMES_VERSION = 1
export const INPUT_BYTES_MAX = 16 << 10
/** Largest frame a page may send: one input frame and its header, with room to spare. */
export const PAGE_FRAME_BYTES_MAX = 64 << 10
/** One paste. It is typed whole or not at all, so it must fit the host's input queue. */
export const PASTE_BYTES_MAX = 1 << 20
export const COLS_MIN = 20
export const COLS_MAX = 300
export const ROWS_MIN = 5
export const ROWS_MAX = 120
const OFFSET_MAX = 2 ** 48 - 1
const NO_OFFSET = OFFSET_MAX
const HOLDER_BYTES_MAX = 256

const snapReasons = ['join', 'resync', 'shown'] as const
const notices = ['lagging', 'capped'] as const
const refusals = ['old-epoch', 'not-yours', 'full', 'gap', 'ended'] as const
export type SnapReason = (typeof snapReasons)[number]
export type Notice = (typeof notices)[number]
export type InputRefusal = (typeof refusals)[number]

/** What the host tells a page. */
export type ToPage =
  | { type: 'out'; offset: number; bytes: Uint8Array }
  /** Start afresh: the screen as it was at `offset`, after `sizeCount` size changes. */
  | {
      type: 'snap'
      offset: number
      sizeCount: number
      cols: number
      rows: number
      reason: SnapReason
      bytes: Uint8Array
    }
  /** The terminal's size from `offset` on; ordered with the output around it. */
  | { type: 'size'; offset: number; sizeCount: number; cols: number; rows: number }
  | { type: 'role'; epoch: number; mayType: boolean; holder: string | null }
  | { type: 'ping'; nonce: number }
  | { type: 'exit'; offset: number; exitCode: number }
  | { type: 'notice'; notice: Notice }
  /** Input up to and including `seq` was taken (or refused); it need not be sent again. */
  | { type: 'confirm'; seq: number }
  | { type: 'refuse'; seq: number; epoch: number; reason: InputRefusal }
  /** Answers `hello`: whatever of this client's input comes after `seq` must be sent again. */
  | { type: 'welcome'; seq: number }

/** What a page may say to the host. */
export type FromPage =
  | { type: 'hello'; version: number; clientId: string; resumeOffset: number | null; sizeCount: number }
  /** `more`: further frames of the same paste follow; it is typed when the last one is here. */
  | { type: 'input'; epoch: number; seq: number; more: boolean; bytes: Uint8Array }
  /** Everything before `offset` is parsed and on the screen. */
  | { type: 'ack'; offset: number }
  | { type: 'size'; epoch: number; cols: number; rows: number }
  | { type: 'visible'; visible: boolean }
  | { type: 'pong'; nonce: number }

const OUT = 1
const SNAP = 2
const SIZE = 3
const ROLE = 4
const PING = 5
const EXIT = 6
const NOTICE = 7
const CONFIRM = 8
const REFUSE = 9
const WELCOME = 10
const IN = 0x10
const ACK = 0x11
const ASK_SIZE = 0x12
const VISIBLE = 0x13
const PONG = 0x14
const HELLO = 0x16

export const OUT_HEADER_BYTES = 7

/** Header of an output frame; the payload follows it unchanged, so that nobody has to copy it. */
export function writeOutHeader(target: Uint8Array, at: number, offset: number): void {
  target[at] = OUT
  putU48(view(target), at + 1, offset)
}

export function encodeToPage(frame: ToPage): Uint8Array {
  switch (frame.type) {
    case 'out':
      return withOffset(OUT, frame.offset, frame.bytes)
    case 'snap': {
      const head = new Uint8Array(5)
      const v = view(head)
      v.setUint16(0, frame.cols)
      v.setUint16(2, frame.rows)
      v.setUint8(4, snapReasons.indexOf(frame.reason))
      return withOffset(SNAP, frame.offset, join(counted(frame.sizeCount), join(head, frame.bytes)))
    }
    case 'size': {
      const size = new Uint8Array(4)
      view(size).setUint16(0, frame.cols)
      view(size).setUint16(2, frame.rows)
      return withOffset(SIZE, frame.offset, join(counted(frame.sizeCount), size))
    }
    case 'role':
      return encodeRole(frame)
    case 'ping':
      return numbers(PING, [frame.nonce])
    case 'exit': {
      const code = new Uint8Array(4)
      view(code).setInt32(0, frame.exitCode)
      return withOffset(EXIT, frame.offset, code)
    }
    case 'notice':
      return Uint8Array.of(NOTICE, notices.indexOf(frame.notice))
    case 'confirm':
      return numbers(CONFIRM, [frame.seq])
    case 'refuse':
      return numbers(REFUSE, [frame.seq, frame.epoch], [refusals.indexOf(frame.reason)])
    case 'welcome':
      return numbers(WELCOME, [frame.seq])
  }
}

/** Null = not a frame a host sends. */
/** The frame with another name for whoever holds control; every other frame as it is, and unread. */
export function withHolderNamed(bytes: Uint8Array, nameOf: (holder: string) => string): Uint8Array {
  const frame = bytes[0] === ROLE ? decodeToPage(bytes) : null
  if (frame?.type !== 'role' || frame.holder === null) return bytes
  return encodeToPage({ ...frame, holder: nameOf(frame.holder) })
}

export function decodeToPage(bytes: Uint8Array): ToPage | null {
  const v = view(bytes)
  const length = bytes.length
  switch (bytes[0]) {
    case OUT:
      return length < OUT_HEADER_BYTES
        ? null
        : { type: 'out', offset: getU48(v, 1), bytes: bytes.subarray(7) }
    case SNAP:
      return length < 16 ? null : decodeSnap(bytes, v)
    case SIZE:
      if (length !== 15) return null
      return {
        type: 'size',
        offset: getU48(v, 1),
        sizeCount: v.getUint32(7),
        cols: v.getUint16(11),
        rows: v.getUint16(13),
      }
    case ROLE:
      return decodeRole(bytes, v)
    case PING:
      return length === 5 ? { type: 'ping', nonce: v.getUint32(1) } : null
    case EXIT:
      return length === 11 ? { type: 'exit', offset: getU48(v, 1), exitCode: v.getInt32(7) } : null
    case NOTICE: {
      const notice = length === 2 ? notices[v.getUint8(1)] : undefined
      return notice ? { type: 'notice', notice } : null
    }
    case CONFIRM:
      return length === 5 ? { type: 'confirm', seq: v.getUint32(1) } : null
    case REFUSE: {
      const reason = length === 10 ? refusals[v.getUint8(9)] : undefined
      return reason ? { type: 'refuse', seq: v.getUint32(1), epoch: v.getUint32(5), reason } : null
    }
    case WELCOME:
      return length === 5 ? { type: 'welcome', seq: v.getUint32(1) } : null
    default:
      return null
  }
}

export function encodeFromPage(frame: FromPage): Uint8Array {
  switch (frame.type) {
    case 'hello': {
      const bytes = new Uint8Array(20)
      const v = view(bytes)
      bytes[0] = HELLO
      bytes[1] = frame.version
      for (let i = 0; i < 8; i++) bytes[2 + i] = Number.parseInt(frame.clientId.slice(i * 2, i * 2 + 2), 16)
      putU48(v, 10, frame.resumeOffset ?? NO_OFFSET)
      v.setUint32(16, frame.sizeCount)
      return bytes
    }
    case 'input':
      return join(numbers(IN, [frame.epoch, frame.seq], [frame.more ? 1 : 0]), frame.bytes)
    case 'ack':
      return withOffset(ACK, frame.offset, new Uint8Array(0))
    case 'size':
      return numbers(ASK_SIZE, [frame.epoch, frame.cols, frame.rows])
    case 'visible':
      return Uint8Array.of(VISIBLE, frame.visible ? 1 : 0)
    case 'pong':
      return numbers(PONG, [frame.nonce])
  }
}

/** Null = malformed, too large or unknown: the sender is not one of our pages. */
export function decodeFromPage(bytes: Uint8Array): FromPage | null {
  const v = view(bytes)
  const length = bytes.length
  if (length > PAGE_FRAME_BYTES_MAX) return null
  switch (bytes[0]) {
    case HELLO: {
      if (length !== 20) return null
      const offset = getU48(v, 10)
      const clientId = Array.from(bytes.subarray(2, 10), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
      )
      const resumeOffset = offset === NO_OFFSET ? null : offset
      return { type: 'hello', version: v.getUint8(1), clientId, resumeOffset, sizeCount: v.getUint32(16) }
    }
    case IN: {
      const flags = length > 10 && length <= 10 + INPUT_BYTES_MAX ? v.getUint8(9) : 2
      if (flags > 1) return null
      return {
        type: 'input',
        epoch: v.getUint32(1),
        seq: v.getUint32(5),
        more: flags === 1,
        bytes: bytes.subarray(10),
      }
    }
    case ACK:
      return length === 7 ? { type: 'ack', offset: getU48(v, 1) } : null
    case ASK_SIZE:
      return length === 13
        ? { type: 'size', epoch: v.getUint32(1), cols: v.getUint32(5), rows: v.getUint32(9) }
        : null
    case VISIBLE: {
      const flag = length === 2 ? v.getUint8(1) : 2
      return flag > 1 ? null : { type: 'visible', visible: flag === 1 }
    }
    case PONG:
      return length === 5 ? { type: 'pong', nonce: v.getUint32(1) } : null
    default:
      return null
  }
}

/** The nearest size a terminal may have. Pages ask for anything, from 0 to millions. */
export function clampSize(cols: number, rows: number): { cols: number; rows: number } {
  return {
    cols: Math.min(COLS_MAX, Math.max(COLS_MIN, Math.trunc(cols))),
    rows: Math.min(ROWS_MAX, Math.max(ROWS_MIN, Math.trunc(rows))),
  }
}

function encodeRole(frame: { epoch: number; mayType: boolean; holder: string | null }): Uint8Array {
  const flags = (frame.mayType ? 1 : 0) | (frame.holder === null ? 0 : 2)
  const holder = new TextEncoder().encode(frame.holder ?? '').subarray(0, HOLDER_BYTES_MAX)
  return join(numbers(ROLE, [frame.epoch], [flags]), holder)
}

function decodeRole(bytes: Uint8Array, v: DataView): ToPage | null {
  if (bytes.length < 6 || bytes.length > 6 + HOLDER_BYTES_MAX) return null
  const flags = v.getUint8(5)
  if (flags > 3) return null
  const holder = flags & 2 ? new TextDecoder().decode(bytes.subarray(6)) : null
  return { type: 'role', epoch: v.getUint32(1), mayType: (flags & 1) === 1, holder }
}

function decodeSnap(bytes: Uint8Array, v: DataView): ToPage | null {
  const reason = snapReasons[v.getUint8(15)]
  if (!reason) return null
  const place = {
    offset: getU48(v, 1),
    sizeCount: v.getUint32(7),
    cols: v.getUint16(11),
    rows: v.getUint16(13),
  }
  return { type: 'snap', ...place, reason, bytes: bytes.subarray(16) }
}

function withOffset(type: number, offset: number, rest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(7 + rest.length)
  bytes[0] = type
  putU48(view(bytes), 1, offset)
  bytes.set(rest, 7)
  return bytes
}

function numbers(type: number, words: number[], octets: number[] = []): Uint8Array {
  const bytes = new Uint8Array(1 + words.length * 4 + octets.length)
  const v = view(bytes)
  bytes[0] = type
  for (const [i, word] of words.entries()) v.setUint32(1 + i * 4, word)
  bytes.set(octets, 1 + words.length * 4)
  return bytes
}

function counted(count: number): Uint8Array {
  const bytes = new Uint8Array(4)
  view(bytes).setUint32(0, count)
  return bytes
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function putU48(v: DataView, at: number, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > OFFSET_MAX)
    throw new RangeError(`not an offset: ${value}`)
  v.setUint16(at, Math.floor(value / 2 ** 32))
  v.setUint32(at + 2, value % 2 ** 32)
}

function getU48(v: DataView, at: number): number {
  return v.getUint16(at) * 2 ** 32 + v.getUint32(at + 2)
}
