// Page <-> server on a document's socket: binary, one type byte first. What is malformed decodes to null and throws nothing.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { AWARENESS_BYTES_MAX, FRAME_BYTES_MAX, HELLO_BYTES_MAX } from './limits.ts'
import type { WriteRefusal } from './may-write.ts'
import { documentRefusals, readOnlyWords, type DocumentRefusal } from './refusal-words.ts'

export const DOCUMENT_FRAMES_VERSION = 1

/** What a page may say. */
export type FromPage =
  /** First, and again whenever the page starts afresh. `stateVector`: what it has already. */
  | { type: 'hello'; version: number; clientId: number; stateVector: Uint8Array }
  /** `id` counts up within a connection and comes back in `ack`. */
  | { type: 'update'; id: number; update: Uint8Array }
  /** Where its cursor is: a small JSON object, or nothing. Who it is, the server knows. */
  | { type: 'awareness'; clock: number; state: string }
  | { type: 'ping' }

/** Whether this page may write right now; null = it may. */
export type Access = WriteRefusal | null

/** What the server may say. */
export type ToPage =
  /** `missing`: what the page did not have. */
  | { type: 'welcome'; access: Access; missing: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  /** Everything up to this id is in the database. */
  | { type: 'ack'; id: number }
  /** An edit was not taken; nothing more is until the page has begun afresh with `hello`. */
  | { type: 'refused'; reason: DocumentRefusal }
  | { type: 'access'; access: Access }
  /** As y-protocols encodes it, made by the server. */
  | { type: 'awareness'; update: Uint8Array }
  | { type: 'pong' }

const FROM_PAGE = { hello: 1, update: 2, awareness: 3, ping: 4 } as const
const TO_PAGE = { welcome: 1, update: 2, ack: 3, refused: 4, access: 5, awareness: 6, pong: 7 } as const
const CLIENT_ID_MAX = 2 ** 32 - 1
const COUNT_MAX = 2 ** 31

export function encodeFromPage(frame: FromPage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, FROM_PAGE[frame.type])
    if (frame.type === 'hello') {
      encoding.writeVarUint(encoder, frame.version)
      encoding.writeVarUint(encoder, frame.clientId)
      encoding.writeVarUint8Array(encoder, frame.stateVector)
    } else if (frame.type === 'update') {
      encoding.writeVarUint(encoder, frame.id)
      encoding.writeVarUint8Array(encoder, frame.update)
    } else if (frame.type === 'awareness') {
      encoding.writeVarUint(encoder, frame.clock)
      encoding.writeVarString(encoder, frame.state)
    }
  })
}

export function encodeToPage(frame: ToPage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8(encoder, TO_PAGE[frame.type])
    if (frame.type === 'welcome') {
      encoding.writeVarString(encoder, frame.access ?? '')
      encoding.writeVarUint8Array(encoder, frame.missing)
    } else if (frame.type === 'update' || frame.type === 'awareness') {
      encoding.writeVarUint8Array(encoder, frame.update)
    } else if (frame.type === 'ack') encoding.writeVarUint(encoder, frame.id)
    else if (frame.type === 'refused') encoding.writeVarString(encoder, frame.reason)
    else if (frame.type === 'access') encoding.writeVarString(encoder, frame.access ?? '')
  })
}

export function decodeFromPage(bytes: Uint8Array): FromPage | null {
  if (bytes.length > FRAME_BYTES_MAX) return null
  return decodeWhole(bytes, (decoder): FromPage | null => {
    switch (decoding.readUint8(decoder)) {
      case FROM_PAGE.hello: {
        if (bytes.length > HELLO_BYTES_MAX) return null
        const version = decoding.readVarUint(decoder)
        const clientId = decoding.readVarUint(decoder)
        const stateVector = readBytes(decoder)
        return clientId <= CLIENT_ID_MAX ? { type: 'hello', version, clientId, stateVector } : null
      }
      case FROM_PAGE.update: {
        const id = decoding.readVarUint(decoder)
        return id <= COUNT_MAX ? { type: 'update', id, update: readBytes(decoder) } : null
      }
      case FROM_PAGE.awareness: {
        if (bytes.length > AWARENESS_BYTES_MAX + 16) return null
        const clock = decoding.readVarUint(decoder)
        return clock <= COUNT_MAX ? { type: 'awareness', clock, state: readText(decoder) } : null
      }
      case FROM_PAGE.ping:
        return { type: 'ping' }
      default:
        return null
    }
  })
}

export function decodeToPage(bytes: Uint8Array): ToPage | null {
  return decodeWhole(bytes, (decoder): ToPage | null => {
    switch (decoding.readUint8(decoder)) {
      case TO_PAGE.welcome: {
        const access = toAccess(readText(decoder))
        return access === undefined ? null : { type: 'welcome', access, missing: readBytes(decoder) }
      }
      case TO_PAGE.update:
        return { type: 'update', update: readBytes(decoder) }
      case TO_PAGE.ack:
        return { type: 'ack', id: decoding.readVarUint(decoder) }
      case TO_PAGE.refused: {
        const word = readText(decoder)
        const reason = refusals.find((one) => one === word)
        return reason ? { type: 'refused', reason } : null
      }
      case TO_PAGE.access: {
        const access = toAccess(readText(decoder))
        return access === undefined ? null : { type: 'access', access }
      }
      case TO_PAGE.awareness:
        return { type: 'awareness', update: readBytes(decoder) }
      case TO_PAGE.pong:
        return { type: 'pong' }
      default:
        return null
    }
  })
}

// why: the keys of these two records are their types
const refusals = Object.keys(documentRefusals) as DocumentRefusal[]
const readOnly = Object.keys(readOnlyWords) as WriteRefusal[]

/** Undefined = no such word. */
function toAccess(word: string): Access | undefined {
  return word === '' ? null : readOnly.find((one) => one === word)
}

/**
 * The bytes are copied first: a length that lies reads on in the memory behind a view, which in Node belongs to
 * whatever else was received. Bytes left over mean that the frame was not one of ours.
 */
function decodeWhole<Frame>(
  bytes: Uint8Array,
  read: (decoder: decoding.Decoder) => Frame | null,
): Frame | null {
  const decoder = decoding.createDecoder(Uint8Array.from(bytes))
  try {
    const frame = read(decoder)
    return decoding.hasContent(decoder) ? null : frame
  } catch {
    return null
  }
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  return decoding.readVarUint8Array(decoder).slice()
}

function readText(decoder: decoding.Decoder): string {
  return decoding.readVarString(decoder)
}
