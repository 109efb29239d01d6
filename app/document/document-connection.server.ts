// One browser tab on one document: hello first, then edits; permission, limits, heartbeat. Knows frames, not text.
import { performance } from 'node:perf_hooks'
import { assertNever, type Result } from '#app/lib/result.ts'
import { seconds } from '#app/lib/time.ts'
import { closeCodes } from '#app/protocol/close-codes.ts'
import { Bucket } from './bucket.ts'
import { presenceOf } from './cursors.server.ts'
import {
  decodeFromPage,
  DOCUMENT_FRAMES_VERSION,
  encodeToPage,
  type Access,
  type FromPage,
  type ToPage,
} from './frames.ts'
import type { LiveDocument, Sitting } from './live-document.server.ts'
import { mayRead, mayWrite, type Standing } from './may-write.ts'
import type { Presence } from './presence.ts'
import type { DocumentRefusal } from './refusal-words.ts'

const HELLO_WITHIN_MS = seconds(5)
const HEARTBEAT_MS = seconds(20)
/** A tab that takes in nothing is cut off; it gets what it missed when it comes back. */
const BACKLOG_BYTES_MAX = 8 << 20
/** Messages: fast hands, a held key, a pen. Far above what a page of ours sends. */
const MESSAGES = { burst: 240, perSecond: 120 }
const BYTES = { burst: 4 << 20, perSecond: 512 << 10 }
/** Each is answered with all that the page says it lacks; one of ours begins afresh after a refused edit. */
const HELLOS = { burst: 30, perSecond: 1 }

/** What is needed of a WebSocket; tests and ws both fit. */
export type DocumentSocket = {
  readonly bufferedAmount: number
  send(bytes: Uint8Array): void
  ping(): void
  close(code: number, reason?: string): void
  terminate(): void
}

/** A person's place in the session, as it is at the moment of asking. */
export type Seat = {
  readonly userId: string
  standing(): Standing
  participants(): Parameters<typeof presenceOf>[1]
}

export type ConnectionOptions = {
  live: LiveDocument
  seat: Seat
  onClosed: () => void
}

export class DocumentConnection {
  readonly userId: string
  readonly #socket: DocumentSocket
  readonly #live: LiveDocument
  readonly #seat: Seat
  readonly #who: Presence | null
  readonly #onClosed: () => void
  readonly #messages = new Bucket(MESSAGES)
  readonly #bytes = new Bucket(BYTES)
  readonly #hellos = new Bucket(HELLOS)
  readonly #helloTimer: NodeJS.Timeout
  readonly #heartbeat: NodeJS.Timeout
  /** Said, and not answered while this person may not read yet. */
  #hello: Extract<FromPage, { type: 'hello' }> | null = null
  #sitting: Sitting | null = null
  #access: Access | undefined
  #heard = true
  #over = false

  constructor(socket: DocumentSocket, { live, seat, onClosed }: ConnectionOptions) {
    this.#socket = socket
    this.#live = live
    this.#seat = seat
    this.#onClosed = onClosed
    this.userId = seat.userId
    this.#who = presenceOf(seat.userId, seat.participants())
    this.#helloTimer = setTimeout(() => this.hangUp(closeCodes.badMessage, 'no hello'), HELLO_WITHIN_MS)
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS)
    this.#helloTimer.unref()
    this.#heartbeat.unref()
  }

  /** Any sign of life, e.g. a pong. */
  alive(): void {
    this.#heard = true
  }

  /** Something below the protocol went wrong, e.g. an oversized frame. */
  failed(): void {
    this.hangUp(closeCodes.badMessage, 'a frame that cannot be read')
  }

  closed(): void {
    if (this.#over) return
    this.#over = true
    clearTimeout(this.#helloTimer)
    clearInterval(this.#heartbeat)
    this.#stand()
    this.#onClosed()
  }

  /** Control, phase or the like may have changed. */
  standingChanged(): void {
    if (this.#hello) return this.#sit(this.#hello)
    if (this.#sitting && this.#seat.standing().hidden) return this.hangUp(closeCodes.hidden, 'not now')
    const access = this.#ask()
    if (!this.#sitting || access === this.#access) return
    this.#access = access
    this.#send({ type: 'access', access })
  }

  receive(bytes: Uint8Array): void {
    this.#heard = true
    if (this.#over) return
    const frame = decodeFromPage(bytes)
    if (!frame) return this.hangUp(closeCodes.badMessage, 'not a message of this protocol')
    const now = performance.now()
    const isCalm = this.#messages.take(1, now) && this.#bytes.take(bytes.length, now)
    if (!isCalm && frame.type !== 'update') return this.#strike()
    this.#act(frame, isCalm)
  }

  hangUp(code: number, reason: string): void {
    if (this.#over) return
    this.#socket.close(code, reason)
    // A peer that never answers the close must not keep its seat.
    this.closed()
  }

  #act(frame: FromPage, isCalm: boolean): void {
    switch (frame.type) {
      case 'hello':
        if (!this.#hellos.take(1, performance.now()))
          return this.hangUp(closeCodes.badMessage, 'too many hellos')
        return this.#greet(frame)
      case 'ping':
        return this.#send({ type: 'pong' })
      case 'update':
        return isCalm ? this.#edit(frame) : this.#refuse('too-fast')
      case 'awareness':
        return this.#point(frame)
      default:
        return assertNever(frame)
    }
  }

  #greet(hello: Extract<FromPage, { type: 'hello' }>): void {
    clearTimeout(this.#helloTimer)
    if (hello.version !== DOCUMENT_FRAMES_VERSION)
      return this.hangUp(closeCodes.reloadPage, 'reload the page')
    this.#stand()
    this.#sit(hello)
  }

  #sit(hello: Extract<FromPage, { type: 'hello' }>): void {
    const { clientId, stateVector } = hello
    const standing = this.#seat.standing()
    if (!mayRead(standing)) {
      // What is in it is not for them yet; the answer comes when it is.
      this.#hello = hello
      return this.#send({ type: 'access', access: standing.hidden ? 'hidden' : 'not-begun' })
    }
    this.#hello = null
    // A number drawn at random that somebody else has drawn already: the page draws another.
    if (!this.#live.isFree(clientId, this.userId)) return this.#send({ type: 'refused', reason: 'broken' })
    let missing: Uint8Array
    try {
      missing = this.#live.missing(stateVector)
    } catch {
      return this.failed()
    }
    this.#access = this.#ask()
    this.#send({ type: 'welcome', access: this.#access, missing })
    const update = this.#live.cursors.all()
    if (update) this.#send({ type: 'awareness', update })
    this.#sitting = { clientId, userId: this.userId, tell: (frame) => this.#push(frame) }
    this.#live.join(this.#sitting)
  }

  #edit({ id, update }: Extract<FromPage, { type: 'update' }>): void {
    const sitting = this.#sitting
    // Between a refusal and the next hello: the page will have forgotten these.
    if (!sitting) return
    const saved = () => {
      if (this.#sitting === sitting) this.#send({ type: 'ack', id })
    }
    const access = this.#ask()
    if (access !== null) {
      // Taken before, and the answer got lost on the way: it is no news that would need permission.
      if (!this.#live.has(update)) return this.#refuse(access)
      void this.#live.settled().then(saved)
      return
    }
    const taken: Result<null, DocumentRefusal> = this.#live.take(update, sitting, saved)
    if (!taken.ok) this.#refuse(taken.reason)
  }

  #point({ clock, state }: Extract<FromPage, { type: 'awareness' }>): void {
    if (!this.#sitting || !this.#who) return
    if (!this.#live.cursors.set(this.#sitting.clientId, { clock, state }, this.#who)) this.#strike()
  }

  /** The page begins afresh with the next hello. */
  #refuse(reason: DocumentRefusal): void {
    this.#stand()
    this.#send({ type: 'refused', reason })
    this.#strike()
  }

  #strike(): void {
    if (this.#live.strike(this.userId, performance.now())) return
    this.hangUp(closeCodes.badMessage, 'too much that could not be taken')
  }

  #stand(): void {
    if (this.#sitting) this.#live.leave(this.#sitting)
    this.#sitting = null
  }

  #ask(): Access {
    const asked = mayWrite(this.#live.called.kind, this.#seat.standing())
    return asked.ok ? null : asked.reason
  }

  #send(frame: ToPage): void {
    this.#push(encodeToPage(frame))
  }

  #push(bytes: Uint8Array): void {
    if (this.#over) return
    if (this.#socket.bufferedAmount > BACKLOG_BYTES_MAX) return this.#socket.terminate()
    this.#socket.send(bytes)
  }

  #beat(): void {
    if (!this.#heard) return this.hangUp(closeCodes.silent, 'silent')
    this.#heard = false
    this.#socket.ping()
  }
}
