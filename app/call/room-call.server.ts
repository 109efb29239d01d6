// The call of one room on the server: knows which tab is which peer and passes signals between them. Hears no media.
import { randomId } from '#app/lib/random-id.server.ts'
import { seconds } from '#app/lib/time.ts'
import type { Timers } from '#app/lib/timers.ts'
import type { SessionRole } from '#app/auth/roles.ts'
import { withMember, withMemberAway, withoutMember } from './members.ts'
import {
  callRefusalWords,
  type CallPeer,
  type CallRefusal,
  type CallToBrowser,
  type CallToServer,
  type IceServer,
} from './messages.ts'
import { peerIdOf } from './peer-id.server.ts'
import { withoutPicture } from './without-picture.ts'

/** A restart or a moment without network does not end anybody's call. */
export const CALL_GRACE_MS = seconds(20)

/** One connected tab of a participant, as the call sees it. */
export type CallSeat = {
  readonly participant: { userId: string; sessionRole: SessionRole }
  send(message: CallToBrowser): void
}

export type CallDeps = {
  sessionId: string
  timers: Timers
  iceServers: (userId: string) => IceServer[]
  isClosed: () => boolean
  /** Whether the others may not know what this person looks like. Asked anew each time: it may begin in the lobby. */
  isFaceHidden: (one: { sessionRole: SessionRole }) => boolean
}

export class RoomCall {
  private readonly deps: CallDeps
  private readonly call = randomId()
  private readonly seats = new Set<CallSeat>()
  /** The tab in which a peer can be reached; none while its line is down. */
  private readonly seatOf = new Map<string, CallSeat>()
  private readonly leaving = new Map<string, () => void>()
  private members: CallPeer[] = []

  constructor(deps: CallDeps) {
    this.deps = deps
  }

  /** A tab came: it may look before it joins. */
  came(seat: CallSeat): void {
    this.seats.add(seat)
    this.tell(seat)
  }

  /** A tab's line is gone. Its media may well go on. */
  went(seat: CallSeat): void {
    this.seats.delete(seat)
    const peerId = this.peerOf(seat)
    if (peerId === null) return
    this.seatOf.delete(peerId)
    this.members = withMemberAway(this.members, peerId)
    this.leaving.set(
      peerId,
      this.deps.timers.after(CALL_GRACE_MS, () => this.drop(peerId)),
    )
    this.tellAll()
  }

  hear(seat: CallSeat, message: CallToServer): void {
    if (message.type === 'signal') this.pass(seat, message)
    else if (message.in) this.join(seat, message)
    else this.leave(seat)
  }

  /** Somebody may be seen by now, or may not any more. */
  facesChanged(): void {
    this.tellAll()
  }

  stop(): void {
    for (const cancel of this.leaving.values()) cancel()
    this.leaving.clear()
    this.seats.clear()
    this.seatOf.clear()
    this.members = []
  }

  private join(seat: CallSeat, asked: Extract<CallToServer, { type: 'call-state' }>): void {
    const { userId, sessionRole } = seat.participant
    const peerId = peerIdOf(this.deps.sessionId, userId, asked.key)
    const known = this.members.some((member) => member.peerId === peerId)
    if (sessionRole === 'solo') return this.refuse(seat, 'call-is-for-company')
    if (!known && this.deps.isClosed()) return this.refuse(seat, 'call-is-over')
    // A shadow listens: whatever it says about itself, the others are told that it sends nothing.
    const silent = sessionRole === 'shadow'
    const [audio, video] = [asked.audio && !silent, asked.video && !silent]
    const one: CallPeer = { peerId, userId, sessionRole, audio, video, here: true }
    const joined = withMember(this.members, one, asked.move)
    if (!joined.ok) return this.refuse(seat, joined.reason)
    this.members = joined.value.members
    if (joined.value.replaced) this.takeOver(joined.value.replaced.peerId)
    this.stay(peerId)
    const before = this.seatOf.get(peerId)
    this.seatOf.set(peerId, seat)
    if (before !== seat) {
      seat.send({ type: 'call-joined', peerId, iceServers: this.deps.iceServers(userId) })
    }
    this.tellAll()
  }

  private leave(seat: CallSeat): void {
    const peerId = this.peerOf(seat)
    if (peerId !== null) this.drop(peerId)
  }

  private pass(seat: CallSeat, { to, signal }: Extract<CallToServer, { type: 'signal' }>): void {
    const from = this.peerOf(seat)
    if (from === null || from === to) return
    const isDescription = signal.kind === 'offer' || signal.kind === 'answer'
    // Whatever the page of somebody hidden does with its camera, no other browser is told to take a picture from it.
    const passed =
      isDescription && this.deps.isFaceHidden(seat.participant)
        ? { ...signal, sdp: withoutPicture(signal.sdp) }
        : signal
    this.seatOf.get(to)?.send({ type: 'signal', from, signal: passed })
  }

  private takeOver(peerId: string): void {
    this.stay(peerId)
    this.seatOf.get(peerId)?.send({ type: 'call-moved' })
    this.seatOf.delete(peerId)
  }

  private drop(peerId: string): void {
    this.stay(peerId)
    this.seatOf.delete(peerId)
    this.members = withoutMember(this.members, peerId)
    this.tellAll()
  }

  private stay(peerId: string): void {
    this.leaving.get(peerId)?.()
    this.leaving.delete(peerId)
  }

  private refuse(seat: CallSeat, reason: CallRefusal): void {
    seat.send({ type: 'call-refused', reason, words: callRefusalWords[reason] })
  }

  private peerOf(seat: CallSeat): string | null {
    for (const [peerId, one] of this.seatOf) if (one === seat) return peerId
    return null
  }

  private tellAll(): void {
    for (const seat of this.seats) this.tell(seat)
  }

  private tell(seat: CallSeat): void {
    const peers = this.members.map((one) => (this.deps.isFaceHidden(one) ? { ...one, video: false } : one))
    seat.send({ type: 'peers', call: this.call, me: this.peerOf(seat), peers })
  }
}
