// The connection to one other person: perfect negotiation, and mending until it works or somebody leaves.
import type { CallPeer, Signal } from '../messages.ts'
import {
  BLINK_MS,
  FIRST_CONNECTION_MS,
  directionBetween,
  hearsFrom,
  isPolite,
  nextMend,
  takesDescription,
  videoBitsPerSecond,
  type Direction,
} from '../negotiation.ts'
import { figuresFrom, qualityOf, type Figures, type Quality } from '../quality.ts'

export type LinkState = 'connecting' | 'connected' | 'mending' | 'cannot'
export type OwnTracks = { microphone: MediaStreamTrack | null; camera: MediaStreamTrack | null }

export type PeerLinkOptions = {
  me: Pick<CallPeer, 'peerId' | 'sessionRole'>
  peer: CallPeer
  iceServers: () => RTCIceServer[]
  tracks: () => OwnTracks
  /** False = the line to the server is down, and it was not sent. */
  send: (signal: Signal) => boolean
  onChange: () => void
  onText: (raw: unknown) => void
}

/** One attempt. What arrives for an earlier one, or late from it, is dropped. */
type Attempt = { id: string; connection: RTCPeerConnection; channel: RTCDataChannel | null }

const AGAIN_AT_MOST_EVERY_MS = 3000

export class PeerLink {
  readonly stream = new MediaStream()
  state: LinkState = 'connecting'
  quality: Quality | null = null
  private readonly options: PeerLinkOptions
  private readonly polite: boolean
  private readonly direction: Direction
  private attempt: Attempt | null = null
  private makingOffer = false
  private settingAnswer = false
  private ignoredOffer = false
  private tail: Promise<unknown> = Promise.resolve()
  private timer: ReturnType<typeof setTimeout> | undefined
  private mends = 0
  private builtAt = Number.NEGATIVE_INFINITY
  private figures: Figures | null = null
  private closed = false

  constructor(options: PeerLinkOptions, direction: Direction) {
    this.options = options
    this.direction = direction
    this.polite = isPolite(options.me.peerId, options.peer.peerId)
    if (!this.polite) this.build()
    this.later(FIRST_CONNECTION_MS, () => this.mend())
  }

  /** Null where nothing would flow: two shadows have no connection. */
  static open(options: PeerLinkOptions): PeerLink | null {
    const direction = directionBetween(options.me.sessionRole, options.peer.sessionRole)
    return direction && new PeerLink(options, direction)
  }

  /** One after the other: a candidate must not overtake its offer. */
  hear(signal: Signal): void {
    this.tail = this.tail.then(() => (this.closed ? undefined : this.take(signal))).catch(() => undefined)
  }

  /** My microphone or camera is another one, or none. */
  async sendTracks(): Promise<void> {
    const tracks = this.options.tracks()
    const senders = this.attempt?.connection.getTransceivers() ?? []
    await Promise.allSettled(
      senders.map(({ sender, receiver }) =>
        sender.replaceTrack(receiver.track.kind === 'audio' ? tracks.microphone : tracks.camera),
      ),
    )
  }

  sendText(text: string): void {
    const channel = this.attempt?.channel
    if (channel?.readyState === 'open' && channel.bufferedAmount < 64_000) channel.send(text)
  }

  /** The line to the server, or to the other side's server, is back: what was said meanwhile is lost. */
  lineBack(): void {
    const connection = this.attempt?.connection
    connection?.setConfiguration({ ...connection.getConfiguration(), iceServers: this.options.iceServers() })
    if (this.state === 'connected') return
    const offer = connection?.signalingState === 'have-local-offer' ? connection.localDescription : null
    if (this.attempt && offer) this.options.send({ kind: 'offer', link: this.attempt.id, sdp: offer.sdp })
    else this.mend()
  }

  /** Many senders share one line out: each picture costs less the more people there are. */
  async limit(others: number): Promise<void> {
    const maxBitrate = videoBitsPerSecond(others)
    for (const { sender, receiver } of this.attempt?.connection.getTransceivers() ?? []) {
      if (receiver.track.kind !== 'video') continue
      const parameters = sender.getParameters()
      if (parameters.encodings.length === 0 || parameters.encodings[0]?.maxBitrate === maxBitrate) continue
      for (const encoding of parameters.encodings) encoding.maxBitrate = maxBitrate
      await sender.setParameters(parameters).catch(() => undefined)
    }
  }

  /** Looks at the connection's figures and at how loud the other side is. */
  async measure(): Promise<void> {
    const { attempt } = this
    if (!attempt || this.state !== 'connected') return void (this.quality = null)
    const report = await attempt.connection.getStats()
    // why: the lines of a report are plain records, which the type does not say
    const figures = figuresFrom([...(report.values() as Iterable<Record<string, unknown>>)])
    if (this.attempt !== attempt) return
    this.quality = qualityOf(this.figures, figures)
    this.figures = figures
  }

  level(): number {
    const receivers = this.attempt?.connection.getReceivers() ?? []
    const levels = receivers
      .filter(({ track }) => track.kind === 'audio')
      .map((receiver) => receiver.getSynchronizationSources()[0]?.audioLevel ?? 0)
    return Math.max(0, ...levels)
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.attempt?.connection.close()
    this.attempt = null
  }

  private build(): void {
    const attempt = this.begin(makeId())
    const tracks = this.options.tracks()
    for (const kind of ['audio', 'video'] as const) {
      const { sender } = attempt.connection.addTransceiver(kind, { direction: this.direction })
      void sender.replaceTrack(kind === 'audio' ? tracks.microphone : tracks.camera)
    }
    this.openChannel(attempt)
  }

  private begin(id: string): Attempt {
    this.attempt?.connection.close()
    for (const track of this.stream.getTracks()) this.stream.removeTrack(track)
    const connection = new RTCPeerConnection({
      iceServers: this.options.iceServers(),
      bundlePolicy: 'max-bundle',
    })
    const attempt: Attempt = { id, connection, channel: null }
    this.attempt = attempt
    this.builtAt = performance.now()
    this.figures = null
    this.makingOffer = this.settingAnswer = this.ignoredOffer = false
    const current = <Args extends unknown[]>(act: (...args: Args) => void) => {
      return (...args: Args) => void (this.attempt === attempt && act(...args))
    }
    connection.onnegotiationneeded = current(() => void this.offer(attempt))
    connection.onicecandidate = current(({ candidate }: RTCPeerConnectionIceEvent) => {
      const said = candidate?.toJSON()
      if (said?.candidate) {
        this.options.send({ kind: 'candidate', link: id, candidate: { ...said, candidate: said.candidate } })
      }
    })
    connection.ontrack = current(({ track }: RTCTrackEvent) => this.receive(track))
    connection.onconnectionstatechange = current(() => this.look(connection))
    return attempt
  }

  private openChannel(attempt: Attempt): void {
    const channel = attempt.connection.createDataChannel('words', { negotiated: true, id: 0 })
    if (hearsFrom(this.direction)) channel.onmessage = ({ data }) => this.options.onText(data)
    attempt.channel = channel
  }

  private receive(track: MediaStreamTrack): void {
    if (!hearsFrom(this.direction)) return
    for (const before of this.stream.getTracks())
      if (before.kind === track.kind) this.stream.removeTrack(before)
    this.stream.addTrack(track)
    this.options.onChange()
  }

  private async offer(attempt: Attempt): Promise<void> {
    try {
      this.makingOffer = true
      await attempt.connection.setLocalDescription()
      this.describe(attempt)
    } catch {
      // The other side's offer came first, or the attempt was given up: mending goes on from there.
    } finally {
      if (this.attempt === attempt) this.makingOffer = false
    }
  }

  private describe(attempt: Attempt): void {
    const description = attempt.connection.localDescription
    if (this.attempt !== attempt || (description?.type !== 'offer' && description?.type !== 'answer')) return
    this.options.send({ kind: description.type, link: attempt.id, sdp: description.sdp })
  }

  private take(signal: Signal): Promise<void> | void {
    switch (signal.kind) {
      case 'again':
        return this.takeAgain()
      case 'candidate':
        return this.takeCandidate(signal)
      case 'offer':
      case 'answer':
        return this.takeDescription(signal)
    }
  }

  private takeAgain(): void {
    const soon = performance.now() - this.builtAt < AGAIN_AT_MOST_EVERY_MS
    if (!this.polite && !soon) this.build()
  }

  private async takeCandidate({ link, candidate }: Extract<Signal, { kind: 'candidate' }>): Promise<void> {
    if (this.attempt?.id !== link || this.ignoredOffer || !candidate) return
    await this.attempt.connection.addIceCandidate(candidate)
  }

  private async takeDescription(signal: Extract<Signal, { kind: 'offer' | 'answer' }>): Promise<void> {
    const fresh = signal.link !== this.attempt?.id
    if (fresh && !(this.polite && signal.kind === 'offer')) return
    const attempt = fresh || !this.attempt ? this.begin(signal.link) : this.attempt
    const { connection } = attempt
    const { polite, makingOffer, settingAnswer } = this
    const now = { polite, makingOffer, settingAnswer, signalingState: connection.signalingState }
    this.ignoredOffer = !takesDescription(signal.kind, now) && signal.kind === 'offer'
    if (!takesDescription(signal.kind, now)) return
    this.settingAnswer = signal.kind === 'answer'
    await connection.setRemoteDescription({ type: signal.kind, sdp: signal.sdp })
    this.settingAnswer = false
    if (signal.kind === 'answer') return
    if (fresh) await this.join(attempt)
    await connection.setLocalDescription()
    this.describe(attempt)
  }

  /** The polite side finds its places in the first offer, and fills them. */
  private async join(attempt: Attempt): Promise<void> {
    for (const transceiver of attempt.connection.getTransceivers()) transceiver.direction = this.direction
    await this.sendTracks()
    this.openChannel(attempt)
  }

  private look(connection: RTCPeerConnection): void {
    const { connectionState } = connection
    if (connectionState === 'connected') {
      clearTimeout(this.timer)
      this.mends = 0
      this.say('connected')
    }
    if (connectionState === 'disconnected') {
      this.say('mending')
      this.later(BLINK_MS, () => this.mend())
    }
    if (connectionState === 'failed') this.mend()
  }

  private mend(): void {
    if (this.closed) return
    const { step, waitMs, hopeless } = nextMend(this.mends)
    this.mends += 1
    this.later(waitMs, () => this.mend())
    this.say(hopeless ? 'cannot' : this.state === 'connecting' ? 'connecting' : 'mending')
    if (step === 'restart' && this.attempt) this.attempt.connection.restartIce()
    else if (this.polite) this.options.send({ kind: 'again' })
    else this.build()
  }

  private say(state: LinkState): void {
    this.state = state
    this.options.onChange()
  }

  private later(ms: number, act: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(act, ms)
  }
}

function makeId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join('')
}
