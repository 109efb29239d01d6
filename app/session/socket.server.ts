// The WebSocket door: who may connect to what. Everything else that asks for an upgrade is hung up on, or it would hang.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { isOurOrigin } from '#app/auth/origin.ts'
import type { Actor } from '#app/auth/roles.ts'
import type { Documents } from '#app/document/documents.server.ts'
import { FRAME_BYTES_MAX } from '#app/document/limits.ts'
import type { Log } from '#app/lib/log.ts'
import { closeCodes } from '#app/protocol/close-codes.ts'
import { MESSAGE_BYTES_MAX } from '#app/protocol/session-messages.ts'
import { connectTerminalSocket, createTerminalSocketServer } from '#app/terminal/bridge.server.ts'
import type { SandboxClient } from '#sandbox/client.ts'
import type { Rooms } from './rooms.server.ts'
import { SESSION_ID } from './sandbox-names.ts'
import { SessionConnection } from './session-connection.server.ts'

/** Above our own limit, so that a message somewhat too large is answered with our code and not just cut off. */
const PAYLOAD_BYTES_MAX = MESSAGE_BYTES_MAX * 4

export type SocketDeps = {
  publicUrl: string
  logins: { readLogin(cookieHeader: string | undefined): Promise<Actor | null> }
  rooms: Rooms
  documents: Documents
  sandbox: SandboxClient
  log: Log
}

type Upgrade = { request: IncomingMessage; socket: Duplex; head: Buffer }
type Target = { kind: 'session' | 'terminal'; id: string } | { kind: 'document'; id: string; name: string }

export type Sockets = {
  /** False = not one of our paths, and nothing was done. */
  handleUpgrade(upgrade: Upgrade): boolean
  close(): Promise<void>
}

export function createSockets(deps: SocketDeps): Sockets {
  const sessions = new WebSocketServer({
    noServer: true,
    maxPayload: PAYLOAD_BYTES_MAX,
    perMessageDeflate: false,
  })
  const terminals = createTerminalSocketServer()
  const pages = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_BYTES_MAX * 4,
    perMessageDeflate: false,
  })
  const serverOf = { session: sessions, terminal: terminals, document: pages }
  const connected = new Set<WebSocket>()

  async function accept(upgrade: Upgrade, target: Target): Promise<void> {
    const { request, socket, head } = upgrade
    const actor = await deps.logins.readLogin(request.headers.cookie)
    if (socket.destroyed) return
    // Accepted even where the answer is no: a browser can read a close code, and nothing of a refused handshake.
    serverOf[target.kind].handleUpgrade(request, socket, head, (webSocket) => {
      connected.add(webSocket)
      webSocket.once('close', () => connected.delete(webSocket))
      // A frame that cannot be read is an event of its own, also of somebody who is being shown out; unheard, it would
      // end the process. ws closes the socket by itself.
      webSocket.on('error', () => {})
      if (!actor) return webSocket.close(closeCodes.signInNeeded, 'sign in first')
      // What the page says while we look up who may enter must not fall on the floor.
      webSocket.pause()
      connect(webSocket, target, { actor, deps })
        .catch((error: unknown) => {
          deps.log.error({ target, error }, 'A socket could not be connected')
          webSocket.close(1011, 'something went wrong')
        })
        .finally(() => webSocket.resume())
    })
  }

  return {
    handleUpgrade(upgrade) {
      const { request, socket } = upgrade
      if (!pathOf(request).startsWith('/ws/')) return false
      // Until a WebSocket takes over, an error on this socket has no other listener and would end the process.
      socket.on('error', () => socket.destroy())
      const target = targetOf(request)
      if (!target) refuseUpgrade(socket, '404 Not Found')
      else if (!isOurOrigin(request.headers.origin, deps.publicUrl)) refuseUpgrade(socket, '403 Forbidden')
      else {
        accept(upgrade, target).catch((error: unknown) => {
          deps.log.error({ target, error }, 'An upgrade failed')
          socket.destroy()
        })
      }
      return true
    },
    async close() {
      for (const webSocket of connected) webSocket.close(closeCodes.restarting)
      await Promise.all([closeServer(sessions), closeServer(terminals), closeServer(pages)])
    },
  }
}

type Connecting = { actor: Actor; deps: SocketDeps }

function connect(webSocket: WebSocket, target: Target, connecting: Connecting): Promise<void> {
  if (target.kind === 'document') return connectDocument(webSocket, target, connecting)
  if (target.kind === 'terminal') return connectTerminal(webSocket, target.id, connecting)
  return connectSession(webSocket, target.id, connecting)
}

async function connectSession(
  webSocket: WebSocket,
  sessionId: string,
  { actor, deps }: Connecting,
): Promise<void> {
  const entry = await deps.rooms.enter(sessionId, actor.userId)
  if (!entry) return webSocket.close(closeCodes.notYours, 'not your session')
  const connection = new SessionConnection(webSocket, entry, deps.log)
  webSocket.on('message', (raw: Buffer, isBinary: boolean) => {
    if (isBinary || raw.length > MESSAGE_BYTES_MAX) connection.failed()
    else connection.receive(raw.toString('utf8'))
  })
  webSocket.on('pong', () => connection.alive())
  webSocket.on('error', () => connection.failed())
  webSocket.on('close', () => connection.closed())
  if (webSocket.readyState !== webSocket.OPEN) connection.closed()
}

async function connectDocument(
  webSocket: WebSocket,
  { id, name }: Extract<Target, { kind: 'document' }>,
  { actor, deps }: Connecting,
): Promise<void> {
  const entry = await deps.rooms.enter(id, actor.userId)
  if (!entry) return webSocket.close(closeCodes.notYours, 'not your session')
  const connection = await deps.documents.connect(webSocket, name, entry)
  if (!connection) return webSocket.close(closeCodes.notYours, 'no such document')
  webSocket.on('message', (raw: Buffer, isBinary: boolean) => {
    if (isBinary) connection.receive(raw)
    else connection.failed()
  })
  webSocket.on('pong', () => connection.alive())
  webSocket.on('error', () => connection.failed())
  webSocket.on('close', () => connection.closed())
  if (webSocket.readyState !== webSocket.OPEN) connection.closed()
}

async function connectTerminal(
  webSocket: WebSocket,
  terminalId: string,
  { actor, deps }: Connecting,
): Promise<void> {
  const pass = await deps.rooms.passToTerminal(terminalId, actor.userId)
  if (!pass.ok) return webSocket.close(terminalCloseCodes[pass.reason], pass.reason)
  const connecting = connectTerminalSocket({
    ws: webSocket,
    sandbox: deps.sandbox,
    terminalId,
    participantId: actor.userId,
    mayType: pass.value.mayType,
    onTyped: pass.value.onTyped,
    knownAs: pass.value.knownAs,
    whileSeen: pass.value.whileSeen,
  })
  // It listens by now, and holds what comes until the host has answered.
  webSocket.resume()
  await connecting
}

const terminalCloseCodes = {
  'not-yours': closeCodes.notYours,
  ended: closeCodes.ended,
  hidden: closeCodes.hidden,
  'host-unreachable': closeCodes.hostUnreachable,
} as const

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] ?? ''
}

function targetOf(request: IncomingMessage): Target | null {
  const match = /^\/ws\/(sessions|terminals|documents)\/([a-z0-9-]{1,80})(?:\/([a-z0-9-]{1,60}))?$/.exec(
    pathOf(request),
  )
  const [, kind, id, name] = match ?? []
  if (!kind || !id || (kind === 'documents') !== (name !== undefined)) return null
  if (name) return SESSION_ID.test(id) ? { kind: 'document', id, name } : null
  if (kind === 'terminals') return { kind: 'terminal', id }
  return SESSION_ID.test(id) ? { kind: 'session', id } : null
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function closeServer(server: WebSocketServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
