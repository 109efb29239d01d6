// My microphone and camera while I am in the call: opened when turned on, and let go when turned off or left.
import { deviceWords, type DeviceKind } from '../device-words.ts'
import { openDevice } from './devices.ts'
import { keepChoices, readChoices, type CallChoices } from './choices.ts'

type OwnMediaOptions = {
  /** What is sent has changed: another track, or none. */
  onTracks: () => void
  /** Something somebody should read. */
  onTrouble: (words: string) => void
}

export class OwnMedia {
  choices: CallChoices = readChoices()
  microphone: MediaStreamTrack | null = null
  camera: MediaStreamTrack | null = null
  private readonly options: OwnMediaOptions
  private stopped = false
  /** One thing at a time: two clicks in a row must not open two cameras. */
  private tail: Promise<unknown> = Promise.resolve()

  constructor(options: OwnMediaOptions) {
    this.options = options
  }

  get audio(): boolean {
    return this.microphone?.enabled ?? false
  }

  get video(): boolean {
    return this.camera !== null
  }

  /** Muting keeps the microphone open and sends silence, so that unmuting costs no syllable. */
  setAudio(on: boolean): Promise<void> {
    return this.inTurn(async () => {
      this.choose({ audio: on })
      if (this.microphone) this.microphone.enabled = on
      else if (on) await this.open('microphone')
      this.options.onTracks()
    })
  }

  /** Turning the camera off lets go of it, so that its light goes out. */
  setVideo(on: boolean): Promise<void> {
    return this.inTurn(async () => {
      this.choose({ video: on })
      if (on && !this.camera) await this.open('camera')
      if (!on) this.put('camera', null)
      this.options.onTracks()
    })
  }

  /** Opens both for a look, whatever one joins with later. */
  tryBoth(): Promise<void> {
    this.stopped = false
    return this.inTurn(async () => {
      await this.open('microphone')
      await this.open('camera')
      this.options.onTracks()
    })
  }

  /** Another device, at once where the one before is in use. */
  useDevice(kind: DeviceKind, id: string): Promise<void> {
    return this.inTurn(async () => {
      this.choose({ [kind]: id })
      const before = kind === 'microphone' ? this.microphone : this.camera
      if (!before) return
      const { enabled } = before
      await this.open(kind)
      if (kind === 'microphone' && this.microphone) this.microphone.enabled = enabled
      this.options.onTracks()
    })
  }

  /** What to have on when joining the next time; nothing is opened or closed by it. */
  joinWith(some: { audio?: boolean; video?: boolean }): void {
    this.choose(some)
  }

  chooseSpeaker(id: string): void {
    this.choose({ speaker: id })
  }

  stop(): void {
    this.stopped = true
    this.put('microphone', null)
    this.put('camera', null)
  }

  private async open(kind: DeviceKind): Promise<void> {
    const opened = await openDevice(kind, this.choices[kind])
    if (!opened.track) return this.options.onTrouble(deviceWords(kind, opened.trouble))
    if (this.stopped) return opened.track.stop()
    opened.track.addEventListener('ended', () => this.unplugged(kind, opened.track))
    this.put(kind, opened.track)
  }

  private unplugged(kind: DeviceKind, track: MediaStreamTrack): void {
    if (this[kind] !== track || this.stopped) return
    this[kind] = null
    this.options.onTrouble(`The ${kind} was unplugged or taken away. Choose another one in the devices.`)
    this.options.onTracks()
  }

  private put(kind: DeviceKind, track: MediaStreamTrack | null): void {
    const before = this[kind]
    this[kind] = track
    before?.stop()
  }

  private choose(some: Partial<CallChoices>): void {
    this.choices = { ...this.choices, ...some }
    keepChoices(this.choices)
  }

  private inTurn(act: () => Promise<void>): Promise<void> {
    const done = this.tail.then(() => (this.stopped ? undefined : act()))
    this.tail = done.catch(() => undefined)
    return done
  }
}
