// The door between a page's WebSocket and a viewer on the sandbox host. Whoever calls it has asked who this is and what they may.
import { WebSocketServer, type WebSocket } from 'ws'
import { closeCodes, type CloseCode } from '#app/protocol/close-codes.ts'
import type { SandboxClient, ViewerChannel, ViewerCloseReason } from '#sandbox/client.ts'
import { decodeFromPage, FRAMES_VERSION, PAGE_FRAME_BYTES_MAX, withHolderNamed } from '#sandbox/frames.ts'

/** Above our own limit, so that a frame somewhat too large is answered with our code and not just cut off. */
const PAYLOAD_BYTES_MAX = PAGE_FRAME_BYTES_MAX * 4
/** Windows keep what is in flight to a quarter of this. More means that the page does not take part. */
const BUFFERED_BYTES_MAX = 1 << 20
/** What a page may say before the host has answered. */
const EARLY_BYTES_MAX = 256 << 10
/** A page that does not answer the close is cut off. */
const CLOSE_GRACE_MS = 2000

export type TerminalSocket = {
  ws: WebSocket
  sandbox: Pick<SandboxClient, 'openViewer'>
  terminalId: string
  participantId: string
  /** False for shadows: the host then drops whatever they type, whoever holds control. */
  mayType: boolean
  /** What this person may know others by: user ids lead back to names. */
  knownAs?: (userId: string) => string
  /** Somebody typed. Not called for what a page says by itself. */
  onTyped?: () => void
  /** `putOut` is called when this person must not see it any more. The answer ends it. */
  whileSeen?: (putOut: (code: CloseCode) => void) => () => void
}

/** Takes over `upgrade` requests once they are authenticated. No compression: it stalls and holds memory. */
export function createTerminalSocketServer(): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: PAYLOAD_BYTES_MAX,
  })
}

/** Forwards frames both ways until either end is gone. Never throws: what goes wrong becomes a close code. */
export async function connectTerminalSocket(socket: TerminalSocket): Promise<void> {
  const { ws, sandbox, terminalId, participantId, mayType, onTyped, whileSeen, knownAs } = socket
  const early: Uint8Array[] = []
  let earlyBytes = 0
  let channel: ViewerChannel | null = null
  let over = false

  function end(code: CloseCode): void {
    if (over) return
    over = true
    channel?.close()
    ws.close(code)
    const timer = setTimeout(() => ws.terminate(), CLOSE_GRACE_MS)
    ws.once('close', () => clearTimeout(timer))
  }

  ws.on('message', (raw, isBinary) => {
    if (over) return
    // why: with the default binaryType and no fragments to join, ws gives out Buffers.
    const frame = raw as Buffer
    const decoded = isBinary ? decodeFromPage(frame) : null
    const refused = refusalOf(decoded)
    if (refused) return end(refused)
    if (decoded?.type === 'input') onTyped?.()
    if (channel) return channel.send(frame)
    early.push(frame)
    earlyBytes += frame.length
    if (earlyBytes > EARLY_BYTES_MAX) end(closeCodes.badMessage)
  })
  // From before the host is asked: not a byte may come between the look and the first frame.
  const stopLooking = whileSeen?.(end)
  ws.on('error', () => end(closeCodes.badMessage))
  ws.on('close', () => {
    over = true
    stopLooking?.()
    channel?.close()
  })

  try {
    const opened = await sandbox.openViewer(
      { terminalId, participantId, mayType },
      {
        onFrame(frame) {
          if (over) return
          ws.send(knownAs ? withHolderNamed(frame, knownAs) : frame)
          if (ws.bufferedAmount > BUFFERED_BYTES_MAX) end(closeCodes.silent)
        },
        onClose: (reason) => end(codeOf(reason)),
      },
    )
    channel = opened
    if (over) return opened.close()
    for (const frame of early) opened.send(frame)
  } catch (error) {
    end(isNoSuchTerminal(error) ? closeCodes.ended : closeCodes.hostUnreachable)
  }
}

function refusalOf(decoded: ReturnType<typeof decodeFromPage>): CloseCode | null {
  if (!decoded) return closeCodes.badMessage
  return decoded.type === 'hello' && decoded.version !== FRAMES_VERSION ? closeCodes.reloadPage : null
}

function codeOf(reason: ViewerCloseReason): CloseCode {
  switch (reason) {
    case 'ended':
      return closeCodes.ended
    case 'silent':
      return closeCodes.silent
    case 'malformed':
      return closeCodes.badMessage
    case 'unreachable':
      return closeCodes.hostUnreachable
  }
}

function isNoSuchTerminal(error: unknown): boolean {
  if (!(error instanceof Error) || !('refusal' in error)) return false
  const { refusal } = error
  return (
    typeof refusal === 'object' &&
    refusal !== null &&
    'code' in refusal &&
    refusal.code === 'no-such-terminal'
  )
}
