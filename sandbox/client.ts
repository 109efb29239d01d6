// The app's end of the host's socket: requests, events and terminal frames. Reconnects by itself.
import type { HostEvent, HostRefusal, RequestInput, RequestName, RequestOutput } from './contract.ts'

/** Thrown by `request`: `refused` carries the host's reason, `unreachable` means nobody answered. */
export class SandboxHostError extends Error {
  readonly kind: 'refused' | 'unreachable'
  readonly refusal: HostRefusal | null
  constructor(kind: 'refused' | 'unreachable', words: string, refusal: HostRefusal | null = null) {
    super(words)
    this.name = 'SandboxHostError'
    this.kind = kind
    this.refusal = refusal
  }
}

/** One browser's window on one terminal. Frames are opaque bytes here; see frames.ts. */
export type ViewerChannel = { send(frame: Uint8Array): void; close(): void }

export type SandboxClient = {
  readonly connected: boolean
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>>
  onEvent(listener: (event: HostEvent) => void): () => void
  onConnection(listener: (connected: boolean) => void): () => void
  /** `onClose` is called when the host ends the viewer or the host connection is lost. */
  openViewer(
    viewer: { terminalId: string; participantId: string; mayType: boolean },
    listener: { onFrame(frame: Uint8Array): void; onClose(reason: 'ended' | 'unreachable' | 'silent'): void },
  ): Promise<ViewerChannel>
  close(): void
}
