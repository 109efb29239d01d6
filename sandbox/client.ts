// The app's end of the host's socket: requests, events and terminal frames. Reconnects by itself.
import net from 'node:net'
import {
  hostEvent,
  requests,
  type HostEvent,
  type HostRefusal,
  type RequestInput,
  type RequestName,
  type RequestOutput,
} from './contract.ts'
import { hostResponse, viewerCloseReasons, type ViewerCloseReason } from './wire-messages.ts'
import {
  addressTo,
  kinds,
  readFrames,
  WireReader,
  writeJson,
  writeMessage,
  writeParts,
  type WireMessage,
} from './wire.ts'

/** Thrown by `request`: `refused` carries the host's reason, `unreachable` means nobody answered. */
export class SandboxHostError extends Error {
  readonly kind: 'refused' | 'unreachable'
  readonly refusal: HostRefusal | null
  constructor(kind: 'refused' | 'unreachable', words: string, refusal: HostRefusal | null = null) {
    super(words)
    this.name = 'SandboxHostError'
    this.kind = kind
    this.refusal = refusal
  }
}

export type { ViewerCloseReason } from './wire-messages.ts'

/** One browser's window on one terminal. Frames are opaque bytes here; see frames.ts. */
export type ViewerChannel = { send(frame: Uint8Array): void; close(): void }

export type SandboxClient = {
  readonly connected: boolean
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>>
  onEvent(listener: (event: HostEvent) => void): () => void
  onConnection(listener: (connected: boolean) => void): () => void
  /** `onClose` is called when the host ends the viewer or the host connection is lost. */
  openViewer(
    viewer: { terminalId: string; participantId: string; mayType: boolean },
    listener: { onFrame(frame: Uint8Array): void; onClose(reason: ViewerCloseReason): void },
  ): Promise<ViewerChannel>
  close(): void
}

const HEARTBEAT_MS = 2000
/** A host that said nothing for this long is taken for hung. Longer than any pause of its event loop. */
const SILENCE_MS = 10_000
const RETRY_MIN_MS = 50
const RETRY_MAX_MS = 1000

export type SandboxClientOptions = {
  socketPath: string
  /** How long a request waits for a connection that is not there, e.g. right after start. */
  patienceMs?: number
  onProblem?: (words: string) => void
}

/** Connects at once and for ever, until `close`. */
export function createSandboxClient(options: SandboxClientOptions): SandboxClient {
  return new Connection(options)
}

type Waiting = { resolve(output: unknown): void; reject(error: Error): void; name: RequestName }
type Viewer = { onFrame(frame: Uint8Array): void; onClose(reason: ViewerCloseReason): void }

class Connection implements SandboxClient {
  connected = false
  readonly #options: SandboxClientOptions
  /** Those who wait for a connection; `close` tells them that none will come. */
  readonly #patient = new Set<(connected: boolean) => void>()
  readonly #waiting = new Map<number, Waiting>()
  readonly #viewers = new Map<number, Viewer>()
  readonly #eventListeners = new Set<(event: HostEvent) => void>()
  readonly #connectionListeners = new Set<(connected: boolean) => void>()
  #socket: net.Socket | null = null
  #closed = false
  #lastId = 0
  #heardAt = 0
  #downSince = performance.now()
  #retryMs = RETRY_MIN_MS
  #retryTimer: NodeJS.Timeout | undefined
  readonly #heartbeat: NodeJS.Timeout

  constructor(options: SandboxClientOptions) {
    this.#options = options
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS)
    this.#connect()
  }

  async request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<RequestOutput<Name>> {
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success)
      throw refused('bad-request', `${name}: ${parsed.error.issues[0]?.message ?? 'not valid'}`)
    if (!this.connected) await this.#untilConnected()
    const id = ++this.#lastId
    const answer = await new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, name })
      this.#write(writeJson(kinds.request, { id, name, input: parsed.data }))
    })
    const output = requests[name].output.safeParse(answer)
    if (!output.success)
      throw refused('failed', `The sandbox host gave an answer to ${name} that makes no sense.`)
    // why: the schema of `name` has just been applied; TypeScript cannot follow the generic index.
    return output.data as RequestOutput<Name>
  }

  onEvent(listener: (event: HostEvent) => void): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    this.#connectionListeners.add(listener)
    return () => this.#connectionListeners.delete(listener)
  }

  async openViewer(
    viewer: { terminalId: string; participantId: string; mayType: boolean },
    listener: Viewer,
  ): Promise<ViewerChannel> {
    if (!this.connected) await this.#untilConnected()
    const viewerId = ++this.#lastId
    // Known before the host is asked: its first frame may come in the same chunk as the answer.
    this.#viewers.set(viewerId, listener)
    try {
      await this.request('attachViewer', { viewerId, ...viewer })
    } catch (error) {
      this.#viewers.delete(viewerId)
      throw error
    }
    return {
      send: (frame) => {
        if (!this.#viewers.has(viewerId)) return
        const { kind, head } = addressTo([viewerId], 0)
        this.#write(writeMessage(kind, [head, frame]))
      },
      close: () => {
        if (!this.#viewers.delete(viewerId) || !this.connected) return
        // why: nobody waits for it; a lost connection detaches the viewer as well.
        this.request('detachViewer', { viewerId }).catch(() => {})
      },
    }
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#heartbeat)
    clearTimeout(this.#retryTimer)
    this.#lose('The connection to the sandbox host was closed.')
    for (const end of [...this.#patient]) end(false)
  }

  #connect(): void {
    if (this.#closed) return
    const socket = net.connect(this.#options.socketPath)
    const reader = new WireReader((message) => this.#receive(message))
    this.#socket = socket
    socket.on('connect', () => {
      this.connected = true
      this.#heardAt = performance.now()
      this.#retryMs = RETRY_MIN_MS
      for (const listener of [...this.#connectionListeners]) listener(true)
    })
    socket.on('data', (chunk) => {
      if (this.#socket !== socket) return
      this.#heardAt = performance.now()
      try {
        reader.push(chunk)
      } catch (error) {
        this.#options.onProblem?.(`The sandbox host does not speak our language: ${String(error)}`)
        socket.destroy()
      }
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      if (this.#socket !== socket) return
      this.#lose('The sandbox host cannot be reached.')
      this.#retryTimer = setTimeout(() => this.#connect(), this.#retryMs)
      this.#retryMs = Math.min(this.#retryMs * 2, RETRY_MAX_MS)
    })
  }

  #lose(words: string): void {
    const was = this.connected
    this.connected = false
    this.#socket?.destroy()
    this.#socket = null
    if (was) this.#downSince = performance.now()
    const waiting = [...this.#waiting.values()]
    const viewers = [...this.#viewers.values()]
    this.#waiting.clear()
    this.#viewers.clear()
    for (const one of waiting) one.reject(new SandboxHostError('unreachable', words))
    for (const viewer of viewers) viewer.onClose('unreachable')
    if (was) for (const listener of [...this.#connectionListeners]) listener(false)
  }

  #untilConnected(): Promise<void> {
    const words = 'The sandbox host cannot be reached.'
    const left = (this.#options.patienceMs ?? 2000) - (performance.now() - this.#downSince)
    if (this.#closed || left <= 0) return Promise.reject(new SandboxHostError('unreachable', words))
    return new Promise((resolve, reject) => {
      const end = (connected: boolean) => {
        clearTimeout(timer)
        stop()
        this.#patient.delete(end)
        if (connected) resolve()
        else reject(new SandboxHostError('unreachable', words))
      }
      const timer = setTimeout(() => end(false), left)
      const stop = this.onConnection((connected) => {
        if (connected) end(true)
      })
      this.#patient.add(end)
    })
  }

  #receive(message: WireMessage): void {
    switch (message.kind) {
      case kinds.response:
        return this.#answer(JSON.parse(message.body.toString()))
      case kinds.event: {
        const event = hostEvent.safeParse(JSON.parse(message.body.toString()))
        if (!event.success) return this.#options.onProblem?.('The sandbox host told us something unknown.')
        for (const listener of [...this.#eventListeners]) listener(event.data)
        return
      }
      case kinds.frame:
      case kinds.multicast: {
        const { viewerIds, frame } = readFrames(message)
        for (const id of viewerIds) this.#viewers.get(id)?.onFrame(frame)
        return
      }
      case kinds.viewerClosed: {
        const id = message.body.readUInt32BE(0)
        const viewer = this.#viewers.get(id)
        this.#viewers.delete(id)
        viewer?.onClose(viewerCloseReasons[message.body[4] ?? 0] ?? 'ended')
        return
      }
      case kinds.ping:
      case kinds.pong:
      case kinds.request:
        return
    }
  }

  #answer(raw: unknown): void {
    const response = hostResponse.parse(raw)
    const waiting = this.#waiting.get(response.id)
    this.#waiting.delete(response.id)
    if (!waiting) return
    if (response.ok) waiting.resolve(response.output)
    else waiting.reject(new SandboxHostError('refused', response.refusal.words, response.refusal))
  }

  #beat(): void {
    if (!this.connected) return
    if (performance.now() - this.#heardAt > SILENCE_MS) this.#socket?.destroy()
    else this.#write(writeMessage(kinds.ping, []))
  }

  #write(parts: Uint8Array[]): void {
    const socket = this.#socket
    if (!socket || socket.destroyed) return
    writeParts(socket, parts)
  }
}

function refused(code: HostRefusal['code'], words: string): SandboxHostError {
  return new SandboxHostError('refused', words, { code, words })
}
