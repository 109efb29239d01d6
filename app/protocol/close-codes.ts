// Why a socket was closed, shared by both ends. 4000–4999 is the range the WebSocket standard leaves to applications.

export const closeCodes = {
  /** The page speaks another protocol version: reload it. */
  reloadPage: 4000,
  /** No valid login. */
  signInNeeded: 4001,
  /** Signed in, but not part of this session; also for a session that does not exist. */
  notYours: 4003,
  /** A frame that could not be parsed, was too large, or came before `hello`. */
  badMessage: 4004,
  /** Said nothing for too long. */
  silent: 4005,
  /** The terminal or session has ended. */
  ended: 4006,
  /** The sandbox host cannot be reached right now. */
  hostUnreachable: 4007,
  /** This person opened more tabs than a session allows; the oldest one gives way. */
  tabReplaced: 4008,
  /** The candidate thinks alone for a few minutes: nobody else is shown this before they are over. */
  hidden: 4009,
  /** Far too large a frame: the WebSocket library's own answer, before we see it. */
  tooLarge: 1009,
  /** The server is restarting. */
  restarting: 1012,
} as const
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

const final: ReadonlySet<number> = new Set([
  closeCodes.reloadPage,
  closeCodes.signInNeeded,
  closeCodes.notYours,
  closeCodes.badMessage,
  closeCodes.ended,
  closeCodes.tabReplaced,
  closeCodes.tooLarge,
])

/** Whether a browser should connect again by itself after this code. */
export function shouldReconnect(code: number): boolean {
  return !final.has(code)
}
