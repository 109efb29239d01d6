// What was written together, kept when the session is over: its steps, for those who were there, as long as recordings.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { appendDocumentRows, loadDocument, replaceDocumentRows } from '#app/db/documents.server.ts'
import { listRecordingReads, listRecordings } from '#app/db/recordings.server.ts'
import { appendSessionEvents, listSessionEvents } from '#app/db/session-events.server.ts'
import { inTransaction } from '#app/db/client.server.ts'
import { deleteRecordings } from '#app/recording/delete-recording.server.ts'
import { readEdits } from '#app/recording/edits.ts'
import { keepRecordingsLater } from '#app/recording/keep-later.server.ts'
import type { ReplayPage } from '#app/recording/read-replay.server.ts'
import { loader as bytesLoader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId.bytes.ts'
import { loader as indexLoader } from '#app/routes/sessions.$sessionId_.recordings.$recordingId.index.ts'
import * as replay from '#app/routes/sessions.$sessionId_.replay.tsx'
import { actorOf, buildUser, type Cast } from '#test/support/build.ts'
import { TEST_START } from '#test/support/clock.ts'
import { createTestContext, type TestContext } from '#test/support/context.ts'
import { buildFinishedSession } from '#test/support/finished-session.ts'
import { visit } from '#test/support/pages.ts'
import { fetchRecordings } from '#test/support/recordings.ts'

let world: TestContext
let cast: Cast
beforeEach(async () => {
  world = await createTestContext()
  cast = await buildFinishedSession(world)
})
afterEach(() => world.close())

const BEGAN = Date.parse(TEST_START) + 5 * 60_000

/** Types it key by key, one a second, and puts the first `put` of them together in between, as long documents are. */
async function write(text: string, put: number): Promise<void> {
  const { db } = world.context
  const key = { sessionId: cast.session.id, name: 'notes-0' }
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const [at, char] of [...text].entries()) {
    doc.getText('text').insert(at, char)
    const row = { seq: at + 1, at: new Date(BEGAN + at * 1000), by: cast.candidate.id }
    await appendDocumentRows(db, [{ ...key, ...row, update: updates[at] ?? new Uint8Array() }])
    if (at + 1 === put)
      await replaceDocumentRows(db, key, { ...row, update: Y.encodeStateAsUpdate(doc), writers: {} })
  }
}
async function keep(): Promise<void> {
  const { db, now } = world.context
  await inTransaction(db, (tx) => keepRecordingsLater(tx, cast.session.id, now()))
  await fetchRecordings(world)
}
const recordingId = () => `${cast.session.id}-notes-0`
const fileOf = () => join(world.context.env.recordingsFolder, cast.session.id, `${recordingId()}.edits`)
function told(text: string): string[] {
  const doc = new Y.Doc()
  return (readEdits(text)?.edits ?? []).map(({ update }) => {
    Y.applyUpdate(doc, update)
    return doc.getText('text').toString()
  })
}
const ask = (as: { id: string }, route: { loader: typeof bytesLoader }) =>
  visit(world, route, {
    path: `/sessions/${cast.session.id}/recordings/${recordingId()}/bytes`,
    params: { sessionId: cast.session.id, recordingId: recordingId() },
    as,
  })

describe('the steps of a document', () => {
  it('RP26 are all there after rows were put together, once, and put aside no longer', async () => {
    await write('abcdef', 4)
    await keep()
    await keep()
    expect(told(readFileSync(fileOf(), 'utf8'))).toEqual(['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdef'])
    expect(await listRecordings(world.context.db, cast.session.id)).toMatchObject([
      { id: recordingId(), title: 'Notes', startedAt: new Date(BEGAN), durationMs: 5000, isCut: false },
    ])
    expect(await world.context.db.documentPast.count()).toBe(0)
    // The document itself is what it was.
    const { snapshot, rows } = await loadDocument(world.context.db, {
      sessionId: cast.session.id,
      name: 'notes-0',
    })
    expect([snapshot?.seq, rows.length]).toEqual([4, 2])
  })

  it('RP27 where steps are missing, the text is whole in the end, and it says so', async () => {
    await write('abcdef', 4)
    await world.context.db.documentPast.deleteMany({ where: { seq: 2 } })
    await keep()
    expect(told(readFileSync(fileOf(), 'utf8')).at(-1)).toBe('abcdef')
    expect(await listRecordings(world.context.db, cast.session.id)).toMatchObject([
      { isCut: true, cutWords: 'Not every step of it is there, only what it came to.' },
    ])
  })

  it('RP27 of a time in which recording was off only what it came to is kept', async () => {
    const events = await listSessionEvents(world.context.db, cast.session.id)
    const last = events.at(-1)
    if (!last) throw new Error('nothing happened')
    // As if it had been said in the middle: on the clock, not in the list, is what counts here.
    await world.context.db.sessionEvent.deleteMany({
      where: { sessionId: cast.session.id, at: { gt: new Date(BEGAN) } },
    })
    const left = await listSessionEvents(world.context.db, cast.session.id)
    const seq = (left.at(-1)?.seq ?? 0) + 1
    const both = [cast.candidate.id, cast.interviewer.id]
    await appendSessionEvents(world.context.db, cast.session.id, [
      { type: 'recording-set', on: false, seq, at: new Date(BEGAN + 1500).toISOString(), by: both[0] ?? '' },
      ...both.map((by, at) => ({
        type: 'recording-set' as const,
        on: true,
        seq: seq + 1 + at,
        at: new Date(BEGAN + 4500).toISOString(),
        by,
      })),
    ])
    await write('abcdef', 0)
    await keep()
    expect(told(readFileSync(fileOf(), 'utf8'))).toEqual(['a', 'ab', 'abcde', 'abcdef'])
  })

  it('RP26 are read by those who were there, written down, and gone when the candidate deletes them', async () => {
    await write('abc', 0)
    await keep()
    const { interviewer, candidate } = cast
    const page = (await visit(world, replay, {
      path: `/sessions/${cast.session.id}/replay`,
      params: { sessionId: cast.session.id },
      as: interviewer,
    })) as { body: ReplayPage }
    expect(page.body.axis.terminals).toMatchObject([
      { recordingId: recordingId(), document: 'notes', title: 'Notes' },
    ])
    const read = await ask(interviewer, { loader: bytesLoader })
    expect(told(String(read.body))).toEqual(['a', 'ab', 'abc'])
    // It is nothing that a terminal could play.
    expect((await ask(interviewer, { loader: indexLoader })).status).toBe(422)
    expect(
      (await ask(await buildUser(world.context.db, { role: 'admin' }), { loader: bytesLoader })).status,
    ).toBe(404)
    const reads = await listRecordingReads(world.context.db, cast.session.id)
    expect(reads.map(({ userId, what }) => [userId, what])).toEqual([[interviewer.id, 'replay']])

    await deleteRecordings(world.context, actorOf(candidate), { sessionId: cast.session.id })
    expect(existsSync(fileOf())).toBe(false)
    expect((await ask(interviewer, { loader: bytesLoader })).status).toBe(410)
  })
})
