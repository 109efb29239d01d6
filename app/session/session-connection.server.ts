// One browser tab on one session: hello first, then commands; heartbeat, limits and close codes. Knows frames, not rules.
import { performance } from 'node:perf_hooks'
import { z } from 'zod'
import { withIdHidden, withIdRestored } from '#app/auth/blind.ts'
import { CALL_PACE, costOf, isCallMessage, type CallToServer } from '#app/call/messages.ts'
import type { Log } from '#app/lib/log.ts'
import { assertNever } from '#app/lib/result.ts'
import { seconds } from '#app/lib/time.ts'
import { closeCodes } from '#app/protocol/close-codes.ts'
import { PROTOCOL_VERSION, toServer, type ToBrowser, type ToServer } from '#app/protocol/session-messages.ts'
import { MessageAllowance } from './message-allowance.ts'
import { refusalWords } from './refusal-words.ts'
import type { RoomConnection } from './room-audience.server.ts'
import type { Entry } from './rooms.server.ts'

const HELLO_WITHIN_MS = seconds(5)
const HEARTBEAT_MS = seconds(20)
/** A tab that takes in nothing is cut off; it gets a fresh view when it comes back. */
const BACKLOG_BYTES_MAX = 4 << 20

/** What is needed of a WebSocket; tests and ws both fit. */
export type TabSocket = {
  readonly bufferedAmount: number
  send(text: string): void
  ping(): void
  close(code: number, reason?: string): void
  terminate(): void
}

export class SessionConnection {
  private readonly socket: TabSocket
  private readonly entry: Entry
  private readonly log: Log
  private readonly allowance = new MessageAllowance(performance.now())
  /** Its own, so that making connections never keeps a command waiting. */
  private readonly callAllowance = new MessageAllowance(performance.now(), CALL_PACE)
  private readonly helloTimer: NodeJS.Timeout
  private readonly heartbeat: NodeJS.Timeout
  private seat: RoomConnection | null = null
  private heard = true
  private over = false

  constructor(socket: TabSocket, entry: Entry, log: Log) {
    this.socket = socket
    this.entry = entry
    this.log = log
    this.helloTimer = setTimeout(() => this.hangUp(closeCodes.badMessage, 'no hello'), HELLO_WITHIN_MS)
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS)
    this.helloTimer.unref()
    this.heartbeat.unref()
  }

  /** Any sign of life, e.g. a pong. */
  alive(): void {
    this.heard = true
  }

  receive(text: string): void {
    this.heard = true
    if (this.over) return
    const hidden = this.hidden()
    const message = parse(hidden ? withIdRestored(text, hidden) : text)
    if (!message) return this.refuseUnknown(text)
    if (!this.seat && message.type !== 'hello') return this.hangUp(closeCodes.badMessage, 'say hello first')
    const pace = isCallMessage(message)
      ? this.callAllowance.take(performance.now(), costOf(message))
      : this.allowance.take(performance.now())
    if (pace === 'hang-up') return this.hangUp(closeCodes.badMessage, 'too many messages')
    if (pace === 'too-fast') return this.refuseTooFast(message)
    this.act(message)
  }

  closed(): void {
    if (this.over && !this.seat) return
    this.over = true
    clearTimeout(this.helloTimer)
    clearInterval(this.heartbeat)
    if (this.seat) this.entry.room.leave(this.seat)
    this.seat = null
  }

  /** Something below the protocol went wrong, e.g. an oversized frame. */
  failed(): void {
    this.hangUp(closeCodes.badMessage, 'a frame that cannot be read')
  }

  private act(message: ToServer): void {
    switch (message.type) {
      case 'hello':
        return this.enter(message.protocol)
      case 'ping':
        return this.send({ type: 'pong' })
      case 'command':
        void this.obey(message)
        return
      case 'call-state':
      case 'signal':
        return this.call(message)
      default:
        return assertNever(message)
    }
  }

  private enter(protocol: number): void {
    clearTimeout(this.helloTimer)
    if (protocol !== PROTOCOL_VERSION) return this.hangUp(closeCodes.reloadPage, 'reload the page')
    if (this.seat) return
    this.seat = {
      participant: this.entry.participant,
      send: (message) => this.send(message),
      close: (code) => this.hangUp(code, ''),
    }
    this.entry.room.join(this.seat)
  }

  private call(message: CallToServer): void {
    if (this.seat) this.entry.room.call.hear(this.seat, message)
  }

  private async obey({ ref, command }: Extract<ToServer, { type: 'command' }>): Promise<void> {
    try {
      const outcome = await this.entry.room.command(this.entry.participant.userId, command)
      if (outcome.ok) this.send({ type: 'done', ref })
      else this.send({ type: 'refused', ref, reason: outcome.reason, words: refusalWords[outcome.reason] })
    } catch (error) {
      this.log.error({ command: command.type, error }, 'A command failed')
      this.send({ type: 'refused', ref, reason: 'not-saved', words: refusalWords['not-saved'] })
    }
  }

  private refuseTooFast(message: ToServer): void {
    if (message.type !== 'command') return
    this.send({ type: 'refused', ref: message.ref, reason: 'too-fast', words: refusalWords['too-fast'] })
  }

  /** A command that we do not know still has somebody waiting for its answer; anything else is no conversation. */
  private refuseUnknown(text: string): void {
    const ref = this.seat && findRef(text)
    if (!ref) return this.hangUp(closeCodes.badMessage, 'not a message of this protocol')
    this.send({ type: 'refused', ref, reason: 'not-understood', words: refusalWords['not-understood'] })
  }

  private send(message: ToBrowser): void {
    if (this.over) return
    if (this.socket.bufferedAmount > BACKLOG_BYTES_MAX) {
      this.socket.terminate()
      return
    }
    const hidden = this.hidden()
    const text = JSON.stringify(message)
    this.socket.send(hidden ? withIdHidden(text, hidden) : text)
  }

  private hidden(): ReturnType<Entry['room']['hiddenFrom']> {
    return this.entry.room.hiddenFrom(this.entry.participant)
  }

  private beat(): void {
    if (!this.heard) return this.hangUp(closeCodes.silent, 'silent')
    this.heard = false
    this.socket.ping()
  }

  private hangUp(code: number, reason: string): void {
    if (this.over) return
    this.socket.close(code, reason)
    // A peer that never answers the close must not keep its seat.
    this.closed()
  }
}

const refOnly = z.object({ type: z.literal('command'), ref: z.string().min(1).max(40) })

function findRef(text: string): string | null {
  try {
    return refOnly.safeParse(JSON.parse(text)).data?.ref ?? null
  } catch {
    return null
  }
}

function parse(text: string): ToServer | null {
  try {
    const parsed = toServer.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
