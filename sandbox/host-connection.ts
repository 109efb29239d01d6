// One app process on the host's socket: parses what it asks, carries its viewers' frames, survives its nonsense.
import type { Socket } from 'node:net'
import { requests, type HostEvent, type HostRefusal, type RequestName } from './contract.ts'
import { EngineError } from './engines/engine.ts'
import { decodeFromPage, FRAMES_VERSION, PAGE_FRAME_BYTES_MAX } from './frames.ts'
import { HostRefused, type Asker, type createAnswers } from './requests.ts'
import type { TerminalEntry } from './terminal/terminals.ts'
import type { Viewer, ViewerLink } from './terminal/viewer.ts'
import {
  hostRequest,
  viewerCloseReasons,
  type HostResponse,
  type ViewerCloseReason,
} from './wire-messages.ts'
import {
  addressTo,
  kinds,
  readFrames,
  WireError,
  WireReader,
  writeJson,
  writeMessage,
  writeParts,
  type WireMessage,
} from './wire.ts'

/** Per terminal; more people than this in one room is a mistake or an attack. */
const VIEWERS_PER_TERMINAL_MAX = 50
/** Windows bound what viewers have in flight. More waiting than this means that the app has stopped reading. */
const WAITING_BYTES_MAX = 128 << 20
const SILENCE_MS = 20_000

type Attached = { viewer: Viewer; entry: TerminalEntry }

export class HostConnection implements ViewerLink, Asker {
  readonly #socket: Socket
  readonly #answers: ReturnType<typeof createAnswers>
  readonly #report: (words: string) => void
  readonly #viewers = new Map<number, Attached>()
  #heardAt = performance.now()

  constructor(
    socket: Socket,
    answers: ReturnType<typeof createAnswers>,
    hooks: { report: (words: string) => void; onClose: () => void },
  ) {
    this.#socket = socket
    this.#answers = answers
    this.#report = hooks.report
    const reader = new WireReader((message) => this.#receive(message), PAGE_FRAME_BYTES_MAX + 16)
    socket.on('data', (chunk) => {
      this.#heardAt = performance.now()
      try {
        reader.push(chunk)
      } catch (error) {
        this.#report(`A client was cut off: ${error instanceof WireError ? error.message : String(error)}`)
        socket.destroy()
      }
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      for (const id of [...this.#viewers.keys()]) this.detachViewer(id)
      hooks.onClose()
    })
  }

  tell(event: HostEvent): void {
    this.#write(writeJson(kinds.event, event))
  }

  /** Written, and not read by the app yet. */
  get waitingBytes(): number {
    return this.#socket.writableLength
  }

  checkAlive(now: number): void {
    if (now - this.#heardAt > SILENCE_MS) this.close()
  }

  close(): void {
    this.#socket.destroy()
  }

  sendFrame(viewerIds: number[], head: Uint8Array, payload: Uint8Array): void {
    const address = addressTo(viewerIds, head.length)
    address.head.set(head, address.at)
    this.#write(writeMessage(address.kind, [address.head, payload]))
  }

  closeViewer(viewerId: number, reason: ViewerCloseReason): void {
    this.#viewers.delete(viewerId)
    const body = Buffer.allocUnsafe(5)
    body.writeUInt32BE(viewerId, 0)
    body[4] = viewerCloseReasons.indexOf(reason)
    this.#write(writeMessage(kinds.viewerClosed, [body]))
  }

  attachViewer(
    who: { viewerId: number; participantId: string; mayType: boolean },
    entry: TerminalEntry,
  ): void {
    if (this.#viewers.has(who.viewerId)) throw refused('bad-request', 'This viewer number is taken.')
    if (entry.terminal.viewers.size >= VIEWERS_PER_TERMINAL_MAX)
      throw refused('full', `${VIEWERS_PER_TERMINAL_MAX} people are watching this terminal already.`)
    this.#viewers.set(who.viewerId, { viewer: entry.terminal.attach({ link: this, ...who }), entry })
  }

  detachViewer(viewerId: number): void {
    const attached = this.#viewers.get(viewerId)
    this.#viewers.delete(viewerId)
    attached?.entry.terminal.detach(attached.viewer)
  }

  #receive(message: WireMessage): void {
    switch (message.kind) {
      case kinds.request:
        return this.#request(parseJson(message.body))
      case kinds.frame:
        return this.#frame(message)
      case kinds.ping:
        return this.#write(writeMessage(kinds.pong, []))
      case kinds.pong:
        return
      case kinds.response:
      case kinds.event:
      case kinds.multicast:
      case kinds.viewerClosed:
        throw new WireError(`kind ${message.kind} is not an app's to send`)
    }
  }

  #frame(message: WireMessage): void {
    const { viewerIds, frame } = readFrames(message)
    const attached = this.#viewers.get(viewerIds[0] ?? 0)
    // A frame may cross the closing of its viewer; that is no fault.
    if (!attached) return
    const decoded = decodeFromPage(frame)
    if (decoded && (decoded.type !== 'hello' || decoded.version === FRAMES_VERSION))
      return attached.entry.terminal.receive(attached.viewer, decoded)
    attached.entry.terminal.detach(attached.viewer)
    this.closeViewer(attached.viewer.identity.viewerId, 'malformed')
  }

  #request(raw: unknown): void {
    const request = hostRequest.safeParse(raw)
    if (!request.success) throw new WireError('not a request')
    const { id, name, input } = request.data
    const respond = (response: HostResponse) => this.#write(writeJson(kinds.response, response))
    void this.#answer(name, input).then(
      (output) => respond({ id, ok: true, output }),
      (error: unknown) => respond({ id, ok: false, refusal: this.#refusal(name, error) }),
    )
  }

  async #answer(name: string, input: unknown): Promise<unknown> {
    if (!isRequestName(name)) throw refused('bad-request', `There is no request "${name.slice(0, 40)}".`)
    const parsed = requests[name].input.safeParse(input)
    if (!parsed.success) throw refused('bad-request', parsed.error.issues[0]?.message ?? 'not valid')
    // why: the input was parsed with this very request's schema; TypeScript cannot tie the two together.
    const answer = this.#answers[name] as (input: unknown, asker: Asker) => unknown
    return await answer(parsed.data, this)
  }

  #refusal(name: string, error: unknown): HostRefusal {
    if (error instanceof HostRefused) return error.refusal
    if (error instanceof EngineError) return { code: error.code, words: error.message.slice(0, 2000) }
    this.#report(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { code: 'failed', words: 'The sandbox host could not do this; its log says why.' }
  }

  #write(parts: Uint8Array[]): void {
    const socket = this.#socket
    if (socket.destroyed) return
    if (socket.writableLength > WAITING_BYTES_MAX) {
      this.#report('An app process has stopped reading and was cut off.')
      socket.destroy()
      return
    }
    writeParts(socket, parts)
  }
}

function refused(code: HostRefusal['code'], words: string): HostRefused {
  return new HostRefused({ code, words })
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    throw new WireError('not JSON')
  }
}
