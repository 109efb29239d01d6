// Who gets to a document and what becomes of those who try more than they may. The right people notice nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSize } from '#app/db/documents.server.ts'
import { shouldReconnect } from '#app/protocol/close-codes.ts'
import { FILE_BYTES_MAX, UPDATE_BYTES_MAX } from '#app/document/limits.ts'
import { filesOf, notesOf } from '#app/document/shape.ts'
import { buildSession, buildUser } from '#test/support/build.ts'
import { RawPage, type DocumentPage } from '#test/support/document-page.ts'
import { startDocumentSession, type DocumentSession } from '#test/support/document-session.ts'

let session: DocumentSession
let candidate: DocumentPage
let interviewer: DocumentPage

beforeAll(async () => {
  session = await startDocumentSession()
  candidate = await session.page(session.cast.candidate)
  interviewer = await session.page(session.cast.interviewer)
  await candidate.saved()
  await interviewer.saved()
  candidate.file().insert(0, 'x = 1\n')
  await interviewer.until(() => interviewer.text() === 'x = 1\n')
})
afterAll(() => session.end())

/** Whatever somebody tried: the others write on, and see each other. */
async function othersGoOn(mark: string): Promise<void> {
  candidate.file().insert(0, `# ${mark}\n`)
  await interviewer.until(() => interviewer.text().startsWith(`# ${mark}\n`))
  await candidate.saved()
}

/** An update as a page would make it that has what everybody has. */
function editAs(clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(candidate.doc))
  doc.clientID = clientId
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc, before)
}

describe('the door', () => {
  it('DO7 nobody without a login, no stranger and no foreign page gets in; all look the same', async () => {
    const { server, cast } = session
    const { db } = server.running.context
    expect(await (await session.raw(null)).closed).toBe(4001)
    const answers: number[] = []
    for (const role of ['candidate', 'interviewer', 'coordinator', 'admin'] as const) {
      const stranger = await buildUser(db, { role })
      answers.push(await (await session.raw(stranger)).closed)
      const cookie = await server.cookieOf(stranger)
      const nowhere = { port: server.port, cookie, sessionId: 'nosuchsession', name: 'code-0' }
      answers.push(await new RawPage(nowhere).closed)
    }
    expect(new Set(answers)).toEqual(new Set([4003]))
    const at = (await session.address(cast.candidate))()
    expect(await new RawPage(at, 'http://evil.example').closed).toBe(0)
    expect(await new RawPage(at, null).closed).toBe(0)
  })

  it.each(['code', 'secrets-0', 'code-1', 'code-00', 'code-', 'code-x', `code-${'0'.repeat(60)}`])(
    'DO7 a document called %s does not exist',
    async (name) => {
      expect([0, 4003]).toContain(await (await session.raw(session.cast.candidate, name)).closed)
    },
  )

  it('DO7 a candidate in the lobby gets the document when the briefing begins, not before', async () => {
    const lobby = await startDocumentSession({ phase: 'lobby' })
    const { documents } = lobby.server.running.context
    const open = await documents.open(lobby.cast.session.id, 'code-0')
    await open.change('starter', (doc) => void filesOf(doc).set('main.py', new Y.Text('secret starter')))
    const early = await lobby.page(lobby.cast.candidate)
    const lead = await lobby.page(lobby.cast.interviewer)
    await lead.until(() => lead.text() === 'secret starter')
    await early.until(() => early.status.access === 'not-begun')
    expect([early.status.loaded, early.text()]).toEqual([false, ''])
    await lobby.interviewer.command({ type: 'advance-phase', from: 'lobby' })
    await early.until(() => early.text() === 'secret starter')
    open.close()
    await lobby.end()
  })

  it('DO21 nonsense, a text frame, a flood of bytes and silence end that socket for good; another version reloads', async () => {
    const say = async (bytes: Uint8Array | string) => {
      const page = await session.raw(session.cast.candidate)
      await page.sayRaw(bytes)
      return page.closed
    }
    expect(await say(Uint8Array.from([0]))).toBe(4004)
    expect(await say('hello')).toBe(4004)
    expect(shouldReconnect(await say(new Uint8Array(UPDATE_BYTES_MAX * 2)))).toBe(false)
    expect(shouldReconnect(await say(new Uint8Array(UPDATE_BYTES_MAX * 8)))).toBe(false)
    const old = await session.raw(session.cast.candidate)
    await old.say({ type: 'hello', version: 99, clientId: 1, stateVector: Y.encodeStateVector(new Y.Doc()) })
    expect(await old.closed).toBe(4000)
    const odd = await session.raw(session.cast.candidate)
    await odd.say({ type: 'hello', version: 1, clientId: 1, stateVector: Uint8Array.from([200, 200, 200]) })
    expect(await odd.closed).toBe(4004)
    await othersGoOn('after nonsense')
  })

  it('DO21 whoever says nothing for five seconds is hung up on', { timeout: 15_000 }, async () => {
    expect(await (await session.raw(session.cast.candidate)).closed).toBe(4004)
  })

  it('DO22 two people with two tabs each see all four write', async () => {
    const second = await session.page(session.cast.candidate, 'notes-0')
    const tabs = [second]
    for (const who of ['candidate', 'interviewer', 'interviewer'] as const)
      tabs.push(await session.page(session.cast[who], 'notes-0'))
    for (const tab of tabs) await tab.saved()
    tabs.forEach((tab, index) => notesOf(tab.doc).insert(0, `[${index}]`))
    for (const tab of tabs) {
      await tab.until(() => [0, 1, 2, 3].every((index) => notesOf(tab.doc).toString().includes(`[${index}]`)))
      await tab.saved()
    }
    expect(new Set(tabs.map((tab) => notesOf(tab.doc).toString())).size).toBe(1)
  })

  it('DO22 the thirty-third tab of one person takes the place of the oldest', async () => {
    const tabs: RawPage[] = []
    for (let i = 0; i < 33; i++) {
      const tab = await session.raw(session.cast.shadow, 'notes-0')
      await tab.hello(1000 + i)
      tabs.push(tab)
    }
    expect(await tabs[0]?.closed).toBe(4008)
    for (const tab of tabs) tab.close()
  })
})

describe('what may be said', () => {
  it('DO17 an update that is broken is refused; after a new hello the same page writes on', async () => {
    const page = await session.raw(session.cast.candidate)
    await page.hello(500, candidate.doc)
    await page.say({ type: 'update', id: 1, update: Uint8Array.from([1, 2, 3, 4, 5]) })
    await page.hears((frame) => frame.type === 'refused' && frame.reason === 'broken')
    await page.say({
      type: 'update',
      id: 2,
      update: editAs(500, (doc) => filesOf(doc).get('main.py')?.insert(0, 'NO')),
    })
    await page.hello(501, candidate.doc)
    await page.say({
      type: 'update',
      id: 3,
      update: editAs(501, (doc) => filesOf(doc).get('main.py')?.insert(0, 'YES')),
    })
    await page.hears((frame) => frame.type === 'ack' && frame.id === 3)
    await interviewer.until(() => interviewer.text().startsWith('YES'))
    expect(interviewer.text()).not.toContain('NO')
    page.close()
    await othersGoOn('after a broken update')
  })

  it("DO17 a page that takes a Yjs number of somebody else's is told to take another", async () => {
    const page = await session.raw(session.cast.interviewer)
    const { clientID } = candidate.doc
    await page.say({
      type: 'hello',
      version: 1,
      clientId: clientID,
      stateVector: Y.encodeStateVector(new Y.Doc()),
    })
    await page.hears((frame) => frame.type === 'refused')
    page.close()
    await othersGoOn('after a stolen number')
  })

  it('DO18, DO19 what does not fit is refused, costs the others nothing and is in no row', async () => {
    const { db } = session.server.running.context
    const key = { sessionId: session.cast.session.id, name: 'code-0' }
    const before = await documentSize(db, key)
    const tries: [string, Uint8Array][] = [
      ['broken', editAs(600, (doc) => doc.getArray('more').push([1]))],
      ['bad-path', editAs(600, (doc) => filesOf(doc).set('../../etc/passwd', new Y.Text('x')))],
      [
        'too-large',
        editAs(600, (doc) => filesOf(doc).set('big.py', new Y.Text('x'.repeat(UPDATE_BYTES_MAX + 1)))),
      ],
      [
        'file-too-large',
        editAs(600, (doc) => filesOf(doc).set('b.py', new Y.Text('x'.repeat(FILE_BYTES_MAX + 1)))),
      ],
    ]
    for (const [reason, update] of tries) {
      const page = await session.raw(session.cast.candidate)
      await page.hello(600, candidate.doc)
      await page.say({ type: 'update', id: 1, update })
      await page.hears((frame) => frame.type === 'refused' && frame.reason === reason)
      page.close()
    }
    expect(await documentSize(db, key)).toEqual(before)
    await othersGoOn('after what did not fit')
  })

  it('DO19 a paste of five megabytes is refused in words before it leaves, and what was typed before stays', async () => {
    const page = await session.page(session.cast.candidate)
    await page.saved()
    page.reachable(false)
    await page.until(() => page.status.word === 'offline')
    page.file().insert(0, 'typed before ')
    page.file().insert(0, 'x'.repeat(5 << 20))
    expect(page.refused.map((one) => one.words)).toEqual([expect.stringContaining('too much at once')])
    page.reachable(true)
    await page.until(() => page.replaced === 1 && page.status.word === 'saved')
    expect(page.text()).toMatch(/^typed before /)
    expect(page.text().length).toBeLessThan(10_000)
    page.file().insert(0, 'and after ')
    await interviewer.until(() => interviewer.text().startsWith('and after typed before '))
    page.close()
  })

  it('DO20 a flood of edits is refused, then hung up on, and memory and the others stay as they were', async () => {
    const other = await startDocumentSession()
    const page = await other.raw(other.cast.candidate, 'notes-0')
    const lead = await other.page(other.cast.interviewer, 'notes-0')
    await lead.saved()
    const doc = new Y.Doc()
    doc.clientID = 700
    await page.hello(700, doc)
    let id = 0
    doc.on('update', (update: Uint8Array) => void page.say({ type: 'update', id: ++id, update }))
    const before = process.memoryUsage().rss
    for (let round = 0; round < 40; round++) {
      for (let i = 0; i < 400; i++) notesOf(doc).insert(0, 'x'.repeat(500))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await page.hears((frame) => frame.type === 'refused' && frame.reason === 'too-fast')
    for (let i = 0; i < 40; i++) {
      await page.say({ type: 'hello', version: 1, clientId: 800 + i, stateVector: Uint8Array.from([0]) })
      await page.say({ type: 'update', id: 1, update: Uint8Array.from([9, 9, 9]) })
    }
    expect(await page.closed).toBe(4004)
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(300)
    notesOf(lead.doc).insert(0, 'still here')
    await lead.saved()
    await other.end()
    await othersGoOn('after a flood')
  })
})

describe('who may write', () => {
  it.each(['code-0', 'board-0', 'notes-0'])('DO4 a shadow reads %s and writes nothing', async (name) => {
    const shadow = await session.page(session.cast.shadow, name)
    await shadow.until(() => shadow.status.access === 'only-watching')
    shadow.doc.getMap('files').set('a.py', new Y.Text('shadow'))
    await shadow.until(() => shadow.refused[0]?.reason === 'only-watching' && shadow.replaced === 1)
    expect(shadow.doc.getMap('files').size === 0 || !filesOf(shadow.doc).has('a.py')).toBe(true)
    shadow.close()
  })

  it('DO14 an edit that was taken before control changed is not refused when it is sent again', async () => {
    const page = await session.raw(session.cast.candidate)
    await page.hello(900, candidate.doc)
    const update = editAs(900, (doc) => filesOf(doc).get('main.py')?.insert(0, 'once '))
    await page.say({ type: 'update', id: 1, update })
    await page.hears((frame) => frame.type === 'ack' && frame.id === 1)
    await session.grant(session.cast.interviewer)
    await page.hears((frame) => frame.type === 'access' && frame.access === 'no-control')
    await page.say({ type: 'update', id: 2, update })
    await page.hears((frame) => frame.type === 'ack' && frame.id === 2)
    await page.say({
      type: 'update',
      id: 3,
      update: editAs(900, (doc) => filesOf(doc).get('main.py')?.insert(0, 'more')),
    })
    await page.hears((frame) => frame.type === 'refused' && frame.reason === 'no-control')
    await session.grant(session.cast.candidate)
    page.close()
  })

  it('DO4 when the work is over, documents are read and no longer written', async () => {
    const other = await buildSession(session.server.running.context.db)
    expect(other.session.id).not.toBe(session.cast.session.id)
    const notes = await session.page(session.cast.interviewer, 'notes-0')
    await notes.saved()
    for (const from of ['working', 'wrap-up'] as const) {
      expect(await session.interviewer.command({ type: 'advance-phase', from })).toMatchObject({
        type: 'done',
      })
    }
    await notes.until(() => notes.status.access === 'over')
    notesOf(notes.doc).insert(0, 'too late')
    await notes.until(() => notes.refused[0]?.reason === 'over' && notes.replaced === 1)
    expect(notesOf(notes.doc).toString()).not.toContain('too late')
    expect(interviewer.text().length).toBeGreaterThan(0)
  })
})
