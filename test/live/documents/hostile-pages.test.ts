// Pages that keep to the protocol and use it against the others: their numbers, their patience, work that is done.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSize } from '#app/db/documents.server.ts'
import { filesOf, notesOf } from '#app/document/shape.ts'
import { buildSession, type Cast } from '#test/support/build.ts'
import type { SessionClient } from '#test/support/client.ts'
import { DocumentPage, RawPage } from '#test/support/document-page.ts'
import { startDocumentSession, type DocumentSession } from '#test/support/document-session.ts'
import { chosen, roundsOf } from '#test/support/round-script.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { everyKind } from '#test/support/work-questions.ts'

describe('numbers and places of others', () => {
  let session: DocumentSession
  beforeAll(async () => {
    session = await startDocumentSession()
  })
  afterAll(() => session.end())

  it('DO17 the number of a page that has only read so far is nobody else’s, and its own first edit is taken', async () => {
    const reader = await session.page(session.cast.interviewer, 'notes-0')
    await reader.saved()
    const thief = await session.raw(session.cast.candidate, 'notes-0')
    const stateVector = Y.encodeStateVector(new Y.Doc())
    await thief.say({ type: 'hello', version: 1, clientId: reader.doc.clientID, stateVector })
    await thief.hears((frame) => frame.type === 'refused' && frame.reason === 'broken')
    const thiefs = new Y.Doc()
    thiefs.clientID = reader.doc.clientID
    notesOf(thiefs).insert(0, 'written as you')
    await thief.say({ type: 'update', id: 1, update: Y.encodeStateAsUpdate(thiefs) })
    notesOf(reader.doc).insert(0, 'mine')
    await reader.saved()
    expect([reader.refused.length, notesOf(reader.doc).toString()]).toEqual([0, 'mine'])
    thief.close()
  })

  it('DO17 whose number it was is known after a restart, from single rows and from rows put together', async () => {
    const { server, cast } = session
    const key = { sessionId: cast.session.id, name: 'code-0' }
    for (const [clientId, edits] of [
      [7001, 1],
      [7002, 25],
    ] as const) {
      const author = await session.raw(cast.candidate)
      const doc = new Y.Doc()
      doc.clientID = clientId
      const updates: Uint8Array[] = []
      doc.on('update', (update: Uint8Array) => updates.push(update))
      filesOf(doc).set(`by-${clientId}.py`, new Y.Text())
      for (let n = 1; n < edits; n++) filesOf(doc).get(`by-${clientId}.py`)?.insert(0, 'x')
      await author.hello(clientId, doc)
      for (const [id, update] of updates.entries()) await author.say({ type: 'update', id, update })
      await author.hears((frame) => frame.type === 'ack' && frame.id === edits - 1)
      await server.restart()
      await session.rejoin()
      const { rows } = await documentSize(server.running.context.db, key)
      expect(rows).toBe(1)
      const thief = await session.raw(cast.interviewer)
      await thief.say(helloAs(clientId))
      await thief.hears((frame) => frame.type === 'refused' && frame.reason === 'broken')
      const owner = await session.raw(cast.candidate)
      await owner.hello(clientId)
      owner.close()
      thief.close()
    }
  })

  it('DO22 forty tabs that come at once are thirty-two', async () => {
    const { server, cast } = session
    const cookie = await server.cookieOf(cast.shadow)
    const at = { port: server.port, cookie, sessionId: cast.session.id, name: 'notes-0' }
    const tabs = Array.from({ length: 40 }, () => new RawPage(at))
    const codes: number[] = []
    for (const tab of tabs) void tab.closed.then((code) => codes.push(code))
    await Promise.all(tabs.map((tab, n) => tab.say(helloAs(5000 + n))))
    await expect.poll(() => codes.filter((code) => code === 4008).length, { timeout: 10_000 }).toBe(8)
    const welcomed = () => tabs.filter((tab) => tab.heard.some(({ type }) => type === 'welcome')).length
    await expect.poll(welcomed, { timeout: 10_000 }).toBeGreaterThanOrEqual(32)
    expect(codes).toHaveLength(8)
    for (const tab of tabs) tab.close()
  })

  it('DO20 whoever asks for all of a document again and again is hung up on, and the others go on', async () => {
    const page = await session.raw(session.cast.candidate)
    for (let n = 0; n < 60; n++) await page.say(helloAs(6000))
    expect(await page.closed).toBe(4004)
    const other = await session.page(session.cast.interviewer, 'notes-0')
    await other.saved()
  })
})

describe('work of another round', () => {
  let server: TestServer
  let cast: Cast
  let interviewer: SessionClient
  const pages: DocumentPage[] = []

  beforeAll(async () => {
    server = await startTestServer({ questions: everyKind })
    const planned = roundsOf([chosen.coding, chosen.internals])
    cast = await buildSession(server.running.context.db, {
      rounds: planned,
      questionSlug: planned[0]?.questions[0]?.questionSlug ?? '',
    })
    interviewer = await server.join(cast.session, cast.interviewer)
    await interviewer.seesView((view) => view.sandbox.status === 'ready')
  })
  afterAll(async () => {
    for (const page of pages) page.close()
    await server.close()
  })

  async function pageOf(name: string): Promise<DocumentPage> {
    const cookie = await server.cookieOf(cast.candidate)
    const page = new DocumentPage(() => ({ port: server.port, cookie, sessionId: cast.session.id, name }))
    pages.push(page)
    return page
  }

  async function until(isThere: () => boolean): Promise<void> {
    while (!isThere()) {
      const { phase, stage } = interviewer.view ?? {}
      if (!phase || phase === 'closed') throw new Error('nothing comes next')
      const at = interviewer.view?.stage?.at
      expect(
        await interviewer.command({ type: 'advance-phase', from: phase, ...(stage ? { at: stage.at } : {}) }),
      ).toMatchObject({ type: 'done' })
      await interviewer.seesView((view) => view.stage?.at !== at)
    }
  }

  it('DO4 what a later round is for cannot be written yet, and what a round left stays as its clock left it', async () => {
    const code = await pageOf('code-0')
    const later = await pageOf('notes-1')
    await until(() => interviewer.view?.stage?.id === 'write')
    await code.until(() => code.status.loaded && code.status.access === null)
    code.file().insert(0, 'in time')
    await code.saved()
    await later.until(() => later.status.access === 'not-begun')
    notesOf(later.doc).insert(0, 'too early')
    await later.until(() => later.refused[0]?.reason === 'not-begun' && later.replaced === 1)
    await until(() => interviewer.view?.stage?.round === 1 && interviewer.view.phase === 'working')
    await code.until(() => code.status.access === 'over')
    filesOf(code.doc).get('main.py')?.insert(0, 'too late, ')
    await code.until(() => code.refused[0]?.reason === 'over' && code.replaced === 1)
    expect(code.text()).toBe('in time')
    await later.until(() => later.status.access === null)
    notesOf(later.doc).insert(0, 'now')
    await later.saved()
  })
})

function helloAs(clientId: number) {
  return {
    type: 'hello',
    version: 1,
    clientId,
    stateVector: Y.encodeStateVector(new Y.Doc()),
  } as const
}
