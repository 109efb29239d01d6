// Writing together over real sockets and a real database: what one writes the others see, and it is kept.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { documentSize, loadDocument } from '#app/db/documents.server.ts'
import { startDocumentSession, type DocumentSession } from '#test/support/document-session.ts'
import type { DocumentPage } from '#test/support/document-page.ts'

describe('writing together', () => {
  let session: DocumentSession
  let candidate: DocumentPage
  let interviewer: DocumentPage

  beforeAll(async () => {
    session = await startDocumentSession()
    candidate = await session.page(session.cast.candidate)
    interviewer = await session.page(session.cast.interviewer)
    await candidate.saved()
    await interviewer.saved()
  })
  afterAll(() => session.end())

  it('DO1 what whoever has control types, everybody sees', async () => {
    candidate.file().insert(0, 'print("hello")\n')
    expect(candidate.status.word).toBe('saving')
    await interviewer.until(() => interviewer.text() === 'print("hello")\n')
    await candidate.saved()
  })

  it('DO2 what counts as saved is in the database', async () => {
    candidate.file().insert(0, '# saved\n')
    await candidate.saved()
    const stored = await loadDocument(session.server.running.context.db, {
      sessionId: session.cast.session.id,
      name: 'code-0',
    })
    const doc = new Y.Doc()
    for (const row of stored.rows) Y.applyUpdate(doc, row.update)
    expect(doc.getMap<Y.Text>('files').get('main.py')?.toString()).toMatch(/^# saved\n/)
    expect(new Set(stored.rows.map((row) => row.by))).toEqual(new Set([session.cast.candidate.id]))
  })

  it('DO5 an edit without control is refused in words, and that page shows again what the others see', async () => {
    interviewer.file().insert(0, 'NOT MINE')
    await interviewer.until(() => interviewer.refused.length === 1 && interviewer.replaced === 1)
    expect(interviewer.refused[0]).toMatchObject({ reason: 'no-control', words: /control/ })
    expect(interviewer.refused[0]?.before.getMap<Y.Text>('files').get('main.py')?.toString()).toContain(
      'NOT MINE',
    )
    await interviewer.until(() => interviewer.text() === candidate.text())
    expect(candidate.text()).not.toContain('NOT MINE')
  })

  it('DO6 a change of control takes effect at once, for pages that are open', async () => {
    await session.grant(session.cast.interviewer)
    await interviewer.until(() => interviewer.status.access === null)
    await candidate.until(() => candidate.status.access === 'no-control')
    interviewer.file().insert(0, '# interviewer\n')
    await candidate.until(() => candidate.text().startsWith('# interviewer\n'))
    await session.grant(session.cast.candidate)
    await candidate.until(() => candidate.status.access === null)
  })

  it('DO8 what was typed without a connection arrives when it is back', async () => {
    candidate.reachable(false)
    await candidate.until(() => candidate.status.word === 'offline')
    for (const letter of 'offline') candidate.file().insert(0, letter)
    expect(candidate.status.unsaved).toBe(true)
    candidate.reachable(true)
    await interviewer.until(() => interviewer.text().startsWith('enilffo'))
    await candidate.saved()
  })

  it('DO9 a restart of the web process loses nothing', async () => {
    candidate.file().insert(0, 'before ')
    const restarted = session.server.restart()
    candidate.file().insert(0, 'meanwhile ')
    await restarted
    await session.rejoin()
    await interviewer.until(() => interviewer.text().startsWith('meanwhile before enilffo'))
    await candidate.saved()
    const late = await session.page(session.cast.shadow)
    await late.until(() => late.text() === candidate.text())
    late.close()
  })

  it('DO10 after much typing the rows are put together, and nothing of the text changes', async () => {
    for (let i = 0; i < 700; i++) {
      candidate.file('long.py').insert(candidate.file('long.py').length, `line ${i}\n`)
      if (i % 2 === 0) await candidate.saved()
    }
    await candidate.saved()
    const { db } = session.server.running.context
    const key = { sessionId: session.cast.session.id, name: 'code-0' }
    const size = await documentSize(db, key)
    expect(size.rows).toBeLessThanOrEqual(301)
    expect((await loadDocument(db, key)).snapshot).not.toBeNull()
    await session.server.restart()
    await session.rejoin()
    const late = await session.page(session.cast.shadow)
    await late.until(() => late.text('long.py').endsWith('line 699\n'))
    expect(late.text('long.py')).toBe(candidate.text('long.py'))
  })
})
