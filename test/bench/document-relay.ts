// The floor of `document-server.ts`: the same frames to the same pages, and nothing is looked at, tried or kept.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as encoding from 'lib0/encoding'
import { WebSocketServer, type WebSocket } from 'ws'
import * as Y from 'yjs'
import { decodeFromPage, encodeToPage, type FromPage } from '#app/document/frames.ts'

const documents = Number(process.argv[2] ?? 1)
const people = Number(process.argv[3] ?? 2)
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc())

type Page = { socket: WebSocket; clientId: number; cursor: Uint8Array | null }

const rooms = new Map<string, Set<Page>>()
const http = createServer()
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
sockets.on('connection', (socket, request) => {
  const path = request.url ?? ''
  const room = rooms.get(path) ?? new Set()
  rooms.set(path, room)
  const page: Page = { socket, clientId: 0, cursor: null }
  socket.on('message', (bytes: Buffer) => {
    const frame = decodeFromPage(bytes)
    if (frame) receive(frame, page, room)
  })
  socket.on('close', () => room.delete(page))
})

function receive(frame: FromPage, page: Page, room: Set<Page>): void {
  if (frame.type === 'hello') {
    page.clientId = frame.clientId
    page.socket.send(encodeToPage({ type: 'welcome', access: null, missing: NOTHING }))
    for (const { cursor } of room) if (cursor) page.socket.send(cursor)
    room.add(page)
  } else if (frame.type === 'update') {
    page.socket.send(encodeToPage({ type: 'ack', id: frame.id }))
    tellOthers(encodeToPage({ type: 'update', update: frame.update }), page, room)
  } else if (frame.type === 'awareness') {
    page.cursor = encodeToPage({ type: 'awareness', update: encodeCursor(page.clientId, frame) })
    tellOthers(page.cursor, page, room)
  }
}

function encodeCursor(clientId: number, { clock, state }: { clock: number; state: string }): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  })
}

function tellOthers(bytes: Uint8Array, from: Page, room: Set<Page>): void {
  for (const { socket } of room) if (socket !== from.socket) socket.send(bytes)
}

http.listen(0, '127.0.0.1', () => {
  const sessionIds = Array.from({ length: documents }, (_, at) => `document${at}`)
  const cookies = Array.from({ length: people }, () => '')
  // why: it listens on TCP, where the address is this
  const { port } = http.address() as AddressInfo
  console.log(JSON.stringify({ port, sessionIds, cookies, folder: null }))
})
