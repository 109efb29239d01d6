// A database that takes nothing for a while, and one that somebody else writes to.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendDocumentRows, loadDocument } from '#app/db/documents.server.ts'
import { notesOf } from '#app/document/shape.ts'
import { startDocumentSession, type DocumentSession } from '#test/support/document-session.ts'

describe('trouble with the database', () => {
  let session: DocumentSession
  beforeAll(async () => {
    session = await startDocumentSession()
  })
  afterAll(() => session.end())

  it('DO12, DO3 what cannot be saved says saving, reaches nobody, and is saved when it can be', async () => {
    const { db } = session.server.running.context
    const candidate = await session.page(session.cast.candidate, 'notes-0')
    const interviewer = await session.page(session.cast.interviewer, 'notes-0')
    await candidate.saved()
    await interviewer.saved()
    await db.$executeRawUnsafe(
      `CREATE TRIGGER full BEFORE INSERT ON "DocumentUpdate" BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    notesOf(candidate.doc).insert(0, 'first ')
    const failed = () => session.server.log.lines.some(({ words }) => words.includes('could not be saved'))
    await candidate.until(failed, 'the database took it')
    expect([candidate.status.word, notesOf(interviewer.doc).toString()]).toEqual(['saving', ''])
    notesOf(candidate.doc).insert(0, 'second ')
    await db.$executeRawUnsafe('DROP TRIGGER full')
    // The clock of the server stands still in tests: the next try is a moment of its own.
    session.server.clock.advance(10_000)
    await interviewer.until(() => notesOf(interviewer.doc).toString() === 'second first ')
    await candidate.saved()
    candidate.close()
    interviewer.close()
  })

  it('DO12 a web process that ends while nothing can be saved loses nothing: the pages hand it over again', async () => {
    const { db } = session.server.running.context
    const candidate = await session.page(session.cast.candidate, 'notes-0')
    await candidate.saved()
    await db.$executeRawUnsafe(
      `CREATE TRIGGER full BEFORE INSERT ON "DocumentUpdate" BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    const lines = session.server.log.lines.length
    notesOf(candidate.doc).insert(0, 'kept here ')
    await candidate.until(() => session.server.log.lines.length > lines, 'the database took it')
    await db.$executeRawUnsafe('DROP TRIGGER full')
    await session.server.restart()
    await session.rejoin()
    await candidate.saved()
    const late = await session.page(session.cast.interviewer, 'notes-0')
    await late.until(() => notesOf(late.doc).toString().startsWith('kept here '))
    candidate.close()
    late.close()
  })

  it('DO13 a document that another process wrote to is read again, and what was typed meanwhile joins it', async () => {
    const { db } = session.server.running.context
    const key = { sessionId: session.cast.session.id, name: 'notes-0' }
    const candidate = await session.page(session.cast.candidate, 'notes-0')
    await candidate.saved()
    notesOf(candidate.doc).insert(0, 'ours ')
    await candidate.saved()
    const { snapshot, rows } = await loadDocument(db, key)
    const elsewhere = new Y.Doc()
    for (const { update } of [...(snapshot ? [snapshot] : []), ...rows]) Y.applyUpdate(elsewhere, update)
    const before = Y.encodeStateVector(elsewhere)
    notesOf(elsewhere).insert(0, 'theirs ')
    const seq = (rows.at(-1)?.seq ?? snapshot?.seq ?? 0) + 1
    const update = Y.encodeStateAsUpdate(elsewhere, before)
    await appendDocumentRows(db, [{ ...key, seq, at: new Date(), by: session.cast.interviewer.id, update }])
    notesOf(candidate.doc).insert(0, 'late ')
    await candidate.until(() => notesOf(candidate.doc).toString().includes('theirs '))
    await candidate.saved()
    const late = await session.page(session.cast.interviewer, 'notes-0')
    await late.until(() => notesOf(late.doc).toString() === notesOf(candidate.doc).toString())
    expect(notesOf(late.doc).toString()).toMatch(/late .*ours |ours .*late /)
  })
})
