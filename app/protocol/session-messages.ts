// Browser <-> server, JSON, one socket per session page: /ws/sessions/:sessionId. Terminal bytes go elsewhere (sandbox/frames.ts).
import { z } from 'zod'
import { callStateMessage, signalMessage, type CallToBrowser } from '#app/call/messages.ts'
import type { RunToBrowser } from '#app/coding/messages.ts'
import { command } from '#app/session/commands.ts'
import type { SessionView } from '#app/session/view-types.ts'

export { PROTOCOL_VERSION } from './version.ts'
/** The largest command is a test that is added: some 8,000 characters of input and output, each up to six bytes here. */
export const MESSAGE_BYTES_MAX = 64 << 10

/** What a browser may say. */
export const toServer = z.discriminatedUnion('type', [
  /** The first message, within five seconds of connecting. */
  z.object({ type: z.literal('hello'), protocol: z.int() }),
  /** `ref` comes back in `done` or `refused`, so a button knows what became of its click. */
  z.object({ type: z.literal('command'), ref: z.string().min(1).max(40), command }),
  z.object({ type: z.literal('ping') }),
  callStateMessage,
  signalMessage,
])
export type ToServer = z.infer<typeof toServer>

/** What the server may say. A view replaces the one before it whole. */
export type ToBrowser =
  | { type: 'view'; view: SessionView }
  | { type: 'done'; ref: string }
  | { type: 'refused'; ref: string; reason: string; words: string }
  /** Announced once to everybody: time warnings, extensions, control changes. `tone` picks the look and politeness. */
  | { type: 'notice'; id: string; tone: 'calm' | 'warning'; words: string }
  | { type: 'pong' }
  | CallToBrowser
  | RunToBrowser
