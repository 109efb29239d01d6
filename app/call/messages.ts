// What browsers and server say to each other about the call. None of it is ever an event, saved or logged.
import { z } from 'zod'
import type { SessionRole } from '#app/auth/roles.ts'

/** Everybody sends to everybody, so each one more costs all the others. */
export const CALL_PEOPLE_MAX = 5
/** The longest description a browser may pass on; they are 5 to 8 KB. */
export const SDP_CHARS_MAX = 12_000

const peerId = z.string().regex(/^[a-z0-9]{16}$/)
const link = z.string().regex(/^[a-z0-9]{8,32}$/)

const candidate = z.object({
  candidate: z.string().max(1000),
  sdpMid: z.string().max(32).nullable().optional(),
  sdpMLineIndex: z.int().min(0).max(64).nullable().optional(),
  usernameFragment: z.string().max(300).nullable().optional(),
})

/** `link` names one attempt at a connection: what belongs to an earlier attempt is dropped. */
const signal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offer'), link, sdp: z.string().max(SDP_CHARS_MAX) }),
  z.object({ kind: z.literal('answer'), link, sdp: z.string().max(SDP_CHARS_MAX) }),
  z.object({ kind: z.literal('candidate'), link, candidate: candidate.nullable() }),
  /** Asks the side that makes connections to begin afresh. */
  z.object({ kind: z.literal('again') }),
])
export type Signal = z.infer<typeof signal>

export const callStateMessage = z.object({
  type: z.literal('call-state'),
  in: z.boolean(),
  audio: z.boolean(),
  video: z.boolean(),
  /** A secret of this tab: whoever comes back with it, after a dropped line or a restart, is the same peer. */
  key: z.string().regex(/^[a-z0-9]{16,64}$/),
  /** Take the call over from another tab of mine. */
  move: z.boolean(),
})
export const signalMessage = z.object({ type: z.literal('signal'), to: peerId, signal })

export type CallToServer = z.infer<typeof callStateMessage> | z.infer<typeof signalMessage>

/** One tab in the call. */
export type CallPeer = {
  peerId: string
  userId: string
  sessionRole: SessionRole
  audio: boolean
  video: boolean
  /** False while its line to the server is down; its voice may go on. */
  here: boolean
}

/** As RTCIceServer, in the part we use. */
export type IceServer = { urls: string[]; username?: string; credential?: string }

export type CallRefusal = 'call-full' | 'in-another-tab' | 'call-is-for-company' | 'call-is-over'

export type CallToBrowser =
  /** `call` names the server's memory: a fresh one has not heard of everybody yet. `me`: your own place in it. */
  | { type: 'peers'; call: string; me: string | null; peers: CallPeer[] }
  | { type: 'call-joined'; peerId: string; iceServers: IceServer[] }
  | { type: 'call-refused'; reason: CallRefusal; words: string }
  /** Another tab of yours took the call over. */
  | { type: 'call-moved' }
  | { type: 'signal'; from: string; signal: Signal }

export const callRefusalWords: Record<CallRefusal, string> = {
  'call-full': `The call is full: it holds ${CALL_PEOPLE_MAX} people. You can still read and write here.`,
  'in-another-tab': 'You are in the call in another tab. Move it here if you like.',
  'call-is-for-company': 'You are alone here, so there is nobody to call.',
  'call-is-over': 'This session is closed, so its call is too.',
}

export function isCallMessage(message: { type: string }): message is CallToServer {
  return message.type === 'call-state' || message.type === 'signal'
}

/** What a message takes from the allowance of its tab: descriptions are large. */
export function costOf(message: CallToServer): number {
  if (message.type === 'call-state') return 2
  return message.signal.kind === 'offer' || message.signal.kind === 'answer' ? 4 : 1
}
/** Joining four people at once takes about 120; a network that changes all the time takes a few a second. */
export const CALL_PACE = { burst: 300, perSecond: 30 }
