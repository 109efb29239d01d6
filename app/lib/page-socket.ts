// A page's socket for bytes: what is used of it, and when to dial again. Terminals and documents have one each.

/** The part of a WebSocket that is used; browsers have it, and `ws` too. */
export type PageSocket = {
  binaryType: string
  readonly readyState: number
  send(bytes: Uint8Array): void
  close(code?: number): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  onerror: (() => void) | null
}

const OPEN = 1
const FIRST_MS = { min: 100, spread: 400 }
const LONGEST_MS = 5000

/** `path`: on the server that this page came from. */
export function openPageSocket(path: string): PageSocket {
  const url = new URL(path, window.location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  // why: a WebSocket has all that PageSocket names; its listeners are only typed for richer events.
  return new WebSocket(url) as unknown as PageSocket
}

export function isOpen(socket: PageSocket | null): socket is PageSocket {
  return socket?.readyState === OPEN
}

/** How long to wait after so many attempts in vain. `random`, 0 to 1, spreads pages: not everybody knocks at once. */
export function redialAfterMs(attempt: number, random: number): number {
  return Math.min(LONGEST_MS, (FIRST_MS.min + random * FIRST_MS.spread) * 2 ** attempt)
}
