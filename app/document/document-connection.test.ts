// One page's end at the server with a database that answers when the test says so: what is told when, and to whom no more.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { systemTimers } from '#app/lib/timers.ts'
import { DocumentConnection } from './document-connection.server.ts'
import type { DocumentLog } from './document-log.server.ts'
import { decodeToPage, encodeFromPage, type FromPage, type ToPage } from './frames.ts'
import { ENCODED_BYTES_MAX } from './limits.ts'
import { LiveDocument } from './live-document.server.ts'
import { notesOf } from './shape.ts'

const key = { sessionId: 'session1', name: 'notes-0' }
const participants = [
  { userId: 'ana', name: 'Ana', sessionRole: 'candidate' as const },
  { userId: 'ben', name: 'Ben', sessionRole: 'interviewer' as const },
]

function openDocument() {
  const writes: (() => void)[] = []
  const lines = {
    append: () => new Promise<void>((resolve) => writes.push(resolve)),
    replace: () => Promise.resolve(),
  } as unknown as DocumentLog
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const live = new LiveDocument(
    key,
    { name: 'notes-0', kind: 'notes', round: '0' },
    { log, now: () => new Date(0), timers: systemTimers, lines },
  )
  const join = (userId: string) => {
    const heard: ToPage[] = []
    const socket = {
      bufferedAmount: 0,
      send: (bytes: Uint8Array) => void heard.push(decodeToPage(bytes) ?? expect.fail('no frame')),
      ping: vi.fn(),
      close: vi.fn(),
      terminate: vi.fn(),
    }
    const standing = {
      sessionRole: 'candidate',
      holdsControl: true,
      phase: 'working',
      round: 'present',
      hidden: false,
    } as const
    const seat = { userId, standing: () => standing, participants: () => participants }
    const connection = new DocumentConnection(socket, { live, seat, onClosed: () => undefined })
    const say = (frame: FromPage) => connection.receive(encodeFromPage(frame))
    const hello = (clientId: number) =>
      say({ type: 'hello', version: 1, clientId, stateVector: Y.encodeStateVector(new Y.Doc()) })
    const typesHeard = () => heard.map(({ type }) => type)
    return { connection, socket, heard, say, hello, typesHeard }
  }
  /** All that was asked of the database is done. */
  const save = async () => {
    for (const done of writes.splice(0)) done()
    await live.settled()
  }
  return { live, join, save }
}

function typed(clientId: number, text: string): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  notesOf(doc).insert(0, text)
  return Y.encodeStateAsUpdate(doc)
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('what the server tells a page', () => {
  it('DO2 nobody hears of an edit before it is in the database, its author no sooner than the others', async () => {
    const { live, join, save } = openDocument()
    const [ana, ben] = [join('ana'), join('ben')]
    ana.hello(1)
    ben.hello(2)
    ana.say({ type: 'update', id: 1, update: typed(1, 'hello') })
    await Promise.resolve()
    expect([ana.typesHeard(), ben.typesHeard()]).toEqual([['welcome'], ['welcome']])
    expect(notesOf(live.doc).toString()).toBe('')
    await save()
    expect([ana.typesHeard(), ben.typesHeard()]).toEqual([
      ['welcome', 'ack'],
      ['welcome', 'update'],
    ])
  })

  it('DO3 an answer to what was sent before a refusal is not taken for one to what is sent after it', async () => {
    const { join, save } = openDocument()
    const ana = join('ana')
    ana.hello(1)
    ana.say({ type: 'update', id: 3, update: typed(1, 'before') })
    ana.say({ type: 'update', id: 4, update: Uint8Array.from([9, 9, 9]) })
    ana.hello(11)
    await save()
    expect(ana.typesHeard()).toEqual(['welcome', 'refused', 'welcome', 'update'])
  })

  it('DO12 what a database does not take for long is refused in words, before it fills the memory', () => {
    const { join } = openDocument()
    const pages = participants.map(({ userId }, index) => {
      const page = join(userId)
      page.hello(index + 1)
      const doc = new Y.Doc()
      doc.clientID = index + 1
      doc.on('update', (update: Uint8Array) => page.say({ type: 'update', id: 1, update }))
      for (let n = 0; n < 11; n++) {
        notesOf(doc).insert(0, 'x'.repeat(200_000))
        notesOf(doc).delete(0, 200_000)
      }
      return page
    })
    const reasons = pages.map(({ heard }) => heard.find(({ type }) => type === 'refused'))
    expect(reasons).toEqual([undefined, { type: 'refused', reason: 'not-saved' }])
  })

  it('DO19 a document with too much behind it takes no more, however little is to be read in it', async () => {
    const { live, join } = openDocument()
    const past = new Y.Doc({ gc: false })
    past.clientID = 5
    notesOf(past).insert(0, 'x'.repeat(ENCODED_BYTES_MAX))
    notesOf(past).delete(0, ENCODED_BYTES_MAX)
    const update = Y.encodeStateAsUpdate(past)
    live.replay({ snapshot: { seq: 1, at: new Date(0), update, writers: { 5: 'ana' } }, rows: [] })
    const ana = join('ana')
    ana.hello(1)
    ana.say({ type: 'update', id: 1, update: typed(1, 'one more') })
    expect(ana.heard.at(-1)).toEqual({ type: 'refused', reason: 'document-full' })
    await live.end()
  })
})

describe('a page that is not there', () => {
  it('DO21 takes nothing in: it is cut off before the server keeps more for it', () => {
    const ana = openDocument().join('ana')
    ana.socket.bufferedAmount = 9 << 20
    ana.hello(1)
    expect([ana.socket.terminate.mock.calls.length, ana.heard]).toEqual([1, []])
  })

  it('DO21 says nothing to a second question whether it is there: it is hung up on, and nothing ticks for it', () => {
    const ana = openDocument().join('ana')
    ana.hello(1)
    vi.advanceTimersByTime(20_000)
    expect([ana.socket.ping.mock.calls.length, ana.socket.close.mock.calls.length]).toEqual([1, 0])
    ana.connection.alive()
    vi.advanceTimersByTime(20_000)
    expect(ana.socket.close).not.toHaveBeenCalled()
    vi.advanceTimersByTime(20_000)
    expect(ana.socket.close).toHaveBeenCalledWith(4005, 'silent')
    expect(vi.getTimerCount()).toBe(0)
  })
})
