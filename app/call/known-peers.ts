// Who a browser believes to be in the call. A server that has just started has not heard of everybody yet.
import type { CallPeer, CallToBrowser } from './messages.ts'

/** `missingSince`: when a fresh server first did not name it, on the browser's monotonic clock. */
export type KnownPeer = CallPeer & { missingSince: number | null }
export type KnownPeers = { call: string | null; peers: readonly KnownPeer[] }
type PeersMessage = Extract<CallToBrowser, { type: 'peers' }>

export const nobody: KnownPeers = { call: null, peers: [] }
/** As long as the server waits for a line that dropped. */
export const MISSING_MS = 20_000

/** Somebody a fresh server does not name keeps their place for a while: their media never went through the server. */
export function peersAfter(known: KnownPeers, message: PeersMessage, nowMs: number): KnownPeers {
  const fresh = known.call !== null && known.call !== message.call
  const named = new Set(message.peers.map(({ peerId }) => peerId))
  const people = new Set(message.peers.map(({ userId }) => userId))
  const kept = known.peers
    .filter(({ peerId, userId }) => !named.has(peerId) && !people.has(userId))
    .filter(({ missingSince }) => fresh || missingSince !== null)
    .map((peer) => ({ ...peer, here: false, missingSince: peer.missingSince ?? nowMs }))
  const listed = message.peers.map((peer) => ({ ...peer, missingSince: null }))
  return { call: message.call, peers: withoutExpired([...listed, ...kept], nowMs) }
}

export function withoutExpired(peers: readonly KnownPeer[], nowMs: number): KnownPeer[] {
  return peers.filter(({ missingSince }) => missingSince === null || nowMs - missingSince < MISSING_MS)
}
