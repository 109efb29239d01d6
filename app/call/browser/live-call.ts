// The call as one tab has it: who is in it, what is sent to whom, and what the screen may show of it. Outlives every redraw.
import { captionGate, readCaption, writeCaption, type Caption } from '../captions.ts'
import { peersAfter, withoutExpired, type KnownPeer, type KnownPeers } from '../known-peers.ts'
import type { CallPeer, CallToBrowser, CallToServer, IceServer } from '../messages.ts'
import { silent, speakingAfter, type Speaking } from '../speaking.ts'
import { OwnMedia } from './own-media.ts'
import { PeerLink } from './peer-link.ts'
import { emptySnapshot, type CallSnapshot, type RemotePerson } from './snapshot.ts'
import { Sound } from './sound.ts'
import { watchLevel } from './level.ts'
import { writeDown, type Scribe } from './scribe.ts'

export type CallOptions = {
  userId: string
  sessionRole: CallPeer['sessionRole']
  /** The others may not see this person: their camera stays off. */
  faceHidden: boolean
  /** What the page last heard about who is in the call. */
  known: KnownPeers
  send: (message: CallToServer) => boolean
  listen: (listener: (message: CallToBrowser) => void) => () => void
  /** Take the call over from another tab. */
  move: boolean
  onOver: (words: string | null) => void
}

type Remote = {
  peer: KnownPeer
  link: PeerLink | null
  speaking: Speaking
  caption: Caption | null
  mayCaption: (nowMs: number) => boolean
}

const LOOK_MS = 200
const MEASURE_EVERY_LOOKS = 10
const CAPTION_STAYS_MS = 6000

export class LiveCall {
  readonly media: OwnMedia
  private readonly options: CallOptions
  private readonly key = makeKey()
  private readonly sound = new Sound(() => this.changed())
  private readonly remotes = new Map<string, Remote>()
  private readonly captionTimers = new Map<string, ReturnType<typeof setTimeout>>()
  private readonly listeners = new Set<() => void>()
  private readonly stops: (() => void)[] = []
  private known: KnownPeers
  private me: string | null = null
  private iceServers: IceServer[] = []
  private mine: Speaking = silent
  private stopLevel: (() => void) | null = null
  private levelOf: MediaStreamTrack | null = null
  private scribe: Scribe | null = null
  private trouble: string | null = null
  private shown: CallSnapshot = emptySnapshot
  private looks = 0
  private over = false

  constructor(options: CallOptions) {
    this.options = options
    this.known = options.known
    this.media = new OwnMedia({
      onTracks: () => this.tracksChanged(),
      onTrouble: (words) => this.warn(words),
    })
  }

  /** Resolves when my devices are open, or it is known that they stay closed. */
  async start(): Promise<void> {
    this.stops.push(this.options.listen((message) => this.hear(message)))
    const timer = setInterval(() => this.look(), LOOK_MS)
    const gone = () => this.bye()
    window.addEventListener('pagehide', gone)
    this.stops.push(
      () => clearInterval(timer),
      () => window.removeEventListener('pagehide', gone),
    )
    this.sound.use(this.media.choices.speaker)
    this.tellState(this.options.move)
    if (this.options.sessionRole === 'shadow') return
    const { audio, video } = this.media.choices
    if (audio) await this.media.setAudio(true)
    if (video && !this.options.faceHidden) await this.media.setVideo(true)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly snapshot = (): CallSnapshot => this.shown

  leave(): void {
    this.bye()
    this.end(null)
  }

  chooseSpeaker(id: string): void {
    this.media.chooseSpeaker(id)
    this.sound.use(id)
    this.changed()
  }

  /** Where the browser had kept the sound back until somebody clicks. */
  playSound(): void {
    this.sound.play()
  }

  dismissTrouble(): void {
    this.trouble = null
    this.changed()
  }

  setCaptions(on: boolean): void {
    this.scribe?.stop()
    this.scribe = on
      ? writeDown({
          onCaption: (caption) => this.caption(caption),
          onTrouble: (words) => {
            this.setCaptions(false)
            this.warn(words)
          },
        })
      : null
    this.changed()
  }

  private hear(message: CallToBrowser): void {
    switch (message.type) {
      case 'peers':
        return this.hearPeers(message)
      case 'call-joined':
        return this.joined(message)
      case 'signal':
        return this.remotes.get(message.from)?.link?.hear(message.signal)
      case 'call-refused':
        return this.end(message.words)
      case 'call-moved':
        return this.end('You moved the call to another tab.')
    }
  }

  private joined({ peerId, iceServers }: Extract<CallToBrowser, { type: 'call-joined' }>): void {
    this.iceServers = iceServers
    const back = this.me !== null
    this.me = peerId
    if (back) for (const { link } of this.remotes.values()) link?.lineBack()
    this.sync()
  }

  private hearPeers(message: Extract<CallToBrowser, { type: 'peers' }>): void {
    const before = this.known
    this.known = peersAfter(before, message, performance.now())
    // The server has us not yet, or no more after a dropped line or its restart: the media goes on all the while.
    if (message.me === null) this.tellState(this.me === null && this.options.move)
    for (const peer of this.known.peers) {
      const was = before.peers.find(({ peerId }) => peerId === peer.peerId)
      if (was && !was.here && peer.here) this.remotes.get(peer.peerId)?.link?.lineBack()
    }
    this.sync()
  }

  /** A connection to each of the others, and to nobody else. */
  private sync(): void {
    const { me } = this
    if (me === null || this.over) return this.changed()
    const others = this.known.peers.filter((peer) => peer.peerId !== me)
    const present = new Set(others.map(({ peerId }) => peerId))
    for (const peerId of [...this.remotes.keys()]) if (!present.has(peerId)) this.forget(peerId)
    for (const peer of others) {
      const known = this.remotes.get(peer.peerId)
      if (known) known.peer = peer
      else this.meet(me, peer)
    }
    this.changed()
  }

  private meet(me: string, peer: KnownPeer): void {
    const remote: Remote = { peer, link: null, speaking: silent, caption: null, mayCaption: captionGate() }
    this.remotes.set(peer.peerId, remote)
    remote.link = PeerLink.open({
      me: { peerId: me, sessionRole: this.options.sessionRole },
      peer,
      iceServers: () => this.iceServers,
      tracks: () => ({ microphone: this.media.microphone, camera: this.media.camera }),
      send: (signal) => this.options.send({ type: 'signal', to: peer.peerId, signal }),
      onChange: () => this.linkChanged(peer.peerId),
      onText: (raw) => this.hearText(peer.peerId, raw),
    })
  }

  private linkChanged(peerId: string): void {
    const link = this.remotes.get(peerId)?.link
    if (link) this.sound.hear(peerId, link.stream)
    if (link?.state === 'connected') void link.limit(this.remotes.size)
    this.changed()
  }

  private forget(peerId: string): void {
    this.remotes.get(peerId)?.link?.close()
    this.remotes.delete(peerId)
    this.sound.forget(peerId)
  }

  private hearText(peerId: string, raw: unknown): void {
    const caption = readCaption(raw)
    const remote = this.remotes.get(peerId)
    if (!caption || !remote?.mayCaption(performance.now())) return
    remote.caption = caption
    clearTimeout(this.captionTimers.get(peerId))
    const clear = () => {
      remote.caption = null
      this.changed()
    }
    this.captionTimers.set(peerId, setTimeout(clear, CAPTION_STAYS_MS))
    this.changed()
  }

  private caption(caption: Caption): void {
    if (!this.media.audio) return
    const text = writeCaption(caption)
    for (const { link } of this.remotes.values()) link?.sendText(text)
  }

  private tracksChanged(): void {
    for (const { link } of this.remotes.values()) void link?.sendTracks()
    if (this.levelOf !== this.media.microphone) this.listenToMyself()
    this.tellState(false)
    this.changed()
  }

  private listenToMyself(): void {
    this.stopLevel?.()
    this.levelOf = this.media.microphone
    this.mine = silent
    this.stopLevel = this.levelOf
      ? watchLevel(this.levelOf, (level) => {
          this.mine = speakingAfter(this.mine, this.media.audio ? level : 0, performance.now())
        })
      : null
  }

  /** Some times a second: who speaks, how well it goes, who has been missing for too long. */
  private look(): void {
    const nowMs = performance.now()
    this.looks += 1
    for (const remote of this.remotes.values()) {
      const level = remote.peer.audio ? (remote.link?.level() ?? 0) : 0
      remote.speaking = speakingAfter(remote.speaking, level, nowMs)
      if (this.looks % MEASURE_EVERY_LOOKS === 0) void remote.link?.measure()
    }
    const staying = withoutExpired(this.known.peers, nowMs)
    if (staying.length < this.known.peers.length) {
      this.known = { ...this.known, peers: staying }
      this.sync()
    }
    this.changed()
  }

  private tellState(move: boolean): void {
    if (this.over) return
    const { audio, video } = this.media
    this.options.send({ type: 'call-state', in: true, audio, video, key: this.key, move })
  }

  private bye(): void {
    this.options.send({
      type: 'call-state',
      in: false,
      audio: false,
      video: false,
      key: this.key,
      move: false,
    })
  }

  private warn(words: string): void {
    this.trouble = words
    this.changed()
  }

  private end(words: string | null): void {
    if (this.over) return
    this.over = true
    for (const stop of this.stops) stop()
    this.scribe?.stop()
    this.stopLevel?.()
    for (const peerId of [...this.remotes.keys()]) this.forget(peerId)
    for (const timer of this.captionTimers.values()) clearTimeout(timer)
    this.media.stop()
    this.options.onOver(words)
  }

  /** Screens draw again only where something they show is different. */
  private changed(): void {
    const next: CallSnapshot = {
      status: this.me === null ? 'joining' : 'in',
      audio: this.media.audio,
      video: this.media.video,
      camera: this.media.camera,
      speaking: this.mine.speaking && this.media.audio,
      captions: this.scribe !== null,
      soundBlocked: this.sound.blocked,
      trouble: this.trouble,
      choices: this.media.choices,
      people: [...this.remotes.values()].map(toPerson),
    }
    if (JSON.stringify(next) === JSON.stringify(this.shown) && next.camera === this.shown.camera) return
    this.shown = next
    for (const listener of this.listeners) listener()
  }
}

function toPerson({ peer, link, speaking, caption }: Remote): RemotePerson {
  const { peerId, userId, sessionRole, audio, video, here } = peer
  return {
    peerId,
    userId,
    sessionRole,
    audio,
    video,
    here,
    state: link?.state ?? null,
    quality: link?.quality ?? null,
    speaking: speaking.speaking,
    caption: caption?.text ?? null,
    stream: link?.stream ?? null,
    hasPicture: (link?.stream.getVideoTracks().length ?? 0) > 0,
  }
}

function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => (byte % 36).toString(36)).join('')
}
