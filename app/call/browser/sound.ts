// The voices of the others, outside the page: no redraw may interrupt one.

export class Sound {
  /** The browser waits for a click before it plays anything. */
  blocked = false
  private readonly voices = new Map<string, HTMLAudioElement>()
  private readonly onChange: () => void
  private speaker: string | null = null

  constructor(onChange: () => void) {
    this.onChange = onChange
  }

  hear(peerId: string, stream: MediaStream): void {
    const voice = this.voices.get(peerId)
    if (voice?.srcObject === stream && !voice.paused) return
    const next = voice ?? new Audio()
    next.srcObject = stream
    this.voices.set(peerId, next)
    this.point(next)
    this.start(next)
  }

  forget(peerId: string): void {
    const voice = this.voices.get(peerId)
    if (voice) voice.srcObject = null
    this.voices.delete(peerId)
  }

  use(speaker: string | null): void {
    this.speaker = speaker
    for (const voice of this.voices.values()) this.point(voice)
  }

  play(): void {
    this.blocked = false
    for (const voice of this.voices.values()) this.start(voice)
    this.onChange()
  }

  private start(voice: HTMLAudioElement): void {
    // Without a track there is nothing to play yet; it is tried again when one comes.
    // why: the type is old; the element takes a stream
    if ((voice.srcObject as MediaStream).getAudioTracks().length === 0) return
    voice.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return
      this.blocked = true
      this.onChange()
    })
  }

  private point(voice: HTMLAudioElement): void {
    if (this.speaker === null || !('setSinkId' in voice)) return
    // A speaker that is gone leaves the voice where it was.
    voice.setSinkId(this.speaker).catch(() => undefined)
  }
}
