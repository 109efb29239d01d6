// A page's end of one terminal: its socket, its place in the stream, its unconfirmed keys. Knows no DOM and no xterm.
import { isOpen, redialAfterMs, type PageSocket } from '#app/lib/page-socket.ts'
import {
  decodeToPage,
  encodeFromPage,
  FRAMES_VERSION,
  type FromPage,
  type InputRefusal,
  type ToPage,
} from '#sandbox/frames.ts'
import { Acks } from './acks.ts'
import { Typed } from './typed.ts'

/** Takes effect in the order of the calls, like the stream itself. */
export type LinkScreen = {
  restart(cols: number, rows: number): void
  write(bytes: Uint8Array, parsed: () => void): void
  resize(cols: number, rows: number): void
}

/** `too-large`: more than one paste may be. The others are the host's. */
export type TypingRefusal = InputRefusal | 'too-large'

export type LinkState = {
  connection: 'connecting' | 'live' | 'reconnecting' | 'ended'
  /** Whether keys of this page are typed right now. */
  mayType: boolean
  holder: string | null
  /** Too much output for this page; a fresh picture of the screen is coming. */
  catchingUp: boolean
  exitCode: number | null
  closeCode: number | null
}

export type PageLinkOptions = {
  open: () => PageSocket
  /** Sixteen hexadecimal digits, new for every page. */
  clientId: string
  screen: LinkScreen
  shouldReconnect: (code: number) => boolean
  onState: (state: LinkState) => void
  onRefused: (reason: TypingRefusal) => void
  /** 0 to 1; spreads reconnects so that not everybody knocks at once. */
  random: () => number
}

/** The host says something every ten seconds. This long without a word, the connection is dead. */
const DEAF_MS = 25_000
const CHECK_EVERY_MS = 5000

export class PageLink {
  readonly #options: PageLinkOptions
  readonly #typed = new Typed()
  readonly #acks: Acks
  readonly #checkTimer: ReturnType<typeof setInterval>
  #socket: PageSocket | null = null
  #state: LinkState = {
    connection: 'connecting',
    mayType: false,
    holder: null,
    catchingUp: false,
    exitCode: null,
    closeCode: null,
  }
  #received: number | null = null
  #sizeCount = 0
  #epoch = 0
  #welcomed = false
  #attempt = 0
  #retryTimer: ReturnType<typeof setTimeout> | undefined
  #visible = true
  #wanted: { cols: number; rows: number } | null = null
  #heardAt = 0
  #closed = false

  constructor(options: PageLinkOptions) {
    this.#options = options
    this.#acks = new Acks((offset) => this.#send({ type: 'ack', offset }), {
      after(ms, run) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    this.#checkTimer = setInterval(() => this.#check(), CHECK_EVERY_MS)
    this.#connect()
  }

  get state(): LinkState {
    return this.#state
  }

  /** Offset of the next byte of output; null before the first snapshot. */
  get received(): number | null {
    return this.#received
  }

  /** One gesture: a key, or a whole paste. Sent again after a reconnect until the host confirms it. */
  type(bytes: Uint8Array): void {
    if (this.#state.connection === 'ended' || this.#state.exitCode !== null)
      return this.#options.onRefused('ended')
    if (!this.#state.mayType) return this.#options.onRefused('not-yours')
    const frames = this.#typed.add(bytes, this.#epoch)
    if (!frames) return this.#options.onRefused('too-large')
    if (this.#welcomed) for (const frame of frames) this.#send(frame)
  }

  /** The size this page would like; asked for now, or as soon as it holds control. */
  wantSize(cols: number, rows: number): void {
    if (this.#wanted?.cols === cols && this.#wanted.rows === rows) return
    this.#wanted = { cols, rows }
    this.#askSize()
  }

  setVisible(visible: boolean): void {
    if (visible === this.#visible) return
    this.#visible = visible
    if (this.#welcomed) this.#send({ type: 'visible', visible })
    if (visible) this.#check()
  }

  /** The network is back, or somebody is impatient: do not wait for the next try. */
  retryNow(): void {
    if (this.#state.connection !== 'reconnecting' || this.#socket) return
    clearTimeout(this.#retryTimer)
    this.#connect()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#checkTimer)
    clearTimeout(this.#retryTimer)
    this.#acks.stop()
    this.#drop()?.close(1000)
  }

  #connect(): void {
    const socket = this.#options.open()
    socket.binaryType = 'arraybuffer'
    this.#socket = socket
    this.#heardAt = performance.now()
    socket.onopen = () =>
      this.#send({
        type: 'hello',
        version: FRAMES_VERSION,
        clientId: this.#options.clientId,
        resumeOffset: this.#received,
        sizeCount: this.#sizeCount,
      })
    socket.onmessage = ({ data }) => {
      this.#heardAt = performance.now()
      const frame = data instanceof ArrayBuffer ? decodeToPage(new Uint8Array(data)) : null
      if (frame) this.#receive(frame)
    }
    socket.onerror = () => {}
    socket.onclose = ({ code }) => this.#lose(code)
  }

  #drop(): PageSocket | null {
    const socket = this.#socket
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null
    this.#socket = null
    this.#welcomed = false
    return socket
  }

  #lose(code: number): void {
    this.#drop()
    this.#acks.stop()
    if (this.#closed) return
    if (!this.#options.shouldReconnect(code)) {
      clearInterval(this.#checkTimer)
      return this.#change({ connection: 'ended', mayType: false, catchingUp: false, closeCode: code })
    }
    const waitMs = redialAfterMs(this.#attempt++, this.#options.random())
    this.#retryTimer = setTimeout(() => this.#connect(), waitMs)
    this.#change({ connection: 'reconnecting', closeCode: code })
  }

  #check(): void {
    if (!this.#socket || !this.#visible || performance.now() - this.#heardAt < DEAF_MS) return
    this.#reconnect()
  }

  #reconnect(): void {
    this.#drop()?.close(1000)
    this.#lose(1006)
  }

  #receive(frame: ToPage): void {
    const { screen } = this.#options
    switch (frame.type) {
      case 'welcome':
        return this.#welcome(frame.seq)
      case 'role':
        this.#epoch = frame.epoch
        this.#change({ mayType: frame.mayType, holder: frame.holder })
        return this.#askSize()
      case 'snap':
        this.#received = frame.offset
        this.#sizeCount = frame.sizeCount
        this.#acks.restart(frame.offset)
        screen.restart(frame.cols, frame.rows)
        screen.write(frame.bytes, () => {})
        return this.#change({ catchingUp: false })
      case 'out':
        return this.#output(frame.offset, frame.bytes)
      case 'size':
        this.#sizeCount = frame.sizeCount
        return screen.resize(frame.cols, frame.rows)
      case 'ping':
        return this.#send({ type: 'pong', nonce: frame.nonce })
      case 'exit':
        return this.#change({ exitCode: frame.exitCode, mayType: false })
      case 'notice':
        return this.#change({ catchingUp: frame.notice === 'lagging' })
      case 'confirm':
        return this.#typed.confirm(frame.seq)
      case 'refuse':
        // Something before it never arrived; a new connection sends it all again, in order.
        if (frame.reason === 'gap') return this.#reconnect()
        return this.#options.onRefused(frame.reason)
    }
  }

  #welcome(seq: number): void {
    this.#welcomed = true
    this.#attempt = 0
    if (this.#received !== null) this.#acks.restart(this.#received)
    this.#typed.confirm(seq)
    for (const frame of this.#typed.unconfirmed) this.#send(frame)
    if (!this.#visible) this.#send({ type: 'visible', visible: false })
    this.#change({ connection: 'live', closeCode: null, catchingUp: false })
  }

  #output(offset: number, bytes: Uint8Array): void {
    if (offset !== this.#received) {
      // A hole in the stream would show a wrong screen: begin again with a fresh one.
      this.#received = null
      return this.#reconnect()
    }
    const end = offset + bytes.length
    this.#received = end
    this.#options.screen.write(bytes, () => this.#acks.parsed(end))
  }

  #askSize(): void {
    if (!this.#welcomed || !this.#state.mayType || !this.#wanted) return
    this.#send({ type: 'size', epoch: this.#epoch, ...this.#wanted })
  }

  #send(frame: FromPage): void {
    if (isOpen(this.#socket)) this.#socket.send(encodeFromPage(frame))
  }

  #change(change: Partial<LinkState>): void {
    const next = { ...this.#state, ...change }
    const keys = ['connection', 'mayType', 'holder', 'catchingUp', 'exitCode', 'closeCode'] as const
    if (keys.every((key) => next[key] === this.#state[key])) return
    this.#state = next
    this.#options.onState(next)
  }
}
