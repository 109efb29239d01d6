// A page with one document and no screen: a real link over a real WebSocket, whose line can be cut and held.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { shouldReconnect } from '#app/protocol/close-codes.ts'
import { decodeToPage, encodeFromPage, type FromPage, type ToPage } from '#app/document/frames.ts'
import { connectDocument, type DocumentLink, type Refused } from '#app/document/link.ts'
import type { PageSocket } from '#app/lib/page-socket.ts'
import { documentPath } from '#app/document/names.ts'
import { filesOf } from '#app/document/shape.ts'
import { TEST_ORIGIN } from './context.ts'

const WAIT_MS = 10_000

export type DocumentAddress = { port: number; cookie: string; sessionId: string; name: string }

export class DocumentPage {
  readonly link: DocumentLink
  readonly refused: Refused[] = []
  replaced = 0
  #socket: WebSocket | null = null
  #reachable = true
  #watchers = new Set<() => void>()
  readonly #timer: NodeJS.Timeout

  /** `address` is asked anew at every connect, so that a page finds a restarted server. */
  constructor(address: () => DocumentAddress) {
    this.link = connectDocument({
      open: () => this.#open(address()),
      shouldReconnect,
      onStatus: () => this.#look(),
      onReplaced: () => {
        this.replaced += 1
        this.#look()
      },
      onRefused: (refused) => {
        this.refused.push(refused)
        this.#look()
      },
      random: () => 0,
    })
    // What is told by the copy itself comes with no event of the link.
    this.#timer = setInterval(() => this.#look(), 5)
  }

  get status() {
    return this.link.status
  }

  get doc(): Y.Doc {
    return this.link.doc
  }

  /** The text of a file; made where there is none. */
  file(path = 'main.py'): Y.Text {
    const files = filesOf(this.doc)
    const found = files.get(path)
    if (found) return found
    files.set(path, new Y.Text())
    return files.get(path) as Y.Text
  }

  text(path = 'main.py'): string {
    return filesOf(this.doc).get(path)?.toString() ?? ''
  }

  until(isIt: () => boolean, what = 'it never came to that'): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(look)
        const status = JSON.stringify(this.status)
        reject(new Error(`${what}; status ${status}, refused ${this.refused.map((one) => one.reason)}`))
      }, WAIT_MS)
      const look = () => {
        if (!isIt()) return
        clearTimeout(timer)
        this.#watchers.delete(look)
        resolve()
      }
      this.#watchers.add(look)
      look()
    })
  }

  saved(): Promise<void> {
    return this.until(() => this.status.word === 'saved', 'never saved')
  }

  /** The line breaks, as a network does it; the page tries again by itself. */
  drop(): void {
    this.#socket?.terminate()
  }

  /** False: nothing is reached any more, until it is true again. */
  reachable(is: boolean): void {
    this.#reachable = is
    if (!is) this.drop()
    else this.link.retryNow()
  }

  close(): void {
    clearInterval(this.#timer)
    this.link.close()
  }

  #open({ port, cookie, sessionId, name }: DocumentAddress): PageSocket {
    // Port 9 has nobody.
    const at = `ws://127.0.0.1:${this.#reachable ? port : 9}${documentPath(sessionId, name)}`
    this.#socket = new WebSocket(at, { headers: { cookie, origin: TEST_ORIGIN } })
    this.#socket.on('error', () => {})
    return this.#socket as unknown as PageSocket
  }

  #look(): void {
    for (const look of [...this.#watchers]) look()
  }
}

/** A page that plays by its own rules: says what it is told to say, and keeps what it hears. */
export class RawPage {
  readonly heard: ToPage[] = []
  readonly closed: Promise<number>
  readonly #socket: WebSocket
  readonly #opened: Promise<void>

  constructor({ port, cookie, sessionId, name }: DocumentAddress, origin: string | null = TEST_ORIGIN) {
    const headers = { ...(cookie ? { cookie } : {}), ...(origin === null ? {} : { origin }) }
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}${documentPath(sessionId, name)}`, { headers })
    this.#socket.binaryType = 'arraybuffer'
    this.#opened = new Promise((resolve) => this.#socket.once('open', () => resolve()))
    this.closed = new Promise((resolve) => {
      this.#socket.once('close', (code) => resolve(code))
      this.#socket.once('error', () => resolve(0))
    })
    this.#socket.on('error', () => {})
    this.#socket.on('message', (raw: ArrayBuffer) => {
      const frame = decodeToPage(new Uint8Array(raw))
      if (frame) this.heard.push(frame)
    })
  }

  async hello(clientId = 77, doc = new Y.Doc()): Promise<void> {
    const before = this.heard.length
    await this.say({ type: 'hello', version: 1, clientId, stateVector: Y.encodeStateVector(doc) })
    await this.hears((frame, index) => index >= before && frame.type === 'welcome')
  }

  async say(frame: FromPage): Promise<void> {
    await this.sayRaw(encodeFromPage(frame))
  }

  async sayRaw(bytes: Uint8Array | string): Promise<void> {
    await this.#opened
    this.#socket.send(bytes)
  }

  async hears(isIt: (frame: ToPage, index: number) => boolean): Promise<ToPage> {
    const end = Date.now() + WAIT_MS
    for (;;) {
      const found = this.heard.find(isIt)
      if (found) return found
      if (Date.now() > end) throw new Error(`waited in vain; heard ${this.heard.map((one) => one.type)}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  close(): void {
    this.#socket.terminate()
  }
}
