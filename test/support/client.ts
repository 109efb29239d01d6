// A browser as the server sees it: a WebSocket that says hello, sends commands and waits for what it is told.
import { WebSocket } from 'ws'
import { PROTOCOL_VERSION, type ToBrowser, type ToServer } from '#app/protocol/session-messages.ts'
import type { Command } from '#app/session/commands.ts'
import type { SessionView } from '#app/session/view-types.ts'
import { TEST_ORIGIN } from './context.ts'

export type ConnectOptions = { cookie?: string; origin?: string | null }
type Answer = Extract<ToBrowser, { type: 'done' | 'refused' }>
type Closed = { code: number; reason: string }

const WAIT_MS = 10_000

export type SessionClient = {
  readonly view: SessionView | null
  /** Everything heard so far, oldest first. */
  readonly heard: readonly ToBrowser[]
  send(message: ToServer): void
  sendRaw(frame: string | Buffer): void
  /** Resolves with the server's answer to this command. */
  command(command: Command): Promise<Answer>
  /** The first view, heard or yet to come, that `isIt`. */
  seesView(isIt: (view: SessionView) => boolean): Promise<SessionView>
  /** The first message, heard or yet to come, that `isIt`. */
  hears<Type extends ToBrowser['type']>(
    type: Type,
    isIt?: (message: Extract<ToBrowser, { type: Type }>) => boolean,
  ): Promise<Extract<ToBrowser, { type: Type }>>
  closed(): Promise<Closed>
  close(): void
  terminate(): void
}

/** Connects without a word; `connectSession` also says hello. */
export function openSessionSocket(
  port: number,
  sessionId: string,
  options: ConnectOptions = {},
): SessionClient {
  return new Client(`ws://127.0.0.1:${port}/ws/sessions/${sessionId}`, options)
}

/** Connects, says hello and waits for the first view. */
export async function connectSession(
  port: number,
  sessionId: string,
  options: ConnectOptions = {},
): Promise<SessionClient> {
  const client = openSessionSocket(port, sessionId, options)
  client.send({ type: 'hello', protocol: PROTOCOL_VERSION })
  await client.hears('view')
  return client
}

class Client implements SessionClient {
  readonly heard: ToBrowser[] = []
  view: SessionView | null = null
  private readonly socket: WebSocket
  private readonly opened: Promise<void>
  private readonly end: Promise<Closed>
  private readonly watchers = new Set<() => void>()
  private lastRef = 0

  constructor(url: string, { cookie, origin = TEST_ORIGIN }: ConnectOptions) {
    this.socket = new WebSocket(url, {
      headers: { ...(cookie ? { cookie } : {}), ...(origin === null ? {} : { origin }) },
    })
    this.opened = new Promise((resolve) => this.socket.once('open', () => resolve()))
    this.end = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
      this.socket.once('error', (error) => resolve({ code: 0, reason: error.message }))
    })
    this.socket.on('error', () => {})
    this.socket.on('message', (raw: Buffer) => this.hear(JSON.parse(raw.toString()) as ToBrowser))
  }

  send(message: ToServer): void {
    this.sendRaw(JSON.stringify(message))
  }

  sendRaw(frame: string | Buffer): void {
    void this.opened.then(() => this.socket.send(frame))
  }

  async command(command: Command): Promise<Answer> {
    const ref = `ref-${++this.lastRef}`
    this.send({ type: 'command', ref, command })
    return this.first((message): message is Answer => 'ref' in message && message.ref === ref)
  }

  async seesView(isIt: (view: SessionView) => boolean): Promise<SessionView> {
    if (this.view && isIt(this.view)) return this.view
    type ViewMessage = Extract<ToBrowser, { type: 'view' }>
    const from = this.heard.length
    const found = await this.first(
      (message, index): message is ViewMessage =>
        index >= from && message.type === 'view' && isIt(message.view),
    )
    return found.view
  }

  hears<Type extends ToBrowser['type']>(
    type: Type,
    isIt: (message: Extract<ToBrowser, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<ToBrowser, { type: Type }>> {
    type Wanted = Extract<ToBrowser, { type: Type }>
    return this.first((message): message is Wanted => message.type === type && isIt(message as Wanted))
  }

  closed(): Promise<Closed> {
    return this.end
  }

  close(): void {
    this.socket.close()
  }

  terminate(): void {
    this.socket.terminate()
  }

  private hear(message: ToBrowser): void {
    this.heard.push(message)
    if (message.type === 'view') this.view = message.view
    for (const look of [...this.watchers]) look()
  }

  private first<Wanted extends ToBrowser>(
    isIt: (message: ToBrowser, index: number) => message is Wanted,
  ): Promise<Wanted> {
    return new Promise((resolve, reject) => {
      const stop = (finish: () => void) => {
        clearTimeout(timer)
        this.watchers.delete(look)
        finish()
      }
      const look = () => {
        const found = this.heard.find(isIt)
        if (found) stop(() => resolve(found))
      }
      const fail = (why: string) => {
        const last = this.heard.slice(-3).map((message) => JSON.stringify(message).slice(0, 300))
        stop(() => reject(new Error(`${why}; last heard:\n${last.join('\n')}`)))
      }
      const timer = setTimeout(() => fail('waited in vain'), WAIT_MS)
      this.watchers.add(look)
      void this.end.then(({ code, reason }) => fail(`closed with ${code} ${reason}`))
      look()
    })
  }
}
