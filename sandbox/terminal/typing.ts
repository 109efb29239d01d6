// Numbered input of one terminal's pages: nothing typed twice over a reconnect, no paste typed by halves.
import { PASTE_BYTES_MAX } from '../frames.ts'

/** Pages remembered per terminal. The least recently seen is forgotten first. */
const CLIENTS_MAX = 200
/** A paste and its brackets, and the keys around it. */
const PENDING_BYTES_MAX = PASTE_BYTES_MAX + 1024

type Client = { lastSeq: number; pending: Buffer[]; pendingBytes: number; spoiled: boolean }
export type TypedFrame = { seq: number; more: boolean; bytes: Uint8Array }

/** `type`: these bytes, now. `wait`: more of the paste is to come. `spoiled`: the rest of a refused paste. */
export type Typed =
  { outcome: 'type'; bytes: Buffer } | { outcome: 'wait' | 'repeated' | 'gap' | 'spoiled' | 'full' }

export class Typing {
  readonly #clients = new Map<string, Client>()

  /** The last number taken from this page; 0 = none yet. */
  lastSeq(clientKey: string): number {
    return this.#clients.get(clientKey)?.lastSeq ?? 0
  }

  /** Numbers the frame off. `allowed` is false when control refuses it: it then spoils the paste it is part of. */
  take(clientKey: string, frame: TypedFrame, allowed: boolean): Typed {
    const client = this.#client(clientKey, frame.seq)
    if (frame.seq <= client.lastSeq) return { outcome: 'repeated' }
    if (frame.seq > client.lastSeq + 1) return { outcome: 'gap' }
    client.lastSeq = frame.seq
    const full = client.pendingBytes + frame.bytes.length > PENDING_BYTES_MAX
    const spoiled = client.spoiled
    if (!allowed || spoiled || full) {
      this.#drop(client)
      client.spoiled = frame.more
      return { outcome: allowed && full && !spoiled ? 'full' : 'spoiled' }
    }
    // A copy: the frame is a view on a socket chunk that would be held whole.
    client.pending.push(Buffer.from(frame.bytes))
    client.pendingBytes += frame.bytes.length
    if (frame.more) return { outcome: 'wait' }
    const bytes = Buffer.concat(client.pending, client.pendingBytes)
    this.#drop(client)
    return { outcome: 'type', bytes }
  }

  /** Control changed hands: what was half pasted under it will not be typed. */
  dropPastes(): void {
    for (const client of this.#clients.values()) {
      if (client.pendingBytes === 0) continue
      this.#drop(client)
      client.spoiled = true
    }
  }

  #client(key: string, seq: number): Client {
    // A page unknown to us starts wherever it says: the host may have forgotten it.
    const client = this.#clients.get(key) ?? {
      lastSeq: seq - 1,
      pending: [],
      pendingBytes: 0,
      spoiled: false,
    }
    this.#clients.delete(key)
    this.#clients.set(key, client)
    const [oldest] = this.#clients.keys()
    if (this.#clients.size > CLIENTS_MAX && oldest !== undefined) this.#clients.delete(oldest)
    return client
  }

  #drop(client: Client): void {
    client.pending = []
    client.pendingBytes = 0
  }
}
